import { createAccounts, createGate, serveAccess } from '../access/index.ts'
import { serveCash, serveDebits } from '../cash/index.ts'
import { serveCorrespondence } from '../correspondence/index.ts'
import { lastTalks, serveDesk } from '../desk/index.ts'
import { serveDisputes } from '../disputes/index.ts'
import { serveDunning } from '../dunning/index.ts'
import { serveInsight } from '../insight/index.ts'
import { serveIntake } from '../intake/index.ts'
import { serveLedger } from '../ledger/index.ts'
import { serveParties } from '../parties/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { createHttp } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import type { Vault } from '../platform/secrets.ts'
import { servePromises } from '../promises/index.ts'
import { serveReplies } from '../replies/index.ts'
import { serveDemo } from './demo-api.ts'
import { debitHooks, dependants, withheld } from './holding-back.ts'
import { openItems } from './open-items.ts'
import { stillWanted } from './still-wanted.ts'

/** What every part of the running product is made with. */
export type Deps = {
  readonly db: Db
  readonly clock: Clock
  /** The installation's secret, from which keys are derived. */
  readonly secret: string
  readonly vault: Vault
  readonly publicUrl: string
  readonly press: PdfPress
}

/**
 * The whole API on one database: what the server serves and what stories talk to. `demosCutOff`: the people whose demonstration
 * was lost as an earlier process died; they are told.
 */
export function createApp(deps: Deps, demosCutOff: ReadonlySet<string> = new Set()) {
  const accounts = createAccounts(deps.db.authPool, deps)
  const http = createHttp(createGate(deps.db, accounts))
  const api = { http, ...deps }
  serveAccess(api, accounts, deps.publicUrl)
  serveParties(api)
  serveCorrespondence(api, {
    openItems,
    stillWanted: (tx, messageId) => stillWanted(tx, { ...deps, lastTalks }, messageId),
  })
  serveLedger(api)
  serveCash({ ...api, withheld })
  serveDebits(api, debitHooks)
  serveIntake(api, { dependants })
  serveDisputes(api)
  servePromises(api)
  serveDunning({ ...api, lastTalks })
  serveReplies({ ...api, lastTalks })
  serveDesk(api)
  serveInsight(api)
  serveDemo(api, demosCutOff)
  http.app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Quittance', version: '1', description: 'Receivables desk' },
  })
  return { app: http.app, routes: http.served, accounts }
}
export type App = ReturnType<typeof createApp>
