import { signedLinks } from '../access/index.ts'
import { booksMoved, cashJobs } from '../cash/index.ts'
import { colleagueCron, colleagueJobs, disputeMoved } from '../colleagues/index.ts'
import { correspondenceCron, correspondenceJobs } from '../correspondence/index.ts'
import { caseloadCron, caseloadFollows, caseloadJobs, inCharge, lastTalks } from '../desk/index.ts'
import { followBooks } from '../disputes/index.ts'
import { documentsCron, documentsJobs } from '../documents/index.ts'
import {
  agencyLettersFollow,
  decideAfterBooks,
  decideAfterSettling,
  decideCustomerAgain,
  dunningCron,
  dunningJobs,
  messagesSettled,
  segmentsOf,
  staleReceipts,
} from '../dunning/index.ts'
import { intakeJobs } from '../intake/index.ts'
import { ledgerCron, ledgerJobs } from '../ledger/index.ts'
import {
  barredAmong,
  clocksMoved,
  clocksToReckon,
  evidenceJobs,
  feedCron,
  feedJobs,
  interestCron,
  interestJobs,
  limitationCron,
  limitationJobs,
  noticesMoved,
  packJobs,
  planHooks,
  proceedingCron,
  proceedingJobs,
  proofLettersSettled,
} from '../legal/index.ts'
import {
  agencyWrote,
  closingJobs,
  directReceipts,
  feeCron,
  feeJobs,
  feesFollow,
  handBackAfterEnd,
  mandateCron,
  mandateJobs,
  mandateMoved,
  placementCron,
  placementJobs,
  placementsFollow,
  quittancesFollow,
  remittanceCron,
  remittanceJobs,
  remittancesArrived,
  remittancesLeft,
  requestsFollow,
  resultCron,
  resultJobs,
} from '../outsourcing/index.ts'
import { reactionJobs } from '../platform/facts.ts'
import type { CronJob, JobHandlers, Outward } from '../platform/jobs.ts'
import { itemsSettled, promiseCron, promiseJobs } from '../promises/index.ts'
import { repliesCron, repliesJobs, textCame } from '../replies/index.ts'
import type { Deps } from './app.ts'
import { history } from './history.ts'
import { dependants, withheld } from './holding-back.ts'
import { keepBeginnings } from './keep-beginnings.ts'
import { sendHooks } from './send-hooks.ts'

/** Every job of every capability, by name. */
export function createJobs(deps: Deps): JobHandlers {
  const dunning = { ...deps, lastTalks, inCharge }
  const colleagues = { ...dunning, links: signedLinks(deps) }
  const matching = { ...deps, withheld, othersMoney: remittancesArrived }
  const promising = { ...deps, ...planHooks }
  return {
    ...intakeJobs({ ...deps, dependants }),
    ...cashJobs(matching),
    ...correspondenceJobs({ ...deps, hooks: sendHooks(colleagues) }),
    ...documentsJobs(deps),
    ...promiseJobs(promising),
    ...limitationJobs(deps),
    ...proceedingJobs(deps),
    ...interestJobs({ ...deps, barredAmong }),
    ...packJobs(deps),
    ...evidenceJobs({ ...deps, history }),
    ...feedJobs(deps),
    ...mandateJobs(deps),
    ...feeJobs(deps),
    ...remittanceJobs(deps),
    ...resultJobs(deps),
    ...placementJobs({ ...deps, segmentsOf, staleReceipts }),
    ...dunningJobs(dunning),
    ...repliesJobs(deps),
    ...colleagueJobs(colleagues),
    ...closingJobs({ ...deps, history }),
    ...caseloadJobs(deps),
    ...ledgerJobs(deps),
    ...reactionJobs({
      // Money finds its documents first; the day is then decided again with what is left.
      books_moved: [
        (payload) => booksMoved(matching, payload),
        (payload) => remittancesLeft(deps, payload),
        (payload) => followBooks(deps, payload),
        (payload) => itemsSettled(promising, payload),
        (payload) => clocksToReckon(deps, payload),
        (payload) => placementsFollow(deps, payload),
        (payload) => directReceipts(deps, payload),
        (payload) => decideAfterBooks(dunning, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      items_settled: [
        (payload) => followBooks(deps, payload),
        (payload) => itemsSettled(promising, payload),
        (payload) => clocksMoved(deps, payload),
        (payload) => placementsFollow(deps, payload),
        (payload) => directReceipts(deps, payload),
        (payload) => decideAfterSettling(dunning, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      dispute_moved: [
        (payload) => decideCustomerAgain(dunning, payload),
        (payload) => disputeMoved(colleagues, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      promise_moved: [
        (payload) => clocksMoved(deps, payload),
        (payload) => requestsFollow(deps, payload),
        (payload) => decideCustomerAgain(dunning, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      insolvency_moved: [
        (payload) => itemsSettled(promising, payload),
        (payload) => clocksMoved(deps, payload),
        (payload) => decideCustomerAgain(dunning, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      placement_moved: [
        (payload) => requestsFollow(deps, payload),
        (payload) => agencyLettersFollow(dunning, payload),
        (payload) => decideAfterSettling(dunning, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      mandate_moved: [
        (payload) => keepBeginnings(deps, payload),
        (payload) => mandateMoved(deps, payload),
        (payload) => handBackAfterEnd(deps, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      remittance_paid: [(payload) => booksMoved(matching, payload)],
      receipt_moved: [(payload) => feesFollow(deps, payload), (payload) => quittancesFollow(deps, payload)],
      note_written: [(payload) => caseloadFollows(deps, payload)],
      proceeding_moved: [(payload) => decideCustomerAgain(dunning, payload)],
      payer_moved: [(payload) => decideCustomerAgain(dunning, payload)],
      absence_moved: [(payload) => decideCustomerAgain(dunning, payload)],
      message_settled: [
        (payload) => proofLettersSettled(deps, payload),
        (payload) => noticesMoved(deps, payload),
        (payload) => agencyWrote(deps, payload),
        (payload) => messagesSettled(dunning, payload),
        (payload) => caseloadFollows(deps, payload),
      ],
      message_tracked: [(payload) => noticesMoved(deps, payload)],
      text_received: [(payload) => textCame(deps, payload)],
    }),
  }
}

/** Mail servers, services and mailboxes of others, which may be slow for minutes. */
export const OUTWARD: Outward = {
  names: new Set([
    'correspondence.send',
    'correspondence.follow',
    'replies.poll',
    'insolvency.read',
    'outsourcing.ring',
  ]),
  slots: 3,
}

/** Work that comes due by the clock. */
export const CRON: readonly CronJob[] = [
  ...correspondenceCron,
  ...documentsCron,
  ...promiseCron,
  ...limitationCron,
  ...proceedingCron,
  ...interestCron,
  ...feedCron,
  ...mandateCron,
  ...feeCron,
  ...remittanceCron,
  ...placementCron,
  ...resultCron,
  ...dunningCron,
  ...repliesCron,
  ...colleagueCron,
  ...caseloadCron,
  ...ledgerCron,
]
