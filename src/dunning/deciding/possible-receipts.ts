import type { LocalDate } from '../../kernel/calendar.ts'
import type { DebitItem, OpenCredit, PossibleReceipt, UnnamedMoney } from '../model.ts'

/** Money of which nobody knows who paid it, by currency and amount: looked up for what each customer owes. */
export type UnnamedByAmount = ReadonlyMap<string, readonly UnnamedMoney[]>

export const byAmount = (all: readonly UnnamedMoney[]): UnnamedByAmount =>
  Map.groupBy(all, ({ currency, cents }) => keyOf(currency, cents))

const keyOf = (currency: string, cents: number): string => `${currency}${cents}`

/** What one transfer may pay of a customer's documents: `isFor` says whether it does when it came on a day. */
type Group = {
  readonly items: readonly DebitItem[]
  readonly cents: number
  readonly isFor: (on: LocalDate) => boolean
}

/**
 * The documents of a customer that such money pays to the cent: one of them, all that it owes, all that was overdue when the money
 * came, or those of a month, less its open credits or not. Many customers may owe the same: each is told of it.
 */
export function possibleReceipts(
  {
    customerId,
    items,
    credits,
  }: {
    readonly customerId: string
    readonly items: readonly DebitItem[]
    readonly credits: readonly OpenCredit[]
  },
  unnamed: UnnamedByAmount,
): PossibleReceipt[] {
  if (unnamed.size === 0) return []
  const found: PossibleReceipt[] = []
  for (const [currency, own] of Map.groupBy(items, (item) => item.currency)) {
    const credit = credits.reduce((sum, one) => (one.currency === currency ? sum + one.cents : sum), 0)
    for (const group of groupsByOwner(own))
      for (const less of credit > 0 && group.items.length > 1 ? [0, credit] : [0])
        for (const money of unnamed.get(keyOf(currency, group.cents - less)) ?? []) {
          const isRefused =
            money.refused.includes(customerId) ||
            group.items.some(({ id, ofCustomerId = customerId }) =>
              money.refused.some((no) => no === id || no === ofCustomerId),
            )
          if (isRefused || !group.isFor(money.receivedOn)) continue
          const { cents, receivedOn } = money
          found.push({ currency, cents, receivedOn, itemIds: group.items.map(({ id }) => id) })
        }
  }
  return found
}

/** Of a group that is reminded through its head, each member may have paid for itself as well as the head for all. */
function groupsByOwner(own: readonly DebitItem[]): Group[] {
  const byOwner = Map.groupBy(own, ({ ofCustomerId }) => ofCustomerId)
  const apart = byOwner.size > 1 ? [...byOwner.values()].flatMap((of) => (of.length > 1 ? groupsOf(of) : [])) : []
  return [...groupsOf(own), ...apart.filter(({ items }) => items.length > 1)]
}

function groupsOf(own: readonly DebitItem[]): Group[] {
  const groups: Group[] = own.map((item) => ({ items: [item], cents: item.openCents, isFor: always }))
  if (own.length < 2) return groups
  const rising = own.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  let cents = 0
  for (const [place, { dueOn, openCents }] of rising.entries()) {
    cents += openCents
    const next = rising[place + 1]?.dueOn
    if (next === dueOn || place === 0) continue
    // All that is owed is paid on any day; all that was overdue, between its last due date and the next one.
    const isFor = next === undefined ? always : (on: LocalDate) => on >= dueOn && on < next
    groups.push({ items: rising.slice(0, place + 1), cents, isFor })
  }
  for (const monthOf of [
    ({ issuedOn }: DebitItem) => issuedOn.slice(0, 7),
    ({ dueOn }: DebitItem) => dueOn.slice(0, 7),
  ])
    for (const of of Map.groupBy(own, monthOf).values())
      if (of.length > 1 && of.length < own.length)
        groups.push({ items: of, cents: of.reduce((sum, { openCents }) => sum + openCents, 0), isFor: always })
  return groups
}

const always = (): boolean => true
