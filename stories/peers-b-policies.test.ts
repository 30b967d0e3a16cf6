import { afterAll, beforeAll, expect, test } from 'vitest'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { leftOf, openPriceDispute } from './disputes-desk.ts'
import { fec, sale } from './intake-files.ts'
import { balances, importFile } from './intake-ledger.ts'
import { ladderOf, leftFor, sentTo, setLadder, verdictsOf, waitingFor } from './peers-ladder.ts'

/** Peers, section B: who is covered, who is left out. One story through a spring; each case has its own customer. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

const invoice = (customerId: string, documentNo: string, cents: number, dueOn: string) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn })
const excluded = (id: string, yes: boolean) =>
  story.owner.call(dunningRoutes.saveCustomer, {
    params: { id },
    body: { excluded: yes, excludedReason: yes ? 'ne pas relancer' : '' },
  })

/** A scenario of its own with these levels. */
async function otherLadder(name: string, days: readonly number[], given: Parameters<typeof ladderOf>[2] = {}) {
  const { id: copyOf } = await story.owner.call(dunningRoutes.scenario)
  const { id } = await story.owner.call(dunningRoutes.addScenario, { body: { name, copyOf } })
  const { version } = await story.owner.call(dunningRoutes.scenario, { query: { id } })
  const scenario = { ...(await ladderOf(story, days, given)), name }
  const { faults } = await story.owner.call(dunningRoutes.saveScenario, { body: { id, version, scenario } })
  expect(faults).toEqual([])
  return id
}
const follow = (id: string, scenarioId: string, level: number | null = null) =>
  story.owner.call(dunningRoutes.followScenario, { params: { id }, body: { scenarioId, level, reason: 'choix' } })

test('B02 B06: a customer left out of reminders gets nothing, whatever is owed and in whichever currency', async () => {
  await setLadder(story, [3], { floorCents: { EUR: 5_000 } })
  const customerId = await newCustomer(story, 'B06')
  await excluded(customerId, true)
  await invoice(customerId, 'FA-B06', 90_000, '2026-03-02')
  await bookDocument(story, { customerId, documentNo: 'FA-B02', cents: 90_000, dueOn: '2026-03-02', currency: 'USD' })
  expect(await leftFor(story, 'B06', ['2026-03-05', '2026-03-07'])).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: excluded_customer'])
})

test('B07: a customer who follows a scenario of its own has its threshold, not the one of everybody', async () => {
  await setLadder(story, [3], { floorCents: { EUR: 50_000 } })
  const own = await otherLadder('Petits comptes', [3], { floorCents: { EUR: 1_000 } })
  story.at('2026-03-08')
  for (const code of ['B07', 'B07D']) {
    const customerId = await newCustomer(story, code)
    await invoice(customerId, `FA-${code}`, 10_000, '2026-03-06')
    if (code === 'B07') await follow(customerId, own)
  }
  expect(await leftFor(story, 'B07', ['2026-03-09'])).toEqual(['2026-03-09 courteous 10000 EUR'])
  expect(await sentTo(story, await idOf('B07D'))).toEqual([])
})

async function idOf(code: string): Promise<string> {
  const { rows } = await story.owner.call(ledgerRoutes.customers, { query: { words: code } as never })
  return rows.find((row) => row.code === code)!.id
}

test('B08: with a threshold of 50.99 nothing leaves at 50.00, and 51.00 is asked for', async () => {
  await setLadder(story, [3], { floorCents: { EUR: 5_099 } })
  story.at('2026-03-10')
  const customerId = await newCustomer(story, 'B08')
  await invoice(customerId, 'FA-B08', 5_000, '2026-03-07')
  expect(await leftFor(story, 'B08', ['2026-03-10'])).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: below_floor'])
  await invoice(customerId, 'FA-B08B', 100, '2026-03-07')
  expect(await leftFor(story, 'B08', ['2026-03-11'])).toEqual(['2026-03-11 courteous 5100 EUR'])
})

test('B09: a currency without a threshold has none, and is asked for', async () => {
  await setLadder(story, [3], { floorCents: { EUR: 5_099 } })
  story.at('2026-03-12')
  const customerId = await newCustomer(story, 'B09')
  await bookDocument(story, { customerId, documentNo: 'FA-B09', cents: 2_000, dueOn: '2026-03-09', currency: 'USD' })
  expect(await leftFor(story, 'B09', ['2026-03-12'])).toEqual(['2026-03-12 courteous 2000 USD'])
})

test('B10: what is written off is not overdue; taken back, it is at once', async () => {
  await setLadder(story, [10])
  story.at('2026-03-30')
  const customerId = await newCustomer(story, 'B10')
  const itemId = await invoice(customerId, 'FA-B10', 50_000, '2026-03-02')
  const id = await openPriceDispute(story, customerId, { [itemId]: null })
  const body = { owedCents: 0, note: 'Passé en perte.', graceDays: 0 }
  await story.owner.call(disputesRoutes.settle, { params: { id }, body })
  expect(await leftOf(story, itemId)).toBe(0)
  expect(await leftFor(story, 'B10', ['2026-03-31'])).toEqual([])
  expect((await balances(story.owner)).B10).toBeUndefined()
  await story.owner.call(disputesRoutes.reopen, { params: { id } })
  expect((await balances(story.owner)).B10).toBe(500)
  await story.owner.call(disputesRoutes.reject, { params: { id }, body: { note: 'Due.', graceDays: 0 } })
  expect(await leftFor(story, 'B10', ['2026-04-01'])).toEqual(['2026-04-01 courteous 50000 EUR'])
})

test('B11: left out before the due date or once overdue, a customer is silent while the mark stands, and where it was afterwards', async () => {
  await setLadder(story, [3, 6])
  story.at('2026-04-02')
  const before = await newCustomer(story, 'B11A')
  const after = await newCustomer(story, 'B11B')
  await excluded(before, true)
  for (const id of [before, after]) await invoice(id, 'FA-B11', 10_000, '2026-04-02')
  expect(await leftFor(story, 'B11B', ['2026-04-04', '2026-04-05'])).toEqual(['2026-04-05 courteous 10000 EUR'])
  await excluded(after, true)
  await leftFor(story, 'B11B', ['2026-04-08', '2026-04-09'])
  expect([await verdictsOf(story, before), await verdictsOf(story, after)]).toEqual([['hold'], ['hold']])
  expect([await sentTo(story, before), await sentTo(story, after)]).toEqual([[], ['2026-04-05 courteous']])
  for (const id of [before, after]) await excluded(id, false)
  await leftFor(story, 'B11B', ['2026-04-10'])
  expect([await sentTo(story, before), await sentTo(story, after)]).toEqual([
    ['2026-04-10 courteous'],
    ['2026-04-05 courteous', '2026-04-10 firm'],
  ])
})

test('B03: policy and level changed by hand after a run are those of the line', async () => {
  await setLadder(story, [3], { mode: 'to_confirm' })
  const other = await otherLadder('Deux niveaux', [1, 2], { mode: 'to_confirm' })
  story.at('2026-04-13')
  const customerId = await newCustomer(story, 'B03')
  await invoice(customerId, 'FA-B03', 10_000, '2026-04-10')
  expect(await waitingFor(story, 'B03', '2026-04-13')).toMatchObject([{ stepId: 'courteous' }])
  await follow(customerId, other, 1)
  const [row, ...more] = await waitingFor(story, 'B03', '2026-04-14')
  expect(more).toEqual([])
  expect(row).toMatchObject({ stepId: 'firm', stepName: 'Niveau 2' })
})

test('B04 B05: what is not sent leaves with its invoice; what is queued or sent keeps the import of its invoice', async () => {
  await setLadder(story, [3], { mode: 'to_confirm' })
  story.at('2026-04-16')
  await newCustomer(story, 'B04')
  const took = async (no: string) => importFile(story.owner, `${no}.txt`, fec([sale('2026-03-01', 'B04', no, 100)]))
  const withdraw = (id: string) => story.owner.ask(intakeRoutes.withdraw, { params: { id } })
  const first = await took('FA-B04')
  expect(await waitingFor(story, 'B04', '2026-04-16')).toHaveLength(1)
  expect((await withdraw(first.id)).refusal ?? null).toBeNull()
  expect(await waitingFor(story, 'B04', '2026-04-16')).toEqual([])

  const second = await took('FA-B05')
  const [draft] = await waitingFor(story, 'B04', '2026-04-17')
  await story.owner.call(dunningRoutes.approve, { body: { ids: [draft!.id] } })
  expect((await withdraw(second.id)).refusal).not.toBeNull()
  await story.runJobs()
  expect((await withdraw(second.id)).refusal?.code).toBe('import_relied_upon')
  expect((await balances(story.owner)).B04).toBe(100)
})

test('B15: not yet due, paid and contested are each refused by hand for a reason of their own', async () => {
  await setLadder(story, [3], { mode: 'to_confirm' })
  story.at('2026-04-20')
  const customerId = await newCustomer(story, 'B15')
  const future = await invoice(customerId, 'FA-B15F', 10_000, '2026-05-20')
  const paid = await invoice(customerId, 'FA-B15P', 10_000, '2026-04-01')
  await pay(story, customerId, paid, 10_000, '2026-04-20')
  const contested = await invoice(customerId, 'FA-B15C', 10_000, '2026-04-01')
  await openPriceDispute(story, customerId, { [contested]: null })
  const codes = []
  for (const itemId of [future, paid, contested]) {
    const body = { stepId: 'courteous', itemIds: [itemId] }
    const { refusal } = await story.owner.ask(dunningRoutes.chooseStep, { params: { id: customerId }, body })
    codes.push(refusal?.code)
  }
  expect(codes).toEqual(['nothing_to_claim', 'item_unknown', 'item_disputed'])
})
