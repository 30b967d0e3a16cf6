import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../kernel/calendar.ts'
import { USUAL_SETTING } from './model.ts'
import { beyondLimits, checkSchedule, divide, keptOf, pour, type Settlement, spread, stateOf } from './rules.ts'

const at = (text: string) => new Date(`${text}T09:00:00Z`)
const paid = (itemId: string, cents: number, on: string, recordedAt = at(on)): Settlement => ({
  itemId,
  cents,
  on: day(on),
  recordedAt,
})
const promise = (id: string, dueOn: string, parts: Record<string, number>, graceUntil = dueOn) => ({
  id,
  dueOn: day(dueOn),
  graceUntil: day(graceUntil),
  madeAt: at('2026-11-01'),
  parts: Object.entries(parts).map(([itemId, cents]) => ({ itemId, cents })),
})

test('an amount is put on the documents due first', () => {
  const items = [
    { id: 'b', dueOn: day('2026-02-01'), openCents: 500 },
    { id: 'a', dueOn: day('2026-01-01'), openCents: 300 },
    { id: 'c', dueOn: day('2026-03-01'), openCents: 100 },
  ]
  expect(spread(items, 600)).toEqual([
    { itemId: 'a', cents: 300 },
    { itemId: 'b', cents: 300 },
  ])
})

describe('what keeps a promise', () => {
  test('money that comes in its days, for its documents and no more than was promised', () => {
    const one = promise('p', '2026-11-12', { a: 400 }, '2026-11-15')
    const money = [paid('a', 300, '2026-11-15'), paid('b', 900, '2026-11-10'), paid('a', 300, '2026-11-15')]
    expect(keptOf([one], money).get('p')).toBe(400)
  })

  test('not what came after the days of grace, nor what was known before it was given', () => {
    const one = promise('p', '2026-11-12', { a: 400 }, '2026-11-15')
    expect(keptOf([one], [paid('a', 400, '2026-11-16')]).get('p')).toBe(0)
    expect(keptOf([one], [paid('a', 400, '2026-10-30')]).get('p')).toBe(0)
    // A transfer of the day before, that a statement tells of afterwards.
    expect(keptOf([one], [paid('a', 400, '2026-10-31', at('2026-11-03'))]).get('p')).toBe(400)
  })

  test('money serves once: two promises on one document are kept one after the other', () => {
    const two = [promise('later', '2026-11-20', { a: 600 }), promise('first', '2026-11-12', { a: 400 })]
    const kept = keptOf(two, [paid('a', 500, '2026-11-10'), paid('a', 500, '2026-11-18')])
    expect([kept.get('first'), kept.get('later')]).toEqual([400, 600])
    const missed = keptOf(two, [paid('a', 500, '2026-11-18')])
    expect([missed.get('first'), missed.get('later')]).toEqual([0, 500])
  })

  test('whatever is paid, no promise is kept beyond itself and no money serves twice', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)
    const item = fc.constantFrom('a', 'b')
    const cents = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(
        fc.array(fc.record({ dueOn: days, item, cents }), { maxLength: 5 }),
        fc.array(fc.record({ on: days, item, cents }), { maxLength: 8 }),
        (given, money) => {
          const promises = given.map((one, i) => promise(`p${i}`, one.dueOn, { [one.item]: one.cents }))
          const settled = money.map((one) => paid(one.item, one.cents, one.on)).sort((a, b) => (a.on < b.on ? -1 : 1))
          const kept = keptOf(promises, settled)
          for (const [i, one] of given.entries()) expect(kept.get(`p${i}`)).toBeLessThanOrEqual(one.cents)
          for (const name of ['a', 'b']) {
            const sum = given.reduce((total, one, i) => total + (one.item === name ? kept.get(`p${i}`)! : 0), 0)
            const came = money.reduce((total, one) => total + (one.item === name ? one.cents : 0), 0)
            expect(sum).toBeLessThanOrEqual(came)
          }
        },
      ),
    )
  })
})

test('a promise is decided after its last day of grace, and kept as soon as it is', () => {
  const one = { cents: 1000, graceUntil: day('2026-11-15') }
  expect(stateOf(one, 1000, false, day('2026-11-02'))).toBe('kept')
  expect(stateOf(one, 400, false, day('2026-11-15'))).toBe('running')
  expect(stateOf(one, 400, false, day('2026-11-16'))).toBe('partly_kept')
  expect(stateOf(one, 0, false, day('2026-11-16'))).toBe('broken')
  expect(stateOf(one, 0, true, day('2026-11-02'))).toBe('cancelled')
})

describe('a schedule', () => {
  test('is divided evenly and leaves the remainder to the last', () => {
    const payments = divide({
      totalCents: 100_000,
      downCents: 10_000,
      downOn: day('2026-11-22'),
      count: 4,
      firstOn: day('2026-12-31'),
      rhythm: 'monthly',
    })
    expect(payments).toEqual([
      { dueOn: '2026-11-22', cents: 10_000 },
      { dueOn: '2026-12-31', cents: 22_500 },
      { dueOn: '2027-01-31', cents: 22_500 },
      { dueOn: '2027-02-28', cents: 22_500 },
      { dueOn: '2027-03-31', cents: 22_500 },
    ])
    const uneven = { totalCents: 10_000, downCents: 0, downOn: day('2026-11-22'), count: 3 }
    expect(divide({ ...uneven, firstOn: day('2026-11-23'), rhythm: 'weekly' }).map(({ cents }) => cents)).toEqual([
      3333, 3333, 3334,
    ])
  })

  test('is of the whole amount, on days that follow each other', () => {
    const total = { cents: 300, currency: 'EUR' }
    const today = day('2026-11-22')
    const of = (...payments: [string, number][]) => {
      const verdict = checkSchedule(
        payments.map(([dueOn, cents]) => ({ dueOn: dueOn as LocalDate, cents })),
        total,
        today,
      )
      return verdict.ok ? 'ok' : verdict.refusal.code
    }
    expect(of(['2026-11-22', 100], ['2026-12-22', 200])).toBe('ok')
    expect(of(['2026-11-22', 300])).toBe('too_few')
    expect(of(['2026-11-22', 100], ['2026-12-22', 100])).toBe('sum')
    expect(of(['2026-12-22', 100], ['2026-12-22', 200])).toBe('days_order')
    expect(of(['2026-11-21', 100], ['2026-12-22', 200])).toBe('day_past')
    expect(of(['2026-11-22', 0], ['2026-12-22', 300])).toBe('empty_payment')
  })

  test('beyond the limits says which', () => {
    const payments = [
      { dueOn: day('2026-12-01'), cents: 4_000 },
      { dueOn: day('2028-01-01'), cents: 2_000_000 },
    ]
    const total = { cents: 2_004_000, currency: 'EUR' }
    expect(beyondLimits(payments, total, USUAL_SETTING, day('2026-11-22'))).toEqual([
      'too_long',
      'too_small',
      'too_much',
    ])
    const generous = { ...USUAL_SETTING, maxMonths: 24, minInstalmentCents: 0, approveOverCents: null }
    expect(beyondLimits(payments, total, generous, day('2026-11-22'))).toEqual([])
  })

  test('money pays the instalment due first, and the day of its last cent is when it is paid', () => {
    const schedule = [
      { dueOn: day('2026-12-01'), cents: 100 },
      { dueOn: day('2027-01-01'), cents: 100 },
    ]
    expect(
      pour(schedule, [
        { cents: 60, on: day('2026-12-01') },
        { cents: 70, on: day('2026-12-20') },
      ]),
    ).toMatchObject([
      { paidCents: 100, paidOn: '2026-12-20' },
      { paidCents: 30, paidOn: null },
    ])
  })
})
