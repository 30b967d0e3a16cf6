import { organisationOf } from '../access/index.ts'
import { collectionsRunning } from '../cash/index.ts'
import { type Letterhead, letterheadOf, paidTo } from '../correspondence/index.ts'
import { heldParts } from '../disputes/index.ts'
import { heldCents } from '../disputes/model.ts'
import { pdfsOfOpen } from '../documents/index.ts'
import { holdsRunning } from '../dunning/index.ts'
import { addDays, dayIn, daysBetween, type LocalDate } from '../kernel/calendar.ts'
import { type Currency, sumCents } from '../kernel/money.ts'
import { type Item, openItemsOf } from '../ledger/index.ts'
import { agencyGate, debtsAtLaw } from '../legal/index.ts'
import { type GivenReceipt, providerToJudge, receiptsGiven, type ToJudge } from '../outsourcing/index.ts'
import { type Customer, groupOf, paidFor } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type AtLaw, barOf, heldDebts, plansOf } from '../promises/index.ts'
import type { Plan } from '../promises/model.ts'
import { type CollectorShown, collectorsShown } from './collectors.ts'
import type { PortalSetting } from './model.ts'
import { hasAnsweredSince } from './store.ts'

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
  /** The judgment that opened an insolvency after it was born: nothing of it is asked for here. Null: none. */
  readonly frozenOn: LocalDate | null
  /** When the bank fetches it by direct debit; null: nobody does. */
  readonly debitedOn: LocalDate | null
  /** Its payment was told to us, or made elsewhere, and is awaited: it is not offered to be paid again, but may be. */
  readonly isAnnounced: boolean
  /** Its PDF, which the page opens; null: none is kept. */
  readonly pdfId: string | null
  /**
   * What is still to be paid of it: nothing while the bank fetches it, else what is left, less what is contested, less the credits of who
   * owes it, which settle its oldest debts first.
   */
  readonly askedCents: number
  readonly ownerId: string
  /** The member of the group that owes it, when it is not the customer itself. */
  readonly of: string | null
}

export type Credit = Pick<
  Owed,
  'id' | 'documentNo' | 'kind' | 'issuedOn' | 'openCents' | 'currency' | 'ownerId' | 'of' | 'pdfId'
>

/**
 * What one currency comes to. Credits settle the oldest debts of whom they belong to, so that `overdue ≤ due`, and that of one member of
 * a group pays nothing of another. Below zero: in the customer's favour.
 */
export type Balance = {
  readonly currency: Currency
  readonly dueCents: number
  readonly overdueCents: number
  readonly creditCents: number
  readonly contestedCents: number
}

/** A plan that runs or waits for a signature, and what keeps it from going on. */
export type PlanShown = Plan & { readonly bar: AtLaw | null }

/** All that the page of a customer is made from, on a day of the organisation's calendar. */
export type Statement = Letterhead & {
  readonly customer: Customer
  readonly today: LocalDate
  /** Overdue first, the oldest before the others. */
  readonly owed: readonly Owed[]
  readonly credits: readonly Credit[]
  readonly balances: readonly Balance[]
  readonly plans: readonly PlanShown[]
  /** Whether two questions are asked: the account is settled, and they were not answered lately. */
  readonly asksSatisfaction: boolean
  /** Who collected from it for the creditor, and of whom one question is asked instead; null: nobody, or it was answered. */
  readonly toJudge: ToJudge | null
  /** Whether the members of its group are in it. */
  readonly isGroup: boolean
  /** Whether money may be asked for: not of those we collect from for another while a condition of the law is missing. */
  readonly isPayable: boolean
  /** For whom this is collected; null: it is owed to the organisation itself. */
  readonly collectedFor: string | null
  /** Whoever collects some of it for the organisation. */
  readonly collectors: readonly CollectorShown[]
  /** What it paid of debts that somebody collects. */
  readonly receipts: readonly GivenReceipt[]
}

/** The two questions rest for so long once they are answered. */
const ASKED_AGAIN_MS = 90 * 86_400_000

export async function statementOf(tx: OrgTx, customer: Customer, setting: PortalSetting, at: Date): Promise<Statement> {
  const { timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const group = await membersShown(tx, customer.id, setting)
  const agentFor = await agencyGate(tx, [customer.id, ...group.map(({ id }) => id)])
  const agent = agentFor(customer.id, today)
  const collectedFor = agent.ok ? (agent.value?.facts.creditor.name ?? null) : null
  // One page speaks for one creditor: debts of a member that are another's are told on its own.
  const members = group.filter(({ id }) => {
    const told = agentFor(id, today)
    return agent.ok && told.ok && (told.value?.facts.creditor.name ?? null) === collectedFor
  })
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
  const law = await debtsAtLaw(tx, ids)
  const frozen = new Map(law.flatMap(({ why, itemId, since }) => (why === 'insolvent' ? [[itemId, since]] : [])))
  const onTheirWay = await paymentsOnTheirWay(tx, ids, today)
  const pdfs = new Map(
    (await pdfsOfOpen(tx, ids)).map(({ customerId, documentNo, id }) => [`${customerId} ${documentNo}`, id]),
  )
  const credits = items.filter(({ side }) => side === -1).map((item): Credit => told(item, names, pdfs))
  const debts = items
    .filter(({ side }) => side === 1)
    .map((item): Omit<Owed, 'askedCents'> => {
      const parts = (contested.get(item.id) ?? []).map((part) => heldCents(part, item.openCents))
      return {
        ...told(item, names, pdfs),
        dueOn: item.dueOn,
        amountCents: item.amountCents,
        // While a plan runs its days stand for those of its documents: none of them is late by itself; nor is what a judgment froze.
        daysLate:
          planned.has(item.id) || frozen.has(item.id)
            ? Math.min(daysBetween(item.dueOn, today), -1)
            : daysBetween(item.dueOn, today),
        contestedCents: Math.min(sumCents(parts), item.openCents),
        promisedOn: promised.get(item.id) ?? null,
        isInPlan: planned.has(item.id),
        frozenOn: frozen.get(item.id) ?? null,
        ...onTheirWay(item),
      }
    })
    .sort((a, b) => (`${a.dueOn}|${a.id}` < `${b.dueOn}|${b.id}` ? -1 : 1))
  const owed = withAsked(debts, credits)
  const plans = (await plansOf(tx, { customerId: customer.id, states: ['proposed', 'active'] })).map((plan) => ({
    ...plan,
    bar: barOf(plan, law),
  }))
  const balances = balancesOf(
    owed.filter(({ frozenOn }) => frozenOn === null),
    credits,
  )
  const answeredSince = new Date(at.getTime() - ASKED_AGAIN_MS)
  const toJudge = setting.asksSatisfaction ? await providerToJudge(tx, customer.id, today) : null
  const asksSatisfaction =
    setting.asksSatisfaction &&
    toJudge === null &&
    owed.length === 0 &&
    !(await hasAnsweredSince(tx, customer.id, answeredSince))
  const isGroup = members.length > 0
  const { organisation, ...letterhead } = await letterheadOf(tx)
  // Money of another goes to the account that holds nothing else, and nowhere while the law's conditions are not met (CPCEx art. R124-2).
  const payee = agent.ok ? paidTo(organisation, agent.value) : { ...organisation, iban: null, bic: null }
  const collectors = await collectorsShown(tx, ids, today)
  const about = {
    customer,
    today,
    owed,
    credits,
    balances,
    plans,
    asksSatisfaction,
    toJudge,
    isGroup,
    collectedFor,
    collectors,
    receipts: await receiptsGiven(tx, customer.id),
  }
  return { ...letterhead, organisation: payee, isPayable: agent.ok, ...about }
}

/** The bank may still give back what it fetched for a few days; then it is asked for anew. */
const COLLECTED_WITHIN_DAYS = 7

/** Which documents the bank fetches, and which were said to be paid. */
async function paymentsOnTheirWay(tx: OrgTx, ids: readonly string[], today: LocalDate) {
  const since = addDays(today, -COLLECTED_WITHIN_DAYS)
  const running = (await collectionsRunning(tx, ids)).toSorted((a, b) => (a.collectOn < b.collectOn ? -1 : 1))
  const debits = new Map(running.map(({ itemId, collectOn }) => [itemId, collectOn]))
  const told = (await holdsRunning(tx, ids, today)).filter(({ category }) => category === 'payment_announced')
  const items = new Set(told.map(({ itemId }) => itemId))
  const whole = new Set(told.flatMap(({ itemId, customerId }) => (itemId === null ? [customerId] : [])))
  return ({ id, customerId }: Item) => {
    const collectOn = debits.get(id) ?? null
    return {
      debitedOn: collectOn !== null && collectOn >= since ? collectOn : null,
      isAnnounced: items.has(id) || whole.has(customerId),
    }
  }
}

const purse = ({ ownerId, currency }: Pick<Owed, 'ownerId' | 'currency'>): string => `${ownerId} ${currency}`

/** What is asked of each debt, the oldest first. */
function withAsked(debts: readonly Omit<Owed, 'askedCents'>[], credits: readonly Credit[]): Owed[] {
  const left = new Map(
    [...Map.groupBy(credits, purse)].map(([key, own]) => [key, sumCents(own.map(({ openCents }) => openCents))]),
  )
  return debts.map((debt) => {
    const rest = debt.debitedOn !== null || debt.frozenOn !== null ? 0 : debt.openCents - debt.contestedCents
    const used = Math.min(left.get(purse(debt)) ?? 0, rest)
    left.set(purse(debt), (left.get(purse(debt)) ?? 0) - used)
    return { ...debt, askedCents: rest - used }
  })
}

/** Of a head: the members it is reminded for, and all of them when the organisation shows its group to it. */
async function membersShown(tx: OrgTx, id: string, { showsGroup }: PortalSetting) {
  const group = await groupOf(tx, id)
  if (!group.some((one) => one.id === id && one.isHead)) return []
  const paid = await paidFor(tx, [id])
  return group.filter((one) => !one.isHead && (showsGroup || paid.has(one.id)))
}

const told = (item: Item, names: ReadonlyMap<string, string>, pdfs: ReadonlyMap<string, string>): Credit => ({
  id: item.id,
  documentNo: item.documentNo || item.label.slice(0, 40),
  kind: item.kind,
  issuedOn: item.issuedOn,
  openCents: item.openCents,
  currency: item.currency,
  ownerId: item.customerId,
  of: names.get(item.customerId) ?? null,
  pdfId: pdfs.get(`${item.customerId} ${item.documentNo}`) ?? null,
})

/** What is owed in each currency; the euro leads, the others follow in the order of their codes. */
function balancesOf(owed: readonly Owed[], credits: readonly Credit[]): Balance[] {
  const currencies = [...new Set([...owed, ...credits].map(({ currency }) => currency))]
  currencies.sort((a, b) => (a === 'EUR' ? -1 : b === 'EUR' ? 1 : a.localeCompare(b)))
  return currencies.map((currency) => {
    const own = owed.filter((one) => one.currency === currency)
    const spare = credits.filter((one) => one.currency === currency)
    const owners = [...new Set([...own, ...spare].map(({ ownerId }) => ownerId))].map((id) => {
      const debts = own.filter(({ ownerId }) => ownerId === id)
      const open = (all: readonly { readonly openCents: number }[]) => sumCents(all.map(({ openCents }) => openCents))
      return {
        of: [...debts, ...spare].find(({ ownerId }) => ownerId === id)!.of,
        cents: open(debts),
        lateCents: open(debts.filter(({ daysLate }) => daysLate > 0)),
        creditCents: open(spare.filter(({ ownerId }) => ownerId === id)),
      }
    })
    const total = (of: (owner: (typeof owners)[number]) => number) => sumCents(owners.map(of))
    const dueCents = total(({ cents, creditCents }) => Math.max(0, cents - creditCents))
    const favour = owners.find(({ of, cents, creditCents }) => of === null && creditCents > cents)
    return {
      currency,
      creditCents: total(({ cents, creditCents }) => Math.min(cents, creditCents)),
      dueCents: dueCents > 0 || !favour ? dueCents : favour.cents - favour.creditCents,
      overdueCents: total(({ lateCents, creditCents }) => Math.max(0, lateCents - creditCents)),
      contestedCents: sumCents(own.map(({ contestedCents }) => contestedCents)),
    }
  })
}
