import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** Customers who are reminded otherwise: a scenario of their own, chosen by a person with a reason. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

const late = async (code: string): Promise<string> => {
  const customerId = await newCustomer(story, code)
  await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents: 50_000, dueOn: '2026-01-06' })
  return customerId
}

/** A scenario with one reminder, thirty days late, named as given. */
async function patient(name: string): Promise<string> {
  const standard = await story.owner.call(dunningRoutes.scenario)
  const { id } = await story.owner.call(dunningRoutes.addScenario, { body: { name, copyOf: standard.id } })
  const { id: _, version, ...scenario } = await story.owner.call(dunningRoutes.scenario, { query: { id } })
  const steps = [{ ...scenario.steps[1]!, position: 1, afterDueDays: 14 }]
  const saved = await story.owner.call(dunningRoutes.saveScenario, {
    body: { id, version, scenario: { ...scenario, steps } },
  })
  expect(saved.faults).toEqual([])
  return id
}

const follow = (customerId: string, scenarioId: string | null, level: number | null = null, reason = 'grand compte') =>
  story.owner.ask(dunningRoutes.followScenario, { params: { id: customerId }, body: { scenarioId, level, reason } })

test('each customer is reminded by the scenario they follow, and the page says which and why', async () => {
  const morel = await late('MOREL')
  await late('DUPONT')
  const scenarioId = await patient('Grands comptes')
  expect((await follow(morel, scenarioId)).refusal).toBeNull()
  expect(await live(story, daysFrom('2026-01-08', '2026-01-21'))).toEqual([
    '2026-01-09 courteous DUPONT 50000 EUR',
    '2026-01-16 firm DUPONT 50000 EUR',
    '2026-01-20 courteous MOREL 50000 EUR',
  ])
  const page = await story.owner.call(dunningRoutes.customer, { params: { id: morel } })
  expect(page.scenario).toMatchObject({ id: scenarioId, name: 'Grands comptes', by: 'person', reason: 'grand compte' })
  const { rows } = await story.owner.call(dunningRoutes.scenarios)
  expect(rows.map(({ name, customerCount, version }) => `${name} v${version}: ${customerCount}`)).toEqual([
    expect.stringContaining('v1: 0'),
    'Grands comptes v2: 1',
  ])
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: morel } })
  expect(entries.map(({ title }) => title)).toContain('Scénario changé')
})

test('before the change one sees what it changes; then it comes so', async () => {
  const customerId = await late('MOREL')
  const scenarioId = await patient('Grands comptes')
  const shown = await story.owner.call(dunningRoutes.scenarioChange, {
    params: { id: customerId },
    body: { scenarioId, level: null },
  })
  expect(shown).toMatchObject({ from: '2026-01-06', to: '2026-04-05' })
  expect(shown.current.map(({ on }) => on).slice(0, 2)).toEqual(['2026-01-09', '2026-01-16'])
  expect(shown.changed.map(({ on, amounts }) => `${on} ${amounts[0]?.cents}`)).toEqual(['2026-01-20 50000'])
  await follow(customerId, scenarioId)
  expect(await live(story, daysFrom('2026-01-06', '2026-01-21'))).toEqual(['2026-01-20 courteous MOREL 50000 EUR'])
})

test('a level is given with the change and counts in that scenario only; changed back, the contacts recorded count again', async () => {
  const customerId = await late('MOREL')
  const scenarioId = await patient('Grands comptes')
  expect(await live(story, daysFrom('2026-01-08', '2026-01-12'))).toEqual(['2026-01-09 courteous MOREL 50000 EUR'])
  expect((await follow(customerId, scenarioId, 1)).refusal).toBeNull()
  expect(await live(story, daysFrom('2026-01-13', '2026-01-15'))).toEqual([])
  const [given] = await standingOf(story, customerId)
  expect(given).toMatch(/^(wait|exhausted): /)
  expect((await follow(customerId, null)).refusal).toBeNull()
  expect(await live(story, ['2026-01-16'])).toEqual(['2026-01-16 firm MOREL 50000 EUR'])
})

test('no scenario without a reason, none that does not exist, no level it has not, and no two of one name', async () => {
  const customerId = await late('MOREL')
  const scenarioId = await patient('Grands comptes')
  expect((await follow(customerId, scenarioId, null, ' ')).refusal?.code).toBe('reason_missing')
  expect((await follow(customerId, customerId)).refusal?.code).toBe('scenario_unknown')
  expect((await follow(customerId, scenarioId, 9)).refusal).toMatchObject({ code: 'level_too_high', where: 'level' })
  expect((await follow(customerId, null)).refusal?.code).toBe('already_done')
  const again = { name: ' grands comptes ', copyOf: scenarioId }
  expect((await story.owner.ask(dunningRoutes.addScenario, { body: again })).refusal?.code).toBe('name_taken')
  expect((await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })).scenario.isStandard).toBe(
    true,
  )
})

test('a draft is tried on those who follow its scenario, and the pages of one simulation are one simulation', async () => {
  const morel = await late('MOREL')
  await late('DUPONT')
  const scenarioId = await patient('Grands comptes')
  await follow(morel, scenarioId)
  const {
    id: _,
    version: __,
    ...scenario
  } = await story.owner.call(dunningRoutes.scenario, { query: { id: scenarioId } })
  const draft = { ...scenario, steps: scenario.steps.map((step) => ({ ...step, afterDueDays: 7 })) }
  const span = { from: '2026-01-06', to: '2026-01-14', heedsFreshness: false }
  const ask = { ...span, scenario: draft, scenarioId, limit: 1 }
  const first = await story.owner.call(dunningRoutes.simulate, { body: ask })
  expect(first.count).toBe(2)
  // Booked since: the next page still belongs to the simulation it is a page of; asked anew, it is another one.
  await late('TARD')
  const second = await story.owner.call(dunningRoutes.simulate, { body: { ...ask, offset: 1, of: first.id! } })
  const told = [...first.rows, ...second.rows].map(({ on, customerName }) => `${on} ${customerName}`)
  expect(told).toEqual(['2026-01-09 Client DUPONT', '2026-01-13 Client MOREL'])
  expect(second).toMatchObject({ id: first.id, count: 2 })
  expect((await story.owner.call(dunningRoutes.simulate, { body: ask })).count).toBe(3)
})
