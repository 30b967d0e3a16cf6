import { afterEach, beforeEach, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** Customers fall into segments by rules, and each segment is reminded in its own way. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

type Draft = BodyIn<typeof dunningRoutes.saveSegments>['segments'][number]
type Condition = Draft['rule']['conditions'][number]

const profiled = async (code: string, change: Partial<BodyIn<typeof partiesRoutes.updateProfile>>): Promise<string> => {
  const customerId = await newCustomer(story, code)
  const profile = await story.owner.call(partiesRoutes.profile, { params: { id: customerId } })
  await story.owner.call(partiesRoutes.updateProfile, { params: { id: customerId }, body: { ...profile, ...change } })
  await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents: 50_000, dueOn: '2026-01-06' })
  return customerId
}

const segment = (
  name: string,
  scenarioId: string | null,
  conditions: Condition[],
  more: Partial<Draft> = {},
): Draft => ({
  id: null,
  name,
  scenarioId,
  notChasedReason: '',
  rule: { match: 'all', conditions },
  ...more,
})
const inSector = (...values: string[]): Condition => ({ field: 'sector', not: false, values })

/** A scenario with one reminder, fourteen days late. */
async function patient(name = 'Grands comptes'): Promise<string> {
  const standard = await story.owner.call(dunningRoutes.scenario)
  const { id } = await story.owner.call(dunningRoutes.addScenario, { body: { name, copyOf: standard.id } })
  const { id: _, version, ...scenario } = await story.owner.call(dunningRoutes.scenario, { query: { id } })
  const steps = [{ ...scenario.steps[1]!, position: 1, afterDueDays: 14 }]
  await story.owner.call(dunningRoutes.saveScenario, { body: { id, version, scenario: { ...scenario, steps } } })
  return id
}

const save = async (segments: Draft[]) => {
  const { version } = await story.owner.call(dunningRoutes.segments)
  return story.owner.call(dunningRoutes.saveSegments, { body: { version, segments } })
}
const preview = (segments: Draft[], shown: number | null, movingOnly = false) =>
  story.owner.call(dunningRoutes.previewSegments, { body: { segments, shown, movingOnly } })
const followed = async (customerId: string) => {
  const { scenario } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  return `${scenario.by} ${scenario.name} ${scenario.segment ?? '-'}`
}

test('a customer is reminded by the scenario of the first segment it fits, a segment may be left alone, and a person’s choice stands before both', async () => {
  const chain = await profiled('CHAIN', { sector: 'Distribution', tags: ['grand compte'] })
  const town = await profiled('TOWN', { sector: 'Public' })
  const shop = await profiled('SHOP', { sector: 'Distribution' })
  await profiled('OTHER', {})
  const scenarioId = await patient()
  const drafts = [
    segment('Collectivités', null, [inSector('Public')], { notChasedReason: 'le comptable public a son calendrier' }),
    segment('Grands comptes', scenarioId, [{ field: 'tag', not: false, values: ['grand compte', 'clé'] }]),
    segment('Distribution', scenarioId, [inSector('Distribution')]),
  ]
  // Who would be in, and from where, before anything is saved.
  const none = await preview([], null)
  expect([none.faults, none.places.map(({ count }) => count)]).toEqual([[], [none.rows.length]])
  const before = await preview(drafts, 1)
  expect(before.faults).toEqual([])
  expect(before.places.map(({ count, moving, amounts }) => [count, moving, amounts[0]?.cents ?? 0])).toEqual([
    [1, 1, 50_000],
    [1, 1, 50_000],
    [1, 1, 50_000],
    [1, 0, 50_000],
  ])
  expect(before.places[1]!.entryRule).toBe('first_step')
  expect(before.rows).toMatchObject([{ customerId: chain, from: null, moves: true, pinned: false }])
  expect(before.moves).toEqual([0, 1, 2].map((to) => ({ from: null, to, count: 1 })))
  expect((await story.owner.call(dunningRoutes.segments)).segments).toEqual([])

  const { saved } = await save(drafts)
  expect(saved?.segments.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'Collectivités 1',
    'Grands comptes 1',
    'Distribution 1',
  ])
  expect(saved?.others).toBe(1)
  await story.owner.call(dunningRoutes.followScenario, {
    params: { id: shop },
    body: {
      scenarioId: (await story.owner.call(dunningRoutes.scenario)).id,
      level: null,
      reason: 'a demandé plus tôt',
    },
  })
  expect(await followed(shop)).toBe('person Relance standard Distribution')
  expect(await followed(chain)).toBe('segment Grands comptes Grands comptes')
  expect(await live(story, ['2026-01-09', '2026-01-16', '2026-01-20'])).toEqual([
    '2026-01-09 courteous OTHER 50000 EUR',
    '2026-01-09 courteous SHOP 50000 EUR',
    '2026-01-16 firm OTHER 50000 EUR',
    '2026-01-16 firm SHOP 50000 EUR',
    '2026-01-20 courteous CHAIN 50000 EUR',
  ])
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id: town } })
  expect(standings[0]).toMatchObject({ verdict: 'hold' })
  expect(standings[0]!.reasons[0]!.sentence).toMatch(/Collectivités.*le comptable public a son calendrier/)
  await story.owner.call(dunningRoutes.followScenario, {
    params: { id: shop },
    body: { scenarioId: null, level: null, reason: '' },
  })
  expect(await followed(shop)).toBe('segment Grands comptes Distribution')
})

test('behaviour moves a customer at night, and what its scenario had planned gives way', async () => {
  const customerId = await profiled('MOREL', {})
  const scenarioId = await patient()
  const late = { field: 'oldestDaysLate' as const, not: false, from: 5, to: null }
  await save([segment('En retard', scenarioId, [late])])
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous MOREL 50000 EUR'])
  expect(await followed(customerId)).toBe('standard Relance standard -')
  // Five days late since the 11th: the other scenario from then on, whose first reminder is fourteen days after the due date.
  expect(await live(story, ['2026-01-12', '2026-01-20'])).toEqual(['2026-01-20 courteous MOREL 50000 EUR'])
  expect(await followed(customerId)).toBe('segment Grands comptes En retard')
})

test('each thing a rule can ask is asked of the books as they stand', async () => {
  const head = await newCustomer(story, 'HEAD')
  const asked = await profiled('ASKED', {
    size: 'small',
    risk: 'high',
    parentId: head,
    creditLimitCents: 100_000,
    tags: ['clé'],
  })
  await bookDocument(story, {
    customerId: asked,
    documentNo: 'FA-USD',
    cents: 9_000,
    dueOn: '2026-03-01',
    currency: 'USD',
  })
  const paid = await bookDocument(story, {
    customerId: asked,
    documentNo: 'FA-0',
    cents: 30_000,
    dueOn: '2025-12-20',
    issuedOn: '2025-11-20',
  })
  await pay(story, asked, paid, 30_000, '2025-12-30')
  story.at('2026-01-10')
  const who = async (...conditions: Condition[]): Promise<string[]> => {
    const { faults, rows } = await preview([segment('Essai', null, conditions, { notChasedReason: 'essai' })], 0)
    expect(faults).toEqual([])
    return rows.map(({ customerCode }) => customerCode)
  }
  const range = (field: string, from: number | null, to: number | null, not = false) =>
    ({ field, not, from, to }) as Condition
  const money = (field: 'outstanding' | 'overdue', currency: string, from: number, to: number): Condition => ({
    field,
    not: false,
    currency,
    from,
    to,
  })
  const value = (field: string, ...values: string[]) => ({ field, not: false, values }) as Condition
  for (const condition of [
    value('size', 'small'),
    value('risk', 'high', 'low'),
    value('tag', 'clé', 'autre'),
    money('outstanding', 'EUR', 50_000, 50_000),
    money('outstanding', 'USD', 9_000, 9_000),
    money('overdue', 'EUR', 50_000, 50_000),
    range('openItems', 2, 2),
    range('oldestDaysLate', 4, 4),
    range('averageDaysLate', 10, 10),
    range('creditUsedPercent', 50, 50),
    range('daysSincePayment', 11, 11),
    range('knownForDays', 51, 51),
  ])
    expect(await who(condition), condition.field).toEqual(['ASKED'])
  // A payment that came back says nothing of how long the customer takes to pay.
  const returned = { customerId: asked, documentNo: 'FA-R', cents: 30_000, dueOn: '2026-01-02' }
  const back = await bookDocument(story, returned)
  await pay(story, asked, back, 30_000, '2026-01-02')
  await unpay(story, back, day('2026-01-09'))
  expect(await who(range('averageDaysLate', 10, 10))).toEqual(['ASKED'])
  expect(await who(value('group', head))).toEqual(['ASKED', 'HEAD'])
  expect(await who(value('kind', 'business'), value('lang', 'fr'), value('country', 'FR'))).toEqual(['ASKED', 'HEAD'])
  // Nothing is known of how the other one pays: it is in no range, and not in none either.
  expect(await who(range('daysSincePayment', 0, 100, true))).toEqual(['HEAD'])
  for (const field of ['brokenPromises', 'openDisputes']) expect(await who(range(field, 1, null))).toEqual([])
})

test('a list that cannot work is refused with what is wrong and where, and so is one that somebody else changed', async () => {
  const scenarioId = await patient()
  const tagged: Condition = { field: 'tag', not: false, values: ['clé'] }
  const codes = async (...segments: Draft[]) =>
    (await preview(segments, null)).faults.map(({ code, where }) => `${code} ${where}`)
  expect(await codes(segment('A', scenarioId, []), segment('B', scenarioId, [tagged]))).toEqual([
    'segment_shadowed segments.1.rule',
  ])
  expect(await codes(segment('A', null, [tagged]), segment('a', crypto.randomUUID(), []))).toEqual([
    'scenario_missing segments.0.scenarioId',
    'name_taken segments.1.name',
    'scenario_unknown segments.1.scenarioId',
  ])
  const impossible: Condition[] = [
    { field: 'openItems', not: false, from: 5, to: 2 },
    { field: 'overdue', not: false, currency: 'ZZZ', from: null, to: null },
    { field: 'brokenPromises', not: false, from: null, to: -1 },
    { field: 'salesperson', not: false, values: [crypto.randomUUID()] },
    { field: 'group', not: false, values: ['Groupe Le Goff'] },
  ]
  expect(await codes(segment('A', scenarioId, impossible))).toEqual([
    'bounds_crossed segments.0.rule.0',
    'currency segments.0.rule.1',
    'bounds_missing segments.0.rule.1',
    'bounds_impossible segments.0.rule.2',
    'stranger_named segments.0.rule.3',
    'stranger_named segments.0.rule.4',
  ])
  const apart: Condition[] = [
    { field: 'openItems', not: false, from: 5, to: null },
    { field: 'openItems', not: false, from: null, to: 4 },
  ]
  expect(await codes(segment('A', scenarioId, apart))).toEqual(['never_fits segments.0.rule.1'])
  const { version } = await story.owner.call(dunningRoutes.segments)
  await save([segment('A', scenarioId, [tagged])])
  const late = await story.owner.ask(dunningRoutes.saveSegments, { body: { version, segments: [] } })
  expect(late.refusal?.code).toBe('changed_meanwhile')
})
