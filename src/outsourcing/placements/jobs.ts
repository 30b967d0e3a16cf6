import type { JobHandlers } from '../../platform/jobs.ts'
import { buildHandover, type HandoverDeps } from './build-handover.ts'
import { type RingDeps, ringWebhook, sweepWebhooks } from './ring-webhooks.ts'

/** `outsourcing.ring` waits for machines of others; `.sweep` looks at every organisation. */
export const placementJobs = (deps: HandoverDeps & RingDeps): JobHandlers => ({
  'outsourcing.build_handover': (payload) => buildHandover(deps, payload),
  'outsourcing.ring': (payload) => ringWebhook(deps, payload),
  'outsourcing.sweep': () => sweepWebhooks(deps),
})

/** Every minute: what a provider's program did not take, once its hour has come. */
export const placementCron = [{ task: 'outsourcing.sweep', match: '* * * * *' }] as const
