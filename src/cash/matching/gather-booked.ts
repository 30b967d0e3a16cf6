import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { remittanceText } from '../lines/line-words.ts'
import { plainText } from '../words/reference-key.ts'
import { groupsOf, sumOf } from './booked-groups.ts'
import {
  BOOKED_WITHIN_DAYS,
  type BookedRow,
  receiptsOfAmount,
  receiptsOfCustomers,
  receiptsOfDays,
} from './booked-store.ts'
import { isNameless } from './gather-unnamed.ts'
import type { BookedReceipt } from './model.ts'

/** A line with the customers that it names or cites beyond doubt; `pointsAtNobody`: not even in doubt. */
type Asking = {
  readonly line: OpenLine
  readonly customers: readonly string[]
  readonly pointsAtNobody: boolean
}

/**
 * The receipts of the accounts that each of these lines may be, by line: those of its amount; those of its customers around its day;
 * and where it names nobody at all, those of a day that add up to it, whoever paid them. `bound`: how many are tried for a sum.
 */
export async function bookedFor(
  tx: OrgTx,
  asking: readonly Asking[],
  bound: number,
): Promise<(line: OpenLine) => readonly BookedReceipt[]> {
  const ofAmount = Map.groupBy(
    await receiptsOfAmount(
      tx,
      asking.map(({ line }) => line),
    ),
    (row) => row.lineId,
  )
  const ofCustomer = await ofCustomers(tx, asking)
  const nameless = asking.filter(({ line, pointsAtNobody }) => pointsAtNobody && isNameless(line))
  const ofDay = await ofDays(
    tx,
    nameless.map(({ line }) => line),
    bound,
  )
  const found = new Map<string, BookedRow[]>()
  for (const { line, customers } of asking) {
    const rows = new Map<string, BookedRow>()
    const near = (row: BookedRow) =>
      row.currency === line.currency && Math.abs(daysBetween(row.issuedOn, line.bookedOn)) <= BOOKED_WITHIN_DAYS
    for (const row of [...(ofAmount.get(line.id) ?? []), ...(ofDay.get(line.id) ?? [])]) rows.set(row.itemId, row)
    for (const customerId of customers)
      for (const row of ofCustomer.get(customerId) ?? []) if (near(row)) rows.set(row.itemId, row)
    if (rows.size > 0) found.set(line.id, [...rows.values()].toSorted(byPlace))
  }
  const names = await namesOf(tx, [...found.values()].flat())
  return ({ id }) => (found.get(id) ?? []).map((row) => ({ ...row, customerName: names.get(row.customerId) ?? '' }))
}

async function namesOf(tx: OrgTx, rows: readonly BookedRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map()
  const customers = await customersById(tx, [...new Set(rows.map(({ customerId }) => customerId))])
  return new Map(customers.map(({ id, name }) => [id, name]))
}

/** One reading for each customer, over all the days that its lines are of. */
async function ofCustomers(tx: OrgTx, asking: readonly Asking[]): Promise<ReadonlyMap<string, BookedRow[]>> {
  const spans = new Map<string, { customerId: string; from: LocalDate; to: LocalDate }>()
  for (const { line, customers } of asking)
    for (const customerId of customers) spans.set(customerId, widened(spans.get(customerId), customerId, line.bookedOn))
  if (spans.size === 0) return new Map()
  return Map.groupBy(await receiptsOfCustomers(tx, [...spans.values()]), (row) => row.customerId)
}

const widened = (
  known: { from: LocalDate; to: LocalDate } | undefined,
  customerId: string,
  on: LocalDate,
): { customerId: string; from: LocalDate; to: LocalDate } => ({
  customerId,
  from: known && known.from < on ? known.from : on,
  to: known && known.to > on ? known.to : on,
})

/** How banks call what they credit in one line for several cheques. */
const SEVERAL = /\b(?:REM|REMISES?|CHQS?|CHEQUES?)\b/

/**
 * For each line the receipts of a run, or of a day, that make its amount; and where it speaks of cheques, all those of days that
 * have few. Among many receipts of anybody some always add up to an amount.
 */
async function ofDays(
  tx: OrgTx,
  lines: readonly OpenLine[],
  bound: number,
): Promise<ReadonlyMap<string, readonly BookedRow[]>> {
  if (lines.length === 0) return new Map()
  const days = lines.map(({ bookedOn }) => bookedOn).toSorted()
  const below = Math.max(...lines.map(({ cents }) => cents))
  const rows = await receiptsOfDays(tx, { from: days[0]!, to: days.at(-1)!, below })
  const byDay = new Map<string, BookedRow[]>()
  for (const row of rows) {
    const key = `${row.issuedOn} ${row.currency}`
    const day = byDay.get(key)
    if (day) day.push(row)
    else byDay.set(key, [row])
  }
  const groups = new Map([...byDay].map(([key, day]) => [key, groupsOf(day)]))
  return new Map(
    lines.map((line) => {
      const found: BookedRow[] = []
      const most = SEVERAL.test(plainText(`${line.label} ${remittanceText(line.details.remittance)}`)) ? bound : 0
      for (let away = -BOOKED_WITHIN_DAYS; away <= BOOKED_WITHIN_DAYS; away++) {
        const key = `${addDays(line.bookedOn, away)} ${line.currency}`
        const whole = (groups.get(key) ?? []).filter(({ receipts }) => sumOf(receipts) === line.cents)
        const day = byDay.get(key) ?? []
        found.push(...(whole.length > 0 ? whole.flatMap(({ receipts }) => receipts) : day.length <= most ? day : []))
      }
      return [line.id, found]
    }),
  )
}

const byPlace = (a: BookedRow, b: BookedRow): number =>
  compare(a.issuedOn, b.issuedOn) ||
  compare(a.sourceId ?? '', b.sourceId ?? '') ||
  (a.sourceLine ?? 0) - (b.sourceLine ?? 0) ||
  compare(a.itemId, b.itemId)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
