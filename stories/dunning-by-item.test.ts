import { afterAll, beforeAll, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { changeScenario, daysFrom, ignoreFreshness, listed, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** One message per invoice: each climbs alone, and two steps never reach one customer on one day. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  await changeScenario(story, { grouping: 'item' })
})
afterAll(() => story.end())

test('invoices of one customer are chased one by one', async () => {
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 10_000, dueOn: '2026-01-06' })
  await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 20_000, dueOn: '2026-01-06' })
  await bookDocument(story, { customerId, documentNo: 'FA-3', cents: 40_000, dueOn: '2026-01-13' })
  expect(await live(story, daysFrom('2026-01-06', '2026-01-19'))).toEqual([
    '2026-01-08 pre_reminder MOREL 40000 EUR',
    '2026-01-09 courteous MOREL 10000 EUR',
    '2026-01-09 courteous MOREL 20000 EUR',
    '2026-01-16 firm MOREL 10000 EUR',
    '2026-01-16 firm MOREL 20000 EUR',
    // Due for its first reminder on the 16th, when another step went to the same customer.
    '2026-01-19 courteous MOREL 40000 EUR',
  ])
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  expect(standings).toHaveLength(3)
})

test('a text written for one invoice is not said about another', async () => {
  const { steps } = await story.owner.call(dunningRoutes.scenario)
  await changeScenario(story, { steps: steps.map((step) => ({ ...step, mode: 'to_confirm' as const })) })
  const customerId = await newCustomer(story, 'DUPONT')
  await bookDocument(story, { customerId, documentNo: 'FB-1', cents: 10_000, dueOn: '2026-02-03' })
  const other = await bookDocument(story, { customerId, documentNo: 'FB-2', cents: 20_000, dueOn: '2026-02-03' })
  await live(story, ['2026-02-06'])
  const plans = async () => (await listed(story, 'to_confirm')).filter((row) => row.customerCode === 'DUPONT')
  const first = (await plans()).find(({ amounts }) => amounts[0]!.cents === 10_000)!
  const text = { subject: 'Au sujet de FB-1', body: 'Comme convenu pour FB-1.' }
  await story.owner.call(dunningRoutes.edit, { params: { id: first.id }, body: text })
  await pay(story, customerId, other, 5_000, '2026-02-09')
  await live(story, ['2026-02-09'])
  const edited = (await plans()).map(({ amounts, isEdited }) => [amounts[0]!.cents, isEdited])
  expect(edited.sort()).toEqual([
    [10_000, true],
    [15_000, false],
  ])
})
