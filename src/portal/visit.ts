import {
  type Accounts,
  CLIENT_ADDRESS_HEADER,
  countVisit,
  followLink,
  type GuessGuard,
  LINK_PATHS,
  type Link,
  membersOf,
  organisationOf,
  stillOpen,
} from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { dayIn, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { type Customer, customerOf } from '../parties/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import type { PageCall, PageReply } from '../platform/page/page-server.ts'
import { record } from '../trail/index.ts'
import { actWording } from './act-wording.ts'
import { closedPage } from './closed-page.ts'
import type { PortalSetting } from './model.ts'
import { settingOf } from './setting-store.ts'

export type VisitDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly guard: GuessGuard
  /** Who of our own is signed in: they look at a page without being taken for the customer. */
  readonly accounts: Pick<Accounts, 'personOf'>
}

/** Somebody on a customer's page, inside the one transaction of what they came for. */
export type Visit = {
  readonly tx: OrgTx
  readonly link: Link
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

/** A visit goes on for this long after its last page; what comes later is a new one on the timeline. */
export const VISIT_MS = 30 * 60_000

/** Turns away who tries codes before anything that they send is read; null for whoever holds a link, and where a code is typed. */
export async function turnedAway(deps: VisitDeps, call: PageCall): Promise<PageReply | null> {
  const at = deps.clock.now()
  const address = call.request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''
  if (deps.guard.isTired(address, at)) return closedPage(call, true)
  const { code } = call.params
  if (code === undefined || (await followLink(deps.db, 'portal', code, at)).is !== 'unknown') return null
  deps.guard.wrong(address, at)
  return closedPage(call)
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
  const address = call.request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''
  if (deps.guard.isTired(address, at)) return closedPage(call, true)
  const code = call.params.code ?? ''
  const found = await followLink(deps.db, 'portal', code, at)
  if (found.is === 'unknown') {
    deps.guard.wrong(address, at)
    return closedPage(call)
  }
  const person = await deps.accounts.personOf(call.request)
  return deps.db.inOrg(found.orgId, async (tx) => {
    const { timeZone, isDemo } = await organisationOf(tx)
    // A demonstration is there to be tried, on both sides of the page.
    const isOurs = person !== null && !isDemo && (await membersOf(tx)).some(({ userId }) => userId === person.userId)
    if (isOurs && call.form) throw new Refused(refuse('own_member', actWording.ownMember).refusal)
    const setting = await settingOf(tx)
    const customer = await customerOf(tx, found.link.customerId)
    const lang = call.chosen ?? customer?.lang ?? call.spoken
    const by: By = {
      actor: { id: `debtor:${found.link.id}`, name: customer?.name ?? '' },
      at,
      today: dayIn(timeZone, at),
    }
    const link = setting.isOn ? await stillOpen(tx, found.link.id, at, call.form === null && !isOurs) : null
    if (!link || !customer) {
      // Told once for a while, as a visit is: a link that goes round fills no record.
      if (customer && !isOurs && found.is !== 'open' && isNews(found.link, at, closedAt(found.link))) {
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
    if (call.form === null && !isOurs && isNews(found.link, at)) await tell(tx, 'portal_visited', link, by)
    return reply
  })
}

/** Nothing was told of this link for a while, or not since `since`. */
const isNews = ({ lastVisitAt }: Link, at: Date, since?: Date): boolean =>
  lastVisitAt === null ||
  at.getTime() - lastVisitAt.getTime() > VISIT_MS ||
  (since !== undefined && lastVisitAt <= since)

const closedAt = ({ revokedAt, expiresAt }: Link): Date => revokedAt ?? expiresAt

const withLang = (address: string, asked: string): string => {
  if (asked === '') return address
  const [path, rest] = address.split('#')
  const joined = path!.includes('?') ? `${path}&${asked.slice(1)}` : `${path}${asked}`
  return rest === undefined ? joined : `${joined}#${rest}`
}

const tell = (tx: OrgTx, verb: string, link: Link, by: By) =>
  record(tx, {
    actor: by.actor,
    at: by.at,
    verb,
    subject: { kind: 'customer', id: link.customerId },
    data: { link: link.id, message: link.aboutId },
  })
