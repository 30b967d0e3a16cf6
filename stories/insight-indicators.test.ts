import { afterAll, beforeAll, expect, test } from 'vitest'
import { insightRoutes } from '../src/insight/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { openPriceDispute } from './disputes-desk.ts'
import { expectAgedBalances, expectOperandsToOpen, linesBehind, measured, onDay } from './insight-operands.ts'

/**
 * The company of the law sheet (§10), lived through: 500 000 owed when the ninety days begin, 900 000 sold in them, 800 000 come in; 600 000
 * owed on 21 November 2026, of which 420 000 are not due.
 */
const DAY = '2026-11-21'
let story: Story
let customerId: string
const ids: Record<string, string> = {}
const euros = (amount: number): number => amount * 100

beforeAll(async () => {
  story = await tellStory('2026-07-01')
  customerId = await newCustomer(story, 'C001')
  const book = async (documentNo: string, issuedOn: string, dueOn: string, amount: number) => {
    story.at(issuedOn)
    ids[documentNo] = await bookDocument(story, { customerId, documentNo, issuedOn, dueOn, cents: euros(amount) })
  }
  const paid = async (documentNo: string, on: string, amount: number) => {
    story.at(on)
    await pay(story, customerId, ids[documentNo]!, euros(amount), on)
    await story.runJobs()
  }
  await book('ANCIENNE', '2026-07-01', '2026-08-15', 500_000)
  await book('SEPTEMBRE', '2026-08-26', '2026-09-15', 32_000)
  await book('OCTOBRE', '2026-09-01', '2026-10-01', 160_000)
  await book('TOT', '2026-09-05', '2026-10-05', 188_000)
  await paid('ANCIENNE', '2026-09-10', 500_000)
  story.at('2026-09-15')
  await openPriceDispute(story, customerId, { [ids.TOT!]: euros(45_000) })
  await paid('TOT', '2026-10-01', 188_000)
  await book('NOVEMBRE', '2026-10-10', '2026-11-10', 100_000)
  await book('LOINTAINE', '2026-11-01', '2026-12-15', 420_000)
  await paid('OCTOBRE', '2026-11-05', 112_000)
  story.at('2026-11-12')
  await openPriceDispute(story, customerId, { [ids.NOVEMBRE!]: euros(45_000) })
  // A document of another currency, and one of after the day, which count for nothing here.
  await bookDocument(story, {
    ...{ customerId, documentNo: 'DOLLARS', issuedOn: '2026-09-01', dueOn: '2026-09-15' },
    ...{ cents: euros(7_000), currency: 'USD' },
  })
  story.at('2026-11-30')
  await book('APRES', '2026-11-30', '2026-12-30', 1_000)
})
afterAll(() => story.end())

test('§10: the company of the law sheet, from its books to its indicators', async () => {
  const { operands, figures } = await onDay(story, { asOf: DAY })
  expect(operands).toMatchObject({
    ages: { notDue: euros(420_000), d1to30: euros(100_000), d31to60: euros(48_000), d61to90: euros(32_000) },
    beginCents: euros(500_000),
    salesCents: euros(900_000),
    disputedCents: euros(45_000),
    raisedCents: euros(90_000),
    paidCents: euros(800_000),
  })
  expect(operands.agesMonthAgo.d1to30).toBe(euros(160_000))
  expect(figures).toMatchObject({
    dsoBalance: 60,
    bestDso: 42,
    daysDelinquent: 18,
    effectiveness: 81.6,
    overdueShare: 30,
    disputedShare: 7.5,
    deductionDays: 45,
    roll1to30: 30,
  })
})

test('§10: an invoice due on 15 September 2026 is 67 days late on 21 November, among 61 to 90', async () => {
  const asked = { asOf: DAY, currency: 'EUR', bucket: 'd61to90' } as const
  const { items } = await story.owner.call(ledgerRoutes.agedItems, { query: asked })
  expect(items.map(({ documentNo, dueOn }) => [documentNo, dueOn])).toEqual([['SEPTEMBRE', '2026-09-15']])
  const { lines } = await linesBehind(story, 'owed', { to: DAY, cell: 'd61to90' })
  expect(lines.map(({ documentNos, daysLate }) => [documentNos, daysLate])).toEqual([[['SEPTEMBRE'], 67]])
})

test('§10: 10 000 paid 45 days late, 4 000 ten days late and 1 000 early are 32.7 days late on average', async () => {
  const swiss = { currency: 'CHF' }
  for (const [documentNo, amount, dueOn, paidOn] of [
    ['CH-1', 10_000, '2026-09-01', '2026-10-16'],
    ['CH-2', 4_000, '2026-10-01', '2026-10-11'],
    ['CH-3', 1_000, '2026-11-15', '2026-10-30'],
  ] as const) {
    const cents = euros(amount)
    const itemId = await bookDocument(story, {
      ...{ customerId, documentNo, cents, dueOn, issuedOn: '2026-08-30' },
      ...swiss,
    })
    await pay(story, customerId, itemId, cents, paidOn, 'CHF')
  }
  expect((await onDay(story, { asOf: DAY, ...swiss })).figures.daysLate).toBe(32.7)
  expect((await linesBehind(story, 'paid', { to: DAY, ...swiss })).lines.map(({ daysLate }) => daysLate)).toEqual([
    0, 45, 10,
  ])
})

test('every operand opens lines that add up to it, in any month, and the ages are the aged balance of each day', async () => {
  await expectOperandsToOpen(story, { asOf: DAY })
  await expectAgedBalances(story, { asOf: DAY })
  const { months } = await measured(story, { asOf: DAY })
  expect(months.map(({ period }) => period.on)).toEqual([
    ...['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', DAY],
  ])
  // Before the first sale there is nothing to divide by.
  expect(Object.values(months[0]!.figures).filter((figure) => figure !== null)).toEqual([])
  expect(months[8]!.figures).toMatchObject({ dsoBalance: 90, overdueShare: 0, disputedShare: 0, daysLate: null })
})

test('a payment that came back was never paid, and is owed again from its day', async () => {
  const dollars = { currency: 'USD', asOf: DAY }
  const itemId = (await linesBehind(story, 'owed', { to: DAY, currency: 'USD' })).lines[0]!.itemId!
  await pay(story, customerId, itemId, euros(7_000), '2026-10-01', 'USD')
  const paid = await onDay(story, dollars)
  expect([paid.operands.paidCents, paid.operands.ages.d61to90]).toEqual([euros(7_000), 0])
  await unpay(story, itemId, day('2026-10-20'))
  const back = await measured(story, dollars)
  expect(back.months.at(-1)!.operands).toMatchObject({ paidCents: 0, creditCents: euros(7_000) })
  expect(back.months.map(({ operands }) => operands.ages.d61to90)).toEqual([...new Array(12).fill(0), euros(7_000)])
  // Settled from the first to the twentieth of October: at the end of September it was late, and it is again.
  expect((await onDay(story, { ...dollars, asOf: '2026-10-15' })).operands.ages.d1to30).toBe(0)
  await expectOperandsToOpen(story, dollars)
  await expectAgedBalances(story, dollars)
})

test('what is left out is left out on both sides, and said: our own group, and money that settles nothing yet', async () => {
  const sister = await newCustomer(story, 'SOEUR')
  const profile = await story.owner.call(partiesRoutes.profile, { params: { id: sister } })
  await story.owner.call(partiesRoutes.updateProfile, {
    params: { id: sister },
    body: { ...profile, tags: ['intragroupe'] },
  })
  const own = { issuedOn: '2026-10-01', dueOn: '2026-10-31' }
  const sold = await bookDocument(story, { customerId: sister, documentNo: 'I-1', cents: euros(50_000), ...own })
  await pay(story, sister, sold, euros(20_000), '2026-11-02')
  await openPriceDispute(story, sister, { [sold]: null })
  await bookDocument(story, {
    ...{ customerId, documentNo: 'ACOMPTE', cents: euros(3_000), dueOn: '2026-11-10', kind: 'receipt' },
  })
  const whole = await onDay(story, { asOf: DAY })
  expect([whole.operands.salesCents, whole.operands.creditCents, whole.operands.ages.d1to30]).toEqual([
    euros(950_000),
    euros(3_000),
    euros(130_000),
  ])
  await expectOperandsToOpen(story, { asOf: DAY })

  const perimeter = { withoutDoubtful: false, withoutPrepayments: true, groupTags: ['intragroupe'] }
  await story.owner.call(insightRoutes.changePerimeter, { body: perimeter })
  const measure = await measured(story, { asOf: DAY })
  expect(measure.perimeter).toEqual(perimeter)
  expect(measure.leftOut).toEqual({ customers: 1, documents: 0 })
  const kept = measure.months.at(-1)!
  expect(kept.operands.creditCents).toBe(0)
  expect(kept.figures).toMatchObject({ dsoBalance: 60, bestDso: 42, effectiveness: 81.6, overdueShare: 30 })
  await expectOperandsToOpen(story, { asOf: DAY })
  expect((await linesBehind(story, 'owed', { to: DAY })).lines.map(({ documentNos }) => documentNos[0])).not.toContain(
    'I-1',
  )
})

test('what reminders cost is kept as it is said, and refused out of its bounds', async () => {
  const prices = await story.owner.call(insightRoutes.insightSetting)
  expect(prices.reminderPrices).toBeNull()
  const body = {
    ...{ hoursMonth: 30, hourCents: 3_500, letterCents: 150, registeredCents: 750, electronicCents: 400 },
    ...{ smsCents: 7, licenceMonthCents: 20_000 },
  }
  const wrong = await story.owner.ask(insightRoutes.changeReminderPrices, { body: { ...body, hoursMonth: -1 } })
  expect(wrong.status).toBe(422)
  await story.owner.call(insightRoutes.changeReminderPrices, { body })
  expect((await story.owner.call(insightRoutes.insightSetting)).reminderPrices).toEqual(body)
})
