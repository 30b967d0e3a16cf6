import {
  countVisit,
  isNewVisit,
  isOwnMember,
  LINK_PATHS,
  type Link,
  organisationOf,
  stillOpen,
  type VisitDeps,
  whoComes,
} from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { type Letterhead, letterheadOf } from '../../correspondence/index.ts'
import { addDays, dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PageCall, PageReply } from '../../platform/page/page-server.ts'
import { languageOf } from '../../platform/page/plain-page.ts'
import { record } from '../../trail/index.ts'
import type { Mandate } from '../mandates/model.ts'
import { mandateOf } from '../mandates/store.ts'
import { eventAbout } from '../providers/keep-provider.ts'
import type { Provider } from '../providers/model.ts'
import { providerOf } from '../providers/provider-store.ts'
import { type Quote, type QuoteRequest, quoteOf, quoteRequestOf } from '../providers/quote-store.ts'
import { closedPage } from './closed-page.ts'
import { pagesWording as words } from './wording.ts'

/** What a page is about: one quote or one mandate of one provider, and nothing else of its creditor. */
export type About =
  | { readonly is: 'quote'; readonly quote: Quote; readonly request: QuoteRequest }
  | { readonly is: 'mandate'; readonly mandate: Mandate }

/** Somebody on a provider's page, inside the one transaction of what they came for. */
export type Visit = {
  readonly tx: OrgTx
  readonly link: Link<'provider'>
  /** The last day on which it opens. */
  readonly lastOn: LocalDate
  readonly provider: Provider
  readonly about: About
  readonly letterhead: Letterhead
  readonly lang: Lang
  /** The provider, by the link that it holds: nobody knows who sits at the screen. */
  readonly by: By
  /** The day of an instant where the creditor is. */
  dayOf(at: Date): LocalDate
  /** An address of this page, in the language that was chosen. */
  at(path: string): string
}

/** Turns away who tries codes before anything that they send is read; null for whoever holds a link. */
export async function turnedAway(deps: VisitDeps, call: PageCall): Promise<PageReply | null> {
  const at = deps.clock.now()
  const { is } = await whoComes(deps, 'provider', { code: call.params.code ?? '', request: call.request }, at)
  return is === 'open' ? null : closedPage(call, is === 'tired')
}

/**
 * Opens the link of a call and does `work` in one transaction that sees its organisation only. Every link that opens nothing is answered by
 * the same page; one that did open something once is told on the trail, once for each of its visits. A member of the creditor sees the page and
 * may do nothing in the provider's name.
 */
export async function visited(
  deps: VisitDeps,
  call: PageCall,
  work: (visit: Visit) => Promise<PageReply>,
): Promise<PageReply> {
  const at = deps.clock.now()
  const code = call.params.code ?? ''
  const found = await whoComes(deps, 'provider', { code, request: call.request }, at)
  if (found.is === 'tired' || found.is === 'unknown') return closedPage(call, found.is === 'tired')
  const person = await deps.accounts.personOf(call.request)
  return deps.db.inOrg(found.orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const isOurs = await isOwnMember(tx, person)
    if (isOurs && call.form) throw new Refused(refuse('own_member', words.ownMember).refusal)
    const read = await aboutOf(tx, found.link.aboutId ?? '')
    const by: By = {
      actor: { id: `provider:${read?.provider.id ?? ''}`, name: read?.provider.name ?? '' },
      at,
      today: dayIn(timeZone, at),
    }
    const isNews = !isOurs && call.form === null && isNewVisit(found.link, at, found.is)
    const link = await stillOpen(tx, found.link, at, call.form === null && !isOurs)
    if (!read || !link || read.isClosed) {
      if (read && isNews) {
        await countVisit(tx, found.link.id, at)
        await record(tx, eventAbout(read.provider.id, 'provider_page_refused', by, { link: found.link.id }))
      }
      return closedPage(call)
    }
    const base = `${LINK_PATHS.provider}/${encodeURIComponent(code)}`
    const reply = await work({
      ...{ tx, link, by, provider: read.provider, about: read.about, letterhead: await letterheadOf(tx) },
      ...{ lang: languageOf(call), lastOn: addDays(dayIn(timeZone, link.expiresAt), -1) },
      dayOf: (instant) => dayIn(timeZone, instant),
      at: (path) => `${base}${path}${call.chosen ? `?lang=${call.chosen}` : ''}`,
    })
    if (isNews)
      await record(
        tx,
        eventAbout(read.provider.id, 'provider_page_visited', by, { link: link.id, about: link.aboutId }),
      )
    return reply
  })
}

/** What the link is about, as it stands now. Closed: the provider was archived, or has an organisation here and answers from it. */
async function aboutOf(
  tx: OrgTx,
  aboutId: string,
): Promise<{ about: About; provider: Provider; isClosed: boolean } | null> {
  const quote = await quoteOf(tx, aboutId)
  const mandate = quote ? null : await mandateOf(tx, aboutId)
  const one = quote ?? mandate
  const provider = one && (await providerOf(tx, one.providerId))
  if (!one || !provider) return null
  const isClosed = provider.archivedAt !== null || one.agencyOrgId !== null
  const about: About = quote
    ? { is: 'quote', quote, request: (await quoteRequestOf(tx, quote.requestId))! }
    : { is: 'mandate', mandate: mandate! }
  return { about, provider, isClosed }
}
