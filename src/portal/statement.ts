import { organisationOf } from '../access/index.ts'
import { type Letterhead, letterheadOf } from '../correspondence/index.ts'
import { heldParts } from '../disputes/index.ts'
import { heldCents } from '../disputes/model.ts'
import { dayIn, daysBetween, type LocalDate } from '../kernel/calendar.ts'
import { type Currency, sumCents } from '../kernel/money.ts'
import { type Item, openItemsOf } from '../ledger/index.ts'
import { type Customer, groupOf, paidFor } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { heldDebts, plansOf } from '../promises/index.ts'
import type { Plan } from '../promises/model.ts'
import type { PortalSetting } from './model.ts'

/** A document that is owed, as its debtor sees it. Amounts in minor units of `currency`. */
export type Owed = {
  readonly id: string
  readonly documentNo: string
  readonly kind: Item['kind']
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly amountCents: number
  readonly openCents: number
  readonly currency: Currency
  /** Positive once late, zero on the due day, negative before and while a plan speaks for it. */
  readonly daysLate: number
  readonly contestedCents: number
  readonly promisedOn: LocalDate | null
  readonly isInPlan: boolean
  /** The member of the group that owes it, when it is not the customer itself. */
  readonly of: string | null
}

export type Credit = Pick<Owed, 'id' | 'documentNo' | 'kind' | 'issuedOn' | 'openCents' | 'currency' | 'of'>

/** What one currency comes to. Credits settle the oldest debt first, so that `overdue ≤ due`. */
export type Balance = {
  readonly currency: Currency
  readonly dueCents: number
  readonly overdueCents: number
  readonly creditCents: number
  readonly contestedCents: number
}

/** All that the page of a customer is made from, on a day of the organisation's calendar. */
export type Statement = Letterhead & {
  readonly customer: Customer
  readonly today: LocalDate
  /** Overdue first, the oldest before the others. */
  readonly owed: readonly Owed[]
  readonly credits: readonly Credit[]
  readonly balances: readonly Balance[]
  readonly plans: readonly Plan[]
  /** Whether the members of its group are in it. */
  readonly isGroup: boolean
}

export async function statementOf(tx: OrgTx, customer: Customer, setting: PortalSetting, at: Date): Promise<Statement> {
  const { timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const members = await membersShown(tx, customer.id, setting)
  const ids = [customer.id, ...members.map(({ id }) => id)]
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const items: Item[] = []
  for (const id of ids) items.push(...(await openItemsOf(tx, id)))
  const contested = Map.groupBy(
    (await heldParts(tx, { ids, isRange: false })).filter(
      ({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || untilOn >= today),
    ),
    ({ itemId }) => itemId,
  )
  const held = (await heldDebts(tx, { ids, isRange: false })).filter(
    ({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || untilOn >= today),
  )
  const promised = new Map(held.flatMap((one) => (one.kind === 'promise' ? [[one.itemId, one.dueOn] as const] : [])))
  const planned = new Set(held.flatMap((one) => (one.kind === 'plan' ? [one.itemId] : [])))
  const owed = items
    .filter(({ side }) => side === 1)
    .map((item): Owed => {
      const parts = (contested.get(item.id) ?? []).map((part) => heldCents(part, item.openCents))
      return {
        ...told(item, names),
        dueOn: item.dueOn,
        amountCents: item.amountCents,
        // While a plan runs its days stand for those of its documents: none of them is late by itself.
        daysLate: planned.has(item.id) ? Math.min(daysBetween(item.dueOn, today), -1) : daysBetween(item.dueOn, today),
        contestedCents: Math.min(sumCents(parts), item.openCents),
        promisedOn: promised.get(item.id) ?? null,
        isInPlan: planned.has(item.id),
      }
    })
    .sort((a, b) => (`${a.dueOn}|${a.id}` < `${b.dueOn}|${b.id}` ? -1 : 1))
  const credits = items.filter(({ side }) => side === -1).map((item): Credit => told(item, names))
  const plans = await plansOf(tx, { customerId: customer.id, states: ['proposed', 'active'] })
  const balances = balancesOf(owed, credits)
  return { ...(await letterheadOf(tx)), customer, today, owed, credits, balances, plans, isGroup: members.length > 0 }
}

/** Of a head: the members it is reminded for, and all of them when the organisation shows its group to it. */
async function membersShown(tx: OrgTx, id: string, { showsGroup }: PortalSetting) {
  const group = await groupOf(tx, id)
  if (!group.some((one) => one.id === id && one.isHead)) return []
  const paid = await paidFor(tx, [id])
  return group.filter((one) => !one.isHead && (showsGroup || paid.has(one.id)))
}

const told = (item: Item, names: ReadonlyMap<string, string>): Credit => ({
  id: item.id,
  documentNo: item.documentNo || item.label.slice(0, 40),
  kind: item.kind,
  issuedOn: item.issuedOn,
  openCents: item.openCents,
  currency: item.currency,
  of: names.get(item.customerId) ?? null,
})

/** What is owed in each currency; the euro leads, the others follow in the order of their codes. */
function balancesOf(owed: readonly Owed[], credits: readonly Credit[]): Balance[] {
  const currencies = [...new Set([...owed, ...credits].map(({ currency }) => currency))]
  currencies.sort((a, b) => (a === 'EUR' ? -1 : b === 'EUR' ? 1 : a.localeCompare(b)))
  return currencies.map((currency) => {
    const own = owed.filter((one) => one.currency === currency)
    const creditCents = sumCents(credits.flatMap((one) => (one.currency === currency ? [one.openCents] : [])))
    const lateCents = sumCents(own.flatMap((one) => (one.daysLate > 0 ? [one.openCents] : [])))
    return {
      currency,
      creditCents,
      dueCents: sumCents(own.map(({ openCents }) => openCents)) - creditCents,
      overdueCents: Math.max(0, lateCents - creditCents),
      contestedCents: sumCents(own.map(({ contestedCents }) => contestedCents)),
    }
  })
}
