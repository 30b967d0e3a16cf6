import { afterAll, beforeAll, expect, test } from 'vitest'
import { insightRoutes } from '../src/insight/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { expectOperandsToOpen, linesBehind, measured, onDay } from './insight-operands.ts'

/** What people and courts make of debts, in the indicators: promises, reminders, matters, doubtful debts and losses. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

const invoice = (customerId: string, documentNo: string, cents: number, dueOn: string, issuedOn = dueOn) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn, issuedOn })

test('promises: the rates are those of the promises room, by count and by amount', async () => {
  const customerId = await newCustomer(story, 'PAROLE')
  const [whole, half] = [
    await invoice(customerId, 'P-1', 50_000, '2026-01-02'),
    await invoice(customerId, 'P-2', 30_000, '2026-01-02'),
  ]
  const promise = (itemId: string, dueOn: string) =>
    story.owner.call(promiseRoutes.makePromise, {
      params: { id: customerId },
      body: { cents: null, source: 'call', saidBy: '', note: '', itemIds: [itemId], dueOn },
    })
  await promise(whole, '2026-01-12')
  await promise(half, '2026-01-14')
  story.at('2026-01-10')
  await pay(story, customerId, whole, 50_000, '2026-01-10')
  await pay(story, customerId, half, 10_000, '2026-01-10')
  story.at('2026-01-20', '10:00')
  await story.runJobs()
  const { figures, operands } = await onDay(story)
  expect(operands).toMatchObject({ promisesDue: 2, promisesKept: 1, promisedCents: 80_000, promisesKeptCents: 60_000 })
  expect([figures.keptCount, figures.keptAmount]).toEqual([50, 75])
  const { all } = await story.owner.call(promiseRoutes.promiseReport, {
    query: { from: '2026-01-01', to: '2026-01-20' },
  })
  expect([all.due, all.kept, all.amounts[0]]).toMatchObject([2, 1, { dueCents: 80_000, keptCents: 60_000 }])
  // On the eve of its day, a promise that was kept early has not fallen due.
  expect((await onDay(story, { asOf: '2026-01-11' })).operands.promisesDue).toBe(0)
})

test('reminders: what they cost needs the prices of the organisation, and each of them opens', async () => {
  const customerId = await newCustomer(story, 'RAPPEL')
  await invoice(customerId, 'R-1', 120_000, '2026-01-22', '2026-01-15')
  const left = await live(story, daysFrom('2026-01-21', '2026-02-05'))
  expect(left.length).toBeGreaterThan(1)
  expect((await onDay(story)).figures.reminderCost).toBeNull()
  const prices = {
    ...{ hoursMonth: 3, hourCents: 3_500, letterCents: 150, registeredCents: 750, electronicCents: 400 },
    ...{ smsCents: 7, licenceMonthCents: 2_000 },
  }
  await story.owner.call(insightRoutes.changeReminderPrices, { body: prices })
  const { figures, operands } = await onDay(story)
  expect(operands.sent).toMatchObject({ email: left.length, letter: 0, call: 0 })
  expect(operands.cost?.totalCents).toBe(3 * 3_500 + 2_000)
  expect(figures.reminderCost).toBe(Math.round((3 * 3_500 + 2_000) / left.length))
  const { lines } = await linesBehind(story, 'reminded', { from: '2026-01-21', to: '2026-02-05' })
  expect(lines.map(({ standing, messageId }) => [standing, messageId !== null])).toEqual(
    left.map(() => ['email', true]),
  )
})

test('matters: the principal that came since a court was asked, of what it was asked for', async () => {
  const customerId = await newCustomer(story, 'PROCES')
  const itemId = await invoice(customerId, 'J-1', 120_000, '2026-01-10')
  await pay(story, customerId, itemId, 20_000, '2026-02-01')
  const other = await invoice(customerId, 'J-2', 20_000, '2026-01-10')
  story.at('2026-02-06')
  await story.owner.call(legalRoutes.openProceeding, {
    params: { id: customerId },
    body: { kind: 'payment_order', itemIds: [itemId, other], others: [], contested: null, traders: null, note: '' },
  })
  story.at('2026-03-02')
  await pay(story, customerId, itemId, 87_000, '2026-03-01')
  const { figures, operands } = await onDay(story)
  expect([operands.claimedCents, operands.recoveredCents]).toEqual([120_000, 87_000])
  expect(figures.recovered).toBe(72.5)
  expect((await onDay(story, { asOf: '2026-02-28' })).figures.recovered).toBe(0)
})

test('losses: what is lost counts on its day until it is taken back, and doubtful debts stay out by choice', async () => {
  const customerId = await newCustomer(story, 'PERDU')
  const itemId = await invoice(customerId, 'L-1', 24_000, '2026-02-15')
  const doubtful = await invoice(customerId, 'L-2', 36_000, '2025-01-15')
  const setting = await story.owner.call(legalRoutes.provisionSetting)
  await story.owner.call(legalRoutes.changeProvisionSetting, { body: { ...setting, vatBp: 2_000 } })
  story.at('2026-04-02')
  await story.owner.call(legalRoutes.validateProvisions, { body: { closingOn: '2026-03-31' } })
  const { id } = await story.owner.call(legalRoutes.loseDebts, {
    params: { id: customerId },
    body: { itemIds: [itemId], on: '2026-04-02', cause: 'irrecoverable', evidence: 'Certificat' },
  })
  const { operands, figures } = await onDay(story)
  expect(operands.lostCents).toBe(24_000)
  expect(figures.badDebt).toBe(Math.round((24_000 / operands.yearSalesCents) * 1_000) / 10)
  expect(operands.ages.over120).toBe(36_000)
  await expectOperandsToOpen(story)

  await story.owner.call(insightRoutes.changePerimeter, {
    body: { withoutDoubtful: true, withoutPrepayments: false, groupTags: [] },
  })
  const without = await measured(story)
  // That one for its age, and the two that a court was asked for.
  expect(without.leftOut).toEqual({ customers: 0, documents: 3 })
  // Left out of every month told, the earlier ones as well; what was sold stays sold.
  const ofDoubtful = without.months.map((month) => month.operands.ages.over120)
  expect(ofDoubtful).toEqual(ofDoubtful.map(() => 0))
  expect(without.months.at(-1)!.operands.yearSalesCents).toBe(operands.yearSalesCents)
  await expectOperandsToOpen(story)
  const { lines } = await linesBehind(story, 'owed', {})
  expect(lines.some((line) => line.itemId === doubtful)).toBe(false)

  await story.owner.call(legalRoutes.takeLossBack, { params: { id }, body: { reason: 'Mauvaise facture' } })
  expect((await onDay(story)).operands.lostCents).toBe(0)
})
