import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { createApp } from '../src/main/app.ts'
import { outsourcingRoutes } from '../src/outsourcing/contract.ts'
import { servingUrls, withOwner } from '../src/platform/database.ts'
import { forAgency } from '../src/platform/db.ts'
import { openPdfPress, type PdfPress } from '../src/platform/pdf/pdf-press.ts'
import type { RouteSpec } from '../src/platform/route.ts'
import { createVault } from '../src/platform/secrets.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'
import { type Visitor, visitorOf } from '../tools/testing/visitor.ts'
import { MARK, MARKED_CENTS, type Marked, markEveryTable, sayOf } from './agency-marks.ts'
import { type Agency, newAgency, place, recall, runMandate, seatIn } from './agency-scene.ts'
import { nameOf, walk } from './agency-walk.ts'
import { pdfOf } from './documents-files.ts'

/**
 * One customer's claims are placed among many, and every table of the creditor holds rows that were not, each with a mark in every word and
 * figure. Somebody of the agency then asks the database for every table, and the API for every route that it serves: no mark comes back, in
 * answers or in files, and nothing that was not placed can be changed. The routes are walked twice: through the gate, and with every right
 * of an owner at the gate, so that the database alone stands in the way.
 */
let story: Story
let press: PdfPress
let agency: Agency
/** As the gate lets an agent in. */
let agent: Visitor
/** As if the gate had let the agent in as an owner. */
let unguarded: Visitor
let placementId: string
/** Ids of what was placed and of what hangs on it. */
let shown: Record<string, string>
/** Ids under which every table has a row that was not placed, and real ones. */
let hidden: string[]
let marked: Marked

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  const customerId = await newCustomer(story, 'MOREL', { name: 'Morel et fils' })
  const first = await invoice(customerId, 'FA-101', 120_000)
  const second = await invoice(customerId, 'FA-103', 80_000)
  const sibling = await invoice(customerId, `${MARK}-102`, MARKED_CENTS)
  const other = await newCustomer(story, `${MARK}C`, { name: `${MARK} SARL`, city: MARK, email: `${MARK}@x.example` })
  const others = await invoice(other, `${MARK}-201`, MARKED_CENTS)
  agency = await newAgency(story, 'Recouvro', 'Nadia Ferrand')
  agent = seatIn(story, agency.owner, story.owner.orgId)
  shown = await ownHistory(customerId, first, second)
  const mandateId = await runMandate(story, story.owner.orgId, agency)
  const placing = { mandateId, agency, customerId, itemIds: [first, second] }
  placementId = await place(story, story.owner.orgId, placing)
  shown = { customerId, placementId, ...shown, ...(await agentHistory(customerId, first, placementId)) }
  const receiptId = randomUUID()
  const creditor = story.owner.orgId!
  const paid = { id: receiptId, creditor, placementId, currency: 'EUR', cents: 1_000, receivedOn: '2026-03-02' }
  await agency.owner.call(outsourcingRoutes.recordReceipt, { body: paid })
  shown = { ...shown, receiptId }
  // What is kept of an organisation from the first question on is kept before the walk: it would be no act of an agent.
  await story.owner.call(deskRoutes.workBoard, { query: {} })
  await story.runJobs()
  const books = { orgId: story.owner.orgId, placed: { customerId }, unplaced: { itemId: sibling, customerId: other } }
  marked = await markEveryTable(story.database.ownerUrl, books)
  hidden = [marked.stranger, marked.beside, sibling, other, others, ...(await ofAnotherCreditor())]
  press = openPdfPress({ workers: 1 })
  unguarded = visitorOf(appAsAgent(), 'http://localhost:4780', story.owner.cookies)
  unguarded.orgId = story.owner.orgId
})
afterAll(async () => {
  await press?.close()
  await story.end()
})

const invoice = (customerId: string, documentNo: string, cents: number) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn: '2025-10-31', issuedOn: '2025-10-01' })

/** A claim that another creditor placed with the same agency: there it is shown, here it is not. */
async function ofAnotherCreditor(): Promise<string[]> {
  const { orgId } = await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation(`${MARK} Bérard`) })
  const there = { ...story, owner: seatIn(story, story.owner, orgId) }
  const customerId = await newCustomer(there, `${MARK}B`, { name: `${MARK} Nord` })
  const owed = { customerId, documentNo: `${MARK}-301`, cents: MARKED_CENTS, dueOn: '2025-10-31' }
  const itemId = await bookDocument(there, owed)
  const mandateId = await runMandate(story, orgId, agency)
  await place(story, orgId, { mandateId, agency, customerId, itemIds: [itemId] })
  const seat = seatIn(story, agency.owner, orgId)
  expect((await seat.call(ledgerRoutes.customers, { query: {} })).rows).toMatchObject([{ id: customerId }])
  return [customerId, itemId]
}

/** What the creditor did about the claims before it placed them: each screen of an agent has something to show. */
async function ownHistory(customerId: string, first: string, second: string): Promise<Record<string, string>> {
  const params = { id: customerId }
  const { messageId } = await story.owner.call(legalRoutes.sendNotice, {
    params,
    body: { channel: 'registered_letter', days: 8, itemIds: [second], anyway: true },
  })
  await story.runJobs()
  const letters = [{ id: messageId, registeredNo: null }]
  await story.owner.call(correspondenceRoutes.markPosted, { body: { batchId: null, letters, postedOn: '2026-03-02' } })
  await story.runJobs()
  const payments = ['2026-03-20', '2026-04-20'].map((dueOn) => ({ dueOn, cents: 40_000 }))
  const { id: planId } = await story.owner.call(promiseRoutes.draftPlan, {
    params,
    body: { itemIds: [second], note: '', payments },
  })
  await story.owner.call(promiseRoutes.proposePlan, { params: { id: planId } })
  const { id: documentId } = await story.owner.call(documentsRoutes.add, {
    params,
    query: { name: 'FA-101.pdf', kind: 'invoice', number: 'FA-101' },
    body: await pdfOf(['Facture FA-101']),
  })
  return { first, second, messageId, planId, documentId }
}

/** What an agent then did about them. */
async function agentHistory(customerId: string, first: string, placement: string): Promise<Record<string, string>> {
  const params = { id: customerId }
  const blank = { outcome: 'reached', contactId: null, phone: null, callBackOn: null } as const
  await agent.call(deskRoutes.addNote, { params, body: { kind: 'call', body: 'À rappeler.', ...blank } })
  const { categories } = await story.owner.call(disputesRoutes.categories)
  const items = [{ itemId: first, cents: 5_000 }]
  const { id: disputeId } = await agent.call(disputesRoutes.open, {
    body: { customerId, categoryId: categories[0]!.id, items, note: '', dueOn: null, source: 'us' },
  })
  const proof = { params: { id: disputeId }, query: { name: 'bon.pdf' }, body: await pdfOf(['Bon de livraison']) }
  const { id: evidenceId } = await agent.call(disputesRoutes.addEvidence, proof)
  const promised = {
    itemIds: [first],
    cents: 10_000,
    dueOn: '2026-03-06',
    source: 'call' as const,
    saidBy: '',
    note: '',
  }
  const { id: promiseId } = await agent.call(promiseRoutes.makePromise, {
    params,
    body: { ...promised, replaces: null },
  })
  const steps = [{ on: '2026-03-02', what: 'Appel sans réponse' }]
  const { id: requestId } = await agent.call(outsourcingRoutes.askCreditor, {
    params: { id: placement },
    body: { kind: 'uncollectible', why: 'Sans activité', steps },
  })
  return { disputeId, evidenceId, promiseId, requestId }
}

/** The same API on a database in which every transaction is the agent's, whoever the gate let in. */
function appAsAgent() {
  const { db, secret } = story.database
  const asAgent: typeof db = {
    ...db,
    inOrg: (orgId, does) => forAgency(agency.orgId, () => db.inOrg(orgId, does)),
  }
  const clock = { now: () => story.now() }
  return createApp({
    db: asAgent,
    clock,
    secret,
    vault: createVault(secret),
    publicUrl: 'http://localhost:4780',
    press,
  })
}

const asOwner = <T>(does: (owner: pg.Client) => Promise<T>): Promise<T> => withOwner(story.database.ownerUrl, does)
const orgRoutes = (): RouteSpec[] => story.app.routes.filter((route) => route.scope === 'org')
const isForAgents = ({ need }: RouteSpec): boolean => need!.startsWith('claims.')
const inOrder = (names: Iterable<string>): string[] => [...names].toSorted()

test('every table holds rows with marks', async () => {
  expect(marked.tables.length).toBeGreaterThan(150)
  await asOwner(async (owner) => {
    for (const { name, rows } of marked.tables) {
      const count = `select count(*)::int as n from ${name} where org_id = ${story.owner.orgId}`
      expect((await owner.query(count)).rows[0].n, name).toBeGreaterThanOrEqual(Math.max(1, rows))
    }
  })
})

test('no table shows an agent a mark or a row of another organisation, and none lets one be changed or removed', async () => {
  const client = new pg.Client({ connectionString: servingUrls(story.database.ownerUrl, story.database.secret).agent })
  await client.connect()
  const seen: string[] = []
  const changed: string[] = []
  let rowsShown = 0
  const begin = `begin; set local app.org_id = '${story.owner.orgId}'; set local app.agency_org_id = '${agency.orgId}'`
  const tried = async (text: string): Promise<pg.QueryResult | null> => {
    await client.query(begin)
    try {
      return await client.query(text)
    } catch (error) {
      if ((error as { code: string }).code !== '42501') throw error
      return null
    } finally {
      await client.query('rollback')
    }
  }
  try {
    for (const { name } of marked.tables) {
      const rows = (await tried(`select t::text as said, t.org_id from ${name} t`))?.rows ?? []
      rowsShown += rows.length
      for (const { said, org_id: orgId } of rows)
        if (sayOf(said) !== null || orgId !== story.owner.orgId) seen.push(`${name}: ${said.slice(0, 300)}`)
      const { rows: columns } = await asOwner((owner) =>
        owner.query(
          `select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
             and has_column_privilege('quittance_agent', a.attrelid, a.attnum, 'update') limit 1`,
          [name],
        ),
      )
      for (const column of columns) {
        const { rowCount } = (await tried(`update ${name} set "${column.name}" = "${column.name}"`)) ?? {}
        if ((rowCount ?? 0) > rows.length) changed.push(`${name}: ${rowCount} changed of ${rows.length}`)
      }
      const removed = (await tried(`delete from ${name}`))?.rowCount
      if (removed) changed.push(`${name}: ${removed} removed`)
    }
  } finally {
    await client.end()
  }
  expect(seen).toEqual([])
  expect(changed).toEqual([])
  expect(rowsShown).toBeGreaterThan(20)
})

test('through the gate, every route for agents answers for what was placed and bears no mark; every other is closed', async () => {
  const { leaks, broken, answered } = await walk(
    agent,
    orgRoutes().filter((route) => isForAgents(route) && route.method === 'get'),
    [...Object.values(shown), ...hidden],
  )
  expect(leaks).toEqual([])
  expect(broken).toEqual([])
  const meant = orgRoutes().filter((route) => isForAgents(route) && route.method === 'get')
  // No service carried a message in this story.
  expect(inOrder(meant.map(nameOf)).filter((name) => !answered.has(name))).toEqual(['get /messages/{id}/proofs/{kind}'])
  const closed = orgRoutes().filter((route) => !isForAgents(route))
  expect(closed.length).toBeGreaterThan(300)
  for (const route of closed)
    expect(await agent.ask(route, { params: shownParams(route) }), nameOf(route)).toMatchObject({
      status: 403,
      refusal: { code: 'right_missing' },
    })
}, 600_000)

const shownParams = (route: RouteSpec) =>
  Object.fromEntries(Object.keys(route.params?.shape ?? {}).map((key) => [key, shown.customerId])) as never

test('with every right of an owner at the gate, the database alone gives back no mark', async () => {
  const routes = orgRoutes().filter((route) => route.method === 'get')
  const { leaks, broken, answered, taken } = await walk(unguarded, routes, [...hidden, shown.customerId!, shown.first!])
  expect(leaks).toEqual([])
  expect(broken).toEqual([])
  expect(routes.map(nameOf).filter((name) => !taken.has(name))).toEqual([])
  expect(answered.size).toBeGreaterThan(90)
}, 600_000)

/** What every table of the creditor and the queue hold, as one hash each. */
const held = (): Promise<Record<string, string>> =>
  asOwner(async (owner) => {
    const names = [...marked.tables.map(({ name }) => name), 'graphile_worker._private_jobs']
    const { rows } = await owner.query(
      names
        .map(
          (name) =>
            `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${name} t`,
        )
        .join(' union all '),
    )
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
  })

/** Routes asked between two looks at everything. */
const TOGETHER = 20

/** Asks routes to change what was not placed; gives what changed all the same, with the routes among which it did. */
async function changes(visitor: Visitor, routes: readonly RouteSpec[]): Promise<string[]> {
  const faults: string[] = []
  let before = await held()
  for (let from = 0; from < routes.length; from += TOGETHER) {
    const some = routes.slice(from, from + TOGETHER)
    const { leaks, taken } = await walk(visitor, some, hidden)
    faults.push(...leaks)
    for (const route of some)
      if (!taken.has(nameOf(route))) faults.push(`${nameOf(route)} takes nothing that was made up for it`)
    const after = await held()
    const moved = Object.keys(after).filter((name) => after[name] !== before[name])
    if (moved.length > 0) faults.push(`${moved.join(', ')} changed by one of ${some.map(nameOf).join(', ')}`)
    before = after
  }
  return faults
}

test('nothing that was not placed is changed by a route for agents', async () => {
  const routes = orgRoutes().filter((route) => isForAgents(route) && route.method !== 'get')
  expect(routes.length).toBeGreaterThan(8)
  expect(await changes(agent, routes)).toEqual([])
})

test('nothing that was not placed is changed by any route, even with every right of an owner at the gate', async () => {
  const routes = orgRoutes().filter((route) => route.method !== 'get')
  expect(routes.length).toBeGreaterThan(200)
  expect(await changes(unguarded, routes)).toEqual([])
}, 900_000)

test('once recalled, the same agent is shown nothing at all', async () => {
  const about = { params: { id: shown.customerId! } }
  expect((await agent.call(deskRoutes.timeline, { ...about, query: {} })).entries).not.toEqual([])
  await recall(story, placementId)
  expect((await agent.call(deskRoutes.timeline, { ...about, query: {} })).entries).toEqual([])
  expect((await agent.call(correspondenceRoutes.customerMessages, { ...about, query: {} })).count).toBe(0)
  const { answered } = await walk(
    agent,
    orgRoutes().filter((route) => isForAgents(route) && route.method === 'get' && /\{id\}/.test(route.path)),
    Object.values(shown),
  )
  // Lists of a customer who is not there are empty; nothing else answers.
  expect(inOrder(answered)).toEqual([
    'get /customers/{id}/balance',
    'get /customers/{id}/items',
    'get /customers/{id}/messages',
    'get /customers/{id}/timeline',
  ])
})
