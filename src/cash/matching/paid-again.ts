import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { remittanceText } from '../lines/line-words.ts'
import { evidence, type GapReason, type Proposal } from '../model.ts'
import { type ReopenedPayment, reopenedPayments } from '../returns/taken-back-store.ts'
import { soundsReturned } from '../words/return-words.ts'

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
  const reopened = first.parts.reduce((sum, one) => sum + one.cents, 0)
  const gap = gapAgain(first, reopened - line.cents)
  // More is open than the money that comes again: what it does not reach stays open.
  const parts = gap ? first.parts : within(first.parts, line.cents)
  const paid = parts.reduce((sum, one) => sum + one.cents, 0)
  const again: Proposal = {
    class: 'paid_again',
    customerId: first.customerId,
    payerId: null,
    parts,
    gap,
    onAccountCents: line.cents - paid + (gap?.cents ?? 0),
    bookedItemId: null,
    evidence: [evidence('return_reversed', { on: first.returnedOn })],
    isTied: possible.some(({ customerId }) => customerId !== first.customerId),
  }
  return [again, ...others.filter(({ customerId }) => customerId !== first.customerId)].slice(0, 4)
}

const GAP_NAMES: Readonly<Record<string, GapReason>> = {
  'Frais bancaires': 'bank_fee',
  Escompte: 'discount',
  Arrondi: 'rounding',
}

/** What had been written off beside the payment, and was owed again with it, is written off again with it. */
function gapAgain({ gapLabel }: ReopenedPayment, cents: number): Proposal['gap'] {
  const reason = GAP_NAMES[gapLabel]
  return reason && cents > 0 ? { cents, reason } : null
}

function within(parts: ReopenedPayment['parts'], cents: number): ReopenedPayment['parts'] {
  let left = cents
  return parts.flatMap(({ itemId, cents: open }) => {
    const taken = Math.min(open, left)
    left -= taken
    return taken > 0 ? [{ itemId, cents: taken }] : []
  })
}
