import { type Lang, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { eventsOf } from '../trail/index.ts'
import { messagesTo, notesOf } from './store.ts'
import { eventTitles, outcomeNames, timelineWording as words } from './wording.ts'

/** One line of a customer's timeline: what happened, by whom, and the message to open when there is one. */
export type TimelineEntry = {
  readonly at: Date
  readonly kind: 'event' | 'message' | 'note' | 'call'
  readonly title: string
  readonly detail: string
  readonly by: string
  readonly messageId: string | null
}

/** Events that only repeat what a note or a message of the timeline says in full. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['note_written', 'call_logged'])

/** What happened with a customer before an instant, newest first: commands from the trail, messages, notes and calls. */
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
    const { actorName } = JSON.parse(event.body) as { actorName: string }
    const title = eventTitles[event.verb]
    entries.push({
      at: event.at,
      kind: 'event',
      title: title ? say(lang, title) : event.verb,
      detail: '',
      by: actorName,
      messageId: null,
    })
  }
  for (const message of await messagesTo(tx, customerId, before, limit)) {
    const title = say(lang, words[message.channel], { state: say(lang, words[message.state]) })
    entries.push({
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
    entries.push({ at: note.madeAt, kind: note.kind, title, detail: note.body, by: note.madeBy, messageId: null })
  }
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit)
}
