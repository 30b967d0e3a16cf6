import { afterEach, beforeEach, expect, test } from 'vitest'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { changeScenario, daysFrom, ignoreFreshness, listed, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { openPriceDispute } from './disputes-desk.ts'

/** What a dispute holds back, what it leaves to be chased, and where the chase goes on when it is over. */
let story: Story
let customerId: string
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  customerId = await newCustomer(story, 'MOREL')
})
afterEach(() => story.end())

const invoice = (documentNo: string, cents: number) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn: '2026-01-06' })

test('a contested invoice is never chased, and the others are', async () => {
  const contested = await invoice('FA-1', 50_000)
  await invoice('FA-2', 10_000)
  await openPriceDispute(story, customerId, { [contested]: null })
  expect(await live(story, daysFrom('2026-01-06', '2026-01-17'))).toEqual([
    '2026-01-09 courteous MOREL 10000 EUR',
    '2026-01-16 firm MOREL 10000 EUR',
  ])
  const { history } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  const { excluded } = await story.owner.call(dunningRoutes.action, { params: { id: history[0]!.id } })
  expect(excluded).toMatchObject([{ documentNo: 'FA-1', reason: { code: 'dispute_open' } }])
})

test('contested in part, an invoice is chased for the rest, and the message says no more than that', async () => {
  const itemId = await invoice('FA-1', 50_000)
  await openPriceDispute(story, customerId, { [itemId]: 20_000 })
  expect(await live(story, daysFrom('2026-01-06', '2026-01-09'))).toEqual(['2026-01-09 courteous MOREL 30000 EUR'])
  // The rest is paid: what is left is contested whole.
  await pay(story, customerId, itemId, 30_000, '2026-01-12')
  expect(await live(story, daysFrom('2026-01-12', '2026-01-20'))).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: dispute_open'])
})

test('B15: lost, a dispute gives its invoice back to the scenario where it was, after the days of grace', async () => {
  const itemId = await invoice('FA-1', 50_000)
  expect(await live(story, daysFrom('2026-01-06', '2026-01-09'))).toEqual(['2026-01-09 courteous MOREL 50000 EUR'])
  story.at('2026-01-12')
  const id = await openPriceDispute(story, customerId, { [itemId]: null })
  expect(await live(story, daysFrom('2026-01-12', '2026-02-02'))).toEqual([])
  await story.owner.call(disputesRoutes.reject, { params: { id }, body: { note: 'Devis signé.', graceDays: 7 } })
  expect(await live(story, daysFrom('2026-02-02', '2026-02-08'))).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: dispute_grace'])
  // The second reminder, which had not left: no step is skipped for the days of the dispute, and none is sent twice.
  expect(await live(story, ['2026-02-09'])).toEqual(['2026-02-09 firm MOREL 50000 EUR'])
})

test('B15: what may not be chased is refused by hand as well, each with its own reason', async () => {
  const contested = await invoice('FA-1', 50_000)
  const paid = await invoice('FA-2', 10_000)
  await pay(story, customerId, paid, 10_000, '2026-01-05')
  await openPriceDispute(story, customerId, { [contested]: null })
  const byHand = async (itemId: string) =>
    (
      await story.owner.ask(dunningRoutes.chooseStep, {
        params: { id: customerId },
        body: { stepId: 'courteous', itemIds: [itemId] },
      })
    ).refusal?.code
  expect([await byHand(contested), await byHand(paid)]).toEqual(['item_disputed', 'item_unknown'])
})

test('a scenario that sends nothing during a dispute is silent about everything, until the dispute is over', async () => {
  await changeScenario(story, { sendsDuringDispute: false })
  const contested = await invoice('FA-1', 50_000)
  await invoice('FA-2', 10_000)
  const id = await openPriceDispute(story, customerId, { [contested]: null })
  expect(await live(story, daysFrom('2026-01-06', '2026-01-14'))).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: dispute_silences_customer'])
  await story.owner.call(disputesRoutes.reject, { params: { id }, body: { note: 'Non.', graceDays: 30 } })
  expect(await live(story, ['2026-01-15'])).toEqual(['2026-01-15 courteous MOREL 10000 EUR'])
})

test('opened between the decision and the sending hour, a dispute cancels the message', async () => {
  const itemId = await invoice('FA-1', 50_000)
  story.at('2026-01-09', '06:30')
  await story.runJobs()
  expect(await listed(story, 'automatic')).toMatchObject([{ state: 'queued', stepId: 'courteous' }])
  story.at('2026-01-09', '07:45')
  await openPriceDispute(story, customerId, { [itemId]: null })
  expect(await live(story, ['2026-01-09'])).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: dispute_open'])
})

test('the simulation says of disputes what the days then do', async () => {
  const itemId = await invoice('FA-1', 50_000)
  const whole = await invoice('FA-2', 7_000)
  await openPriceDispute(story, customerId, { [itemId]: 20_000 })
  await openPriceDispute(story, customerId, { [whole]: null })
  const body = { from: '2026-01-06', to: '2026-01-17', scenario: null, limit: 500 }
  const { rows } = await story.owner.call(dunningRoutes.simulate, { body })
  const simulated = rows.map((row) => `${row.on} ${row.stepId} MOREL ${row.amounts[0]!.cents} EUR`).sort()
  expect(simulated).toEqual(['2026-01-09 courteous MOREL 30000 EUR', '2026-01-16 firm MOREL 30000 EUR'])
  expect(await live(story, daysFrom('2026-01-06', '2026-01-17'))).toEqual(simulated)
})
