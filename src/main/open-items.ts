import type { CreditFacts, ItemFacts, OpenItems } from '../correspondence/index.ts'
import { type Item, openItemsOf } from '../ledger/index.ts'
import { debtsAtLaw } from '../legal/index.ts'

/** What is open of a customer as a message lists it; the ledger and the correspondence do not know each other. */
export const openItems: OpenItems = async (tx, customerId) => {
  const open = await openItemsOf(tx, customerId)
  const debts = open.filter(({ side }) => side === 1)
  const frozenSince = new Map(
    (await debtsAtLaw(tx, [customerId])).flatMap((one) => (one.why === 'insolvent' ? [[one.itemId, one.since]] : [])),
  )
  const frozen = debts.filter(({ id }) => frozenSince.has(id))
  const credits = open.flatMap(({ side, documentNo, label, issuedOn, openCents, currency }): CreditFacts[] =>
    side === -1 ? [{ documentNo: documentNo || label, issuedOn, cents: openCents, currency }] : [],
  )
  return {
    items: debts.filter(({ id }) => !frozenSince.has(id)).map(factsOf),
    credits,
    frozen:
      frozen.length === 0 ? null : { since: [...frozenSince.values()].toSorted()[0]!, items: frozen.map(factsOf) },
  }
}

const factsOf = ({ kind, documentNo, label, issuedOn, dueOn, amountCents, openCents, currency }: Item): ItemFacts => ({
  documentNo: documentNo || label,
  kind: kind === 'invoice' || kind === 'fee' || kind === 'interest' ? kind : 'other',
  issuedOn,
  dueOn,
  originalCents: amountCents,
  openCents,
  currency,
})
