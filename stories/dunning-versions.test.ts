import { afterEach, beforeEach, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** A scenario is changed while it runs: those it has begun with keep what they had, or move, and the versions stay. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

/** The standard scenario with its second reminder on the day given. */
async function draftWithFirmOn(afterDueDays: number) {
  const { id, version, ...scenario } = await story.owner.call(dunningRoutes.scenario)
  const steps = scenario.steps.map((step) => (step.id === 'firm' ? { ...step, afterDueDays } : step))
  return { id, version, scenario: { ...scenario, steps } }
}

test('saved with « keep », a change waits for those already reminded until what had begun is paid; « move » takes everybody', async () => {
  const begun = await newCustomer(story, 'MOREL')
  const first = await bookDocument(story, { customerId: begun, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous MOREL 50000 EUR'])
  const fresh = await newCustomer(story, 'DUPONT')
  await bookDocument(story, {
    customerId: fresh,
    documentNo: 'FA-2',
    cents: 20_000,
    dueOn: '2026-01-09',
    issuedOn: '2026-01-02',
  })
  await live(story, ['2026-01-12'])

  story.at('2026-01-15')
  // From the tenth to the sixteenth day: on the ninth nobody stands elsewhere yet, but one has begun.
  const { scenario, ...which } = await draftWithFirmOn(15)
  const change = await story.owner.call(dunningRoutes.versionChange, { body: { scenario } })
  expect(change).toMatchObject({ faults: [], followers: 2, begun: 2 })
  const saved = await story.owner.call(dunningRoutes.saveScenario, { body: { ...which, scenario, running: 'keep' } })
  expect(saved.scenario?.version).toBe(2)
  const third = await newCustomer(story, 'TARD')
  await bookDocument(story, {
    customerId: third,
    documentNo: 'FA-3',
    cents: 30_000,
    dueOn: '2026-01-13',
    issuedOn: '2026-01-02',
  })
  expect(await live(story, daysFrom('2026-01-16', '2026-01-20'))).toEqual([
    '2026-01-16 courteous TARD 30000 EUR',
    '2026-01-16 firm MOREL 50000 EUR',
    '2026-01-19 firm DUPONT 20000 EUR',
  ])
  const followed = async (id: string) =>
    (await story.owner.call(dunningRoutes.customer, { params: { id } })).scenario.keptVersion
  expect([await followed(begun), await followed(third)]).toEqual([1, null])
  // The steps that may be prepared by hand are those of the version that each follows.
  const stepsOf = async (id: string) =>
    (await story.owner.call(dunningRoutes.customer, { params: { id } })).scenario.steps.map(
      ({ id, afterDueDays }) => `${id} ${afterDueDays}`,
    )
  const written = (steps: typeof scenario.steps) => steps.map(({ id, afterDueDays }) => `${id} ${afterDueDays}`)
  expect(await stepsOf(third)).toEqual(written(scenario.steps))
  expect(await stepsOf(begun)).not.toEqual(written(scenario.steps))
  // Paid, what had begun is over: the next document follows the version in force.
  await pay(story, begun, first, 50_000, '2026-01-20')
  await bookDocument(story, {
    customerId: begun,
    documentNo: 'FA-9',
    cents: 10_000,
    dueOn: '2026-01-20',
    issuedOn: '2026-01-19',
  })
  await live(story, ['2026-01-21'])
  expect([await followed(begun), await followed(fresh)]).toEqual([null, 1])

  const again = await draftWithFirmOn(14)
  await story.owner.call(dunningRoutes.saveScenario, { body: again })
  expect(await followed(fresh)).toBeNull()
  const { rows } = await story.owner.call(dunningRoutes.scenarioVersions)
  expect(rows.map(({ version, changes, keptBy }) => [version, changes, keptBy])).toEqual([
    [3, ['« Deuxième relance » passe de J+15 à J+14.'.replace(/« | »/g, (mark) => mark.replace(' ', '\u00a0'))], 0],
    [2, ['« Deuxième relance » passe de J+10 à J+15.'.replace(/« | »/g, (mark) => mark.replace(' ', '\u00a0'))], 0],
    [1, ['Première version.'], 0],
  ])
  // An older version comes back as a new one.
  const { id, version } = await story.owner.call(dunningRoutes.scenario)
  const back = await story.owner.call(dunningRoutes.saveScenario, {
    body: { id, version, scenario: rows[2]!.scenario },
  })
  expect(back.scenario?.version).toBe(4)
  expect(back.scenario?.steps.find((step) => step.id === 'firm')?.afterDueDays).toBe(10)
})

test('a draft tells today’s change by step before it is saved', async () => {
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  await live(story, ['2026-01-09'])
  story.at('2026-01-16')
  const { scenario } = await draftWithFirmOn(12)
  const { changes, rows } = await story.owner.call(dunningRoutes.versionChange, { body: { scenario } })
  expect(changes).toEqual([
    {
      before: { verdict: 'send', stepName: 'Deuxième relance' },
      after: { verdict: 'wait', stepName: 'Deuxième relance' },
      count: 1,
      begun: 1,
    },
  ])
  expect(rows).toMatchObject([{ customerId, begun: true }])
  const { faults } = await story.owner.call(dunningRoutes.versionChange, {
    body: { scenario: { ...scenario, steps: [] } },
  })
  expect(faults.map(({ code }) => code)).toEqual(['no_steps'])
})

test('while nothing leaves by itself, a draft does not either: what is told to change is what the draft changes', async () => {
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: false } })
  const customerId = await newCustomer(story, 'MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  await live(story, ['2026-01-09'])
  const { id: _, version: __, ...scenario } = await story.owner.call(dunningRoutes.scenario)
  const draft = { ...scenario, name: 'Autre nom' }
  expect(await story.owner.call(dunningRoutes.versionChange, { body: { scenario: draft } })).toMatchObject({
    followers: 1,
    changes: [],
  })
  const span = { from: '2026-01-09', to: '2026-01-09' }
  const { steps } = await story.owner.call(dunningRoutes.simulate, { body: { ...span, scenario: draft } })
  expect(steps).toMatchObject([{ stepId: 'courteous', toConfirm: true }])
})
