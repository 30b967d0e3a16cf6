import { messageData, type Payment, recipientOf } from '../correspondence/index.ts'
import type { ItemFacts } from '../correspondence/model.ts'
import { type CollectorShown, payeeShown } from './collectors.ts'
import type { Owed, Statement } from './statement.ts'

/**
 * How what is asked of documents is paid by transfer: the same account, reference and code as a message about them bears. Null while the
 * organisation has no account here, or when nothing is left to pay.
 */
export function paymentOf(
  statement: Statement,
  owed: readonly Owed[],
  payee: CollectorShown | null = null,
): Payment | null {
  const { customer, today } = statement
  const organisation = payeeShown(statement.organisation, payee)
  if (!organisation) return null
  const data = messageData({
    organisation,
    recipient: recipientOf(customer, null),
    on: today,
    place: '',
    reference: `${payee ? payee.file : customer.code.slice(0, 40)}-${today.replaceAll('-', '')}`,
    step: { tone: 'statement', channel: 'email' },
    items: owed.map(({ documentNo, kind, issuedOn, dueOn, amountCents, askedCents, currency }): ItemFacts => {
      const known = kind === 'invoice' || kind === 'fee' || kind === 'interest' ? kind : 'other'
      return { documentNo, kind: known, issuedOn, dueOn, originalCents: amountCents, openCents: askedCents, currency }
    }),
    // What credits settle is taken off what is asked already.
    credits: [],
    deadlineOn: null,
    lateCharges: null,
    payUrl: null,
    isDemo: false,
  })
  return data.ok ? data.value.payment : null
}
