import { mobileNumber } from '../adapters/sms/phone-number.ts'
import { customersTexted, lastTextTo, messageOf, type TextReceived } from '../correspondence/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { numbersIn } from './cited-documents.ts'
import type { ThreadedBy } from './model.ts'
import { itemsMeant, type Thread } from './thread-reply.ts'
import { customerOfAlias, itemsNumbered, phonesEnding } from './thread-store.ts'

/**
 * Finds the customer and the documents of a text: by whose number wrote it, be it one we texted, a person's or one learnt; else by the
 * documents it cites. A number that several customers share is decided by the documents, or by a person.
 */
export async function threadText(tx: OrgTx, { fromNumber, body }: TextReceived): Promise<Thread> {
  const learnt = await customerOfAlias(tx, fromNumber.toLowerCase())
  const texted = await customersTexted(tx, fromNumber)
  const having = (await phonesEnding(tx, fromNumber))
    .filter(({ phone, country }) => mobileNumber(phone, country) === fromNumber)
    .map(({ customerId }) => customerId)
  const writers = learnt ? [learnt] : [...new Set([...texted, ...having])]
  const cited = [...new Set((await itemsNumbered(tx, numbersIn(body))).map(({ customerId }) => customerId))]
  const among = writers.length > 1 ? cited.filter((id) => writers.includes(id)) : writers
  if (among.length === 1) {
    const customerId = among[0]!
    const last = await lastTextTo(tx, fromNumber, customerId)
    const answered = last && (await messageOf(tx, last.id))
    const threadedBy: ThreadedBy = learnt ? 'alias' : answered ? 'thread' : 'sender'
    const itemIds = await itemsMeant(tx, customerId, body, answered)
    return { messageId: last?.id ?? null, customerId, threadedBy, itemIds, isKnown: true }
  }
  const isKnown = writers.length > 0
  if (!isKnown && cited.length === 1) {
    const itemIds = await itemsMeant(tx, cited[0]!, body, null)
    return { messageId: null, customerId: cited[0]!, threadedBy: 'document', itemIds, isKnown }
  }
  return { messageId: null, customerId: null, threadedBy: null, itemIds: [], isKnown }
}
