import { afterEach, beforeEach, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { barredAmong } from '../src/legal/index.ts'
import { togetherJobs } from '../src/legal/interest/claim-together.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import type { Db } from '../src/platform/db.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { openList } from './intake-files.ts'
import { balances, importFile } from './intake-ledger.ts'

/** Interest and indemnities claimed of many customers at once: weighed first, claimed by a job, taken back whole. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-11-21')
  await ignoreFreshness(story)
})
afterEach(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const UP_TO = '2026-11-21'
const euros = (cents: number) => [{ cents, currency: 'EUR' }]
type Chosen = BodyIn<typeof routes.weighCharges>
const everybody: Chosen = { all: {}, except: [] }
const weigh = (chosen: Chosen) => story.owner.call(routes.weighCharges, { body: { ...chosen, upTo: UP_TO } })
const claim = (chosen: Chosen, cents: number, more: object = {}) => {
  const order = { upTo: UP_TO, kinds: ['interest' as const, 'indemnity' as const], seen: euros(cents) }
  return story.owner.ask(routes.claimTogether, { body: { ...chosen, ...order, ...more } })
}
const batches = async () => (await story.owner.call(routes.chargeBatches, { query: {} })).batches
const notesOf = async (id: string) => (await story.owner.call(routes.customerCharges, { params: { id } })).notes

/** 1 000,00 € late since 1 May 2026: 67,77 € of interest by 21 November. */
const late = async (code: string, more: object = {}) => {
  const customerId = await newCustomer(story, code, more)
  const days = { issuedOn: '2026-04-01', dueOn: '2026-05-01' }
  await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents: 100_000, ...days })
  return customerId
}
const INTEREST = 6_889
const EACH = INTEREST + 4_000

test('a segment, or a search, is weighed before anything is claimed: how many, how much, and who is left out and why', async () => {
  const chain = await late('CHAINE')
  await late('CHARPENTE')
  const consumer = await late('DURAND', { kind: 'consumer' })
  const stopped = await late('ARRETE')
  // What ran before the judgment is proved in the proceedings, and not asked along with others.
  const terms = { contractRateBp: null, stoppedOn: '2026-06-20', stoppedWhy: 'Jugement d’ouverture' }
  await story.owner.call(routes.changeInterestTerms, { params: { id: stopped }, body: terms })
  const old = await newCustomer(story, 'VIEUX')
  await bookDocument(story, { customerId: old, documentNo: 'FA-OLD', cents: 5_000, dueOn: '2021-01-05' })
  const claimed = await late('DEJA')
  await story.owner.call(routes.claimCharges, {
    body: { customerIds: [claimed], itemIds: null, upTo: UP_TO, kinds: ['interest', 'indemnity'], seen: euros(EACH) },
  })
  await story.runJobs()

  const all = await weigh(everybody)
  expect(all).toMatchObject({ customers: 2, documents: 2, barred: 1, refused: 0, leftOutCount: 4, upTo: UP_TO })
  expect([all.interest, all.indemnity]).toEqual([euros(2 * INTEREST), euros(8_000)])
  expect(Object.fromEntries(all.leftOut.map((one) => [one.customerName, plain(one.message).slice(0, 30)]))).toEqual({
    'Client DURAND': 'Particulier sans mise en demeu',
    'Client ARRETE': 'Les intérêts sont arrêtés par ',
    'Client VIEUX': 'Toutes ses factures en retard ',
    'Client DEJA': 'Tout ce qui a couru a déjà été',
  })
  expect((await weigh({ all: { words: 'char' }, except: [] })).customers).toBe(1)
  expect((await weigh({ all: { words: 'cha' }, except: [chain] })).customers).toBe(1)
  expect((await weigh({ all: { kind: 'consumer' }, except: [] })).leftOut[0]?.customerId).toBe(consumer)

  const profile = await story.owner.call(partiesRoutes.profile, { params: { id: chain } })
  await story.owner.call(partiesRoutes.updateProfile, {
    params: { id: chain },
    body: { ...profile, sector: 'Distribution' },
  })
  const { version } = await story.owner.call(dunningRoutes.segments)
  const rule = {
    match: 'all' as const,
    conditions: [{ field: 'sector' as const, not: false, values: ['Distribution'] }],
  }
  const drafts = [{ id: null, name: 'Distribution', scenarioId: null, notChasedReason: 'Suivis à part', rule }]
  const { saved } = await story.owner.call(dunningRoutes.saveSegments, { body: { version, segments: drafts } })
  const all2: Chosen = { all: { segmentId: saved!.segments[0]!.id }, except: [] }
  expect(await weigh(all2)).toMatchObject({ customers: 1, leftOutCount: 0 })
  const listed = await story.owner.call(routes.lateCharges, { query: { segmentId: saved!.segments[0]!.id } })
  expect(listed.customers.map(({ code }) => code)).toEqual(['CHAINE'])

  // What was shown is what is claimed, or it is told.
  expect((await claim(all2, EACH - 1)).refusal?.code).toBe('changed_meanwhile')
  expect((await claim(all2, EACH, { upTo: '2026-11-22' })).refusal?.code).toBe('up_to_ahead')
  expect((await claim({ all: { words: 'deja' }, except: [] }, EACH)).refusal?.code).toBe('nothing_to_claim')
  expect((await claim(all2, EACH)).refusal).toBeNull()
  expect(await batches()).toMatchObject([{ state: 'claiming', customers: 1, done: 0, notes: 0 }])
  await story.runJobs()
  expect(await batches()).toMatchObject([
    {
      state: 'claimed',
      done: 1,
      notes: 1,
      amounts: euros(EACH),
      numbers: ['PEN-0002'],
      askedByName: 'Claire Propriétaire',
    },
  ])
  expect((await notesOf(chain)).map(({ number, interestCents }) => [number, interestCents])).toEqual([
    ['PEN-0002', INTEREST],
  ])
})

test('hundreds of customers are claimed a slice at a time; a breakdown in the middle doubles nothing, and all of it is taken back', async () => {
  const rows = Array.from({ length: 450 }, (_, n) => `C${n};Client ${n};FA-${n};01/04/2026;01/05/2026;1000,00;1000,00`)
  await importFile(story.owner, 'ouvertes.csv', openList(...rows), { asOf: '2026-11-20' })
  await story.runJobs()
  const before = await balances(story.owner)
  const weight = await weigh(everybody)
  expect(weight).toMatchObject({ customers: 450, interest: euros(450 * INTEREST), indemnity: euros(450 * 4_000) })
  expect((await claim(everybody, 450 * EACH)).refusal).toBeNull()

  const { db } = story.database
  let slices = 0
  const breaking: Db = {
    ...db,
    inOrg: (orgId, work) => {
      if (++slices === 3) throw new Error('the machine goes down')
      return db.inOrg(orgId, work)
    },
  }
  const clock = { now: () => story.now() }
  const { id: batchId } = (await batches())[0]!
  const { orgId } = story.owner
  const jobs = togetherJobs({ db: breaking, clock, barredAmong })
  await expect(jobs['interest.claim_together']!({ orgId, batchId })).rejects.toThrow('goes down')
  expect(await batches()).toMatchObject([{ state: 'claiming', done: 400, customers: 450, notes: 400 }])
  await story.runJobs()
  const [done] = await batches()
  expect(done).toMatchObject({ state: 'claimed', done: 450, notes: 450, amounts: euros(450 * EACH) })
  expect(done!.numbers).toEqual(['PEN-0001', 'PEN-0450'])
  expect((await weigh(everybody)).customers).toBe(0)
  const after = await balances(story.owner)
  expect(Math.round((after.C7! - before.C7!) * 100)).toBe(EACH)

  // One was paid in part since: it stays, and says so.
  const paid = (await story.owner.call(routes.lateCharges, { query: { words: 'C123' } })).customers[0]!.customerId
  const [note] = await notesOf(paid)
  await pay(story, paid, note!.indemnityItemId!, 1_000, UP_TO)
  const back = { params: { id: batchId }, body: { reason: 'Envoyé trop tôt' } }
  await story.owner.call(routes.takeBatchBack, back)
  expect((await story.owner.ask(routes.takeBatchBack, back)).refusal?.code).toBe('changed_meanwhile')
  await story.runJobs()
  expect(await batches()).toMatchObject([
    { state: 'taken_back', notes: 450, takenBack: 449, backWhy: 'Envoyé trop tôt', backByName: 'Claire Propriétaire' },
  ])
  const { C123: partly, ...others } = await balances(story.owner)
  const { C123: _, ...as } = before
  expect(others).toEqual(as)
  expect(Math.round((partly! - before.C123!) * 100)).toBe(EACH - 1_000)
  expect((await weigh(everybody)).customers).toBe(449)
})

test('where it is asked for, each month proposes to claim what ran until it began, once, and claims nothing', async () => {
  const customerId = await late('MOREL')
  const setting = { contractRateBp: null, moves: true, asksIndemnity: true, claimsByItself: false }
  const proposal = async () => (await story.owner.call(routes.chargeBatches, { query: {} })).proposal
  await story.runJobs()
  expect(await proposal()).toBeNull()
  await story.owner.call(routes.changeInterestSetting, { body: { ...setting, proposesMonthly: true } })
  story.at('2026-12-01', '05:00')
  await story.runJobs()
  await story.runJobs()
  expect(await proposal()).toMatchObject({ upTo: '2026-11-30', customers: 1, indemnity: euros(4_000) })
  expect(await notesOf(customerId)).toEqual([])
  await story.owner.call(routes.dismissProposal)
  story.at('2026-12-02', '05:00')
  await story.runJobs()
  expect(await proposal()).toBeNull()
  // The next month asks again; claimed, there is nothing left to propose.
  story.at('2027-01-02', '05:00')
  await story.runJobs()
  const next = await proposal()
  expect(next).toMatchObject({ upTo: '2026-12-31', customers: 1 })
  const seen = [{ cents: next!.interest[0]!.cents + 4_000, currency: 'EUR' }]
  expect((await claim(everybody, 0, { upTo: '2026-12-31', seen })).refusal).toBeNull()
  expect(await proposal()).toBeNull()
})
