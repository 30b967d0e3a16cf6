import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** Two scenarios on the customers of one segment, drawn once, and what each brought in. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

async function segmentAndChallenger() {
  const { id: championId, version: _, ...scenario } = await story.owner.call(dunningRoutes.scenario)
  const { id: challengerId } = await story.owner.call(dunningRoutes.addScenario, {
    body: { name: 'Patient', copyOf: championId },
  })
  const steps = [{ ...scenario.steps[1]!, position: 1, afterDueDays: 4 }]
  await story.owner.call(dunningRoutes.saveScenario, {
    body: { id: challengerId, version: 1, scenario: { ...scenario, name: 'Patient', steps } },
  })
  const rule = { match: 'all' as const, conditions: [] }
  const { saved } = await story.owner.call(dunningRoutes.saveSegments, {
    body: { version: 0, segments: [{ id: null, name: 'Tous', rule, scenarioId: championId, notChasedReason: '' }] },
  })
  return { championId, challengerId, segmentId: saved!.segments[0]!.id }
}

test('a share of a segment follows the challenger, is measured on its own side, and the segment follows what is adopted', async () => {
  const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
  const customers = new Map<string, { id: string; itemId: string }>()
  for (const code of codes) {
    const id = await newCustomer(story, code)
    const itemId = await bookDocument(story, {
      customerId: id,
      documentNo: `FA-${code}`,
      cents: 50_000,
      dueOn: '2026-01-06',
    })
    customers.set(code, { id, itemId })
  }
  const { challengerId, championId, segmentId } = await segmentAndChallenger()
  const input = {
    name: 'Patience',
    segmentId,
    challengerId,
    sharePercent: 50,
    fromOn: '2026-01-05',
    toOn: '2026-02-20',
  }
  const { id } = await story.owner.call(dunningRoutes.beginTrial, { body: input })
  const followed = async (code: string) => {
    const params = { id: customers.get(code)!.id }
    return (await story.owner.call(dunningRoutes.customer, { params })).scenario
  }
  const tried: string[] = []
  for (const code of codes) if ((await followed(code)).by === 'trial') tried.push(code)
  const others = codes.filter((code) => !tried.includes(code))
  // The draw is anybody's: what follows from it is not.
  expect(await live(story, ['2026-01-09'])).toEqual(others.map((code) => `2026-01-09 courteous ${code} 50000 EUR`))
  for (const code of tried) expect(await followed(code)).toMatchObject({ id: challengerId, segment: 'Tous' })
  expect(await live(story, ['2026-01-12'])).toEqual(tried.map((code) => `2026-01-12 courteous ${code} 50000 EUR`))

  // Another trial in the same segment, or another scenario for it, would spoil this one.
  const again = await story.owner.ask(dunningRoutes.beginTrial, {
    body: { ...input, fromOn: '2026-01-12', toOn: '2026-03-01' },
  })
  expect(again.refusal?.code).toBe('trial_running')
  const { version } = await story.owner.call(dunningRoutes.segments)
  const without = await story.owner.ask(dunningRoutes.saveSegments, { body: { version, segments: [] } })
  expect(without.refusal?.code).toBe('trial_running')

  await pay(story, customers.get('A')!.id, customers.get('A')!.itemId, 50_000, '2026-01-16')
  await pay(story, customers.get('B')!.id, customers.get('B')!.itemId, 20_000, '2026-01-26')
  story.at('2026-02-04')
  const early = await story.owner.call(dunningRoutes.trial, { params: { id } })
  expect([early.champion.measured, early.challenger.measured]).toEqual([0, 0])
  story.at('2026-02-05')
  const result = await story.owner.call(dunningRoutes.trial, { params: { id } })
  expect(result.verdict).toBe('too_early')
  expect(result.sentence).toContain('au moins 30 clients')
  const of = (code: string) => (tried.includes(code) ? result.challenger : result.champion)
  expect([result.champion.customers, result.challenger.customers]).toEqual([others.length, tried.length])
  expect([result.champion.contacts, result.challenger.contacts]).toEqual([others.length, tried.length])
  expect(result.champion.dueCents + result.challenger.dueCents).toBe(400_000)
  expect(of('A').collectedCents).toBe(50_000 + (of('A') === of('B') ? 20_000 : 0))
  expect(of('A')).toMatchObject({ paidItems: 1, averageDays: 10 })

  await story.owner.call(dunningRoutes.endTrial, { params: { id }, body: { adopt: 'challenger' } })
  const { segments } = await story.owner.call(dunningRoutes.segments)
  expect(segments[0]).toMatchObject({ scenarioId: challengerId, count: 8 })
  for (const code of codes) expect(await followed(code)).toMatchObject({ id: challengerId, by: 'segment' })
  const { rows } = await story.owner.call(dunningRoutes.trials)
  expect(rows).toMatchObject([{ state: 'ended', adoptedId: challengerId, championId, endedOn: '2026-02-05' }])
  expect((await story.owner.ask(dunningRoutes.endTrial, { params: { id }, body: { adopt: null } })).refusal?.code).toBe(
    'already_done',
  )
})

test('a trial that could tell nothing is refused in words', async () => {
  const { championId, challengerId, segmentId } = await segmentAndChallenger()
  const good = { name: 'Essai', segmentId, challengerId, sharePercent: 50, fromOn: '2026-01-05', toOn: '2026-03-01' }
  const why = async (change: Partial<typeof good>) => {
    const { refusal } = await story.owner.ask(dunningRoutes.beginTrial, { body: { ...good, ...change } })
    return `${refusal?.code} ${refusal?.where}`
  }
  expect(await why({ name: ' ' })).toBe('name_missing name')
  expect(await why({ challengerId: championId })).toBe('scenario_same challengerId')
  expect(await why({ challengerId: segmentId })).toBe('scenario_unknown scenarioId')
  expect(await why({ segmentId: challengerId })).toBe('segment_unknown segmentId')
  expect(await why({ fromOn: '2026-01-04' })).toBe('start_past fromOn')
  expect(await why({ toOn: '2026-01-20' })).toBe('span_short toOn')
})

test('what falls due once the trial is over is none of it, however late it is concluded; who is reminded with its group is in none', async () => {
  const head = await newCustomer(story, 'TETE')
  const member = await newCustomer(story, 'NORD')
  const profile = await story.owner.call(partiesRoutes.profile, { params: { id: member } })
  await story.owner.call(partiesRoutes.updateProfile, { params: { id: member }, body: { ...profile, parentId: head } })
  await story.owner.call(partiesRoutes.updateGroup, {
    params: { id: head },
    body: { groupReminders: true, paysAlone: false },
  })
  const { challengerId, segmentId } = await segmentAndChallenger()
  const { id } = await story.owner.call(dunningRoutes.beginTrial, {
    body: { name: 'Patience', segmentId, challengerId, sharePercent: 50, fromOn: '2026-01-05', toOn: '2026-02-10' },
  })
  for (const [documentNo, dueOn] of [
    ['FA-1', '2026-01-20'],
    ['FA-2', '2026-02-20'],
  ] as const)
    await bookDocument(story, { customerId: head, documentNo, cents: 50_000, dueOn })
  story.at('2026-04-10')
  const measured = async () => {
    const { champion, challenger } = await story.owner.call(dunningRoutes.trial, { params: { id } })
    return [champion.customers + challenger.customers, champion.dueCents + challenger.dueCents]
  }
  expect(await measured()).toEqual([1, 50_000])
  // Its result is work for whoever may decide, from the day nothing can change it any more until somebody concludes it.
  const waiting = async () => (await story.owner.call(deskRoutes.workBoard)).trials
  expect(await waiting()).toEqual([{ id, name: 'Patience' }])
  story.at('2026-03-11')
  expect(await waiting()).toEqual([])
  story.at('2026-03-12')
  expect(await waiting()).toHaveLength(1)
  const collector = await colleagueOf(story, 'collector')
  expect((await collector.call(deskRoutes.workBoard)).trials).toEqual([])
  story.at('2026-04-10')
  await story.owner.call(dunningRoutes.endTrial, { params: { id }, body: { adopt: 'champion' } })
  expect(await measured()).toEqual([1, 50_000])
  expect(await waiting()).toEqual([])
})
