import { addMonths, endOfMonth, type LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type BalanceDso, balanceDso, type CountBackDso, countBackDso } from './rules.ts'
import { receivablesAt, salesByMonth, salesOfPeriod } from './store.ts'

/** The usual quarter: long enough to smooth a month, short enough to follow the business. */
const PERIOD_DAYS = 90
const HISTORY_MONTHS = 12

export type DsoHistory = {
  readonly day: LocalDate
  readonly byBalance: number | null
  readonly byCountBack: number | null
  readonly receivableCents: number
}

/** Both DSOs of one currency as of a day, with their ingredients, and the same at the last twelve month ends. */
export async function measureDso(
  tx: OrgTx,
  currency: string,
  asOf: LocalDate,
): Promise<{ byBalance: BalanceDso; byCountBack: CountBackDso; history: DsoHistory[] }> {
  const ends = Array.from({ length: HISTORY_MONTHS }, (_, back) =>
    endOfMonth(addMonths(asOf, -(HISTORY_MONTHS - back))),
  )
  const receivables = new Map((await receivablesAt(tx, currency, [...ends, asOf])).map((row) => [row.day, row.cents]))
  const sales = await salesByMonth(tx, currency, asOf)
  const history: DsoHistory[] = []
  for (const day of ends) {
    const receivableCents = receivables.get(day) ?? 0
    const byBalance = balanceDso(receivableCents, await salesOfPeriod(tx, currency, day, PERIOD_DAYS), PERIOD_DAYS).days
    history.push({ day, byBalance, byCountBack: countBackDso(receivableCents, sales, day).days, receivableCents })
  }
  const receivableCents = receivables.get(asOf) ?? 0
  return {
    byBalance: balanceDso(receivableCents, await salesOfPeriod(tx, currency, asOf, PERIOD_DAYS), PERIOD_DAYS),
    byCountBack: countBackDso(receivableCents, sales, asOf),
    history,
  }
}
