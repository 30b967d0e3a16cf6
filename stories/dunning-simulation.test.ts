import { afterEach, beforeEach, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { isWorkingDay } from '../src/statutes/holidays.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, listed, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

const simulate = async (from: string, to: string) => {
  const answer = await story.owner.call(dunningRoutes.simulate, { body: { from, to, scenario: null, limit: 500 } })
  expect(answer.faults).toEqual([])
  return answer
}
const told = (
  rows: { on: string; stepId: string; customerName: string; amounts: { cents: number; currency: string }[] }[],
) =>
  rows
    .map(
      (row) =>
        `${row.on} ${row.stepId} ${row.customerName.replace('Client ', '')} ${row.amounts.map(({ cents, currency }) => `${cents} ${currency}`).join(' + ')}`,
    )
    .sort()

/** Customers of every sort: late for long, due soon, held for a while, in two currencies, without address, in credit. */
async function someBooks(): Promise<void> {
  const old = await newCustomer(story, 'OLD')
  await bookDocument(story, { customerId: old, documentNo: 'FA-1', cents: 50_000, dueOn: '2025-10-01' })
  await bookDocument(story, { customerId: old, documentNo: 'FA-2', cents: 8_000, dueOn: '2026-01-12' })
  const soon = await newCustomer(story, 'SOON')
  await bookDocument(story, { customerId: soon, documentNo: 'FA-3', cents: 30_000, dueOn: '2026-01-20' })
  await bookDocument(story, {
    customerId: soon,
    documentNo: 'FA-4',
    cents: 10_000,
    dueOn: '2026-02-05',
    currency: 'USD',
  })
  const held = await newCustomer(story, 'HELD')
  await bookDocument(story, { customerId: held, documentNo: 'FA-5', cents: 70_000, dueOn: '2026-01-08' })
  await story.owner.call(dunningRoutes.placeHold, {
    params: { id: held },
    body: { itemId: null, category: 'commercial', note: '', untilOn: '2026-01-25' },
  })
  const lost = await newCustomer(story, 'LOST', { email: null })
  await bookDocument(story, { customerId: lost, documentNo: 'FA-6', cents: 20_000, dueOn: '2026-01-01' })
  const credit = await newCustomer(story, 'CREDIT')
  await bookDocument(story, { customerId: credit, documentNo: 'FA-7', cents: 20_000, dueOn: '2026-01-02' })
  await bookDocument(story, {
    customerId: credit,
    documentNo: 'AV-1',
    cents: 5_000,
    dueOn: '2026-01-02',
    kind: 'credit_note',
  })
}

test('what a simulation of the days to come says is what then happens, day by day', async () => {
  await someBooks()
  const { rows, count } = await simulate('2026-01-06', '2026-03-10')
  expect(count).toBe(rows.length)
  const happened: string[] = []
  for (const on of daysFrom('2026-01-06', '2026-03-10')) {
    happened.push(...(await live(story, [on])))
    const waiting = await listed(story, 'to_confirm')
    // A person agrees, prints and posts the same morning of a working day, as the simulation supposes.
    if (waiting.length === 0 || !isWorkingDay('FR', day(on))) continue
    const { queued } = await story.owner.call(dunningRoutes.approve, { body: { ids: waiting.map(({ id }) => id) } })
    expect(queued).toBe(waiting.length)
    await story.runJobs()
    const batch = await story.owner.call(correspondenceRoutes.printBatch, { body: { ids: null } })
    await story.owner.call(correspondenceRoutes.markPosted, { body: { batchId: batch.id, letters: [], postedOn: on } })
    await story.runJobs()
    for (const { stepId, customerCode, amounts } of waiting)
      happened.push(
        `${on} ${stepId} ${customerCode} ${amounts.map(({ cents, currency }) => `${cents} ${currency}`).join(' + ')}`,
      )
  }
  expect(happened.sort()).toEqual(told(rows))
  expect(new Set(rows.map(({ stepId }) => stepId))).toEqual(
    new Set(['pre_reminder', 'courteous', 'firm', 'final', 'formal_notice']),
  )
})

test('over past days the books are those of each day: what was paid since is chased until its payment', async () => {
  const customerId = await newCustomer(story, 'MOREL')
  const itemId = await bookDocument(story, {
    customerId,
    documentNo: 'FA-1',
    cents: 50_000,
    dueOn: '2026-01-06',
    issuedOn: '2025-12-06',
  })
  const free = await simulate('2025-12-20', '2026-02-28')
  story.at('2026-02-27')
  await pay(story, customerId, itemId, 10_000, '2026-01-14')
  await pay(story, customerId, itemId, 40_000, '2026-01-20')
  const past = await simulate('2025-12-20', '2026-02-26')
  expect(told(free.rows)).toHaveLength(5)
  // The cap of five days and the closed New Year's Day and Sundays move nothing here.
  expect(told(past.rows)).toEqual([
    '2026-01-02 pre_reminder MOREL 50000 EUR',
    '2026-01-09 courteous MOREL 50000 EUR',
    '2026-01-16 firm MOREL 40000 EUR',
  ])
  expect(past.steps.map(({ on, stepId, count }) => `${on} ${stepId} ${count}`)).toEqual([
    '2026-01-02 pre_reminder 1',
    '2026-01-09 courteous 1',
    '2026-01-16 firm 1',
  ])
  const text = await story.owner.call(dunningRoutes.simulatedText, {
    body: { from: '2025-12-20', on: '2026-01-16', customerId, stepId: 'firm', scenario: null },
  })
  expect(text.text).toMatch(/400,00/)
  expect(await listed(story, 'left_today')).toEqual([])
})

test('a draft scenario is tried without being saved, and a wrong one is refused in words', async () => {
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  const { id: _, version, ...scenario } = await story.owner.call(dunningRoutes.scenario)
  const steps = [{ ...scenario.steps[1]!, position: 1, afterDueDays: 7 }]
  const span = { from: '2026-01-06', to: '2026-03-10' }
  const tried = await story.owner.call(dunningRoutes.simulate, { body: { ...span, scenario: { ...scenario, steps } } })
  expect(told(tried.rows)).toEqual(['2026-01-13 courteous MOREL 50000 EUR'])
  expect(
    (await story.owner.call(dunningRoutes.simulate, { body: { ...span, scenario: { ...scenario, steps: [] } } }))
      .faults,
  ).toMatchObject([{ code: 'no_steps' }])
  expect((await story.owner.call(dunningRoutes.scenario)).version).toBe(version)
  const long = await story.owner.ask(dunningRoutes.simulate, {
    body: { from: '2024-01-01', to: '2026-01-01', scenario: null },
  })
  expect(long.refusal).toMatchObject({ code: 'span_wrong', where: 'to' })
})

test('a simulation is asked of one segment, beside what really left to it', async () => {
  const business = await newCustomer(story, 'SHOP')
  await bookDocument(story, { customerId: business, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  const consumer = await newCustomer(story, 'PERSON', { kind: 'consumer' })
  await bookDocument(story, { customerId: consumer, documentNo: 'FA-2', cents: 20_000, dueOn: '2026-01-06' })
  const { id: scenarioId } = await story.owner.call(dunningRoutes.scenario)
  const conditions = [{ field: 'kind' as const, not: false, values: ['business'] }]
  const segment = {
    id: null,
    name: 'Entreprises',
    scenarioId,
    notChasedReason: '',
    rule: { match: 'all' as const, conditions },
  }
  const { saved } = await story.owner.call(dunningRoutes.saveSegments, { body: { version: 0, segments: [segment] } })
  await live(story, ['2026-01-09'])
  story.at('2026-01-12')
  const ask = (segmentId: string | null, from: string, to: string) =>
    story.owner.call(dunningRoutes.simulate, { body: { from, to, scenario: null, segmentId } })
  const own = await ask(saved!.segments[0]!.id, '2026-01-06', '2026-01-12')
  expect(told(own.rows)).toEqual(['2026-01-09 courteous SHOP 50000 EUR'])
  expect(own.really).toMatchObject([
    { on: '2026-01-09', stepId: 'courteous', count: 1, amounts: [{ currency: 'EUR', cents: 50_000 }] },
  ])
  const all = await ask(null, '2026-01-06', '2026-01-12')
  expect([all.count, all.really[0]!.count]).toEqual([2, 2])
  // Over days to come the books are as they are, and nothing has left.
  const coming = await ask(saved!.segments[0]!.id, '2026-01-13', '2026-02-10')
  expect(coming.really).toEqual([])
  expect(coming.rows.map(({ stepId }) => stepId)).toEqual(['firm', 'final', 'formal_notice'])
})
