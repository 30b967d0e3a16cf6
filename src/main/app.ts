import { createAccounts, createGate, serveAccess } from '../access/index.ts'
import { serveLedger } from '../ledger/index.ts'
import { serveParties } from '../parties/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { createHttp } from '../platform/http.ts'

/** The whole API on one database: what the server serves and what stories talk to. */
export function createApp(deps: { db: Db; clock: Clock; secret: string; publicUrl: string }) {
  const accounts = createAccounts(deps.db.authPool, deps)
  const http = createHttp(createGate(deps.db, accounts))
  const api = { http, db: deps.db, clock: deps.clock }
  serveAccess(api, accounts, deps.publicUrl)
  serveParties(api)
  serveLedger(api)
  http.app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Quittance', version: '1', description: 'Receivables desk' } })
  return { app: http.app, routes: http.served, accounts }
}
export type App = ReturnType<typeof createApp>
