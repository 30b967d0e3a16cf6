import type { LocalDate } from '../kernel/calendar.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import { customersById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { barOf, barTold, type MandateHook, type PlanHooks } from './at-law.ts'
import type { KeptRate, PlanView, PromiseView } from './contract.ts'
import { beyondInWords } from './keep-plan.ts'
import type { KeptRow } from './list-store.ts'
import { type DebtPart, type PaymentPromise, type Plan, type PromiseSetting, planReference } from './model.ts'
import { instalmentReference } from './print-agreement.ts'
import { beyondLimits } from './rules.ts'

type About = { readonly customerId: string; readonly parts: readonly DebtPart[] }

/** Names of the customers and documents that promises and plans are about, looked up once for all of them. */
async function namesOf(tx: OrgTx, all: readonly About[]) {
  const customers = new Map(
    (await customersById(tx, [...new Set(all.map(({ customerId }) => customerId))])).map((one) => [one.id, one]),
  )
  const itemIds = [...new Set(all.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)))]
  const items = new Map((await itemsById(tx, itemIds)).map((one) => [one.id, one]))
  return ({ customerId, parts }: About) => {
    const { code, name } = customers.get(customerId)!
    const named = parts.map(({ itemId, cents }) => {
      const { documentNo, label, dueOn, openCents } = items.get(itemId)!
      return { itemId, documentNo: documentNo || label.slice(0, 40), dueOn, cents, openCents }
    })
    const byDay = named.toSorted((a, b) => (`${a.dueOn}|${a.documentNo}` < `${b.dueOn}|${b.documentNo}` ? -1 : 1))
    return { customerCode: code, customerName: name, parts: byDay }
  }
}

export async function presentPromises(tx: OrgTx, promises: readonly PaymentPromise[]): Promise<PromiseView[]> {
  const named = await namesOf(tx, promises)
  return promises.map((promise) => {
    const { checkedAt: _, madeBy: __, ...told } = promise
    return { ...told, ...named(promise) }
  })
}

export async function presentPlans(
  tx: OrgTx,
  { askLaw, askMandate }: Pick<PlanHooks, 'askLaw'> & MandateHook,
  lang: Lang,
  plans: readonly Plan[],
  setting: PromiseSetting,
  today: LocalDate,
): Promise<PlanView[]> {
  const named = await namesOf(tx, plans)
  const law = await askLaw(tx, [...new Set(plans.map(({ customerId }) => customerId))])
  // Agents are also told what their mandate makes them ask for.
  const asked = new Map<string, string>()
  if (tx.agency !== null)
    for (const plan of plans.filter(({ state, approvedAt }) => state === 'draft' && approvedAt === null)) {
      const why = await askMandate(tx, plan, today)
      if (why) asked.set(plan.id, say(lang, why))
    }
  return plans.map((plan) => {
    const { checkedAt: _, madeBy: __, proposedAt: ___, approvedAt, instalments, ...told } = plan
    const about = named(plan)
    const next = instalments.find(({ cents, paidCents }) => paidCents < cents) ?? null
    const total = { cents: plan.cents, currency: plan.currency }
    const bar = isOver(plan) ? null : barOf(plan, law)
    const beyond = plan.state === 'draft' && approvedAt === null ? beyondLimits(instalments, total, setting, today) : []
    return {
      ...told,
      ...about,
      reference: planReference(plan.no),
      beyond: [beyondInWords(lang, beyond, setting, plan.currency), asked.get(plan.id) ?? '']
        .filter(Boolean)
        .join(', '),
      barred: bar && barTold(lang, bar),
      next: next && { dueOn: next.dueOn, cents: next.cents - next.paidCents },
      isLate: plan.state === 'active' && bar === null && next !== null && next.dueOn < today,
      instalments: instalments.map((one) => ({
        ...one,
        reference: instalmentReference(about.customerCode, plan, one),
      })),
    }
  })
}

const isOver = ({ state }: Plan): boolean => state === 'completed' || state === 'lapsed' || state === 'cancelled'

/** Rates of several rows together; promises in two currencies are counted together, their amounts never. */
export function rateOf(rows: readonly KeptRow[]): KeptRate {
  const sum = (of: (row: KeptRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const amounts = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    dueCents: own.reduce((total, row) => total + row.dueCents, 0),
    keptCents: own.reduce((total, row) => total + row.keptCents, 0),
  }))
  return { due: sum(({ due }) => due), kept: sum(({ kept }) => kept), amounts }
}
