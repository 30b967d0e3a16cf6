import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankSays } from './cash-statement.ts'

/** What follows a judgment: appeals of both sides, costs once the title is lost, and the money that enforcement brings (law sheet §6). */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-09-21')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
type Told = BodyIn<typeof routes.tellAct>
const shown = (id: string) => story.owner.call(routes.proceeding, { params: { id } })
// Acts of one day stand in the order in which they were told: each a minute after the one before.
let minute = 0
const told = (id: string, act: Told['act'], on: string, more: Partial<Told> = {}) => {
  minute += 1
  story.at(story.now().toISOString().slice(0, 10), `12:${String(minute).padStart(2, '0')}`)
  return story.owner.ask(routes.tellAct, {
    params: { id },
    body: {
      ...{ act, on, debtorId: null, result: null, inPerson: false, dueOn: null, granted: null, outcome: null },
      ...{ evidence: '', documentId: null, ...more },
    },
  })
}
const tell = async (...[id, act, on, more]: Parameters<typeof told>) => {
  const { refusal } = await told(id, act, on, more)
  expect(refusal).toBeNull()
}
const nextOf = async (id: string) => (await shown(id)).next.map(({ act }) => act)
const granted = (principalCents: number) => ({ principalCents, interestCents: 0, costsCents: 0, interestFrom: null })
const barsOn = async (id: string) => (await story.owner.call(routes.limitationClock, { params: { id } })).claim.barsOn
async function sued(code: string, kind: BodyIn<typeof routes.openProceeding>['kind'], cents = 1_200_000) {
  const customerId = await newCustomer(story, code)
  const itemId = await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents, dueOn: '2026-06-30' })
  const body = { kind, itemIds: [itemId], others: [], contested: null, traders: null, note: '' }
  const { id } = await story.owner.call(routes.openProceeding, { params: { id: customerId }, body })
  return { customerId, itemId, id, debtorId: (await shown(id)).debtors[0]!.id }
}
const cost = async (id: string, cents: number) =>
  (
    await story.owner.call(routes.addCost, {
      params: { id },
      body: { kind: 'registry', label: '', cents, incurredOn: '2026-09-21', isRecoverable: true },
    })
  ).id

test('what a signed plan spreads out is not due: no court is asked for it while the plan runs (C. civ. art. 1305-2)', async () => {
  const customerId = await newCustomer(story, 'ECHELON')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-E', cents: 90_000, dueOn: '2026-06-30' })
  const payments = ['2026-10-20', '2026-11-20'].map((dueOn) => ({ dueOn, cents: 45_000 }))
  const body = { itemIds: [itemId], payments, note: '' }
  const plan = await story.owner.call(promiseRoutes.draftPlan, { params: { id: customerId }, body })
  await story.owner.call(promiseRoutes.proposePlan, { params: plan })
  const signed = { signedOn: '2026-09-21', signedBy: 'Claire Morel' }
  await story.owner.call(promiseRoutes.signPlan, { params: plan, body: signed })
  const matter = {
    kind: 'full_action' as const,
    itemIds: [itemId],
    others: [],
    contested: null,
    traders: null,
    note: '',
  }
  const sue = () => story.owner.ask(routes.openProceeding, { params: { id: customerId }, body: matter })
  const { refusal } = await sue()
  expect([refusal?.code, plain(refusal!.message)]).toEqual(['route_closed', expect.stringContaining('ECH-0001 court')])
  await story.owner.call(promiseRoutes.cancelPlan, { params: plan, body: { reason: 'Rompu d’un commun accord' } })
  expect((await sue()).refusal).toBeNull()
})

test('a request that was rejected is not appealed (CPC art. 1409)', async () => {
  const { id } = await sued('REJET', 'payment_order')
  await tell(id, 'filed', '2026-09-21')
  await tell(id, 'rejected', '2026-09-21')
  expect(await nextOf(id)).toEqual(['closed'])
  const { refusal } = await told(id, 'we_appealed', '2026-09-21')
  expect([refusal?.code, refusal?.message]).toEqual(['no_appeal', expect.stringContaining('CPC art. 1409')])
})

test('a judgment against us: our appeal runs from its service, suspends nothing, keeps the action alive, and may win', async () => {
  const { id, itemId } = await sued('PERDU', 'full_action')
  await tell(id, 'summoned', '2026-09-21', { dueOn: '2026-10-20' })
  const before = await barsOn(itemId)
  story.at('2026-11-03')
  await tell(id, 'judged', '2026-11-03', { result: 'nothing' })
  expect(await nextOf(id)).toEqual(['served_on_us', 'we_appealed', 'closed'])
  // Definitively refused, it would have interrupted nothing (C. civ. art. 2243).
  expect(await barsOn(itemId)).toBe('2031-06-30')
  await tell(id, 'served_on_us', '2026-11-03')
  const delay = (await shown(id)).delays.find(({ code }) => code === 'our_appeal')!
  expect([delay.side, delay.endsOn, delay.state]).toEqual(['ours', '2026-12-03', 'open'])
  expect(plain(delay.note!)).toContain('ne suspend rien')
  story.at('2026-12-04')
  const late = await told(id, 'we_appealed', '2026-12-04')
  expect([late.refusal?.code, plain(late.refusal!.message)]).toEqual([
    'too_late',
    expect.stringContaining('au plus tard le 03/12/2026 (CPC art. 538)'),
  ])
  await tell(id, 'we_appealed', '2026-12-01')
  const matter = await shown(id)
  expect([matter.stage, matter.title]).toEqual(['appeal', null])
  expect(plain(matter.appealed!)).toContain('Nous avons fait appel le 01/12/2026 : rien ne s’exécute')
  expect(await barsOn(itemId)).toBe(before)
  expect((await told(id, 'seized', '2026-12-04')).refusal?.code).toBe('not_now')
  await tell(id, 'judged', '2026-12-04', { result: 'whole', granted: granted(1_200_000) })
  expect(await shown(id)).toMatchObject({ stage: 'title', appealed: null, title: { on: '2026-12-04' } })
  expect(await barsOn(itemId)).toBe('2036-12-04')
  expect(await nextOf(id)).not.toContain('we_appealed')
})

test('our appeal extinguished, the refusal is final and the action interrupted nothing', async () => {
  const { id, itemId } = await sued('ETEINT', 'full_action')
  await tell(id, 'summoned', '2026-12-04', { dueOn: '2026-12-20' })
  await tell(id, 'judged', '2026-12-04', { result: 'nothing' })
  await tell(id, 'we_appealed', '2026-12-04')
  expect(await barsOn(itemId)).toBeNull()
  await tell(id, 'appeal_ended', '2026-12-04')
  expect([(await shown(id)).stage, await barsOn(itemId), await nextOf(id)]).toEqual([
    'failed',
    '2031-06-30',
    ['closed'],
  ])
})

test('granted in part: both may appeal, the title stays and is enforced meanwhile at our risk; an appeal extinguished changes nothing', async () => {
  const { id, debtorId } = await sued('PART', 'full_action')
  await tell(id, 'summoned', '2026-12-04', { dueOn: '2026-12-20' })
  await tell(id, 'judged', '2026-12-04', { result: 'part', granted: granted(800_000) })
  await tell(id, 'we_appealed', '2026-12-04')
  expect(plain((await shown(id)).appealed!)).toContain('ce que la décision accorde reste exécutoire')
  await tell(id, 'appealed', '2026-12-04', { debtorId })
  expect(plain((await shown(id)).appealed!)).toContain('CPC art. 514')
  await tell(id, 'seized', '2026-12-04', { debtorId })
  await tell(id, 'appeal_ended', '2026-12-04')
  expect(await shown(id)).toMatchObject({ stage: 'enforcing', appealed: null, title: { on: '2026-12-04' } })
})

test('costs follow the loser: what was paid of ours comes back to the customer’s credit once the judge has refused us (CPC art. 696)', async () => {
  const { id, customerId, debtorId } = await sued('DEPENS', 'full_action')
  await tell(id, 'summoned', '2026-12-04', { dueOn: '2026-12-20' })
  await tell(id, 'judged', '2026-12-04', { result: 'whole', granted: granted(1_200_000) })
  const [paid, unpaid] = [await cost(id, 30_000), await cost(id, 5_000)]
  const claim = async (costId: string) => (await story.owner.call(routes.claimCost, { params: { id: costId } })).itemId
  const costItem = await claim(paid)
  await claim(unpaid)
  await pay(story, customerId, costItem, 20_000, '2026-12-04')
  await tell(id, 'appealed', '2026-12-04', { debtorId })
  await tell(id, 'judged', '2026-12-04', { result: 'nothing' })
  const matter = await shown(id)
  expect(matter.costs.map(({ itemId }) => itemId)).toEqual([null, null])
  expect([matter.stage, matter.openCents, matter.left.costsCents]).toEqual(['failed', 1_200_000, 0])
  const { items } = await story.owner.call(ledgerRoutes.customerItems, {
    params: { id: customerId },
    query: { show: 'open', sort: 'due', descending: 'false', limit: 10 },
  })
  expect(items.map(({ kind, side, openCents }) => `${kind} ${side * openCents}`).toSorted()).toEqual([
    'invoice 1200000',
    'receipt -20000',
  ])
})

test('what enforcement brings is listed with what it paid, from the bank line: costs, interest, then principal', async () => {
  story.at('2026-12-04', '11:00')
  const { id, customerId, itemId } = await sued('SAISI', 'full_action', 500_000)
  await tell(id, 'summoned', '2026-12-04', { dueOn: '2026-12-20' })
  await tell(id, 'judged', '2026-12-04', { result: 'whole', granted: granted(500_000) })
  const costId = await cost(id, 10_000)
  const costItem = (await story.owner.call(routes.claimCost, { params: { id: costId } })).itemId
  expect((await shown(id)).left).toEqual({
    ...{ costsCents: 10_000, interestCents: 0, indemnityCents: 0, principalCents: 500_000 },
  })
  await pay(story, customerId, costItem, 10_000, '2026-12-04')
  await pay(story, customerId, itemId, 90_000, '2026-12-04')
  const { payments, left } = await shown(id)
  expect(payments.map(({ imputed }) => [imputed.costsCents, imputed.principalCents]).toSorted()).toEqual([
    [0, 90_000],
    [10_000, 0],
  ])
  expect([left.costsCents, left.principalCents]).toEqual([0, 410_000])
  // A line of the bank opens from its payment.
  await bankSays(story, [{ on: '2026-12-04', euros: 4_100, label: 'VIR COMMISSAIRE', says: 'FA-SAISI' }], 'saisie.cfo')
  await story.runJobs()
  const { lines } = await story.owner.call(cashRoutes.lines, { query: { show: 'open' } })
  const [line] = lines.filter(({ label }) => label.includes('COMMISSAIRE'))
  await story.owner.call(cashRoutes.accept, { params: { id: line!.id }, body: {} })
  const after = (await shown(id)).payments.filter(({ lineId }) => lineId !== null)
  expect(after.map(({ lineId, imputed, cents }) => [lineId, cents, imputed.principalCents])).toEqual([
    [line!.id, 410_000, 410_000],
  ])
})
