import type { JobHandlers } from '../../platform/jobs.ts'
import { buildHandover, type HandoverDeps } from './build-handover.ts'
import { type NightDeps, placeNightly } from './place-by-rules.ts'
import { type RingDeps, ringWebhook, sweepWebhooks } from './ring-webhooks.ts'

/** `outsourcing.ring` waits for machines of others; `.sweep` and `.place_nightly` look at every organisation. */
export const placementJobs = (deps: HandoverDeps & RingDeps & NightDeps): JobHandlers => ({
  'outsourcing.build_handover': (payload) => buildHandover(deps, payload),
  'outsourcing.ring': (payload) => ringWebhook(deps, payload),
  'outsourcing.sweep': () => sweepWebhooks(deps),
  'outsourcing.place_nightly': () => placeNightly(deps),
})

/**
 * Every minute: what a provider's program did not take, once its hour has come. Every half hour: the day of an organisation that has begun
 * since, before its reminders leave.
 */
export const placementCron = [
  { task: 'outsourcing.sweep', match: '* * * * *' },
  { task: 'outsourcing.place_nightly', match: '*/30 * * * *' },
] as const
