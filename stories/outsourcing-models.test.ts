import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { seatIn } from './agency-scene.ts'
import { signMandate } from './outsourcing-hand-over.ts'
import { CARD, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'

/** Five ways of working with others, each from its model to what is placed, on the same books in an organisation of its own. */
let story: Story
afterEach(() => story.end())

/** Customers as the models tell them apart: little, middling and much owed since June; recent; and one formally noticed in vain. */
const OWED = {
  PETIT: { cents: 45_000, dueOn: '2026-06-01' },
  MOYEN: { cents: 400_000, dueOn: '2026-06-01' },
  GRAND: { cents: 1_500_000, dueOn: '2026-06-01' },
  JEUNE: { cents: 200_000, dueOn: '2026-09-20' },
  DEMEURE: { cents: 600_000, dueOn: '2026-05-15' },
} as const
type Code = keyof typeof OWED
type Key = Awaited<ReturnType<typeof models>>[number]['key']

async function begin(): Promise<Record<Code, { customerId: string; itemId: string }>> {
  story = await tellStory('2026-09-14')
  await ignoreFreshness(story)
  // Which papers a file must have is told elsewhere.
  await story.owner.call(routes.saveRequirement, { body: { business: [], consumer: [], public: [] } })
  const made: Partial<Record<Code, { customerId: string; itemId: string }>> = {}
  for (const code of Object.keys(OWED) as Code[]) {
    const customerId = await newCustomer(story, code)
    const itemId = await bookDocument(story, { customerId, documentNo: `FA-${code}`, ...OWED[code] })
    made[code] = { customerId, itemId }
  }
  const { customerId, itemId } = made.DEMEURE!
  const { messageId } = await story.owner.call(legalRoutes.sendNotice, {
    params: { id: customerId },
    body: { channel: 'registered_letter', days: 8, itemIds: [itemId], anyway: true },
  })
  await story.runJobs()
  const letters = [{ id: messageId, registeredNo: null }]
  await story.owner.call(correspondenceRoutes.markPosted, { body: { batchId: null, letters, postedOn: '2026-09-14' } })
  await story.runJobs()
  story.at('2026-09-28')
  return made as Record<Code, { customerId: string; itemId: string }>
}

const models = async () => (await story.owner.call(routes.routingModels)).models
const model = async (key: Key) => (await models()).find((one) => one.key === key)!
type Rules = Awaited<ReturnType<typeof model>>['rules']

/** What rules would do, as `rule: files (total) + kept`. */
async function tried(rules: Rules): Promise<string[]> {
  const { tried: lines } = await story.owner.call(routes.tryPolicy, { body: { rules } })
  return lines.map(({ place, files, amounts, stays }) => {
    const total = amounts.map(({ cents }) => cents / 100).join()
    const kept = stays.by.map(({ code, documents }) => `${code} ${documents}`).join()
    return `${place === null ? '–' : rules[place]!.name}: ${files}${total && ` (${total})`}${kept && ` + ${kept}`}`
  })
}

const use = (name: string, rules: Rules, more: { nightFiles?: number; nightCents?: number } = {}) =>
  story.owner.call(routes.savePolicy, { params: { id: randomUUID() }, body: { name, rules, isUsed: true, ...more } })

/** Hands over everything that the rules in use send to a mandate, as a person does from the queue. */
async function placeAll(): Promise<void> {
  const { queues, mandates } = await story.owner.call(routes.readyBoard)
  for (const { to } of queues)
    await story.owner.call(routes.placeClaims, {
      body: {
        ...{ id: randomUUID(), mandateId: to, pilotSeed: null, chosen: { all: { to } } },
        stage: mandates.find(({ id }) => id === to)!.stages[0]!,
      },
    })
}

/** What is in whose hands, by customer. */
async function placed(): Promise<Record<string, string>> {
  const { placements } = await story.owner.call(routes.placements, { query: { show: 'all' } })
  return Object.fromEntries(placements.map((one) => [one.customerCode, `${one.provider}, ${one.stage}`]))
}

/** Where the rules send all that is ready, as whoever places is proposed. */
const ruled = async () => {
  const { mandates } = await story.owner.call(routes.readyBoard, {})
  const body = { mandateId: mandates[0]!.id, stage: 'amicable' as const, chosen: { all: {}, except: [] } }
  return (await story.owner.call(routes.weighPlacing, { body })).ruled
}

test('everything outside: what is ripe goes amicably, what a notice did not settle goes to court', async () => {
  await begin()
  expect(await model('all_outside')).toMatchObject({ missing: expect.stringContaining('Aucun mandat') })
  await signMandate(story, { no: 1, provider: 'Recouvréa' })
  await signMandate(story, { no: 2, provider: 'Étude Lenoir', scope: { stages: ['court'] } })
  const { rules, missing } = await model('all_outside')
  expect(missing).toBeNull()
  expect(await tried(rules)).toEqual(['Mises en demeure sans effet: 1 (6000)', 'Mûres pour l’amiable: 3 (19450)'])
  // Tried, nothing is used yet.
  expect((await story.owner.call(routes.policies)).policies).toEqual([])
  await use('Tout confier', rules)
  // Two destinations: nothing is proposed of both together.
  expect(await ruled()).toBeNull()
  await placeAll()
  expect(await placed()).toEqual({
    DEMEURE: 'Étude Lenoir, court',
    PETIT: 'Recouvréa, amicable',
    MOYEN: 'Recouvréa, amicable',
    GRAND: 'Recouvréa, amicable',
  })
})

test('amicable in-house, court outside: our reminders go on, and only what they exhausted leaves', async () => {
  const { MOYEN } = await begin()
  await signMandate(story, { no: 1, provider: 'Recouvréa' })
  expect((await model('court_outside')).rules[0]!.then).toEqual({ to: 'choice' })
  const { mandateId } = await signMandate(story, { no: 2, provider: 'Étude Lenoir', scope: { stages: ['court'] } })
  const { rules } = await model('court_outside')
  expect(await tried(rules)).toEqual(['Mises en demeure sans effet: 1 (6000)', 'Tout le reste: 0 + stays_home 4'])
  await use('Le judiciaire dehors', rules)
  expect(await ruled()).toEqual({ mandateId, stage: 'court' })
  await placeAll()
  expect(await placed()).toEqual({ DEMEURE: 'Étude Lenoir, court' })
  await story.runJobs()
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id: MOYEN.customerId } })
  expect(JSON.stringify(standings)).not.toContain('est confiée')
})

test('small claims outside: what a customer owes in all decides, and each line opens its claims', async () => {
  const { PETIT } = await begin()
  await bookDocument(story, { customerId: PETIT.customerId, documentNo: 'FA-P2', cents: 40_000, dueOn: '2026-07-01' })
  await signMandate(story, { no: 1, provider: 'Recouvréa' })
  const { rules } = await model('small_outside')
  expect(await tried(rules)).toEqual(['Petits encours: 1 (850)', 'Tout le reste: 0 + stays_home 4'])
  const shows = { place: 0, goes: true }
  const { claims, count } = await story.owner.call(routes.tryPolicy, { body: { rules, shows } })
  expect([count, claims.map(({ documentNo }) => documentNo)]).toEqual([2, ['FA-PETIT', 'FA-P2']])
  const kept = await story.owner.call(routes.tryPolicy, { body: { rules, shows: { place: 1, goes: false }, limit: 2 } })
  expect([kept.count, kept.claims.map(({ documentNo }) => documentNo)]).toEqual([4, ['FA-GRAND', 'FA-DEMEURE']])
  expect(kept.claims[0]!.sentence.replace(/[\u00a0\u202f]/g, ' ')).toBe(
    'Reste en interne par la règle « Tout le reste » : mérite notre temps.',
  )
  // One more document, and the customer is small no more.
  await bookDocument(story, { customerId: PETIT.customerId, documentNo: 'FA-P3', cents: 15_000, dueOn: '2026-07-02' })
  const bas = await newCustomer(story, 'BAS')
  await bookDocument(story, { customerId: bas, documentNo: 'FA-BAS', cents: 30_000, dueOn: '2026-07-02' })
  expect(await tried(rules)).toEqual(['Petits encours: 1 (300)', 'Tout le reste: 0 + stays_home 7'])
  await use('Les petites dehors', rules)
  await placeAll()
  expect(await placed()).toEqual({ BAS: 'Recouvréa, amicable' })
})

test('key accounts in-house: who owes much stays, the others leave once ripe', async () => {
  await begin()
  await signMandate(story, { no: 1, provider: 'Recouvréa' })
  const { rules } = await model('large_inside')
  expect(await tried(rules)).toEqual([
    'Grands comptes: 0 + stays_home 1',
    'Mûres pour l’amiable: 3 (10450)',
    // Late for a week: no rule is about it yet.
    '–: 0 + no_rule 1',
  ])
  await use('Grands comptes', rules)
  await placeAll()
  expect(Object.keys(await placed()).sort()).toEqual(['DEMEURE', 'MOYEN', 'PETIT'])
})

/** A mandate by which an agency of this installation runs the desk in the creditor's name, written and signed by both. */
async function houseMandate(): Promise<Awaited<ReturnType<typeof newAgency>>> {
  const agency = await newAgency(story)
  await keepAgency(agency)
  const { id: providerId } = await story.owner.call(routes.addProvider, { body: CARD })
  await connect(story, agency, providerId)
  const { id } = await story.owner.call(routes.draftMandate, { body: { providerId } })
  const read = () => story.owner.call(routes.collectionMandate, { params: { id }, query: {} })
  const { terms } = await read()
  const scope = { ...terms.scope, fromDays: null }
  const body = { terms: { ...terms, scope, voice: 'creditor' as const }, note: '' }
  await story.owner.call(routes.writeMandate, { params: { id }, body })
  await story.owner.call(routes.offerMandate, { params: { id }, body: { anyway: true } })
  const { version, sha256 } = (await read()).pending!
  const signed = { params: { id }, body: { version, sha256, signerName: 'Claire', signerTitle: 'Gérante' } }
  await story.owner.call(routes.signMandate, signed)
  await agency.call(routes.signReceived, signed)
  return agency
}

test('managed service: each night what is late goes to the team, within what a night may; a day is done once', async () => {
  const { GRAND, PETIT } = await begin()
  const agency = await houseMandate()
  const { rules, missing } = await model('managed')
  expect([missing, rules[0]!.then]).toMatchObject([null, { to: 'mandate', byItself: true, stage: 'amicable' }])
  expect(await tried(rules)).toEqual(['Tout ce qui est en retard: 5 (27450)'])
  await use('Service géré', rules, { nightFiles: 3 })
  // Whoever chose has until midnight to think better of it.
  await story.runJobs()
  expect(await placed()).toEqual({})

  story.at('2026-09-29', '00:30')
  await story.runJobs()
  expect(Object.keys(await placed()).sort()).toEqual(['DEMEURE', 'GRAND', 'MOYEN'])
  await story.runJobs()
  expect(Object.keys(await placed())).toHaveLength(3)
  const { nights } = await story.owner.call(routes.policyNights, { query: {} })
  expect(nights).toMatchObject([
    {
      ...{ on: '2026-09-29', policyName: 'Service géré', isStale: false, files: 3, documents: 3, leftFiles: 2 },
      rules: [{ provider: 'Cabinet Ferrand', placing: 'RM-0001', files: 3, refused: 0, bars: [] }],
    },
  ])
  // Paid meanwhile: it no longer waits for the next night.
  await pay(story, PETIT.customerId, PETIT.itemId, 45_000, '2026-09-29')
  story.at('2026-09-30', '00:30')
  await story.runJobs()
  expect(Object.keys(await placed()).sort()).toEqual(['DEMEURE', 'GRAND', 'JEUNE', 'MOYEN'])

  // The team comes in and works the desk; what was placed is what it sees.
  const agent = seatIn(story, agency, story.owner.orgId)
  const seen = (await agent.call(ledgerRoutes.customers, { query: {} })).rows
  expect(seen.map(({ code }) => code).sort()).toEqual(['DEMEURE', 'GRAND', 'JEUNE', 'MOYEN'])
  const byHand = await story.owner.ask(dunningRoutes.chooseStep, {
    params: { id: GRAND.customerId },
    body: { stepId: 'courteous', itemIds: [GRAND.itemId] },
  })
  expect(byHand.refusal?.code).toBe('item_placed')
  expect((await agent.ask(routes.policyNights, { query: {} })).status).toBe(403)
})

test('a night places nothing while receipts are not known, nor under a mandate that may not be used, and says so', async () => {
  await begin()
  await signMandate(story, { no: 1, provider: 'Recouvréa', voice: 'creditor', insuredUntil: '2026-09-29' })
  const rules = (await model('managed')).rules.map((rule) => ({ ...rule, when: { ...rule.when, minDays: 60 } }))
  await use('Service géré', rules, { nightCents: 500_000 })
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: 2, automatic: true } })
  story.at('2026-09-29', '00:30')
  await story.runJobs()
  const night = async () => (await story.owner.call(routes.policyNights, { query: {} })).nights[0]!
  expect(await night()).toMatchObject({ on: '2026-09-29', isStale: true, files: 0, rules: [] })
  // Known again the same day, the night is caught up: within the amount, and the largest that fits first.
  await ignoreFreshness(story)
  story.at('2026-09-29', '11:00')
  await story.runJobs()
  expect(await night()).toMatchObject({ on: '2026-09-29', isStale: false, files: 2, leftFiles: 2 })
  expect(Object.keys(await placed()).sort()).toEqual(['MOYEN', 'PETIT'])
  story.at('2026-09-30', '00:30')
  await story.runJobs()
  const barred = await night()
  expect(barred).toMatchObject({ on: '2026-09-30', files: 0, rules: [{ placing: null, refused: 0 }] })
  expect(barred.rules[0]!.bars[0]!.fr).toContain('assurance')
})
