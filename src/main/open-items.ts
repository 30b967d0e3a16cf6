import type { CreditFacts, ItemFacts } from '../correspondence/index.ts'
import { openItemsOf } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'

/** What is open of a customer as a message lists it; the ledger and the correspondence do not know each other. */
export async function openItems(
  tx: OrgTx,
  customerId: string,
): Promise<{ items: ItemFacts[]; credits: CreditFacts[] }> {
  const open = await openItemsOf(tx, customerId)
  const items = open.flatMap(
    ({ side, kind, documentNo, label, issuedOn, dueOn, amountCents, openCents, currency }): ItemFacts[] =>
      side === -1
        ? []
        : [
            {
              documentNo: documentNo || label,
              kind: kind === 'invoice' || kind === 'fee' || kind === 'interest' ? kind : 'other',
              issuedOn,
              dueOn,
              originalCents: amountCents,
              openCents,
              currency,
            },
          ],
  )
  const credits = open.flatMap(({ side, documentNo, label, issuedOn, openCents, currency }): CreditFacts[] =>
    side === -1 ? [{ documentNo: documentNo || label, issuedOn, cents: openCents, currency }] : [],
  )
  return { items, credits }
}
