import type { LocalDate } from '../src/kernel/calendar.ts'
import { daysBetween } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import type { Book, Foreign, ItemKind } from './book.ts'

/** What is really owed, taken from items and settlements; no emitted file and no ledger entry is read here. */

export type OpenItem = {
  readonly customer: string
  readonly account: string
  readonly documentNo: string
  readonly kind: ItemKind
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  /** Signed, book currency: what the customer owes is positive. */
  readonly cents: number
  readonly openCents: number
  /** What is open in the currency of the invoice, when that is not the book currency. */
  readonly openForeign: Foreign | null
  readonly label: string
}

/** Customer items not fully settled at the end of `asOf`, by customer code then day. */
export function openItemsAsOf(book: Book, asOf: LocalDate): OpenItem[] {
  const open = book.openCentsAsOf(asOf)
  return book.items
    .filter((item) => open[item.id] !== 0 && item.account.startsWith('41'))
    .map((item) => {
      const openCents = open[item.id]!
      invariant(
        item.foreign === null || openCents === item.cents,
        `${item.documentNo} in ${item.foreign?.currency} is settled in part`,
      )
      const { account, documentNo, kind, dueOn, cents, label } = item
      return {
        customer: item.party,
        account,
        documentNo,
        kind,
        issuedOn: item.on,
        dueOn,
        cents,
        openCents,
        openForeign: item.foreign,
        label,
      }
    })
    .sort(
      (a, b) =>
        compare(a.customer, b.customer) || compare(a.issuedOn, b.issuedOn) || compare(a.documentNo, b.documentNo),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const BUCKETS = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const
type Bucket = (typeof BUCKETS)[number]

export type Aged = Readonly<Record<Bucket, number>> & {
  /** Everything open, credits deducted. */
  readonly total: number
  /** Open debits alone: all of them, and those past their due date. */
  readonly debits: number
  readonly overdueDebits: number
  /** Open credits (negative or 0): credit notes and money not matched yet. */
  readonly credits: number
}

/** Days late, by due date; a credit ages from its own date, as French packages print it. */
function bucketOf(dueOn: LocalDate, asOf: LocalDate): Bucket {
  const late = daysBetween(dueOn, asOf)
  return late <= 0
    ? 'not_due'
    : late <= 30
      ? 'days_1_30'
      : late <= 60
        ? 'days_31_60'
        : late <= 90
          ? 'days_61_90'
          : 'over_90'
}

export function aged(items: readonly OpenItem[], asOf: LocalDate): Aged {
  const row = {
    not_due: 0,
    days_1_30: 0,
    days_31_60: 0,
    days_61_90: 0,
    over_90: 0,
    total: 0,
    debits: 0,
    overdueDebits: 0,
    credits: 0,
  }
  for (const item of items) {
    row[bucketOf(item.dueOn, asOf)] += item.openCents
    row.total += item.openCents
    if (item.openCents < 0) row.credits += item.openCents
    else row.debits += item.openCents
    if (item.openCents > 0 && item.dueOn < asOf) row.overdueDebits += item.openCents
  }
  return row
}

/** The aged balance of each customer that has something open, in code order. */
export function agedByCustomer(items: readonly OpenItem[], asOf: LocalDate): Map<string, Aged> {
  return new Map(
    [...Map.groupBy(items, (item) => item.customer)].map(([customer, list]) => [customer, aged(list, asOf)]),
  )
}
