import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { reverseAllocations } from '../src/ledger/index.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { part } from '../src/platform/sql.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import type { Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { place } from './agency-scene.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { signMandate } from './outsourcing-hand-over.ts'
import { payment } from './outsourcing-receipts-scene.ts'
import { placedDebtor, type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'

/** What an agency asks of a creditor and what it is answered: one mandate of six months of time, and discounts up to a tenth and 300 €. */
let scene: VoiceScene
let story: Story
let agent: Visitor
let agency: Visitor
let owner: Visitor
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own', ({ scope, tariff }) => ({
    powers: { receive: true, plans: true, discounts: true, proceedings: true, tracing: true },
    approval: { planMonths: 6, planCents: 500_000, discountBp: 1_000, discountCents: 30_000 },
    scope: { ...scope, stages: ['amicable', 'court'] },
    tariff: {
      ...tariff,
      success: {
        ...tariff.success!,
        tiers: tariff.success!.tiers.flatMap((tier) => [tier, { ...tier, stage: 'court' as const }]),
      },
    },
  }))
  story = scene.story
  ;({ agent, agency } = scene)
  owner = story.owner
})
afterAll(() => scene?.story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const params = (id: string) => ({ params: { id } })
type Asking = BodyIn<typeof routes.askCreditor>
const ask = (placementId: string, body: Asking, who = agent) =>
  who.call(routes.askCreditor, { ...params(placementId), body })
const settle = (cents: number, on = '2026-03-20', more = {}): Asking => ({
  ...{ kind: 'settlement' as const, cents, on, why: 'Propose de solder au comptant', saidBy: 'M. Morel' },
  ...more,
})
const request = (id: string, who = owner) => who.call(routes.request, params(id))
const answer = (id: string, verdict: 'approve' | 'refuse', note = '', who = owner) =>
  who.call(routes.answerRequest, { ...params(id), body: { verdict, note } })
const openOf = async (customerId: string, documentNo: string) =>
  (await owner.call(ledgerRoutes.customerItems, { ...params(customerId), query: { show: 'all' } })).items.find(
    (one) => one.documentNo === documentNo,
  )!.openCents
const history = async (customerId: string) =>
  (await owner.call(deskRoutes.timeline, { ...params(customerId), query: {} })).entries.map(({ title, by, lines }) =>
    plain([title, by, ...lines].join(' | ')),
  )
const MATTER = { kind: 'payment_order' as const, others: [], contested: null, traders: null, note: '' }

/** The code by which something was refused; null: it was done. */
const refusal = async (asked: Promise<unknown>): Promise<string | null> => {
  try {
    await asked
    return null
  } catch (error) {
    return /: (\w+): /.exec(String(error))?.[1] ?? String(error)
  }
}

/** The money that settled a document goes away again, as a cheque that bounces does; what was written off of it stays. */
const bounce = (itemId: string) =>
  story.database.db.inOrg(owner.orgId, (tx) =>
    reverseAllocations(
      tx,
      part`select a.id from ledger.allocation a join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and k.kind = 'receipt'
        where a.org_id = ${tx.orgId} and a.debit_id = ${itemId} and a.reverses is null`,
      'same_day',
      story.now(),
    ),
  )

async function planOver(debtor: { customerId: string; itemId: string }, cents: number, days: readonly string[]) {
  const each = cents / days.length
  const { id } = await agent.call(promiseRoutes.draftPlan, {
    ...params(debtor.customerId),
    body: { itemIds: [debtor.itemId], note: '', payments: days.map((dueOn) => ({ dueOn, cents: each })) },
  })
  return id
}

test('a plan within the mandate stands at once; one beyond is bound by the creditor’s yes and not before', async () => {
  const short = await placedDebtor(scene, 'COURT')
  const planId = await planOver(short, 120_000, ['2026-04-02', '2026-05-02', '2026-06-02'])
  await agent.call(promiseRoutes.proposePlan, params(planId))
  expect(await agent.call(promiseRoutes.plan, params(planId))).toMatchObject({ state: 'proposed', beyond: '' })
  expect((await history(short.customerId)).join('\n')).toContain('Paul Ferrand, Cabinet Ferrand')

  const long = await placedDebtor(scene, 'LONG')
  const longPlan = await planOver(long, 120_000, ['2026-04-02', '2026-10-02', '2027-02-02'])
  expect((await agent.call(promiseRoutes.plan, params(longPlan))).beyond).toContain('au-delà de 6 mois')
  expect(await refusal(agent.call(promiseRoutes.proposePlan, params(longPlan)))).toBe('not_approved')
  expect(await refusal(agent.call(promiseRoutes.approvePlan, params(longPlan)))).toBe('right_missing')
  const { id } = await ask(long.placementId, {
    kind: 'plan',
    planId: longPlan,
    why: 'Trésorerie tendue jusqu’en février',
  })
  expect(await agent.call(promiseRoutes.plan, params(longPlan))).toMatchObject({ state: 'draft' })
  // Asked once; a second time is refused.
  expect(await refusal(ask(long.placementId, { kind: 'plan', planId: longPlan, why: 'encore' }))).toBe('asks_already')
  await answer(id, 'approve', 'D’accord cette fois')
  expect(await agent.call(promiseRoutes.plan, params(longPlan))).toMatchObject({
    state: 'proposed',
    approvedByName: 'Claire Propriétaire',
  })
  expect(await refusal(answer(id, 'refuse', 'non'))).toBe('answered_already')
})

test('a refused plan is over, with the reason that the agency reads', async () => {
  const debtor = await placedDebtor(scene, 'REFUS')
  const planId = await planOver(debtor, 120_000, ['2026-04-02', '2027-02-02'])
  const { id } = await ask(debtor.placementId, { kind: 'plan', planId, why: 'Long' })
  expect(await refusal(answer(id, 'refuse'))).toBe('why_missing')
  await answer(id, 'refuse', 'Trop long')
  expect(await agent.call(promiseRoutes.plan, params(planId))).toMatchObject({ state: 'cancelled' })
  expect(await request(id, agent)).toMatchObject({ state: 'refused', answer: 'Trop long' })
})

test('every offer of the debtor is told; beyond the mandate, or against the agency’s advice, it waits', async () => {
  const debtor = await placedDebtor(scene, 'OFFRE', 200_000)
  expect(await refusal(ask(debtor.placementId, settle(200_000)))).toBe('not_less')
  const against = await ask(debtor.placementId, settle(190_000, '2026-03-20', { isAdvised: false }))
  expect(against.isWithin).toBe(false)
  expect(await request(against.id)).toMatchObject({ state: 'waiting', isAdvised: false, turn: 'creditor' })
  // The creditor asks first; the agency's word is awaited, then the creditor's again.
  await owner.call(routes.discussRequest, { ...params(against.id), body: { words: 'Pourquoi pas ?' } })
  expect(
    (await agency.call(routes.requestsMade, { query: {} })).requests.find(({ id }) => id === against.id),
  ).toMatchObject({
    turn: 'agency',
    customerName: 'OFFRE SARL',
    creditorName: 'Atelier des Lices',
  })
  await agent.call(routes.discussRequest, { ...params(against.id), body: { words: 'Il peut payer le tout.' } })
  const talked = await request(against.id)
  expect(talked.turn).toBe('creditor')
  expect(talked.words.map(({ side, body }) => [side, body])).toEqual([
    ['creditor', 'Pourquoi pas ?'],
    ['agency', 'Il peut payer le tout.'],
  ])
  await agent.call(routes.withdrawRequest, params(against.id))
  const large = await ask(debtor.placementId, settle(120_000))
  expect(large.isWithin).toBe(false)
  const { beyond } = await request(large.id)
  expect(plain(beyond)).toBe('une remise de plus de 10,00 %, une remise de plus de 300,00 €')
  // Money came meanwhile: what was offered is no longer what would be agreed.
  await pay(story, debtor.customerId, debtor.itemId, 50_000, '2026-03-02')
  expect(await refusal(answer(large.id, 'approve'))).toBe('owed_moved')
  await answer(large.id, 'refuse', 'Le débiteur a déjà versé 500 €')
  const again = await ask(debtor.placementId, settle(100_000))
  await answer(again.id, 'approve')
  expect(await request(again.id)).toMatchObject({ state: 'approved', isWithin: false, outcome: 'running' })
})

test('what waits is work of the creditor until it is answered', async () => {
  const debtor = await placedDebtor(scene, 'TRAVAIL')
  const { id } = await ask(debtor.placementId, { kind: 'abandon', why: 'Débiteur parti sans adresse' })
  const workOf = async () =>
    (await owner.call(deskRoutes.workOf, { params: { customerId: debtor.customerId } })).entry?.works.map(
      ({ kind }) => kind,
    ) ?? []
  expect(await workOf()).toContain('provider_asks')
  expect((await owner.call(routes.requests, { query: {} })).ours).toBeGreaterThan(0)
  await answer(id, 'approve')
  expect(await workOf()).not.toContain('provider_asks')
  expect((await owner.call(routes.placement, params(debtor.placementId))).endedWhy).toBe('abandoned')
})

test('going to court changes the stage, opens the court to the creditor, and is the creditor’s to decide', async () => {
  const debtor = await placedDebtor(scene, 'JUGE')
  const matter = { ...params(debtor.customerId), body: { ...MATTER, itemIds: [debtor.itemId] } }
  expect(await refusal(owner.call(legalRoutes.openProceeding, matter))).toBe('placed')
  const { id } = await ask(debtor.placementId, { kind: 'court', costCents: 25_000, why: 'Ne répond plus, solvable' })
  expect((await owner.call(routes.placement, params(debtor.placementId))).stage).toBe('amicable')
  await answer(id, 'approve')
  const { stage, events } = await owner.call(routes.placement, params(debtor.placementId))
  expect([stage, events[0]?.kind]).toEqual(['court', 'escalated'])
  expect(await refusal(ask(debtor.placementId, { kind: 'court', costCents: null, why: 'encore' }))).toBe('at_court')
  await owner.call(legalRoutes.openProceeding, matter)
})

test('what a provider without an account here asks is written down by a member; the mandate bounds it', async () => {
  const elsewhere = await signMandate(story, { no: 9, provider: 'Recouvréa' })
  const customerId = await newCustomer(story, 'DEHORS')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FD-1', cents: 90_000, dueOn: '2025-10-31' })
  const placementId = await place(story, owner.orgId, {
    ...{ mandateId: elsewhere.mandateId, customerId, itemIds: [itemId] },
    agency: { orgId: null as never, name: 'Recouvréa' },
  })
  expect(await refusal(ask(placementId, { kind: 'court', costCents: null, why: 'x' }, owner))).toBe('court_outside')
  // What stands by itself stands on the agency's own word; what a member writes down is answered.
  const { id, isWithin } = await ask(placementId, settle(89_000), owner)
  expect(isWithin).toBe(false)
  await owner.call(routes.discussRequest, { ...params(id), body: { words: 'Relancé par téléphone.' } })
  expect(await request(id)).toMatchObject({ turn: 'creditor', providerName: 'Recouvréa' })
  await owner.call(routes.withdrawRequest, params(id))
  const debtor = await placedDebtor(scene, 'ICI')
  expect(await refusal(ask(debtor.placementId, settle(100_000), owner))).toBe('asks_itself')
})

test('nothing will come: the steps are certified, the file comes home, the debt stays', async () => {
  const debtor = await placedDebtor(scene, 'PERDU')
  await agent.call(deskRoutes.addNote, {
    ...params(debtor.customerId),
    body: { kind: 'call', body: 'Personne.', outcome: 'no_answer', contactId: null, phone: null, callBackOn: null },
  })
  const asked = { kind: 'uncollectible' as const, why: 'Société sans activité ni actif' }
  expect(await refusal(ask(debtor.placementId, { ...asked, steps: [] }))).toBe('steps_missing')
  const late = [{ on: '2026-03-09', what: 'Visite' }]
  expect(await refusal(ask(debtor.placementId, { ...asked, steps: late }))).toBe('step_ahead')
  const steps = [
    { on: '2026-03-02', what: 'Appel sans réponse' },
    { on: '2026-02-20', what: 'Courrier revenu « n’habite pas à l’adresse indiquée »' },
  ]
  const { id } = await ask(debtor.placementId, { ...asked, steps })
  const certificate = await wordsOf(
    Buffer.from(await ((await owner.call(routes.requestCertificate, params(id))) as Blob).arrayBuffer()),
  )
  expect(plain(certificate)).toContain('Courrier revenu')
  expect(plain(certificate)).toContain('1 200,00 €')
  await answer(id, 'approve')
  expect((await owner.call(routes.placement, params(debtor.placementId))).endedWhy).toBe('uncollectible')
  expect(await openOf(debtor.customerId, 'FA-PERDU')).toBe(120_000)
  // What the agency sees of it afterwards is its own request, from its own organisation.
  expect((await agency.call(routes.requestsMade, { query: { show: 'answered' } })).requests[0]).toMatchObject({ id })
  expect(await refusal(agent.call(routes.request, params(id)))).toBe('not_found')
})

test('an instruction is unread until somebody of the agency says so; a recall closes what waits', async () => {
  const debtor = await placedDebtor(scene, 'ORDRE')
  await owner.call(routes.instructPlacement, {
    ...params(debtor.placementId),
    body: { note: 'Appeler avant d’écrire.' },
  })
  const unread = async () =>
    (await agency.call(routes.instructionsUnread)).instructions.filter(
      ({ placementId }) => placementId === debtor.placementId,
    )
  const [told] = await unread()
  expect(told).toMatchObject({ note: 'Appeler avant d’écrire.', creditorName: 'Atelier des Lices', seenAt: null })
  // The creditor does not say it for the agency.
  await owner.call(routes.acknowledgeInstruction, params(told!.id))
  expect(await unread()).toHaveLength(1)
  await agent.call(routes.acknowledgeInstruction, params(told!.id))
  await agent.call(routes.acknowledgeInstruction, params(told!.id))
  expect(await unread()).toEqual([])
  expect((await owner.call(routes.placement, params(debtor.placementId))).instructions).toMatchObject([
    { seenByName: 'Paul Ferrand, Cabinet Ferrand' },
  ])
  const { id } = await ask(debtor.placementId, settle(60_000))
  const weighed = await owner.call(routes.weighRecall, { body: { placementIds: [debtor.placementId] } })
  expect(weighed).toEqual({
    ...{ files: 1, gone: 0, amounts: [{ currency: 'EUR', cents: 120_000 }] },
    ...{ promises: 0, plans: 0, disputes: 0, requests: 1 },
  })
  await owner.call(routes.recallPlacements, { body: { placementIds: [debtor.placementId], reason: 'Accord direct' } })
  expect(await refusal(answer(id, 'approve'))).toBe('not_running')
  await story.runJobs()
  expect(await request(id)).toMatchObject({ state: 'closed' })
})

test('a complaint about the agency is written down by either side and counted with it', async () => {
  const debtor = await placedDebtor(scene, 'PLAINTE')
  await agent.call(routes.complainOf, { ...params(debtor.placementId), body: { note: 'Se plaint d’appels le soir' } })
  const { events } = await owner.call(routes.placement, params(debtor.placementId))
  expect(events.filter(({ kind }) => kind === 'complaint')).toMatchObject([{ note: 'Se plaint d’appels le soir' }])
  expect((await history(debtor.customerId)).join('\n')).toContain('Réclamation contre le prestataire')
})

test('a settlement within the mandate stands, its rest is given up once the money is there, and back when it goes', async () => {
  const debtor = await placedDebtor(scene, 'SOLDE', 200_000)
  const { id, isWithin } = await ask(debtor.placementId, settle(180_000))
  expect(isWithin).toBe(true)
  const made = await request(id)
  expect(made).toMatchObject({ state: 'approved', isWithin: true, outcome: 'running', answeredByName: null })
  expect(await owner.call(promiseRoutes.promise, params(made.promiseId!))).toMatchObject({
    cents: 180_000,
    state: 'running',
  })
  expect(await openOf(debtor.customerId, 'FA-SOLDE')).toBe(200_000)
  expect((await history(debtor.customerId)).join('\n')).toContain('Règlement pour solde convenu')
  // While it runs, another offer is told and waits; the creditor agrees to one at a time.
  const second = await ask(debtor.placementId, settle(185_000))
  expect(second.isWithin).toBe(false)
  expect(await refusal(answer(second.id, 'approve'))).toBe('settlement_runs')
  story.at('2026-03-18')
  await pay(story, debtor.customerId, debtor.itemId, 180_000, '2026-03-18')
  await story.runJobs()
  expect(await request(id)).toMatchObject({ outcome: 'kept' })
  expect(await openOf(debtor.customerId, 'FA-SOLDE')).toBe(0)
  // The cheque bounces: what was given up is owed again, the settlement with it.
  await bounce(debtor.itemId)
  story.at('2026-03-30')
  await story.runJobs()
  await story.runJobs()
  expect(await request(id)).toMatchObject({ outcome: 'broken' })
  expect(await openOf(debtor.customerId, 'FA-SOLDE')).toBe(200_000)
})

test('broken, a settlement gives nothing up; what was given within the mandate counts in the next', async () => {
  const debtor = await placedDebtor(scene, 'ROMPU', 200_000)
  const { id } = await ask(debtor.placementId, settle(190_000, '2026-04-03'))
  story.at('2026-04-10')
  await story.runJobs()
  expect(await request(id)).toMatchObject({ outcome: 'broken' })
  expect(await openOf(debtor.customerId, 'FA-ROMPU')).toBe(200_000)
  // A broken one gave up nothing: a tenth is a tenth again.
  expect(await ask(debtor.placementId, settle(180_000, '2026-04-20'))).toMatchObject({ isWithin: true })
})

test('money that came before a file went to court is paid for as amicable, however late it is told', async () => {
  story.at('2026-04-13')
  const debtor = await placedDebtor(scene, 'AVANT')
  story.at('2026-04-15')
  const { id } = await ask(debtor.placementId, { kind: 'court', costCents: null, why: 'Ne répond plus' })
  await answer(id, 'approve')
  const stageOf = async (on: string) => {
    const body = payment(owner.orgId!, debtor.placementId, 10_000, on)
    const { id: receiptId } = await agency.call(routes.recordReceipt, { body })
    return (await agency.call(routes.agencyReceipts, { query: { receiptId } })).receipts[0]!.stage
  }
  expect([await stageOf('2026-04-14'), await stageOf('2026-04-15')]).toEqual(['amicable', 'court'])
})
