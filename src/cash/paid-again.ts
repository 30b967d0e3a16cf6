import type { OrgTx } from '../platform/db.ts'
import type { OpenLine } from './candidate-store.ts'
import { remittanceText } from './line-words.ts'
import { evidence } from './match-case.ts'
import type { Proposal } from './model.ts'
import { soundsReturned } from './propose-returns.ts'
import { type ReopenedPayment, reopenedPayments } from './return-store.ts'

/** Money in that the bank itself calls a return: what it took back comes again, and pays what the return had reopened. */
export async function paidAgain(
  tx: OrgTx,
  lines: readonly OpenLine[],
): Promise<ReadonlyMap<string, ReopenedPayment[]>> {
  const asking = lines.filter(
    ({ details, label }) =>
      details.returnWords !== '' || soundsReturned(`${label} ${remittanceText(details.remittance)}`),
  )
  if (asking.length === 0) return new Map()
  return Map.groupBy(await reopenedPayments(tx, asking), (payment) => payment.lineId)
}

/** What the return had reopened comes first, as far as it is still open; of several alike, the latest, and a person chooses. */
export function proposePaidAgain(
  line: Pick<OpenLine, 'cents'>,
  payments: readonly ReopenedPayment[],
  refused: ReadonlySet<string>,
  others: readonly Proposal[],
): Proposal[] {
  const possible = payments.filter(
    ({ customerId, parts }) => !refused.has(customerId) && !parts.some((one) => refused.has(one.itemId)),
  )
  const [first] = possible
  if (!first) return [...others]
  const again: Proposal = {
    class: 'paid_again',
    customerId: first.customerId,
    payerId: null,
    parts: first.parts,
    gap: null,
    onAccountCents: line.cents - first.parts.reduce((sum, one) => sum + one.cents, 0),
    bookedItemId: null,
    evidence: [evidence('return_reversed', { on: first.returnedOn })],
    isTied: possible.some(({ customerId }) => customerId !== first.customerId),
  }
  return [again, ...others.filter(({ customerId }) => customerId !== first.customerId)].slice(0, 4)
}
