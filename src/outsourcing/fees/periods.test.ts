import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import type { Terms } from '../mandates/terms.ts'
import { flatRate, type Tariff } from '../tariffs/model.ts'
import { asksPerPeriod, periodLacks, periodsOver, sumPeriod } from './periods.ts'
import type { SignedVersion } from './rules.ts'

const tariff = flatRate('EUR', 1500)
const flat = (period: Tariff['period']): Tariff => ({ ...tariff, period, flatCents: 1_000 })
const signed = (version: number, on: string, of: Tariff): SignedVersion => ({
  ...{ mandateId: 'm', version, signedOn: day(on), terms: { tariff: of } as Terms },
})
const over = (
  versions: readonly SignedVersion[],
  today: string,
  { last = null, charged = [] }: { last?: string | null; charged?: readonly (readonly [string, string])[] } = {},
  start = '2026-01-01',
) =>
  periodsOver(
    day(start),
    last === null ? null : day(last),
    versions,
    charged.map(([from, to]) => ({ from: day(from), to: day(to) })),
    day(today),
  ).map(({ from, to, version }) => [from, to, version.version])

test('periods run from the first day of the mandate and end with it', () => {
  const monthly = [signed(1, '2026-01-31', flat('month'))]
  const of = (today: string, last: string | null = null) => over(monthly, today, { last }, '2026-01-31')
  expect(of('2026-02-27')).toEqual([])
  expect(of('2026-02-28')).toEqual([['2026-01-31', '2026-02-27', 1]])
  expect(of('2026-04-15').at(-1)).toEqual(['2026-02-28', '2026-03-30', 1])
  expect(of('2026-06-01', '2026-03-05')).toEqual([
    ['2026-01-31', '2026-02-27', 1],
    ['2026-02-28', '2026-03-05', 1],
  ])
})

test('a rhythm that is changed in between leaves no month uncharged and charges none twice', () => {
  const wider = [signed(1, '2026-01-01', flat('month')), signed(2, '2026-02-15', flat('quarter'))]
  const whole = [
    ['2026-01-01', '2026-01-31', 1],
    // It had begun as a month: it stays one, at the price of a month.
    ['2026-02-01', '2026-02-28', 1],
    ['2026-03-01', '2026-05-31', 2],
    ['2026-06-01', '2026-08-31', 2],
  ]
  expect(over(wider, '2026-09-01')).toEqual(whole)
  // Those charged before it was agreed are left out, and nothing else.
  expect(over(wider, '2026-09-01', { charged: [['2026-01-01', '2026-01-31']] })).toEqual(whole.slice(1))
  const narrower = [signed(1, '2026-01-01', flat('quarter')), signed(2, '2026-02-15', flat('month'))]
  expect(over(narrower, '2026-06-01')).toEqual([
    ['2026-01-01', '2026-03-31', 1],
    ['2026-04-01', '2026-04-30', 2],
    ['2026-05-01', '2026-05-31', 2],
  ])
  // A paper that came late with an earlier day: what was charged by quarters stays, and no day of it is charged again.
  expect(over(narrower, '2026-06-01', { charged: [['2026-04-01', '2026-06-30']] })).toEqual([
    ['2026-01-01', '2026-03-31', 1],
  ])
  // A new amount within one rhythm holds for the period in which it was agreed.
  const dearer = [signed(1, '2026-01-01', flat('month')), signed(2, '2026-02-15', flat('month'))]
  expect(over(dearer, '2026-03-01').map(([, , version]) => version)).toEqual([1, 2])
  // What asks nothing for a period has none of its own.
  const since = [signed(1, '2026-01-01', { ...tariff, period: 'year' }), signed(2, '2026-02-15', flat('month'))]
  expect(over(since, '2026-04-01').map(([from, , version]) => [from, version])).toEqual([
    ['2026-01-01', 1],
    ['2026-02-01', 2],
    ['2026-03-01', 2],
  ])
})

test('whatever rhythms follow each other, every day is in one period', () => {
  let seed = 11
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const lengths = ['month', 'quarter', 'year'] as const
  for (let round = 0; round < 200; round++) {
    let on = day('2026-01-31')
    const versions = [signed(1, on, flat(lengths[random(3)]!))]
    for (let version = 2; version < 2 + random(4); version++) {
      on = addDays(on, 1 + random(200))
      versions.push(signed(version, on, flat(lengths[random(3)]!)))
    }
    const charged: [string, string][] = []
    // Each night knows the versions signed by then: a later one moves nothing that was charged.
    for (let today = day('2026-02-01'); today < '2029-06-01'; today = addDays(today, 1 + random(90))) {
      const known = versions.filter(({ signedOn }) => signedOn! <= today)
      for (const [from, to] of over(known, today, { charged }, '2026-01-31')) charged.push([`${from}`, `${to}`])
    }
    charged.sort(([a], [b]) => (a < b ? -1 : 1))
    expect(charged[0]![0]).toBe('2026-01-31')
    for (const [place, [from]] of charged.entries())
      if (place > 0) expect(from).toBe(addDays(day(charged[place - 1]![1]), 1))
    expect(addDays(day(charged.at(-1)![1]), 365) > '2029-02-01').toBe(true)
  }
})

test('a period adds its flat fee, its files, its minimum, and takes off what is above its maximum', () => {
  expect(asksPerPeriod(tariff)).toBe(false)
  const whole: Tariff = {
    ...tariff,
    flatCents: 10_000,
    perFile: [{ fromFiles: 1, toFiles: null, cents: 500 }],
    capPerPeriodCents: 30_000,
  }
  expect(asksPerPeriod(whole)).toBe(true)
  const span = { from: day('2026-01-01'), to: day('2026-01-31') }
  const adds = (chargedCents: number) => {
    const one = {
      ...{ id: 'r', placementId: 'p', no: 1, file: { placedCents: 500_000, ageDays: 90 }, stage: 'amicable' as const },
      ...{ cents: 100_000, receivedOn: span.from, version: 1, chargedCents, isBack: false, lastOn: span.from },
    }
    const sum = sumPeriod(span, whole, 4, [one], new Map([['r', chargedCents]]))
    return periodLacks(sum, { chargedCents: 0, forgivenCents: 0 })
  }
  expect([adds(15_000), adds(25_000), adds(45_000)]).toEqual([12_000, 5_000, -15_000])
})

test('what was forgiven of a period stays so: it is neither charged again nor given back twice', () => {
  const lacks = (askedCents: number, chargedCents: number, forgivenCents: number) =>
    periodLacks({ dueCents: askedCents, receiptsCents: 0 }, { chargedCents, forgivenCents })
  expect(lacks(300, 300, 0)).toBe(0)
  expect(lacks(300, 300, 300)).toBe(0)
  // The money that came since used the minimum up: nobody pays for that, since nothing of it is left.
  expect(lacks(250, 300, 300)).toBe(0)
  // Less came than was known: what is more than what was forgiven is asked.
  expect(lacks(350, 300, 300)).toBe(50)
  // A maximum that takes something off does so all the same.
  expect(lacks(-40, 300, 300)).toBe(-40)
})
