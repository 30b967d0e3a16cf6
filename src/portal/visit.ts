import {
  CLIENT_ADDRESS_HEADER,
  countVisit,
  isNewVisit,
  isOwnMember,
  LINK_PATHS,
  type Link,
  organisationOf,
  stillOpen,
  type VisitDeps,
  whoComes,
} from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { dayIn, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { type Customer, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { PageCall, PageReply } from '../platform/page/page-server.ts'
import { record } from '../trail/index.ts'
import { actWording } from './act-wording.ts'
import { closedPage } from './closed-page.ts'
import type { PortalSetting } from './model.ts'
import { settingOf } from './setting-store.ts'

/** Somebody on a customer's page, inside the one transaction of what they came for. */
export type Visit = {
  readonly tx: OrgTx
  readonly link: Link<'portal'>
  /** The day of the organisation on which the link runs out. */
  readonly expiresOn: LocalDate
  readonly customer: Customer
  readonly setting: PortalSetting
  readonly lang: Lang
  /** A member of the organisation who looks: it is no visit of the customer's. */
  readonly isOurs: boolean
  /** The customer, by the link that it holds: nobody knows who sits at the screen. */
  readonly by: By
  /** An address of this page, in the language that was chosen: `at('/pay')`. */
  at(path: string): string
}

/** Turns away who tries codes before anything that they send is read; null for whoever holds a link, and where a code is typed. */
export async function turnedAway(deps: VisitDeps, call: PageCall): Promise<PageReply | null> {
  const at = deps.clock.now()
  const { code } = call.params
  if (code === undefined) {
    const address = call.request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''
    return deps.guard.isTired(address, at) ? closedPage(call, true) : null
  }
  const { is } = await whoComes(deps, 'portal', { code, request: call.request }, at)
  return is === 'tired' || is === 'unknown' ? closedPage(call, is === 'tired') : null
}

/**
 * Opens the link of a call and does `work` in one transaction that sees its organisation only. Every link that opens nothing is answered
 * by the same page, whatever the reason; one that did open something once is told on the trail. A member of the organisation sees the
 * page, is no visit of the customer's, and may do nothing in its name.
 */
export async function visited(
  deps: VisitDeps,
  call: PageCall,
  work: (visit: Visit) => Promise<PageReply>,
): Promise<PageReply> {
  const at = deps.clock.now()
  const code = call.params.code ?? ''
  const found = await whoComes(deps, 'portal', { code, request: call.request }, at)
  if (found.is === 'tired' || found.is === 'unknown') return closedPage(call, found.is === 'tired')
  const person = await deps.accounts.personOf(call.request)
  return deps.db.inOrg(found.orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const isOurs = await isOwnMember(tx, person)
    if (isOurs && call.form) throw new Refused(refuse('own_member', actWording.ownMember).refusal)
    const setting = await settingOf(tx)
    const customer = await customerOf(tx, found.link.customerId)
    const lang = call.chosen ?? customer?.lang ?? call.spoken
    const by: By = {
      actor: { id: `debtor:${found.link.id}`, name: customer?.name ?? '' },
      at,
      today: dayIn(timeZone, at),
    }
    const link = setting.isOn ? await stillOpen(tx, found.link, at, call.form === null && !isOurs) : null
    if (!link || !customer) {
      if (customer && !isOurs && found.is !== 'open' && isNewVisit(found.link, at, found.is)) {
        await countVisit(tx, found.link.id, at)
        await tell(tx, 'portal_visit_refused', found.link, by)
      }
      return closedPage(call)
    }
    const base = `${LINK_PATHS.portal}/${encodeURIComponent(code)}`
    const asked = call.chosen && call.chosen !== customer.lang ? `?lang=${call.chosen}` : ''
    const expiresOn = dayIn(timeZone, link.expiresAt)
    const place = { at: (path: string) => withLang(`${base}${path}`, asked) }
    const reply = await work({ tx, link, expiresOn, customer, setting, lang, isOurs, by, ...place })
    if (call.form === null && !isOurs && isNewVisit(found.link, at)) await tell(tx, 'portal_visited', link, by)
    return reply
  })
}

const withLang = (address: string, asked: string): string => {
  if (asked === '') return address
  const [path, rest] = address.split('#')
  const joined = path!.includes('?') ? `${path}&${asked.slice(1)}` : `${path}${asked}`
  return rest === undefined ? joined : `${joined}#${rest}`
}

const tell = (tx: OrgTx, verb: string, link: Link<'portal'>, by: By) =>
  record(tx, {
    actor: by.actor,
    at: by.at,
    verb,
    subject: { kind: 'customer', id: link.customerId },
    data: { link: link.id, message: link.aboutId },
  })
