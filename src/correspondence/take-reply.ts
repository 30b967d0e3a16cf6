import type { Reply } from '../adapters/web-service/carrier.ts'
import { newId } from '../kernel/ids.ts'
import { keepOptOuts } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { systemActor } from '../trail/index.ts'
import { followMessage } from './follow-message.ts'
import { contactsWithNumber } from './mark-address.ts'
import { customersTexted, lastTextTo } from './provider-store.ts'
import { keepText } from './text-store.ts'

/** What French and English speakers write to hear no more; operators hold senders to « STOP ». Words that begin other sentences count alone. */
const STOPS =
  /^\s*["'«]?\s*(?:stop\b|unsubscribe\b|d[ée]s(?:abonn|inscri)|arr[eê]te[rz]?(?![a-zà-ÿ])|(?:arr[eê]t|cancel|end|quit)\W*$)/i

export const saysStop = (text: string): boolean => STOPS.test(text)

/**
 * Takes what somebody wrote to a number of ours, once: it is kept whoever wrote it, stands with the message it answers, and rings
 * `text_received`. Whoever says stop is sent no more texts from now on, those waiting included, whichever customers they answer for.
 */
export async function takeReply(tx: OrgTx, reply: Reply, at: Date): Promise<void> {
  const text = {
    id: newId(at),
    eventId: reply.eventId.slice(0, 200) || '—',
    fromNumber: reply.from.slice(0, 60),
    body: reply.text.slice(0, 4000).toWellFormed(),
    at: reply.at,
  }
  if ((await keepText(tx, text, at)) === 0) return
  await tellFact(tx, 'text_received', { orgId: tx.orgId, textId: text.id })
  const answered = await lastTextTo(tx, reply.from)
  const event = {
    eventId: `reply:${reply.eventId}`.slice(0, 200),
    kind: 'replied',
    at: reply.at,
    detail: reply.text,
  } as const
  if (answered) await followMessage(tx, answered.id, event, null, at)
  if (!saysStop(reply.text)) return
  for (const customerId of await customersTexted(tx, reply.from))
    for (const { id, optedOut } of await contactsWithNumber(tx, customerId, reply.from))
      if (!optedOut.includes('sms'))
        await keepOptOuts(tx, id, [...optedOut, 'sms'], { actor: systemActor('correspondence'), at })
}
