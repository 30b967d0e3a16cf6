import { addMonths, type LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'
import { paidBetween } from './paid.ts'

/** A year tells how a customer pays; its last half, against the one before, whether that changes. */
const KNOWN_MONTHS = 12
const TREND_MONTHS = 6

/** How invoices of one currency were paid in a period. */
export type Payments = {
  readonly currency: string
  readonly paidCents: number
  readonly documents: number
  /** Days after the due day, weighted by amount, to a tenth; negative when it pays before. */
  readonly daysLate: number
  /** The part of the amount paid by the due day, in basis points. */
  readonly onTimeBp: number
}

/** `lastHalf` and `firstHalf` have no figures when nothing was paid in them. */
export type Behaviour = {
  readonly from: LocalDate
  readonly to: LocalDate
  /** The first day of the last half. */
  readonly turnOn: LocalDate
  readonly currencies: readonly (Payments & {
    readonly lastHalf: Payments | null
    readonly firstHalf: Payments | null
  })[]
  readonly invoiced: number
  /** Of the documents invoiced in the period, how many were contested. */
  readonly contested: number
}

const figures = part`
  sum(cents)::bigint as paid_cents, count(distinct item_id)::int as documents,
  round(sum(cents * days_late)::numeric / sum(cents), 1)::float8 as days_late,
  round(coalesce(sum(cents) filter (where days_late <= 0), 0)::numeric * 10000 / sum(cents))::int as on_time_bp`

/** How a customer paid over the last twelve months, and how much of it was contested. */
export async function behaviourOf(tx: OrgTx, customerId: string, today: LocalDate): Promise<Behaviour> {
  const from = addMonths(today, -KNOWN_MONTHS)
  const turnOn = addMonths(today, -TREND_MONTHS)
  const rows = await tx.rows<Payments & { half: 'whole' | 'first' | 'last' }>(sql`
    select currency, case when grouping(is_last) = 1 then 'whole' when is_last then 'last' else 'first' end as half, ${figures}
    from (select p.*, p.paid_on >= ${turnOn}::date as is_last from (${paidBetween(tx, { customerId }, from, today)}) p) p
    group by grouping sets ((currency), (currency, is_last)) order by currency`)
  const half = (currency: string, which: string) => {
    const found = rows.find((row) => row.currency === currency && row.half === which)
    return found ? paymentsOf(found) : null
  }
  const { invoiced, contested } = await tx.one<{ invoiced: number; contested: number }>(sql`
    select count(*)::int as invoiced, count(*) filter (where exists (
      select 1 from disputes.disputed_item x where x.org_id = i.org_id and x.item_id = i.id))::int as contested
    from ledger.item i where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} and i.kind = 'invoice' and not i.reversed
      and i.issued_on between ${from}::date and ${today}::date`)
  const currencies = rows
    .filter((row) => row.half === 'whole')
    .map((row) => ({
      ...paymentsOf(row),
      lastHalf: half(row.currency, 'last'),
      firstHalf: half(row.currency, 'first'),
    }))
  return { from, to: today, turnOn, currencies, invoiced, contested }
}

const paymentsOf = ({ currency, paidCents, documents, daysLate, onTimeBp }: Payments): Payments => ({
  currency,
  paidCents,
  documents,
  daysLate,
  onTimeBp,
})

/** One payment of one document. */
export type PaymentLine = {
  readonly itemId: string
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly paidOn: LocalDate
  readonly daysLate: number
  readonly cents: number
}

/** The payments that a figure of `behaviourOf` is made of, the latest first, with their number and the same figures over them. */
export async function paymentLines(
  tx: OrgTx,
  customerId: string,
  asked: {
    readonly currency: string
    readonly from: LocalDate
    readonly to: LocalDate
    /** Only what was paid by its due day. */
    readonly onTime?: boolean | undefined
    readonly limit: number
    readonly offset: number
  },
): Promise<{ lines: PaymentLine[]; count: number; paidCents: number; daysLate: number | null }> {
  const which = part`from (${paidBetween(tx, { customerId }, asked.from, asked.to)}) p
    where p.currency = ${asked.currency} ${asked.onTime ? part`and p.days_late <= 0` : nothing}`
  const lines = await tx.rows<PaymentLine>(sql`
    select item_id, coalesce(nullif(document_no, ''), left(label, 40)) as document_no, due_on, paid_on, days_late, cents ${which}
    order by paid_on desc, due_on, item_id limit ${asked.limit} offset ${asked.offset}`)
  const whole = await tx.one<{ count: number; paidCents: number; daysLate: number | null }>(sql`
    select count(*)::int as count, coalesce(sum(cents), 0)::bigint as paid_cents,
      round(sum(cents * days_late)::numeric / nullif(sum(cents), 0), 1)::float8 as days_late ${which}`)
  return { lines, ...whole }
}
