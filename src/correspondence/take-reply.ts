import type { Reply } from '../adapters/web-service/carrier.ts'
import { keepOptOuts } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { systemActor } from '../trail/index.ts'
import { followMessage } from './follow-message.ts'
import { contactsWithNumber } from './mark-address.ts'
import { lastTextTo } from './provider-store.ts'

/** What French and English speakers write to hear no more; operators hold senders to « STOP ». */
const STOPS = /^\s*["'«]?\s*(stop|arr[eê]te?r?|d[ée]s(abonn|inscri)|unsubscribe|cancel|end|quit)\b/i

/**
 * Takes what somebody answered to a text of ours: it stands with the message it answers, and whoever says stop is sent no more texts from now
 * on, those waiting included. An answer from a number we never wrote to says nothing.
 */
export async function takeReply(tx: OrgTx, reply: Reply, at: Date): Promise<void> {
  const answered = await lastTextTo(tx, reply.from)
  if (!answered) return
  const event = {
    eventId: `reply:${reply.eventId}`.slice(0, 200),
    kind: 'replied',
    at: reply.at,
    detail: reply.text,
  } as const
  if (!(await followMessage(tx, answered.id, event, null, at)) || !STOPS.test(reply.text)) return
  for (const { id, optedOut } of await contactsWithNumber(tx, answered.customerId, reply.from))
    if (!optedOut.includes('sms'))
      await keepOptOuts(tx, id, [...optedOut, 'sms'], { actor: systemActor('correspondence'), at })
}
