import { type Links, markRevoked, moveExpiry, openLinksAbout, organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { type FilledMessage, paragraph } from '../../correspondence/index.ts'
import { addDays, dayIn, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { mailWording as words } from './mail-wording.ts'

/** What a page is about: a quote or a mandate, of a provider that has no account here. `until`: the last day on which it opens. */
type PageOrder = { readonly aboutId: string; readonly until: LocalDate }

/** The way to a provider's page, as a mail tells it. Told again, the link is the same while it opens. */
export async function pageBlocks(
  tx: OrgTx,
  links: Links,
  { aboutId, until }: PageOrder,
  by: By,
): Promise<FilledMessage['blocks']> {
  const { lang } = await organisationOf(tx)
  const expiresAt = new Date(Date.parse(until) + 86_400_000)
  const [open] = await openLinksAbout(tx, [aboutId], by.at)
  const order = { purpose: 'provider' as const, customerId: null, aboutId, expiresAt }
  const { address } = await links.give(tx, open ? { ...order, id: open.id } : order, by)
  if (open && open.expiresAt < expiresAt) await moveExpiry(tx, open.id, expiresAt)
  return [
    { kind: 'paragraph', lines: [[{ text: say(lang, words.openPage), bold: true, url: address }]] },
    paragraph(say(lang, words.pageNote, { day: formatDay(lang, until) })),
  ]
}

/** A link as a member reads it, with the last day on which it opens; the link itself is in the mail alone. */
export type PageLink = { readonly lastOn: LocalDate; readonly visits: number; readonly lastVisitAt: Date | null }

/** The page that is open about each of these. */
export async function pagesOf(tx: OrgTx, ids: readonly string[], at: Date): Promise<ReadonlyMap<string, PageLink>> {
  const { timeZone } = await organisationOf(tx)
  const open = await openLinksAbout(tx, ids, at)
  return new Map(
    open.toReversed().map(({ aboutId, expiresAt, visits, lastVisitAt }) => {
      const lastOn = addDays(dayIn(timeZone, expiresAt), -1)
      return [aboutId!, { lastOn, visits, lastVisitAt }]
    }),
  )
}

/** Takes every link about this back: they open nothing any more. */
export async function closePage(
  tx: OrgTx,
  { id, providerId }: { readonly id: string; readonly providerId: string },
  { actor, at }: By,
): Promise<void> {
  const open = await openLinksAbout(tx, [id], at)
  if (open.length === 0) return
  const ids = open.map((one) => one.id)
  await markRevoked(tx, ids, actor.id, at)
  const subject = { kind: 'provider', id: providerId }
  await record(tx, { actor, at, verb: 'provider_page_closed', subject, data: { about: id, links: ids } })
}
