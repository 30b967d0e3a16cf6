import type { Reply } from '../adapters/web-service/carrier.ts'
import { keepOptOuts } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { systemActor } from '../trail/index.ts'
import { followMessage } from './follow-message.ts'
import { contactsWithNumber } from './mark-address.ts'
import { customersTexted, lastTextTo } from './provider-store.ts'

/** What French and English speakers write to hear no more; operators hold senders to « STOP ». Words that begin other sentences count alone. */
const STOPS =
  /^\s*["'«]?\s*(?:stop\b|unsubscribe\b|d[ée]s(?:abonn|inscri)|arr[eê]te[rz]?(?![a-zà-ÿ])|(?:arr[eê]t|cancel|end|quit)\W*$)/i

/**
 * Takes what somebody answered to a text of ours: it stands with the message it answers, and whoever says stop is sent no more texts from now
 * on, those waiting included, whichever customers they answer for. An answer from a number we never wrote to says nothing.
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
  for (const customerId of await customersTexted(tx, reply.from))
    for (const { id, optedOut } of await contactsWithNumber(tx, customerId, reply.from))
      if (!optedOut.includes('sms'))
        await keepOptOuts(tx, id, [...optedOut, 'sms'], { actor: systemActor('correspondence'), at })
}
