import type { ApiDeps } from '../access/index.ts'
import { serveAccounts } from './account-api.ts'
import { serveAdvices } from './advice-api.ts'
import { serveDocuments } from './document-api.ts'
import { serveJournal } from './journal-api.ts'
import { serveLines } from './line-api.ts'
import type { MatchDeps } from './match-withheld.ts'
import { serveReturns } from './return-api.ts'
import { serveSetting } from './setting-api.ts'
import { serveSettlements } from './settlement-api.ts'
import { serveWaiting } from './waiting-api.ts'

/** All of cash but direct debits, which ask those after it before they collect (`serveDebits`). */
export function serveCash(deps: ApiDeps & MatchDeps): void {
  serveLines(deps)
  serveReturns(deps)
  serveDocuments(deps)
  serveJournal(deps)
  serveAdvices(deps)
  serveAccounts(deps)
  serveSetting(deps)
  serveSettlements(deps)
  serveWaiting(deps)
}
