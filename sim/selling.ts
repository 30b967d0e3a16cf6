import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, daysBetween, endOfMonth, weekday } from '../src/kernel/calendar.ts'
import { workingDay } from './calendar-of-tasks.ts'
import type { Debtor } from './debtor.ts'
import type { Random } from './random.ts'
import type { SalePart } from './sales.ts'

export type PlannedSale = {
  readonly customer: string
  readonly on: LocalDate
  readonly parts: readonly SalePart[]
  /** An advance paid before the invoice, VAT included; null for most. */
  readonly depositOn: LocalDate | null
  readonly depositCents: number
}

/** Fewer orders in August, more before the year ends. */
const SEASON: Readonly<Record<string, number>> = { '01': 0.92, '08': 0.55, '11': 1.05, '12': 1.18 }

/**
 * The sales of one month: each goes to a customer drawn by weight; two in five are dated in the last working days of
 * the month, as invoices are. `progress` is the part of the history gone: customers that leave order nothing near its end.
 */
export function planMonth(
  random: Random,
  debtors: readonly Debtor[],
  month: { invoices: number; firstOn: LocalDate; progress: number },
): PlannedSale[] {
  const lastOn = endOfMonth(month.firstOn)
  const pool = debtors.filter(
    ({ customer, stopped }) => !stopped && (customer.behaviour !== 'left_in_credit' || month.progress < 0.72),
  )
  const draw = weightedDraw(pool, (debtor) => debtor.customer.weight)
  if (!draw) return []
  const count = Math.round(month.invoices * (SEASON[month.firstOn.slice(5, 7)] ?? 1) * (1 + 0.06 * month.progress))
  const sales: PlannedSale[] = []
  for (let i = 0; i < count; i++) {
    const { customer } = draw(random.next())
    const on = issueDay(random, month.firstOn, lastOn)
    const parts = saleParts(random, customer.medianCents, customer.address.country)
    const net = parts.reduce((sum, part) => sum + part.netCents, 0)
    const room = daysBetween(month.firstOn, on)
    const hasDeposit =
      net > 400_000 &&
      room > 8 &&
      customer.kind === 'business' &&
      customer.currency === 'EUR' &&
      customer.means === 'transfer' &&
      random.chance(0.12)
    sales.push({
      customer: customer.code,
      on,
      parts,
      depositOn: hasDeposit ? workingDay(addDays(month.firstOn, random.int(0, room - 6))) : null,
      depositCents: hasDeposit ? Math.round(net * 0.003) * 100 : 0,
    })
  }
  return sales
}

function issueDay(random: Random, firstOn: LocalDate, lastOn: LocalDate): LocalDate {
  const length = daysBetween(firstOn, lastOn)
  const wanted = random.chance(0.4)
    ? addDays(lastOn, -random.int(0, Math.min(4, length)))
    : addDays(firstOn, random.int(0, length))
  const next = workingDay(wanted)
  if (next <= lastOn) return next
  const friday = addDays(wanted, 5 - weekday(wanted))
  return friday >= firstOn ? friday : lastOn
}

function saleParts(random: Random, medianCents: number, country: string): SalePart[] {
  const cents = Math.max(2_500, Math.round(random.logNormal(medianCents, 0.7) / 50) * 50)
  if (country !== 'FR') return [{ account: '706500', netCents: cents, vatBp: 0 }]
  const rate = random.weighted<SalePart['vatBp']>([
    [86, 2000],
    [11, 1000],
    [3, 550],
  ])
  if (!random.chance(0.3)) return [{ account: '706000', netCents: cents, vatBp: rate }]
  const goods = Math.round((cents * random.int(20, 70)) / 100)
  return [
    { account: '706000', netCents: cents - goods, vatBp: rate },
    { account: '707000', netCents: goods, vatBp: 2000 },
  ]
}

/** Draws by weight in logarithmic time, or null when nobody is left. */
function weightedDraw<T>(list: readonly T[], weightOf: (value: T) => number): ((at: number) => T) | null {
  const sums: number[] = []
  let total = 0
  for (const value of list) sums.push((total += weightOf(value)))
  if (total === 0) return null
  return (at) => {
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > at * total) high = middle
      else low = middle + 1
    }
    return list[low]!
  }
}
