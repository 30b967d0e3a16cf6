import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { keptRows } from '../promises/index.ts'
import { contestedByDay, raisedByDay } from './contested.ts'
import { costOf, figuresOf, recoveredBy } from './figures.ts'
import { claimedBetween, lostByDay } from './losses.ts'
import { type Figures, type Operands, type Perimeter, REMINDER_CHANNELS, type RemindersSent } from './model.ts'
import { owedOn, receivableOf } from './owed.ts'
import { paidByDay } from './paid.ts'
import { type Period, periodOf, periodsTo } from './periods.ts'
import { remindedByDay } from './reminded.ts'
import { type CountBackDso, countBackDso } from './rules.ts'
import { byMonth, salesByDay } from './sales.ts'
import { type LeftOut, leftOutOn, perimeterOf, reminderPricesOf } from './setting-store.ts'

export type MeasuredMonth = { readonly period: Period; readonly operands: Operands; readonly figures: Figures }

export type Measure = {
  readonly perimeter: Perimeter
  readonly left: LeftOut
  /** Twelve month ends, then the day asked. */
  readonly months: readonly MeasuredMonth[]
  /** The same day a month earlier, which the day asked compares with: a month end would be another moment of the month. */
  readonly monthAgo: MeasuredMonth
  /** How the DSO by exhaustion of the day asked is made. */
  readonly byCountBack: CountBackDso
}

type Dated = { readonly on: LocalDate }
const between = <Row extends Dated>(rows: readonly Row[], from: LocalDate, to: LocalDate): Row[] =>
  rows.filter(({ on }) => on >= from && on <= to)
const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

/**
 * Every indicator of one currency at twelve month ends and on a day, each with its operands. What happened is read once, by day, and
 * what was owed once, for all the days together: the number of statements does not grow with the months.
 */
export async function measureIndicators(tx: OrgTx, currency: string, asOf: LocalDate): Promise<Measure> {
  const perimeter = await perimeterOf(tx)
  const prices = await reminderPricesOf(tx)
  const left = await leftOutOn(tx, perimeter, currency, asOf)
  const told = periodsTo(asOf)
  const oldest = told[0]!
  const periods = [...told, periodOf(told.at(-1)!.monthAgoOn)]
  const days = periods.flatMap(({ on, beginOn, monthAgoOn }) => [on, beginOn, monthAgoOn])
  const owed = await owedOn(tx, currency, days, left)
  const sales = await salesByDay(tx, currency, asOf, left)
  const paid = await paidByDay(tx, currency, oldest.fromOn, asOf, left)
  const contested = await contestedByDay(tx, currency, [...new Set(periods.map(({ on }) => on))], left)
  const raised = await raisedByDay(tx, currency, oldest.fromOn, asOf, left)
  const promises = (await keptRows(tx, 'day', { from: oldest.fromOn, to: asOf }))
    .filter((row) => row.currency === currency)
    .map((row) => ({ ...row, on: row.who as LocalDate }))
  const claims = await claimedBetween(tx, currency, oldest.yearFromOn, asOf, left)
  const lost = await lostByDay(tx, currency, oldest.yearFromOn, asOf, left)
  const reminded = await remindedByDay(tx, oldest.costFromOn, asOf)
  const monthSales = byMonth(sales)

  const months = periods.map((period): MeasuredMonth => {
    const { on, fromOn, yearFromOn } = period
    const then = owed.get(on)!
    const sold = between(sales, fromOn, on)
    const came = between(paid, fromOn, on)
    const opened = between(raised, fromOn, on)
    const fellDue = between(promises, fromOn, on)
    const brought = claims.filter(({ openedOn }) => openedOn >= yearFromOn && openedOn <= on)
    const contacts = between(reminded, period.costFromOn, on)
    const sent = Object.fromEntries(
      REMINDER_CHANNELS.map((channel) => [
        channel,
        sumOf(contacts, (row) => (row.channel === channel ? row.count : 0)),
      ]),
    ) as RemindersSent
    const operands: Operands = {
      ...then,
      beginCents: receivableOf(owed.get(period.beginOn)!),
      agesMonthAgo: owed.get(period.monthAgoOn)!.ages,
      salesCents: sumOf(sold, ({ cents }) => cents),
      yearSalesCents: sumOf(between(sales, yearFromOn, on), ({ cents }) => cents),
      countBackDays: countBackDso(receivableOf(then), monthSales, on).days,
      paidCents: sumOf(came, ({ cents }) => cents),
      lateDayCents: sumOf(came, ({ lateDayCents }) => lateDayCents),
      disputedCents: contested.find((row) => row.on === on)?.cents ?? 0,
      raisedCents: sumOf(opened, ({ cents }) => cents),
      cases: sumOf(opened, ({ cases }) => cases),
      invoices: sumOf(sold, ({ invoices }) => invoices),
      promisesDue: sumOf(fellDue, ({ due }) => due),
      promisesKept: sumOf(fellDue, ({ kept }) => kept),
      promisedCents: sumOf(fellDue, ({ dueCents }) => dueCents),
      promisesKeptCents: sumOf(fellDue, ({ keptCents }) => keptCents),
      claimedCents: sumOf(brought, ({ claimedCents }) => claimedCents),
      recoveredCents: sumOf(brought, (debt) => recoveredBy(debt, on)),
      lostCents: sumOf(between(lost, yearFromOn, on), ({ cents }) => cents),
      sent,
      cost: prices && costOf(prices, sent),
    }
    return { period, operands, figures: figuresOf(operands) }
  })
  const last = owed.get(asOf)!
  return {
    perimeter,
    left,
    months: months.slice(0, -1),
    monthAgo: months.at(-1)!,
    byCountBack: countBackDso(receivableOf(last), monthSales, asOf),
  }
}
