import { afterEach, beforeEach, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { changeScenario, daysFrom, ignoreFreshness, listed, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** What keeps a reminder from leaving, and what lets it leave again: each as a person would live it, through the API. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
})
afterEach(() => story.end())

test('money that arrives between the decision and the sending hour cancels the message', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  story.at('2026-01-09', '06:30')
  await story.runJobs()
  expect(await listed(story, 'automatic')).toMatchObject([{ state: 'queued', stepId: 'courteous' }])
  story.at('2026-01-09', '07:45')
  await pay(story, customerId, itemId, 50_000, '2026-01-09')
  expect(await live(story, ['2026-01-09'])).toEqual([])
  const { history, standings } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  expect(history).toMatchObject([{ state: 'cancelled', why: { code: 'nothing_left' } }])
  expect(standings).toEqual([])
})

test('part-paid in between: the message that leaves asks for what is left', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  story.at('2026-01-09', '06:30')
  await story.runJobs()
  await pay(story, customerId, itemId, 20_000, '2026-01-09')
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous MOREL 30000 EUR'])
})

test('a hold with an end silences the customer until its last day, and reminders resume at the step not yet taken', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  expect(await live(story, daysFrom('2026-01-06', '2026-01-10'))).toEqual(['2026-01-09 courteous MOREL 50000 EUR'])
  const wrong = await story.owner.ask(dunningRoutes.placeHold, {
    params: { id: customerId },
    body: { itemId: null, category: 'commercial', note: '', untilOn: '2026-01-01' },
  })
  expect(wrong.refusal).toMatchObject({ code: 'hold_ends_before', where: 'untilOn' })
  await story.owner.call(dunningRoutes.placeHold, {
    params: { id: customerId },
    body: { itemId: null, category: 'commercial', note: 'geste convenu', untilOn: '2026-01-22' },
  })
  expect(await live(story, daysFrom('2026-01-11', '2026-01-22'))).toEqual([])
  const held = await story.owner.call(dunningRoutes.standings, { query: { verdict: 'hold' } })
  expect(held.rows[0]).toMatchObject({
    customerCode: 'MOREL',
    nextOn: '2026-01-23',
    reasons: [{ code: 'hold_customer', sentence: expect.stringContaining('22/01/2026') }],
  })
  expect(await live(story, ['2026-01-23'])).toEqual(['2026-01-23 firm MOREL 50000 EUR'])
})

test('one item on hold leaves the others chased; lifted, it starts like a late entry', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  const held = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-06' })
  const { id } = await story.owner.call(dunningRoutes.placeHold, {
    params: { id: customerId },
    body: { itemId: held, category: 'commercial', note: '', untilOn: null },
  })
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous MOREL 10000 EUR'])
  const [action] = await listed(story, 'left_today')
  const { excluded } = await story.owner.call(dunningRoutes.action, { params: { id: action!.id } })
  expect(excluded).toMatchObject([{ documentNo: 'FA-1', reason: { code: 'hold_item' } }])
  story.at('2026-01-15')
  await story.owner.call(dunningRoutes.liftHold, { params: { id } })
  expect((await story.owner.ask(dunningRoutes.liftHold, { params: { id } })).refusal?.code).toBe('already_done')
  // FA-2 comes to its second reminder on the 16th; FA-1 goes along, at its own first one.
  expect(await live(story, ['2026-01-16'])).toEqual(['2026-01-16 firm MOREL 60000 EUR'])
  const [second] = await listed(story, 'left_today')
  const { lines } = await story.owner.call(dunningRoutes.action, { params: { id: second!.id } })
  expect(lines.map(({ documentNo, standing }) => `${documentNo} ${standing}`).sort()).toEqual([
    'FA-1 accompanies',
    'FA-2 leads',
  ])
})

test('two currencies keep two totals in one message', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 70_000, dueOn: '2026-01-06', currency: 'USD' })
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous MOREL 50000 EUR + 70000 USD'])
})

test('an old invoice imported late starts at the first reminder, however old it is', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2025-06-30' })
  expect(await live(story, daysFrom('2026-01-05', '2026-01-13'))).toEqual([
    '2026-01-05 courteous MOREL 50000 EUR',
    '2026-01-12 firm MOREL 50000 EUR',
  ])
})

test('where the entry rule says so, what is imported late waits for its level, and goes on from it', async () => {
  await ignoreFreshness(story)
  await changeScenario(story, { entryRule: 'given_level' })
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2025-06-30' })
  expect(await live(story, ['2026-01-06'])).toEqual([])
  const params = { id: customerId }
  const { standings } = await story.owner.call(dunningRoutes.customer, { params })
  const itemIds = standings.flatMap(({ excluded }) =>
    excluded.filter(({ reason }) => reason.code === 'entry_level_missing').map(({ itemId }) => itemId),
  )
  await story.owner.call(dunningRoutes.setLevel, { params, body: { position: 2, on: '2025-12-20', itemIds } })
  expect(await live(story, ['2026-01-06'])).toEqual(['2026-01-06 firm MOREL 50000 EUR'])
})

test('missed nights skip no step, and the day run twice or ten times sends once', async () => {
  await ignoreFreshness(story)
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  // Nothing ran for a month: the first reminder comes first all the same.
  expect(await live(story, ['2026-02-10'])).toEqual(['2026-02-10 courteous MOREL 50000 EUR'])
  const { counts } = await story.owner.call(dunningRoutes.runNow)
  await story.runJobs()
  const again = await story.owner.call(dunningRoutes.runNow)
  await story.runJobs()
  expect(again.counts).toMatchObject({ changed: 0, planned: 0, replaced: 0 })
  expect(counts).toMatchObject({ send: 0, planned: 0 })
  expect(await listed(story, 'left_today')).toHaveLength(1)
  expect(await live(story, daysFrom('2026-02-11', '2026-02-17'))).toEqual(['2026-02-17 firm MOREL 50000 EUR'])
})

test('nothing leaves by itself until a person lets automatic steps go', async () => {
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null } })
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  expect(await live(story, ['2026-01-09'])).toEqual([])
  expect(await listed(story, 'to_confirm')).toHaveLength(1)
  expect(await story.owner.call(dunningRoutes.settings)).toMatchObject({ automatic: false })
  expect(await standingOf(story, customerId)).toEqual(['confirm: step_to_confirm, level_follows'])
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: true } })
  await story.runJobs()
  expect(await listed(story, 'to_confirm')).toEqual([])
  expect(await listed(story, 'left_today')).toHaveLength(1)
})

test('books too old hold everything, and a person’s word lifts it', async () => {
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: 10, automatic: true } })
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  expect(await live(story, ['2026-01-09'])).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: books_unknown'])
  const board = await story.owner.call(dunningRoutes.board)
  expect(board).toMatchObject({
    booksFreshOn: null,
    held: [{ verdict: 'hold', reasonCode: 'books_unknown', count: 1, amounts: [{ currency: 'EUR', cents: 50_000 }] }],
  })
  expect((await story.owner.ask(dunningRoutes.attest, { body: { on: '2026-01-10' } })).refusal?.code).toBe(
    'attest_future',
  )
  await story.owner.call(dunningRoutes.attest, { body: { on: '2026-01-09' } })
  await story.runJobs()
  expect(await listed(story, 'left_today')).toHaveLength(1)
  // The word holds for as long as the setting says, then the books are too old again.
  expect(await live(story, daysFrom('2026-01-10', '2026-01-25'))).toEqual(['2026-01-16 firm MOREL 50000 EUR'])
  expect(await live(story, ['2026-01-26'])).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: books_stale'])
})

test('a customer left out gets nothing and says why; one without address is work', async () => {
  await ignoreFreshness(story)
  const out = await newCustomer(story, 'OUT')
  const lost = await newCustomer(story, 'LOST', { email: null })
  for (const customerId of [out, lost])
    await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  const silent = await story.owner.ask(dunningRoutes.saveCustomer, {
    params: { id: out },
    body: { excluded: true, excludedReason: '' },
  })
  expect(silent.refusal).toMatchObject({ code: 'reason_missing', where: 'excludedReason' })
  await story.owner.call(dunningRoutes.saveCustomer, {
    params: { id: out },
    body: { excluded: true, excludedReason: 'filiale' },
  })
  expect(await live(story, daysFrom('2026-01-06', '2026-01-20'))).toEqual([])
  expect(await standingOf(story, out)).toEqual(['hold: excluded_customer'])
  expect(await standingOf(story, lost)).toEqual(['hold: no_address'])
  // The same refusal day after day is one line of history, not fifteen.
  const { history } = await story.owner.call(dunningRoutes.customer, { params: { id: lost } })
  expect(history.filter(({ state }) => state === 'noted')).toHaveLength(1)
})

test('an open credit that covers the debt stops the reminder; a smaller one is deducted', async () => {
  await ignoreFreshness(story)
  const covered = await newCustomer(story, 'COVERED')
  const partly = await newCustomer(story, 'PARTLY')
  for (const customerId of [covered, partly])
    await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  await bookDocument(story, {
    customerId: covered,
    documentNo: 'AV-1',
    cents: 50_000,
    dueOn: '2026-01-07',
    kind: 'credit_note',
  })
  await bookDocument(story, {
    customerId: partly,
    documentNo: 'AV-2',
    cents: 12_000,
    dueOn: '2026-01-07',
    kind: 'credit_note',
  })
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous PARTLY 38000 EUR'])
  expect(await standingOf(story, covered)).toEqual(['hold: customer_in_credit'])
})
