import type { Money } from '../kernel/money.ts'
import { sumCents } from '../kernel/money.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { type Item, openItemsOf } from '../ledger/index.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type AskLaw, refuseFrozen } from './at-law.ts'
import { planReference } from './model.ts'
import { plansOf } from './plan-store.ts'
import { usedParts } from './store.ts'
import { promiseWording as words } from './wording.ts'

/** Documents that a promise or a plan can be about, each with what is left of it that no promise speaks for, and that together. */
export type ChosenDebts = { readonly items: readonly Item[]; readonly owed: Money }

/**
 * The open debits of a customer that were chosen, in one currency. Refuses what is no longer owed, what a judgment froze, and what a running
 * promise (unless it is the one being replaced: `butPromise`; null: promises give way) or a plan that runs (unless `butPlan`) speaks for already.
 */
export async function chooseDebts(
  tx: OrgTx,
  askLaw: AskLaw,
  customerId: string,
  itemIds: readonly string[],
  but: { readonly promise?: string | null; readonly plan?: string },
): Promise<ChosenDebts> {
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  if (itemIds.length === 0) throw new Refused(refuse('no_item', words.noItem, {}, 'itemIds').refusal)
  const open = new Map((await openItemsOf(tx, customerId)).filter(({ side }) => side === 1).map((one) => [one.id, one]))
  const items = [...new Set(itemIds)].map((id) => {
    const item = open.get(id)
    if (!item) throw new Refused(refuse('item_unknown', words.itemUnknown, {}, 'itemIds').refusal)
    return item
  })
  const currencies = [...new Set(items.map(({ currency }) => currency))]
  if (currencies.length > 1)
    throw new Refused(refuse('currencies', words.currencies, { currencies: currencies.join(', ') }, 'itemIds').refusal)
  await refuseFrozen(tx, askLaw, customerId, itemIds)
  const promised = await refuseSpokenFor(tx, items, but)
  const free = items.map((item) => ({ ...item, openCents: item.openCents - (promised.get(item.id) ?? 0) }))
  return { items: free, owed: { cents: sumCents(free.map(({ openCents }) => openCents)), currency: currencies[0]! } }
}

/** Gives what promises that go on speak for already, by document. */
async function refuseSpokenFor(
  tx: OrgTx,
  items: readonly Item[],
  but: { readonly promise?: string | null; readonly plan?: string },
): Promise<ReadonlyMap<string, number>> {
  const ids = items.map(({ id }) => id)
  const nameOf = (id: string) => {
    const item = items.find((one) => one.id === id)!
    return item.documentNo || item.label.slice(0, 40)
  }
  const plans = await plansOf(tx, { itemIds: ids, states: ['proposed', 'active'] })
  const plan = plans.find(({ id }) => id !== but.plan)
  if (plan) {
    const { itemId } = plan.parts.find((one) => ids.includes(one.itemId))!
    throw new Refused(
      refuse('under_plan', words.underPlan, { documentNo: nameOf(itemId), plan: planReference(plan.no) }, 'itemIds')
        .refusal,
    )
  }
  const promised = new Map<string, number>()
  if (but.promise === null) return promised
  const used = (await usedParts(tx, ids)).filter(({ promiseId }) => promiseId !== but.promise)
  for (const item of items) {
    const own = used.filter(({ itemId }) => itemId === item.id)
    const taken = sumCents(own.map(({ cents }) => cents))
    // A part promised for one day leaves the rest to be promised for another.
    if (own[0] && taken >= item.openCents)
      throw new Refused(
        refuse('already_promised', words.alreadyPromised, { documentNo: nameOf(item.id), day: own[0].dueOn }, 'itemIds')
          .refusal,
      )
    promised.set(item.id, taken)
  }
  return promised
}
