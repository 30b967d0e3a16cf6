import { booksMoved, cashJobs } from '../cash/index.ts'
import { correspondenceCron, correspondenceJobs } from '../correspondence/index.ts'
import { lastTalks } from '../desk/index.ts'
import { followBooks } from '../disputes/index.ts'
import { decideAfterBooks, decideCustomerAgain, dunningCron, dunningJobs, messageSettled } from '../dunning/index.ts'
import { intakeJobs } from '../intake/index.ts'
import { reactionJobs } from '../platform/facts.ts'
import type { CronJob, JobHandlers } from '../platform/jobs.ts'
import { itemsSettled, promiseCron, promiseJobs } from '../promises/index.ts'
import { repliesCron, repliesJobs } from '../replies/index.ts'
import type { Deps } from './app.ts'
import { dependants, withheld } from './holding-back.ts'
import { stillWanted } from './still-wanted.ts'

/** Every job of every capability, by name. */
export function createJobs(deps: Deps): JobHandlers {
  const dunning = { ...deps, lastTalks }
  const matching = { ...deps, withheld }
  return {
    ...intakeJobs({ ...deps, dependants }),
    ...cashJobs(matching),
    ...correspondenceJobs({ ...deps, hooks: { stillWanted: (tx, messageId) => stillWanted(tx, dunning, messageId) } }),
    ...promiseJobs(deps),
    ...dunningJobs(dunning),
    ...repliesJobs(deps),
    ...reactionJobs({
      // Money finds its documents first; the day is then decided again with what is left.
      books_moved: [
        (payload) => booksMoved(matching, payload),
        (payload) => followBooks(deps, payload),
        (payload) => itemsSettled(deps, payload),
        (payload) => decideAfterBooks(dunning, payload),
      ],
      items_settled: [(payload) => followBooks(deps, payload), (payload) => itemsSettled(deps, payload)],
      dispute_moved: [(payload) => decideCustomerAgain(dunning, payload)],
      promise_moved: [(payload) => decideCustomerAgain(dunning, payload)],
      message_settled: [(payload) => messageSettled(dunning, payload)],
    }),
  }
}

/** Work that comes due by the clock. */
export const CRON: readonly CronJob[] = [...correspondenceCron, ...promiseCron, ...dunningCron, ...repliesCron]
