import { expect } from 'vitest'
import { insightRoutes } from '../src/insight/contract.ts'
import type { Operand } from '../src/insight/model.ts'
import { addDays, day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { AGE_BUCKETS, type AgedCell } from '../src/ledger/model.ts'
import type { ReplyOut } from '../src/platform/route.ts'
import type { Story } from '../tools/testing/story.ts'

type Measure = ReplyOut<typeof insightRoutes.indicators>
export type Month = Measure['months'][number]

export const measured = (story: Story, query: { asOf?: string; currency?: string } = {}): Promise<Measure> =>
  story.owner.call(insightRoutes.indicators, { query })

/** The last of the months: the day asked. */
export const onDay = async (story: Story, query: { asOf?: string; currency?: string } = {}): Promise<Month> =>
  (await measured(story, query)).months.at(-1)!

export const linesBehind = (
  story: Story,
  of: Operand,
  query: { asOf?: string; currency?: string; from?: string; to?: string; cell?: AgedCell },
) => story.owner.call(insightRoutes.operandLines, { query: { of, limit: 500, ...query } })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Some months through the year, the day asked and the month end before it among them. */
const LOOKED_AT: ReadonlySet<number> = new Set([0, 4, 8, 11, 12])

/** Every operand of a month is the sum of the lines that it opens, and each page of lines says so itself. */
export async function expectOperandsToOpen(story: Story, asked: { asOf?: string; currency?: string } = {}) {
  const { asOf, currency, months } = await measured(story, asked)
  const opened = async (of: Operand, from: string, to: string, cell?: AgedCell) => {
    const found = await linesBehind(story, of, { asOf, currency, from, to, ...(cell ? { cell } : {}) })
    expect(found.lines).toHaveLength(found.count)
    expect(sum(found.lines.map(({ cents }) => cents ?? 0))).toBe(found.cents)
    if (found.partCents !== null) expect(sum(found.lines.map(({ partCents }) => partCents!))).toBe(found.partCents)
    return found
  }
  const agesAt = async (on: string) =>
    Object.fromEntries(
      await Promise.all(AGE_BUCKETS.map(async ({ key }) => [key, (await opened('owed', on, on, key)).cents])),
    )
  for (const { period, operands } of months.filter((_, place) => LOOKED_AT.has(place))) {
    const { on, fromOn, beginOn, monthAgoOn, yearFromOn, costFromOn } = period
    expect([addDays(day(on), -90), addDays(day(fromOn), -1)]).toEqual([beginOn, beginOn])
    expect(await agesAt(on)).toEqual(operands.ages)
    expect(await agesAt(monthAgoOn)).toEqual(operands.agesMonthAgo)
    expect(0 - (await opened('owed', on, on, 'unapplied')).cents).toBe(operands.creditCents)
    expect((await opened('owed', beginOn, beginOn)).cents).toBe(operands.beginCents)
    const sales = async (from: string) =>
      (await story.owner.call(insightRoutes.sales, { query: { from, to: on, currency } })).totalCents
    expect(await sales(fromOn)).toBe(operands.salesCents)
    expect(await sales(yearFromOn)).toBe(operands.yearSalesCents)
    expect((await opened('invoiced', fromOn, on)).count).toBe(operands.invoices)
    const paid = await opened('paid', fromOn, on)
    expect(paid.cents).toBe(operands.paidCents)
    expect(sum(paid.lines.map(({ cents, daysLate }) => cents! * daysLate!))).toBe(operands.lateDayCents)
    expect((await opened('disputed', on, on)).cents).toBe(operands.disputedCents)
    const raised = await opened('raised', fromOn, on)
    expect([raised.cents, raised.count]).toEqual([operands.raisedCents, operands.cases])
    const promised = await opened('promised', fromOn, on)
    expect([promised.cents, promised.partCents, promised.count]).toEqual([
      operands.promisedCents,
      operands.promisesKeptCents,
      operands.promisesDue,
    ])
    expect(promised.lines.filter(({ standing }) => standing === 'kept')).toHaveLength(operands.promisesKept)
    const claimed = await opened('claimed', yearFromOn, on)
    expect([claimed.cents, claimed.partCents]).toEqual([operands.claimedCents, operands.recoveredCents])
    expect((await opened('lost', yearFromOn, on)).cents).toBe(operands.lostCents)
    const reminded = await opened('reminded', costFromOn, on)
    expect(reminded.count).toBe(sum(Object.values(operands.sent)))
  }
}

/** What was owed is the aged balance of each of those days, as the ledger tells it. */
export async function expectAgedBalances(story: Story, asked: { asOf?: string; currency?: string } = {}) {
  const { currency, months } = await measured(story, asked)
  for (const { period, operands } of months) {
    const { totals } = await story.owner.call(ledgerRoutes.agedBalance, { query: { asOf: period.on, currency } })
    const total = totals.find((one) => one.currency === currency)
    const expected = Object.fromEntries(AGE_BUCKETS.map(({ key }) => [key, total?.[key] ?? 0]))
    expect(operands.ages).toEqual(expected)
    expect(operands.creditCents).toBe(total?.unappliedCents ?? 0)
  }
}
