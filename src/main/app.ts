import { type Caller, createAccounts, createGate, serveAccess, signedLinks } from '../access/index.ts'
import { serveCash, serveDebits } from '../cash/index.ts'
import { serveColleagues } from '../colleagues/index.ts'
import { serveCorrespondence } from '../correspondence/index.ts'
import { inCharge, lastTalks, serveDesk } from '../desk/index.ts'
import { serveDisputes } from '../disputes/index.ts'
import { serveDocuments } from '../documents/index.ts'
import { customersIn, segmentsOf, serveDunning } from '../dunning/index.ts'
import { serveInsight } from '../insight/index.ts'
import { serveIntake } from '../intake/index.ts'
import { serveLedger } from '../ledger/index.ts'
import { agencyGate, planHooks, serveLegal } from '../legal/index.ts'
import { askMandate, debtsKeptOut, leftWith, remittancesArrived, serveOutsourcing } from '../outsourcing/index.ts'
import { serveParties } from '../parties/index.ts'
import type { Clock } from '../platform/clock.ts'
import { behindWalls, type Db, forAgency } from '../platform/db.ts'
import { createHttp } from '../platform/http.ts'
import { servePageFiles } from '../platform/page/page-server.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import type { Vault } from '../platform/secrets.ts'
import { servePortal, servePortalPages } from '../portal/index.ts'
import { servePromises } from '../promises/index.ts'
import { serveReplies } from '../replies/index.ts'
import { serveDemo } from './demo-api.ts'
import { debitHooks, dependants, withheld } from './holding-back.ts'
import { openItems } from './open-items.ts'
import { sendHooks } from './send-hooks.ts'

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

/** Whatever is done for somebody of an agency is done as the role that sees what was placed with it; at home, behind their walls. */
const asTheyStand = <T>({ member }: Caller, work: () => T): T =>
  member?.agency
    ? forAgency(member.agency.orgId, work)
    : member && member.closed.length > 0
      ? behindWalls(member.closed, work)
      : work()

/**
 * The whole API on one database: what the server serves and what stories talk to. `demosCutOff`: the people whose demonstration
 * was lost as an earlier process died; they are told.
 */
export function createApp(deps: Deps, demosCutOff: ReadonlySet<string> = new Set()) {
  const accounts = createAccounts(deps.db.authPool, deps)
  const http = createHttp(createGate(deps.db, accounts), asTheyStand)
  const api = { http, ...deps, links: signedLinks(deps) }
  serveAccess(api, accounts, deps.publicUrl)
  serveParties(api)
  serveCorrespondence(api, {
    openItems,
    askAgent: agencyGate,
    ...sendHooks({ ...api, lastTalks, inCharge }),
  })
  serveLedger(api)
  serveCash({ ...api, withheld, othersMoney: remittancesArrived })
  serveDebits(api, debitHooks)
  serveIntake(api, { dependants })
  serveDocuments({ ...api, handedOver: leftWith })
  serveDisputes(api)
  servePromises({ ...api, ...planHooks, askMandate })
  serveLegal({ ...api, customersIn, keptOut: debtsKeptOut })
  serveOutsourcing({ ...api, accounts, segmentsOf })
  serveDunning({ ...api, lastTalks, inCharge })
  serveReplies({ ...api, lastTalks, inCharge, openItems })
  serveColleagues(api, { ...api, lastTalks })
  serveDesk(api)
  serveInsight(api)
  servePortal({ ...api, lastTalks, inCharge })
  servePageFiles(http.app)
  servePortalPages(http.app, { ...deps, accounts, lastTalks, inCharge })
  serveDemo(api, demosCutOff)
  http.app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Quittance', version: '1', description: 'Receivables desk' },
  })
  return { app: http.app, routes: http.served, accounts }
}
export type App = ReturnType<typeof createApp>
