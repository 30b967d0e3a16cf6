export { serveCash } from './api.ts'
export { serveDebits } from './debits/api.ts'
export { answerReliedUpon, recordAnswer, stageAnswer, withdrawAnswer } from './debits/bank-answer.ts'
export { dropAnswers } from './debits/bank-answer-store.ts'
export { noticeStillWanted } from './debits/collection-notice.ts'
export type { DebitHooks } from './debits/collection-proposal.ts'
export { collectionsRunning } from './debits/collection-store.ts'
export { takeBackDetached } from './lines/detached-store.ts'
export { followMatches } from './lines/match-store.ts'
export { receiptsToMatch } from './lines/proposal-store.ts'
export { cashJobs } from './matching/jobs.ts'
export { matchLines } from './matching/match-lines.ts'
export { booksMoved } from './reactions.ts'
export { bankFreshOn } from './statements/followed-account-store.ts'
export {
  compareStatements,
  recordStatements,
  shownAccount,
  withdrawStatements,
} from './statements/import-statements.ts'
export { doubtfulLines } from './statements/recognition-store.ts'
export { stageBankFile } from './statements/stage-statements.ts'
export { countStaged, dropStagedStatements, stagedDaysAhead } from './statements/staged-store.ts'
export { lockLinesOf, matchedLinesOf, type StatementSummary } from './statements/statement-store.ts'
