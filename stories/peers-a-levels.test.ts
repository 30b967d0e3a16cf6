import { afterAll, beforeAll, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { changeScenario, daysFrom, ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { fec, sale } from './intake-files.ts'
import { importFile } from './intake-ledger.ts'
import { ladderOf, leftFor, sentTo, setLadder, verdictsOf, waitingFor } from './peers-ladder.ts'

/** Peers, section A: when a reminder level fires. One story through the years; each case has its own customer. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2022-09-29')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

test('A18: a level at 0 days finds an invoice of the year before, and prepares one message that is not sent', async () => {
  await setLadder(story, [0], { mode: 'to_confirm' })
  const customerId = await newCustomer(story, 'A18')
  await bookDocument(story, { customerId, documentNo: 'FA-A18', cents: 10_000, dueOn: '2021-04-08' })
  expect(await waitingFor(story, 'A18', '2022-09-29')).toMatchObject([
    { stepId: 'courteous', state: 'planned', itemCount: 1, contactOn: null },
  ])
})

test('A11 A12: levels are climbed one per run however late the invoice is, and each run keeps the history', async () => {
  await setLadder(story, [10, 30, 60])
  const customerId = await newCustomer(story, 'A12')
  story.at('2022-10-03')
  await bookDocument(story, { customerId, documentNo: 'FA-A12', cents: 10_000, dueOn: '2022-10-03' })
  const sent = []
  for (const on of ['2023-04-03', '2023-08-03', '2023-10-03']) {
    await leftFor(story, 'A12', [on])
    sent.push(await sentTo(story, customerId))
  }
  expect(sent).toEqual([
    ['2023-04-03 courteous'],
    ['2023-04-03 courteous', '2023-08-03 firm'],
    ['2023-04-03 courteous', '2023-08-03 firm', '2023-10-03 final'],
  ])
  const late = await newCustomer(story, 'A11')
  await bookDocument(story, { customerId: late, documentNo: 'FA-A11', cents: 10_000, dueOn: '2022-10-03' })
  expect(await leftFor(story, 'A11', ['2023-10-04'])).toEqual(['2023-10-04 courteous 10000 EUR'])
  // Run again on that day it stays at one line.
  await story.owner.call(dunningRoutes.runNow)
  expect(await leftFor(story, 'A11', ['2023-10-04'])).toHaveLength(1)
})

test('A13: a day before the last one decided is refused', async () => {
  story.at('2023-10-01')
  const { refusal } = await story.owner.ask(dunningRoutes.runNow)
  expect(refusal?.code).toBe('run_backwards')
})

test('A01 A02 A03 A04 A05 A06 A07 A08 A09: levels at 5, 20 and 40 days, a draft, a block, a payment', async () => {
  story.at('2026-03-02')
  await setLadder(story, [5, 20, 40], { mode: 'to_confirm' })
  const customerId = await newCustomer(story, 'TRYD')
  const older = await bookDocument(story, { customerId, documentNo: 'FA-0', cents: 10_000, dueOn: '2026-02-02' })
  await pay(story, customerId, older, 10_000, '2026-03-01')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 10_000, dueOn: '2026-03-02' })

  // Due on the 2nd: nothing on the fourth day, one draft of level 1 on the fifth, about the open item alone.
  expect(await waitingFor(story, 'TRYD', '2026-03-06')).toEqual([])
  const [draft, ...others] = await waitingFor(story, 'TRYD', '2026-03-07')
  expect(others).toEqual([])
  expect(draft).toMatchObject({ stepId: 'courteous', state: 'planned' })
  const { lines } = await story.owner.call(dunningRoutes.action, { params: { id: draft!.id } })
  expect(lines.map(({ documentNo }) => documentNo)).toEqual(['FA-1'])

  // Past the second level, unsent: still one, still the first.
  const [still, ...more] = await waitingFor(story, 'TRYD', '2026-04-01')
  expect(more).toEqual([])
  expect(still).toMatchObject({ stepId: 'courteous', state: 'planned', contactOn: null })

  await story.owner.call(dunningRoutes.approve, { body: { ids: [still!.id] } })
  await story.runJobs()
  expect((await story.owner.call(dunningRoutes.action, { params: { id: still!.id } })).action).toMatchObject({
    state: 'done',
    contactOn: '2026-04-01',
  })

  const { id } = await story.owner.call(dunningRoutes.placeHold, {
    params: { id: customerId },
    body: { itemId: null, category: 'other', note: 'bloqué', untilOn: null },
  })
  expect(await waitingFor(story, 'TRYD', '2026-04-02')).toEqual([])
  expect(await sentTo(story, customerId)).toEqual(['2026-04-01 courteous'])
  await story.owner.call(dunningRoutes.liftHold, { params: { id } })
  expect(await waitingFor(story, 'TRYD', '2026-04-02')).toMatchObject([
    { stepId: 'firm', state: 'planned', contactOn: null },
  ])

  await pay(story, customerId, itemId, 10_000, '2026-04-03')
  expect(await waitingFor(story, 'TRYD', '2026-04-03')).toEqual([])
  expect(await verdictsOf(story, customerId)).toEqual([])
  expect(await waitingFor(story, 'TRYD', '2026-04-21')).toEqual([])
  expect(await sentTo(story, customerId)).toEqual(['2026-04-01 courteous'])
})

test('A10: after the only level an item is at the end of its scenario, and nothing is repeated', async () => {
  await setLadder(story, [0])
  story.at('2026-04-27')
  const customerId = await newCustomer(story, 'A10')
  await bookDocument(story, { customerId, documentNo: 'FA-A10', cents: 10_000, dueOn: '2026-04-28' })
  expect(await leftFor(story, 'A10', daysFrom('2026-04-27', '2026-04-30'))).toEqual(['2026-04-28 courteous 10000 EUR'])
  expect(await verdictsOf(story, customerId)).toEqual(['exhausted'])
})

test('A14: a run says what it decided, and each line names its scenario and its level', async () => {
  await setLadder(story, [5], { mode: 'to_confirm', name: 'Politique à un niveau' })
  story.at('2026-05-11')
  for (const code of ['A14X', 'A14Y']) {
    const customerId = await newCustomer(story, code)
    await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents: 10_000, dueOn: '2026-05-06' })
  }
  const { today, counts } = await story.owner.call(dunningRoutes.runNow)
  expect([today, counts.planned]).toEqual(['2026-05-11', 2])
  const board = await story.owner.call(dunningRoutes.board)
  expect(board.decidedOn).toBe('2026-05-11')
  expect(board.finishedAt).not.toBeNull()
  const [row] = await waitingFor(story, 'A14X', '2026-05-11')
  expect(row).toMatchObject({ stepName: 'Niveau 1' })
  const page = await story.owner.call(dunningRoutes.customer, { params: { id: row!.customerId } })
  expect(page.scenario.name).toBe('Politique à un niveau')
})

test('A15: a first level that waits for the one before it is refused', async () => {
  const { steps, ...scenario } = await ladderOf(story, [5, 20])
  const { faults } = await changeScenario(story, {
    ...scenario,
    steps: steps.map((step, index) => (index === 0 ? { ...step, minDaysAfterPrevious: 5 } : step)),
  })
  expect(faults).toMatchObject([{ code: 'first_has_previous', where: 'steps.0.minDaysAfterPrevious' }])
})

test('A16 A17: net days count from the due date, spacing from the level before, an end of month makes the due date', async () => {
  await setLadder(story, [5, 20], { spacing: 20 })
  story.at('2026-06-01')
  const customerId = await newCustomer(story, 'A17')
  await bookDocument(story, { customerId, documentNo: 'FA-A17', cents: 10_000, dueOn: '2026-05-20' })
  // Twelve days late when it came: level 1 at once, level 2 twenty days after it and not twenty days after the due date.
  expect(await leftFor(story, 'A17', ['2026-06-01', '2026-06-20', '2026-06-21'])).toEqual([
    '2026-06-01 courteous 10000 EUR',
    '2026-06-21 firm 10000 EUR',
  ])
  // What comes before level 2 is level 1: whoever is said to have had it gets level 2 next.
  const given = await newCustomer(story, 'A16')
  await bookDocument(story, { customerId: given, documentNo: 'FA-A16', cents: 10_000, dueOn: '2026-05-20' })
  await story.owner.call(dunningRoutes.setLevel, {
    params: { id: given },
    body: { position: 1, on: '2026-05-25', itemIds: null },
  })
  expect(await leftFor(story, 'A16', ['2026-06-22'])).toEqual(['2026-06-22 firm 10000 EUR'])
  // Sixty days, end of month: the invoice of 10 April is due on 30 June, and level 1 leaves five days later.
  const monthly = await newCustomer(story, 'A17M', { terms: { kind: 'eom_after', days: 60 } })
  await importFile(story.owner, 'ventes.txt', fec([sale('2026-04-10', 'A17M', 'FA-A17M', 100)]))
  const { items } = await story.owner.call(ledgerRoutes.customerItems, { params: { id: monthly } })
  expect(items).toMatchObject([{ dueOn: '2026-06-30', dueSource: 'computed' }])
  expect(await leftFor(story, 'A17M', ['2026-07-04', '2026-07-05', '2026-07-06'])).toEqual([
    '2026-07-05 courteous 10000 EUR',
  ])
})
