import type { ApiDeps } from '../access/index.ts'
import { serveAdvices } from './advices/api.ts'
import { serveLines } from './answers/api.ts'
import { serveChecks } from './answers/check-api.ts'
import { serveDocuments } from './answers/document-api.ts'
import { serveRefunds } from './answers/refund-api.ts'
import { serveReturns } from './answers/return-api.ts'
import { serveSettlements } from './answers/settlement-api.ts'
import { serveWaiting } from './answers/waiting-api.ts'
import { serveJournal } from './journal/api.ts'
import { matchLines } from './matching/match-lines.ts'
import type { MatchDeps } from './matching/match-withheld.ts'
import { serveSetting } from './matching/setting-api.ts'
import { serveAccounts } from './statements/account-api.ts'

/** All of cash but direct debits, which ask those after it before they collect (`serveDebits`). */
export function serveCash(deps: ApiDeps & MatchDeps): void {
  serveLines(deps)
  serveChecks(deps)
  serveReturns(deps)
  serveRefunds(deps)
  serveDocuments(deps)
  serveJournal(deps)
  serveAdvices(deps, (orgId, by) => matchLines(deps, orgId, by))
  serveAccounts(deps)
  serveSetting(deps)
  serveSettlements(deps)
  serveWaiting(deps)
}
