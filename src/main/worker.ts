import { booksMoved, cashJobs } from '../cash/index.ts'
import { correspondenceCron, correspondenceJobs } from '../correspondence/index.ts'
import { lastTalks } from '../desk/index.ts'
import {
  decideAfterBooks,
  dunningCron,
  dunningJobs,
  importDependants,
  messageSettled,
  moneyWithheld,
} from '../dunning/index.ts'
import { intakeJobs } from '../intake/index.ts'
import { reactionJobs } from '../platform/facts.ts'
import type { CronJob, JobHandlers } from '../platform/jobs.ts'
import type { Deps } from './app.ts'
import { stillWanted } from './still-wanted.ts'

/** Every job of every capability, by name. */
export function createJobs(deps: Deps): JobHandlers {
  const dunning = { ...deps, lastTalks }
  const matching = { ...deps, withheld: moneyWithheld }
  return {
    ...intakeJobs({ ...deps, dependants: importDependants }),
    ...cashJobs(matching),
    ...correspondenceJobs({ ...deps, hooks: { stillWanted: (tx, messageId) => stillWanted(tx, dunning, messageId) } }),
    ...dunningJobs(dunning),
    ...reactionJobs({
      // Money finds its documents first; the day is then decided again with what is left.
      books_moved: [(payload) => booksMoved(matching, payload), (payload) => decideAfterBooks(dunning, payload)],
      message_settled: [(payload) => messageSettled(dunning, payload)],
    }),
  }
}

/** Work that comes due by the clock. */
export const CRON: readonly CronJob[] = [...correspondenceCron, ...dunningCron]
