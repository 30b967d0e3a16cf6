import { addDays, addMonths, endOfMonth, type LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type BalanceDso, balanceDso, type CountBackDso, countBackDso } from './rules.ts'
import { type SalesPeriod, salesByMonth, salesOfPeriod } from './sales.ts'
import { receivablesAt } from './store.ts'

/** The usual quarter: long enough to smooth a month, short enough to follow the business. */
const PERIOD_DAYS = 90
const HISTORY_MONTHS = 12

export type DsoHistory = {
  readonly day: LocalDate
  readonly byBalance: number | null
  readonly byCountBack: number | null
  readonly receivableCents: number
}

/** The days whose sales the DSO by balance of a day rests on. */
const quarterTo = (currency: string, to: LocalDate): SalesPeriod => ({
  currency,
  from: addDays(to, 1 - PERIOD_DAYS),
  to,
})

/** Both DSOs of one currency as of a day, with their ingredients, and the same at the last twelve month ends. */
export async function measureDso(
  tx: OrgTx,
  currency: string,
  asOf: LocalDate,
): Promise<{
  byBalance: BalanceDso & { readonly fromOn: LocalDate }
  byCountBack: CountBackDso
  history: DsoHistory[]
}> {
  const ends = Array.from({ length: HISTORY_MONTHS }, (_, back) =>
    endOfMonth(addMonths(asOf, -(HISTORY_MONTHS - back))),
  )
  const receivables = new Map((await receivablesAt(tx, currency, [...ends, asOf])).map((row) => [row.day, row.cents]))
  const sales = await salesByMonth(tx, currency, asOf)
  const history: DsoHistory[] = []
  for (const day of ends) {
    const receivableCents = receivables.get(day) ?? 0
    const byBalance = balanceDso(receivableCents, await salesOfPeriod(tx, quarterTo(currency, day)), PERIOD_DAYS).days
    history.push({ day, byBalance, byCountBack: countBackDso(receivableCents, sales, day).days, receivableCents })
  }
  const receivableCents = receivables.get(asOf) ?? 0
  const quarter = quarterTo(currency, asOf)
  return {
    byBalance: {
      ...balanceDso(receivableCents, await salesOfPeriod(tx, quarter), PERIOD_DAYS),
      fromOn: quarter.from,
    },
    byCountBack: countBackDso(receivableCents, sales, asOf),
    history,
  }
}
