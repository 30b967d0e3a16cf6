import { folded } from '../kernel/plain-letters.ts'
import { type Lang, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { eventsOf, type StoredEvent } from '../trail/index.ts'
import { type EventData, eventLines } from './event-lines.ts'
import type { TimelineKind } from './model.ts'
import { importsOf, messagesTo, notesOf, paymentsOf } from './timeline-store.ts'
import { eventTitles, outcomeNames, timelineWording as words } from './wording.ts'

/** One line of a history: what happened, to whom, by whom, and what it opens: a message, a document, the documents of an import, or what it is made of. */
export type TimelineEntry = {
  readonly at: Date
  readonly kind: TimelineKind
  readonly customerId: string
  readonly title: string
  readonly detail: string
  readonly lines: readonly string[]
  readonly by: string
  readonly messageId: string | null
  readonly importId: string | null
  readonly itemId: string | null
}
const opensNothing = { lines: [], messageId: null, importId: null, itemId: null } as const

/** Events that only repeat what a note or a message of the timeline says in full. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['note_written', 'call_logged'])

export type TimelineAsked = {
  readonly customerIds: readonly string[]
  readonly before: Date
  readonly limit: number
  /** Of one kind only. */
  readonly kind?: TimelineKind | undefined
  /** Every word must be found in what a line says, accents and capitals aside. */
  readonly words?: string | undefined
}
export type TimelinePage = {
  readonly entries: TimelineEntry[]
  /** Where the next page begins; null when there is none. */
  readonly next: Date | null
}

/** Lines read at once, and how many times more is read to find words: beyond that the search goes on with the next page. */
const READ = 200
const MOST_READS = 25
/** Lines of one instant shown together at most. */
const DEEPEST = 10_000

/** What happened with customers before an instant, newest first: commands from the trail, messages, notes, calls, payments and imports. */
export async function timelineOf(tx: OrgTx, asked: TimelineAsked, lang: Lang): Promise<TimelinePage> {
  const wanted = folded(asked.words ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const found: TimelineEntry[] = []
  let before = asked.before
  for (let reads = 0; reads < MOST_READS; reads++) {
    // One more than asked says whether there is a next page.
    const read = wanted.length > 0 ? READ : asked.limit + 1
    const { entries, next } = await readPage(tx, { ...asked, before, limit: read }, lang)
    found.push(...entries.filter((entry) => says(entry, wanted)))
    if (!next) return pageOf(found, asked.limit, null)
    before = next
    if (found.length >= asked.limit) break
  }
  return pageOf(found, asked.limit, before)
}

function says({ title, detail, lines, by }: TimelineEntry, wanted: readonly string[]): boolean {
  const text = folded([title, detail, by, ...lines].join(' '))
  return wanted.every((word) => text.includes(word))
}

/** As many lines as asked, and those of the same instant as the last: one page never ends in the middle of an instant. */
function pageOf(entries: TimelineEntry[], limit: number, rest: Date | null): TimelinePage {
  const last = entries[limit - 1]
  if (!last) return { entries, next: rest }
  const cut = entries.findIndex((entry, index) => index >= limit && entry.at.getTime() < last.at.getTime())
  return cut === -1 ? { entries, next: rest } : { entries: entries.slice(0, cut), next: last.at }
}

/** What one source told, and the instant of its oldest line when it has more: nothing is known of it before. */
type Source = { readonly entries: readonly TimelineEntry[]; readonly until: Date | null }

/** Every kind asked, down to the instant to which all of them were read: what is older may lack lines of one of them. */
async function readPage(tx: OrgTx, asked: TimelineAsked, lang: Lang): Promise<TimelinePage> {
  const is = (kind: TimelineKind) => asked.kind === undefined || asked.kind === kind
  const sources: Source[] = []
  const take = <Row>(rows: readonly Row[], at: (row: Row) => Date, told: (row: Row) => TimelineEntry | null) => {
    const entries = rows.flatMap((row) => told(row) ?? [])
    sources.push({ entries, until: rows.length < asked.limit ? null : at(rows.at(-1)!) })
  }
  if (is('event'))
    for (const id of asked.customerIds)
      take(
        await eventsOf(tx, 'customer', id, asked.before, asked.limit),
        (one) => one.at,
        (one) => eventEntry(one, id, lang),
      )
  if (is('message'))
    take(
      await messagesTo(tx, asked),
      (one) => one.queuedAt,
      (one) => messageEntry(one, lang),
    )
  if (is('note') || is('call'))
    take(
      await notesOf(tx, asked),
      (one) => one.madeAt,
      (one) => (is(one.kind) ? noteEntry(one, lang) : null),
    )
  if (is('payment'))
    take(
      await paymentsOf(tx, asked),
      (one) => one.at,
      (one) => paymentEntry(one, lang),
    )
  if (is('import'))
    take(
      await importsOf(tx, asked),
      (one) => one.at,
      (one) => importEntry(one, lang),
    )
  const all = sources.flatMap(({ entries }) => entries).toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const floor = Math.max(...sources.map(({ until }) => until?.getTime() ?? -Infinity))
  if (floor === -Infinity) return { entries: all, next: null }
  const above = all.filter(({ at }) => at.getTime() > floor)
  if (above.length > 0) return { entries: above, next: new Date(floor + 1) }
  // A whole page of one instant, as bulk work writes them: it is read deeper, so that none of it is lost between two pages.
  if (asked.limit < DEEPEST) return readPage(tx, { ...asked, limit: asked.limit * 8 }, lang)
  return { entries: all.filter(({ at }) => at.getTime() === floor), next: new Date(floor) }
}

function eventEntry(event: StoredEvent, customerId: string, lang: Lang): TimelineEntry | null {
  if (TOLD_ELSEWHERE.has(event.verb)) return null
  const { actorName, data } = JSON.parse(event.body) as { actorName: string; data: EventData }
  const title = eventTitles[event.verb]
  return {
    ...opensNothing,
    at: event.at,
    kind: 'event',
    customerId,
    title: title ? say(lang, title) : event.verb,
    detail: '',
    lines: eventLines(lang, event.verb, data),
    by: actorName,
  }
}

const messageEntry = (one: Awaited<ReturnType<typeof messagesTo>>[number], lang: Lang): TimelineEntry => ({
  ...opensNothing,
  at: one.queuedAt,
  kind: 'message',
  customerId: one.customerId,
  title: say(lang, words[one.channel], { state: say(lang, words[one.state]) }),
  detail: one.subject,
  by: one.toAddress,
  messageId: one.id,
})

const noteEntry = (one: Awaited<ReturnType<typeof notesOf>>[number], lang: Lang): TimelineEntry => ({
  ...opensNothing,
  at: one.madeAt,
  kind: one.kind,
  customerId: one.customerId,
  title: one.outcome ? say(lang, words.call, { outcome: say(lang, outcomeNames[one.outcome]) }) : say(lang, words.note),
  detail: one.body,
  by: one.madeBy,
})

const paymentEntry = (one: Awaited<ReturnType<typeof paymentsOf>>[number], lang: Lang): TimelineEntry => ({
  ...opensNothing,
  at: one.at,
  kind: 'payment',
  customerId: one.customerId,
  title: say(lang, one.isTakenBack ? words.takenBack : words.paid, {
    what: say(lang, words[one.kind]),
    amount: { cents: one.cents, currency: one.currency },
    day: one.on,
  }),
  detail: [one.documentNo, one.label].filter(Boolean).join(' · '),
  by: '',
  itemId: one.itemId,
})

const importEntry = (one: Awaited<ReturnType<typeof importsOf>>[number], lang: Lang): TimelineEntry => ({
  ...opensNothing,
  at: one.at,
  kind: 'import',
  customerId: one.customerId,
  title: say(lang, one.state === 'withdrawn' ? words.importWithdrawn : words.importCommitted, {
    documents: one.documents,
    settlements: one.settlements,
  }),
  detail: one.fileName,
  by: one.madeBy,
  importId: one.importId,
})
