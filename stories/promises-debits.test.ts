import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { collect, IBANS, propose, setUpDebits } from './cash-collections.ts'
import { bankSays } from './cash-statement.ts'

/** A plan whose payments are fetched by direct debit, one by one, and one that comes back. */
let story: Story
let customerId: string
let planId: string
const items: string[] = []

beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  await setUpDebits(story)
  customerId = await newCustomer(story, 'MOREL')
  items.push(await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2025-12-20' }))
  items.push(await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 40_000, dueOn: '2025-12-28' }))
})
afterAll(() => story.end())

const THREE = ['2026-01-12', '2026-02-12', '2026-03-12'].map((dueOn) => ({ dueOn, cents: 30_000 }))
const plan = () => story.owner.call(promiseRoutes.plan, { params: { id: planId } })
const paid = async () => (await plan()).instalments.map((one) => one.paidCents)

test('it takes a mandate to promise debits', async () => {
  const body = { itemIds: items, payments: THREE, note: '', byDebit: true }
  planId = (await story.owner.call(promiseRoutes.draftPlan, { params: { id: customerId }, body })).id
  const proposed = () => story.owner.ask(promiseRoutes.proposePlan, { params: { id: planId } })
  expect((await proposed()).refusal?.code).toBe('no_mandate')
  const mandate = {
    customerId,
    reference: 'RUM-MOREL',
    scheme: 'CORE' as const,
    debtorName: 'Client MOREL',
    iban: IBANS.C1,
    signedOn: '2026-01-02',
  }
  await story.owner.call(cashRoutes.addMandate, { body: mandate })
  expect((await proposed()).refusal).toBeNull()
  const body_ = { signedOn: '2026-01-05', signedBy: 'Claire Morel' }
  await story.owner.call(promiseRoutes.signPlan, { params: { id: planId }, body: body_ })
  expect(await plan()).toMatchObject({ state: 'active', byDebit: true })
})

test('each payment is fetched on its day and no sooner, once, from the document longest due on', async () => {
  expect((await propose(story, '2026-01-09')).debits).toEqual([])
  expect((await propose(story, '2026-01-12')).debits).toEqual(['MOREL RCUR 300'])
  await collect(story, '2026-01-12')
  // On its way, it is fetched by no other.
  expect(await propose(story, '2026-01-13')).toEqual({ debits: [], leftOut: ['FA-1 collecting', 'FA-2 in_plan'] })
  story.at('2026-01-13')
  await bankSays(story, [{ on: '2026-01-12', euros: 300, label: 'REMISE', says: 'PRLV0001-260112-1' }], 'un.cfo')
  expect(await paid()).toEqual([30_000, 0, 0])
  expect((await propose(story, '2026-02-11')).debits).toEqual([])
  // The second one takes what is left of the first document, and the rest from the second.
  expect((await propose(story, '2026-02-12')).debits).toEqual(['MOREL RCUR 200', 'MOREL RCUR 100'])
})

test('a payment that comes back is due again, and the plan says so', async () => {
  await bankSays(
    story,
    [{ on: '2026-01-14', euros: -300, label: 'PRLV IMPAYE', says: 'PRLV0001-00001 PROVISION INSUFFISANTE' }],
    'deux.cfo',
  )
  expect(await paid()).toEqual([0, 0, 0])
  expect((await plan()).state).toBe('active')
})
