import { type Lang, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { eventsOf } from '../trail/index.ts'
import { type EventData, eventLines } from './event-lines.ts'
import { importsOf, messagesTo, notesOf } from './store.ts'
import { eventTitles, outcomeNames, timelineWording as words } from './wording.ts'

/** One line of a customer's timeline: what happened, by whom, and what it opens: a message, the documents of an import, or what it is made of. */
export type TimelineEntry = {
  readonly at: Date
  readonly kind: 'event' | 'message' | 'note' | 'call' | 'import'
  readonly title: string
  readonly detail: string
  readonly lines: readonly string[]
  readonly by: string
  readonly messageId: string | null
  readonly importId: string | null
}
const opensNothing = { lines: [], messageId: null, importId: null } as const

/** Events that only repeat what a note or a message of the timeline says in full. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['note_written', 'call_logged'])

/** What happened with a customer before an instant, newest first: commands from the trail, messages, notes, calls and imports. */
export async function timelineOf(
  tx: OrgTx,
  customerId: string,
  lang: Lang,
  before: Date,
  limit: number,
): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = []
  for (const event of await eventsOf(tx, 'customer', customerId, before, limit)) {
    if (TOLD_ELSEWHERE.has(event.verb)) continue
    const { actorName, data } = JSON.parse(event.body) as { actorName: string; data: EventData }
    const title = eventTitles[event.verb]
    entries.push({
      ...opensNothing,
      at: event.at,
      kind: 'event',
      title: title ? say(lang, title) : event.verb,
      detail: '',
      lines: eventLines(lang, event.verb, data),
      by: actorName,
    })
  }
  for (const message of await messagesTo(tx, customerId, before, limit)) {
    const title = say(lang, words[message.channel], { state: say(lang, words[message.state]) })
    entries.push({
      ...opensNothing,
      at: message.queuedAt,
      kind: 'message',
      title,
      detail: message.subject,
      by: message.toAddress,
      messageId: message.id,
    })
  }
  for (const note of await notesOf(tx, customerId, before, limit)) {
    const title = note.outcome
      ? say(lang, words.call, { outcome: say(lang, outcomeNames[note.outcome]) })
      : say(lang, words.note)
    entries.push({ ...opensNothing, at: note.madeAt, kind: note.kind, title, detail: note.body, by: note.madeBy })
  }
  for (const made of await importsOf(tx, customerId, before, limit)) {
    const { at, importId, fileName, madeBy, documents, settlements } = made
    const title = say(lang, made.state === 'withdrawn' ? words.importWithdrawn : words.importCommitted, {
      documents,
      settlements,
    })
    entries.push({ ...opensNothing, at, kind: 'import', title, detail: fileName, by: madeBy, importId })
  }
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit)
}
