import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, listed } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { leftFor, sentTo, setLadder, verdictsOf } from './peers-ladder.ts'

/** Peers, section C: attempts, their spacing, and the end of them. One story through a spring; each case has its own customer. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

const invoice = (customerId: string, documentNo: string, cents: number, dueOn: string, currency = 'EUR') =>
  bookDocument(story, { customerId, documentNo, cents, dueOn, currency })

/** What a message of today says, document by document. */
async function linesOf(code: string) {
  const row = (await listed(story, 'left_today')).find(({ customerCode }) => customerCode === code)!
  const { lines } = await story.owner.call(dunningRoutes.action, { params: { id: row.id } })
  return lines.map(({ documentNo, openCents }) => `${documentNo} ${openCents}`).toSorted()
}

test('C01 C02 C03 C04 C05: a threshold of 150.00, two attempts, then nothing more', async () => {
  // “Two days apart” means elsewhere that two days lie between; ours counts from one day to the other.
  await setLadder(story, [1, 2], { spacing: 3, floorCents: { EUR: 15_000 } })
  const customerId = await newCustomer(story, 'C01')
  await invoice(customerId, 'FA-C01', 14_900, '2026-03-02')
  expect(await leftFor(story, 'C01', ['2026-03-03'])).toEqual([])
  await invoice(customerId, 'FA-C02', 600, '2026-03-02')
  expect(await leftFor(story, 'C01', ['2026-03-04'])).toEqual(['2026-03-04 courteous 15500 EUR'])
  expect(await linesOf('C01')).toEqual(['FA-C01 14900', 'FA-C02 600'])
  expect(await leftFor(story, 'C01', ['2026-03-05', '2026-03-06'])).toEqual([])
  expect(await leftFor(story, 'C01', ['2026-03-07'])).toEqual(['2026-03-07 firm 15500 EUR'])
  expect(await leftFor(story, 'C01', ['2026-03-08', '2026-03-12'])).toEqual([])
  expect(await verdictsOf(story, customerId)).toEqual(['exhausted'])
})

test('C06: each currency has its threshold, and each invoice its own attempts', async () => {
  await setLadder(story, [1, 4], { spacing: 3, floorCents: { EUR: 15_000, USD: 15_000 } })
  story.at('2026-03-13')
  const customerId = await newCustomer(story, 'C06')
  await invoice(customerId, 'FA-C06E', 14_900, '2026-03-12')
  await invoice(customerId, 'FA-C06D', 20_000, '2026-03-12', 'USD')
  expect(await leftFor(story, 'C06', ['2026-03-13'])).toEqual(['2026-03-13 courteous 20000 USD'])
  await invoice(customerId, 'FA-C06F', 600, '2026-03-12')
  // Each climbs by its own days; the other goes along in the total.
  expect(await leftFor(story, 'C06', daysFrom('2026-03-14', '2026-03-17'))).toEqual([
    '2026-03-14 courteous 15500 EUR + 20000 USD',
    '2026-03-16 firm 15500 EUR + 20000 USD',
    '2026-03-17 firm 15500 EUR + 20000 USD',
  ])
})

test('C07: the end of a scenario is said once, and stands from that day', async () => {
  await setLadder(story, [1])
  story.at('2026-03-18')
  const customerId = await newCustomer(story, 'C07')
  await invoice(customerId, 'FA-C07E', 20_000, '2026-03-18')
  await invoice(customerId, 'FA-C07D', 20_000, '2026-03-18', 'USD')
  expect(await leftFor(story, 'C07', daysFrom('2026-03-19', '2026-03-20'))).toHaveLength(1)
  const page = () => story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  const ended = await page()
  expect(ended.standings).toMatchObject([{ verdict: 'exhausted' }])
  await leftFor(story, 'C07', ['2026-03-21', '2026-03-24'])
  const later = await page()
  expect(later.standings.map(({ sinceOn }) => sinceOn)).toEqual(ended.standings.map(({ sinceOn }) => sinceOn))
  expect(later.history.map(({ id, state }) => `${id} ${state}`)).toEqual(
    ended.history.map(({ id, state }) => `${id} ${state}`),
  )
})

test('C08 C10: a message is about what one customer owes and is overdue, and by hand nothing else gets in', async () => {
  await setLadder(story, [1])
  story.at('2026-03-26')
  const customerId = await newCustomer(story, 'C08')
  const other = await newCustomer(story, 'C08X')
  await invoice(customerId, 'FA-C08A', 20_000, '2026-03-25')
  const paid = await invoice(customerId, 'FA-C08B', 10_000, '2026-03-25')
  await pay(story, customerId, paid, 10_000, '2026-03-26')
  const future = await invoice(customerId, 'FA-C08C', 10_000, '2026-04-25')
  const theirs = await invoice(other, 'FA-C08X', 30_000, '2026-03-25')
  expect(await leftFor(story, 'C08', ['2026-03-26'])).toEqual(['2026-03-26 courteous 20000 EUR'])
  expect(await linesOf('C08')).toEqual(['FA-C08A 20000'])
  const byHand = async (itemId: string) =>
    (
      await story.owner.ask(dunningRoutes.chooseStep, {
        params: { id: customerId },
        body: { stepId: 'courteous', itemIds: [itemId] },
      })
    ).refusal?.code
  expect([await byHand(theirs), await byHand(future), await byHand(paid)]).toEqual([
    'item_unknown',
    'nothing_to_claim',
    'item_unknown',
  ])
})

test('C09: with four days between levels nothing leaves on the third, and the second level on the fourth', async () => {
  await setLadder(story, [1, 2], { spacing: 4 })
  story.at('2026-03-30')
  const customerId = await newCustomer(story, 'C09')
  await invoice(customerId, 'FA-C09', 20_000, '2026-03-29')
  await leftFor(story, 'C09', ['2026-03-30'])
  expect(await leftFor(story, 'C09', daysFrom('2026-03-31', '2026-04-02'))).toEqual([])
  expect(await leftFor(story, 'C09', ['2026-04-03'])).toEqual(['2026-04-03 firm 20000 EUR'])
})

test('C11: of 400 overdue with credit notes of 50 and 100 not yet used, 250 is asked for', async () => {
  await setLadder(story, [1])
  story.at('2026-04-07')
  const customerId = await newCustomer(story, 'C11')
  const itemId = await invoice(customerId, 'FA-C11', 40_000, '2026-04-06')
  const credits = []
  for (const [documentNo, cents] of [
    ['AV-C11A', 5_000],
    ['AV-C11B', 10_000],
  ] as const)
    credits.push(await bookDocument(story, { customerId, documentNo, cents, dueOn: '2026-04-06', kind: 'credit_note' }))
  expect(await leftFor(story, 'C11', ['2026-04-07'])).toEqual(['2026-04-07 courteous 25000 EUR'])
  const parts = [
    { itemId: credits[0]!, cents: 5_000 },
    { itemId: credits[1]!, cents: 10_000 },
  ]
  await story.owner.call(cashRoutes.settleItem, { params: { id: itemId }, body: { parts } })
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  expect(standings.flatMap(({ amounts }) => amounts)).toEqual([{ currency: 'EUR', cents: 25_000 }])
})

test('C12: another threshold changes who is asked, and forgets no attempt', async () => {
  await setLadder(story, [1, 4])
  story.at('2026-04-13')
  const customerId = await newCustomer(story, 'C12')
  await invoice(customerId, 'FA-C12', 20_000, '2026-04-12')
  expect(await leftFor(story, 'C12', ['2026-04-13'])).toEqual(['2026-04-13 courteous 20000 EUR'])
  await setLadder(story, [1, 4], { floorCents: { EUR: 50_000 } })
  expect(await leftFor(story, 'C12', daysFrom('2026-04-14', '2026-04-17'))).toEqual([])
  expect(await verdictsOf(story, customerId)).toEqual(['hold'])
  await setLadder(story, [1, 4], { floorCents: { EUR: 20_000 } })
  await leftFor(story, 'C12', ['2026-04-18'])
  expect(await sentTo(story, customerId)).toEqual(['2026-04-13 courteous', '2026-04-18 firm'])
})
