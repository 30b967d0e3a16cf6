import { afterAll, beforeAll, expect, test } from 'vitest'
import { knowableBalances } from '../sim/bank-truth.ts'
import { type Lived, live } from '../sim/play-through.ts'
import { accessRoutes } from '../src/access/contract.ts'
import { createAccounts } from '../src/access/index.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { addDays, day } from '../src/kernel/calendar.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { outsourcingRoutes } from '../src/outsourcing/contract.ts'
import { runChecks } from '../src/platform/checks.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { seatIn } from './agency-scene.ts'
import { balances } from './intake-ledger.ts'

/** The demo company lived to its last morning: three months of statements, each line with what it really is. */
const asOf = day('2026-11-21')
let story: Story
let lived: Lived

beforeAll(async () => {
  story = await tellStory(asOf)
  const { db, secret } = story.database
  const publicUrl = 'http://localhost:4780'
  const press = openPdfPress({ workers: 1 })
  try {
    const owner = await createAccounts(db.authPool, { secret, publicUrl }).find('claire@atelier.example')
    const deps = { db, clock: systemClock, secret, vault: createVault(secret), publicUrl, press }
    lived = await live(deps, owner!, asOf, () => {})
    story.owner.orgId = lived.orgId
  } finally {
    await press.close()
  }
}, 300_000)
afterAll(() => story.end())

const lines = async (show: 'open' | 'matched' | 'set_aside') =>
  (await story.owner.call(cashRoutes.lines, { query: { show, limit: 500 } as never })).lines

test('every customer owes what is really owed, less what is left to match: nothing counts twice', async () => {
  const left = (await lines('open')) as never
  const expected = Object.fromEntries(
    [...knowableBalances(lived, asOf, left)].map(([code, cents]) => [code, cents / 100]),
  )
  expect(await balances(story.owner)).toEqual(expected)
})

test('the books hold together', async () => {
  expect((await runChecks(story.database.ownerUrl)).filter(({ count }) => count > 0)).toEqual([])
})

test('statements follow one another without a gap, up to last night', async () => {
  const { accounts } = await story.owner.call(cashRoutes.accounts)
  expect(accounts).toHaveLength(1)
  expect(accounts[0]).toMatchObject({ gaps: [], freshOn: '2026-11-20' })
})

test('what was applied without asking went to the customer who paid', async () => {
  const matched = await lines('matched')
  const names = new Map(lived.customers.map(({ code, name }) => [code, name]))
  const wrong = matched.filter((line) => {
    const movements = lived.memory.of(line as never)
    const payers = new Set(
      movements.flatMap(({ payments }) => payments.map(({ customer }) => names.get(customer.code)!)),
    )
    return line.customers.some((name) => !payers.has(name))
  })
  expect(wrong).toEqual([])
  const { counts } = await story.owner.call(cashRoutes.lines, { query: { show: 'all', limit: 1 } as never })
  expect(counts.automatic / counts.matched).toBeGreaterThan(0.5)
})

test('the visitor finds some two dozen lines of every awkward kind, and a return to deal with', async () => {
  const open = await lines('open')
  expect(open.length).toBeGreaterThanOrEqual(18)
  expect(open.length).toBeLessThanOrEqual(34)
  const kinds = new Set(open.map(({ best }) => best?.class ?? 'nothing'))
  for (const kind of ['references_part', 'references_gap', 'references_over', 'payer_single', 'third_party', 'nothing'])
    expect(kinds).toContain(kind)
  expect(open.some(({ best }) => best?.class === 'references_exact' && best.isTied)).toBe(true)
  const { returns } = await story.owner.call(cashRoutes.returns)
  expect(returns).toHaveLength(1)
})

test('direct debits are shown through: mandates of both schemes, collections told, paid, rejected and returned, one mandate refused', async () => {
  const { mandates } = await story.owner.call(cashRoutes.mandates, { query: {} as never })
  expect(mandates.length).toBeGreaterThanOrEqual(3)
  expect(new Set(mandates.map(({ scheme }) => scheme))).toEqual(new Set(['CORE', 'B2B']))
  expect(mandates.filter(({ state }) => state === 'ended').map(({ stateReason }) => stateReason)).toContain(
    'pas de mandat valable (MD01)',
  )
  const { collections } = await story.owner.call(cashRoutes.collections, { query: {} as never })
  const past = collections.filter(({ collectOn }) => collectOn < asOf)
  expect(past.length).toBeGreaterThanOrEqual(8)
  // What the bank had answered and booked is done with: each collection of the past is paid, or says what came back.
  expect(past.filter((one) => one.settledCents + one.failedCents !== one.cents)).toEqual([])
  expect(past.some(({ failedCents }) => failedCents > 0)).toBe(true)
  const { debits } = await story.owner.call(cashRoutes.failedDebits, {})
  expect(debits.some(({ code, retryRefusal }) => code === 'MD01' && retryRefusal !== '')).toBe(true)
})

test('old debts are brought forward with their own day: one at each alert, one barred, one that was acknowledged', async () => {
  const { byNear, unseen, undated } = await story.owner.call(legalRoutes.claimsBoard, { query: {} })
  const count = (near: string) => byNear.find((one) => one.near === near)!.count
  expect(['barred', 'm1', 'm3', 'm6', 'm12'].map(count)).toEqual([1, 1, 1, 1, 1])
  // What the accounts carry forward has a day of its own in these books.
  expect([unseen, undated.count]).toEqual([4, 0])
  const { claims } = await story.owner.call(legalRoutes.claimsAtRisk, { query: { show: 'all', words: 'Kerlédan' } })
  expect(claims.map(({ near }) => near)).toEqual(['barred', 'm1', 'later'])
  const { events } = await story.owner.call(legalRoutes.limitationClock, { params: { id: claims[2]!.itemId } })
  expect(events).toMatchObject([
    { cause: 'acknowledgement', effect: 'restarts', recordedByName: 'Claire Propriétaire' },
  ])
  const { rows } = await story.owner.call(deskRoutes.worklist, { query: {} })
  const near = rows.flatMap(({ works }) => works).filter(({ kind }) => kind === 'limitation_near')
  // A debt that was told at a year and again at six months is one debt.
  expect(near.map(({ sentence }) => /^(Une|\d+) facture/.exec(sentence)?.[1]).toSorted()).toEqual(['3', 'Une'])
})

test('the law is lived: notices over and running, a matter served with its delays, a proof to send, a closing, a pack', async () => {
  const { notices } = await story.owner.call(legalRoutes.notices, { query: { show: 'all' } })
  expect(new Set(notices.map(({ standing }) => standing))).toEqual(new Set(['settled', 'followed', 'over', 'running']))
  expect(notices.some(({ noticedOn, standing }) => noticedOn !== null && standing === 'running')).toBe(true)
  const { proceedings } = await story.owner.call(legalRoutes.proceedings, { query: {} })
  const [matter] = proceedings
  expect(matter).toMatchObject({ kind: 'payment_order', stage: 'served' })
  const { delays } = await story.owner.call(legalRoutes.proceeding, { params: { id: matter!.id } })
  expect(delays.map(({ code, state }) => `${code} ${state}`)).toEqual(
    expect.arrayContaining(['serve_order met', 'oppose open', 'enforce_from open']),
  )
  for (const query of [{}, { proceedingId: matter!.id }]) {
    const ground = await story.owner.call(legalRoutes.packGround, { params: { id: matter!.customerId }, query })
    expect(legalRoutes.packGround.reply.safeParse(ground).error).toBeUndefined()
  }
  const { packs } = await story.owner.call(legalRoutes.packs, { params: { id: matter!.customerId } })
  expect(packs).toMatchObject([{ kind: 'order_for_payment', state: 'ready' }])
  const { cases } = await story.owner.call(legalRoutes.insolvencies, { query: {} })
  expect(cases).toMatchObject([{ procedure: 'receivership', proof: 'made', next: { duty: 'prove', state: 'to_do' } }])
  const { validated, lines: closed } = await story.owner.call(legalRoutes.provisions, {
    query: { closingOn: '2026-10-31' },
  })
  expect(validated?.no).toBe(1)
  expect(new Set(closed.map(({ reason }) => reason))).toEqual(new Set(['age', 'dispute', 'receivership', 'proceeding']))
  expect([...lived.claimed.values()].some((cents) => cents > 0)).toBe(true)
})

test('an agency collects: files out for weeks under a mandate both signed, money of both kinds, one remittance come and one to pay', async () => {
  const { owner } = story
  const { given } = await owner.call(outsourcingRoutes.collectionMandates)
  expect(given).toMatchObject([{ state: 'running', isBarred: false }])
  const { placements } = await owner.call(outsourcingRoutes.placements, { query: { show: 'all', limit: 100 } })
  expect(placements.length).toBeGreaterThanOrEqual(8)
  expect(placements.every(({ placedOn }) => placedOn < addDays(asOf, -50))).toBe(true)
  expect(placements.some(({ endedWhy }) => endedWhy === 'paid')).toBe(true)
  expect(placements.some(({ endedOn }) => endedOn === null)).toBe(true)
  const { receipts } = await owner.call(outsourcingRoutes.collectedReceipts, { query: {} })
  expect(new Set(receipts.map(({ paidTo }) => paidTo))).toEqual(new Set(['agency', 'creditor']))
  const { remittances } = await owner.call(outsourcingRoutes.remittances, { query: { side: 'creditor' } })
  expect(remittances.map(({ state }) => state)).toEqual(['made', 'paid'])
  expect(remittances[1]!.feesCents).toBeGreaterThan(0)
  expect(remittances[1]!.arrivedOn).not.toBeNull()
  const { requests } = await owner.call(outsourcingRoutes.requests, { query: {} })
  expect(requests).toMatchObject([{ kind: 'settlement', state: 'waiting' }])
})

test('the visitor belongs to the agency too: its files in hand, the money it holds, what it was told', async () => {
  const { organisations } = await story.owner.call(accessRoutes.me)
  const other = organisations.find(({ isDemo, orgId }) => isDemo && orgId !== lived.orgId)!
  const agency = seatIn(story, story.owner, other.orgId)
  const { accounts } = await agency.call(outsourcingRoutes.fundAccounts)
  expect(accounts).toMatchObject([{ creditor: lived.orgId, isLate: false }])
  expect(accounts[0]!.balanceCents).toBeGreaterThan(0)
  const { files } = await agency.call(deskRoutes.caseload, { query: {} as never })
  expect(files.length).toBeGreaterThanOrEqual(2)
  const { instructions } = await agency.call(outsourcingRoutes.instructionsUnread)
  expect(instructions).toHaveLength(1)
})
