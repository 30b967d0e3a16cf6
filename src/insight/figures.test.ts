import { describe, expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { costOf, figuresOf, recoveredBy } from './figures.ts'
import type { Ages, Operands, RemindersSent } from './model.ts'

const NOTHING: Ages = { notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, d91to120: 0, over120: 0 }
const NONE_SENT: RemindersSent = {
  email: 0,
  sms: 0,
  letter: 0,
  registered_letter: 0,
  electronic_registered: 0,
  call: 0,
}
const EMPTY: Operands = {
  ages: NOTHING,
  creditCents: 0,
  beginCents: 0,
  agesMonthAgo: NOTHING,
  salesCents: 0,
  yearSalesCents: 0,
  countBackDays: null,
  paidCents: 0,
  lateDayCents: 0,
  disputedCents: 0,
  raisedCents: 0,
  cases: 0,
  invoices: 0,
  promisesDue: 0,
  promisesKept: 0,
  promisedCents: 0,
  promisesKeptCents: 0,
  claimedCents: 0,
  recoveredCents: 0,
  lostCents: 0,
  sent: NONE_SENT,
  cost: null,
}
const euros = (amount: number): number => amount * 100

describe('the worked examples of the law sheet', () => {
  // The examples are of one company: 600 000 owed, of which 420 000 are not due, and 900 000 sold in ninety days.
  const prices = {
    hoursMonth: 30,
    hourCents: euros(35),
    letterCents: 0,
    registeredCents: euros(7.5),
    electronicCents: 0,
    smsCents: 0,
    licenceMonthCents: euros(200),
  }
  const sent = { ...NONE_SENT, email: 580, registered_letter: 40 }
  const figures = figuresOf({
    ...EMPTY,
    ages: { ...NOTHING, notDue: euros(420_000), d1to30: euros(132_000), d31to60: euros(48_000) },
    beginCents: euros(500_000),
    agesMonthAgo: { ...NOTHING, d1to30: euros(160_000) },
    salesCents: euros(900_000),
    yearSalesCents: euros(900_000),
    paidCents: euros(15_000),
    lateDayCents: euros(10_000) * 45 + euros(4_000) * 10,
    disputedCents: euros(45_000),
    raisedCents: euros(90_000),
    cases: 3,
    invoices: 40,
    promisesDue: 40,
    promisesKept: 34,
    promisedCents: euros(80_000),
    promisesKeptCents: euros(60_000),
    claimedCents: euros(120_000),
    recoveredCents: euros(87_000),
    lostCents: euros(9_000),
    sent,
    cost: costOf(prices, sent),
  })
  test('§10 best possible DSO: 420 000 not due of 900 000 sold in 90 days is 42.0', () => {
    expect(figures.dsoBalance).toBe(60)
    expect(figures.bestDso).toBe(42)
  })
  test('§10 average days delinquent: 60 less 42 is 18.0', () => expect(figures.daysDelinquent).toBe(18))
  test('§10 average days late: 10 000 by 45 days, 4 000 by 10 and 1 000 in time is 32.7', () =>
    expect(figures.daysLate).toBe(32.7))
  test('§10 collection effectiveness: 800 of 980 is 81.6 %', () => expect(figures.effectiveness).toBe(81.6))
  test('§10 overdue ratio: 180 000 of 600 000 is 30 %', () => expect(figures.overdueShare).toBe(30))
  test('§10 recovery rate: 87 000 of 120 000 claimed is 72.5 %', () => expect(figures.recovered).toBe(72.5))
  test('§10 dispute rate: 45 000 of 600 000 is 7.5 %, and 3 disputes of 40 invoices as well', () => {
    expect(figures.disputedShare).toBe(7.5)
    expect(figures.disputedCount).toBe(7.5)
  })
  test('§10 promise-kept rate: 34 of 40 is 85 %, with its rate by amount', () => {
    expect(figures.keptCount).toBe(85)
    expect(figures.keptAmount).toBe(75)
  })
  test('§10 roll rate: 48 000 of the 160 000 of a month ago is 30 %', () => expect(figures.roll1to30).toBe(30))
  test('§10 cost of a reminder: 1 550 for 620 is 2.50', () => {
    expect(costOf(prices, sent)).toMatchObject({ labourCents: euros(1_050), postageCents: euros(300) })
    expect(costOf(prices, sent).totalCents).toBe(euros(1_550))
    expect(figures.reminderCost).toBe(250)
  })
  test('§10 days deductions outstanding: 45 000 open of 90 000 raised in 90 days is 45', () =>
    expect(figures.deductionDays).toBe(45))
  test('§10 bad-debt ratio: 9 000 of 900 000 is 1.0 %', () => expect(figures.badDebt).toBe(1))
})

describe('what cannot be divided', () => {
  test('books without anything have no figure, rather than a nought', () => {
    expect(Object.values(figuresOf(EMPTY)).filter((figure) => figure !== null)).toEqual([])
  })
  test('a period of net credits has no days of sales', () => {
    const figures = figuresOf({ ...EMPTY, ages: { ...NOTHING, notDue: 100 }, salesCents: -5 })
    expect([figures.dsoBalance, figures.bestDso, figures.daysDelinquent]).toEqual([null, null, null])
  })
  test('reminders without their prices have no cost, nor prices without reminders', () => {
    expect(figuresOf({ ...EMPTY, sent: { ...NONE_SENT, call: 3 } }).reminderCost).toBeNull()
    const cost = { labourCents: 1, postageCents: 0, smsCents: 0, licenceCents: 0, totalCents: 1 }
    expect(figuresOf({ ...EMPTY, cost }).reminderCost).toBeNull()
  })
})

test('credits lower what is owed on the whole, and no age of it', () => {
  const figures = figuresOf({
    ...EMPTY,
    ages: { ...NOTHING, notDue: 600, over120: 400 },
    creditCents: 100,
    salesCents: 900,
  })
  expect([figures.dsoBalance, figures.bestDso, figures.daysDelinquent]).toEqual([90, 60, 30])
  expect(figures.overdueShare).toBe(40)
})

test('no more is recovered of a debt than was claimed of it, and nothing before it came', () => {
  const debt = {
    proceedingId: '',
    customerId: '',
    customerName: '',
    itemId: '',
    documentNo: '',
    openedOn: day('2026-01-10'),
    claimedCents: 1_000,
    receipts: [
      { on: day('2026-02-01'), cents: 400 },
      { on: day('2026-03-01'), cents: 900 },
    ],
  }
  expect([day('2026-01-31'), day('2026-02-01'), day('2026-03-01')].map((on) => recoveredBy(debt, on))).toEqual([
    0, 400, 1_000,
  ])
})
