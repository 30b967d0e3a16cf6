import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import { type Fragment, nothing, part, raw } from '../../platform/sql.ts'
import {
  type AmountField,
  type ChoiceCondition,
  type Condition,
  type CountField,
  isAmount,
  isChoice,
  type Rule,
} from './rule.ts'

/** Payments and promises of older days say little of how a customer behaves now. */
const BEHAVIOUR_DAYS = 365

export type PlacingInput = {
  readonly orgId: number
  readonly on: LocalDate
  /** What the organisation keeps its books in, in which credit limits are told. */
  readonly currency: Currency
  /** Null: every customer. */
  readonly customers: readonly string[] | null
}

/**
 * A query of (customer_id, place): the number, from 1, of the first rule that each customer fits, null when it fits none. The
 * text is the program's; whatever a person wrote is a parameter. Only what the rules ask about is looked up.
 */
export function placesOf(rules: readonly Rule[], input: PlacingInput): Fragment {
  const compiling: Compiling = { input, amounts: [], asked: new Set() }
  let cases = nothing
  rules.forEach((rule, index) => {
    cases = part`${cases} when ${fits(rule, compiling)} then ${index + 1}::int`
  })
  const { asked } = compiling
  // What is asked about is known once the rules are compiled.
  const joins = [...asked].reduce((text, source) => part`${text} ${SOURCES[source](compiling)}`, nothing)
  return part`
    select c.id as customer_id, case ${cases} when true then null::int end as place
    from parties.customer c ${joins}
    where c.org_id = ${input.orgId} ${among(raw('c.id'), input)}`
}

type Compiling = {
  readonly input: PlacingInput
  /** Amounts to sum, in the order of their columns. */
  readonly amounts: { readonly field: AmountField; readonly currency: Currency }[]
  readonly asked: Set<Source>
}

const among = (column: Fragment, { customers }: PlacingInput): Fragment =>
  customers === null ? nothing : part`and ${column} = any(${customers}::uuid[])`

function fits({ match, conditions }: Rule, compiling: Compiling): Fragment {
  if (conditions.length === 0) return raw('true')
  const word = raw(match === 'all' ? ' and ' : ' or ')
  const [first, ...others] = conditions.map((condition) => meets(condition, compiling))
  return others.reduce((text, one) => part`${text}${word}${one}`, part`${first}`)
}

function meets(condition: Condition, compiling: Compiling): Fragment {
  const met = isChoice(condition) ? chosen(condition) : within(condition, compiling)
  return condition.not ? part`not coalesce(${met}, false)` : part`coalesce(${met}, false)`
}

function chosen({ field, values }: ChoiceCondition): Fragment {
  switch (field) {
    case 'tag':
      return part`c.tags && ${values}::text[]`
    case 'salesperson':
      return part`c.salesperson_id = any(${values}::uuid[])`
    case 'group':
      return part`coalesce(c.parent_id, c.id) = any(${values}::uuid[])`
    default:
      return part`${raw(`c.${field}`)} = any(${values}::text[])`
  }
}

function within(condition: Exclude<Condition, ChoiceCondition>, compiling: Compiling): Fragment {
  const { from, to } = condition
  const figure = isAmount(condition)
    ? amount(condition.field, condition.currency, compiling)
    : count(condition.field, compiling)
  // Written as a range in any case: a bound that is given or not makes no other statement.
  return part`(${figure}) >= coalesce(${from}::numeric, '-infinity') and (${figure}) <= coalesce(${to}::numeric, 'infinity')`
}

function amount(field: AmountField, currency: Currency, { amounts, asked }: Compiling): Fragment {
  asked.add('owed')
  let at = amounts.findIndex((known) => known.field === field && known.currency === currency)
  if (at < 0) at = amounts.push({ field, currency }) - 1
  return raw(`coalesce(owed.amount_${at}, 0)`)
}

function count(field: CountField, compiling: Compiling): Fragment {
  const of = (source: Source, column: string): Fragment => {
    compiling.asked.add(source)
    return raw(column)
  }
  switch (field) {
    case 'openItems':
      return of('owed', 'coalesce(owed.open_items, 0)')
    case 'oldestDaysLate':
      return of('owed', 'coalesce(owed.oldest_days_late, 0)')
    case 'averageDaysLate':
      return of('paid', 'paid.average_days_late')
    case 'brokenPromises':
      return of('promised', 'coalesce(promised.broken, 0)')
    case 'openDisputes':
      return of('disputed', 'coalesce(disputed.running, 0)')
    case 'daysSincePayment':
      return of('receipt', 'receipt.days_since')
    case 'knownForDays':
      return of('first', 'first.known_for')
    case 'creditUsedPercent': {
      const used = amount('outstanding', compiling.input.currency, compiling)
      // Who may owe nothing and owes something is beyond any percentage.
      return part`case when c.credit_limit_cents > 0 then floor(${used} * 100 / c.credit_limit_cents)
        when c.credit_limit_cents = 0 then case when ${used} > 0 then 'infinity'::numeric else 0 end end`
    }
  }
}

type Source = 'owed' | 'paid' | 'promised' | 'disputed' | 'receipt' | 'first'

/** What figures are read from, each joined once to the customers `c`. */
const SOURCES: Readonly<Record<Source, (compiling: Compiling) => Fragment>> = {
  owed({ input, amounts }) {
    const { orgId, on } = input
    const sums = amounts.reduce(
      (text, { field, currency }, at) =>
        field === 'outstanding'
          ? part`${text}, sum(open_cents * side) filter (where currency = ${currency}) as ${raw(`amount_${at}`)}`
          : part`${text}, sum(open_cents) filter (where currency = ${currency} and side = 1 and due_on < ${on}::date) as ${raw(`amount_${at}`)}`,
      nothing,
    )
    return part`left join (
      select customer_id, count(*) filter (where side = 1)::int as open_items,
        max(${on}::date - due_on) filter (where side = 1 and due_on < ${on}::date) as oldest_days_late ${sums}
      from ledger.item where org_id = ${orgId} and open_cents > 0 ${among(raw('customer_id'), input)}
      group by customer_id) owed on owed.customer_id = c.id`
  },
  // Weighted by amount: a large invoice paid late says more than a small one. A credit note is no payment, nor is one that came back.
  paid: ({ input }) => part`left join (
      select a.customer_id, round(sum(a.amount_cents * (a.allocated_on - a.debit_due_on)) / nullif(sum(a.amount_cents), 0)) as average_days_late
      from ledger.allocation a join ledger.item r on r.org_id = a.org_id and r.id = a.credit_id and r.kind in ('receipt', 'collected')
      where a.org_id = ${input.orgId} and a.allocated_on > ${input.on}::date - ${BEHAVIOUR_DAYS}::int and a.allocated_on <= ${input.on}::date
        and a.reverses is null and not exists (select from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id)
        ${among(raw('a.customer_id'), input)}
      group by a.customer_id) paid on paid.customer_id = c.id`,
  promised: ({ input }) => part`left join (
      select customer_id, count(*)::int as broken from promises.promise
      where org_id = ${input.orgId} and state = 'broken' and state_on > ${input.on}::date - ${BEHAVIOUR_DAYS}::int
        ${among(raw('customer_id'), input)}
      group by customer_id) promised on promised.customer_id = c.id`,
  disputed: ({ input }) => part`left join (
      select customer_id, count(*)::int as running from disputes.dispute
      where org_id = ${input.orgId} and state <> 'resolved' ${among(raw('customer_id'), input)}
      group by customer_id) disputed on disputed.customer_id = c.id`,
  // Looked up customer by customer through the index: the last one, and the first one, and none between.
  receipt: ({ input }) => part`left join lateral (
      select ${input.on}::date - i.issued_on as days_since from ledger.item i
      where i.org_id = c.org_id and i.customer_id = c.id and i.kind in ('receipt', 'collected') and i.side = -1 and not i.reversed
      order by i.issued_on desc limit 1) receipt on true`,
  first: ({ input }) => part`left join lateral (
      select ${input.on}::date - i.issued_on as known_for from ledger.item i
      where i.org_id = c.org_id and i.customer_id = c.id and not i.reversed and i.reverses is null
      order by i.issued_on limit 1) first on true`,
}
