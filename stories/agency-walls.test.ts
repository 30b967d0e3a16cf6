import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { wallRoutes } from '../src/access/wall-contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { usualTerms } from '../src/outsourcing/mandates/usual-terms.ts'
import { providersOf } from '../src/outsourcing/providers/provider-store.ts'
import { withOwner } from '../src/platform/database.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import type { MadeUp } from './agency-input.ts'
import { MARK, MARKED_CENTS } from './agency-marks.ts'
import { type Agency, join, newAgency, place, runMandate, seatIn } from './agency-scene.ts'
import { walk } from './agency-walk.ts'

/**
 * An agency works two creditors; one of its people is to work the first alone. All that names the second bears a mark: whatever that person
 * asks of the agency's own organisation, by every route, says nothing of it, and its door is shut.
 */
let story: Story
let agency: Agency
let lea: Visitor
let leaId: string
type Creditor = { readonly story: Story; readonly ids: Record<string, string> }
let open: Creditor
let closed: Creditor

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  agency = await newAgency(story, 'Recouvro', 'Nadia Ferrand')
  lea = story.visitor()
  await join(story, lea, agency.owner, { email: 'lea@agence.example', person: 'Léa Brun', role: 'collector' })
  leaId = (await lea.call(accessRoutes.me)).userId
  open = await creditor(story, 'MOREL', 'Morel et fils', 120_000)
  const { orgId } = await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation(`${MARK} Bérard`) })
  closed = await creditor({ ...story, owner: seatIn(story, story.owner, orgId) }, MARK, `${MARK} Nord`, MARKED_CENTS)
  await story.runJobs()
})
afterAll(() => story?.end())

/** Somebody who placed a claim: money came for it, something was asked, something was said. */
async function creditor(of: Story, code: string, name: string, cents: number): Promise<Creditor> {
  const { orgId } = of.owner
  const mandateId = await runMandate(story, orgId!, agency)
  const terms = await story.database.db.inOrg(orgId!, async (tx) =>
    usualTerms(tx, (await providersOf(tx))[0]!, null, day('2026-01-01')),
  )
  await withOwner(story.database.ownerUrl, (owner) =>
    owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, $3, 'creditor', $4, '', $5, 'Claire', $5)`,
      [orgId, mandateId, agency.orgId, JSON.stringify(terms), story.now()],
    ),
  )
  const customerId = await newCustomer(of, code, { name })
  const owed = { customerId, documentNo: `${code}-1`, cents, dueOn: '2025-10-31', issuedOn: '2025-10-01' }
  const itemId = await bookDocument(of, owed)
  const placementId = await place(story, orgId!, { mandateId, agency, customerId, itemIds: [itemId] })
  await of.owner.call(routes.instructPlacement, { params: { id: placementId }, body: { note: `${code} : appeler` } })
  const agent = seatIn(story, agency.owner, orgId!)
  const why = `${code} introuvable`
  const { id: requestId } = await agent.call(routes.askCreditor, {
    params: { id: placementId },
    body: { kind: 'abandon', why },
  })
  const receiptId = randomUUID()
  await agency.owner.call(routes.recordReceipt, {
    body: { id: receiptId, creditor: orgId!, placementId, currency: 'EUR', cents: 1_000, receivedOn: '2026-03-02' },
  })
  return { story: of, ids: { mandateId, customerId, itemId, placementId, requestId, receiptId } }
}

const orgOf = (one: Creditor): number => one.story.owner.orgId!
const name = (creditors: number[] | null, userId = leaId) =>
  agency.owner.call(wallRoutes.nameCreditors, { params: { userId }, body: { creditors } })
/** What would ask for any creditor asks for the closed one. */
const ofClosed = ({ params, query, body }: MadeUp): MadeUp => {
  const meant = (all: unknown) =>
    all && typeof all === 'object' && !Array.isArray(all)
      ? Object.fromEntries(
          Object.entries(all).map(([key, value]) => [key, /^creditor(Id|OrgId)?$/.test(key) ? orgOf(closed) : value]),
        )
      : all
  const some = { params: meant(params), query: meant(query), body: meant(body) }
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as MadeUp
}
const asked = () => [...Object.values(closed.ids), ...Object.values(open.ids)]
const reads = () => story.app.routes.filter(({ scope, method }) => scope === 'org' && method === 'get')
/** Where an agency reads of its creditors. */
const TELLING = [
  '/caseload',
  '/caseload/board',
  '/caseload/{creditorOrgId}/{placementId}',
  '/collection-mandates',
  '/in-hand/{creditorId}/customers/{id}/writing',
  '/placement-instructions',
  '/placement-requests-made',
  '/received-mandates/{id}',
  '/received-mandates/{id}/closing',
  '/received-mandates/{id}/pdf',
  '/received-mandates/{id}/results',
  '/received-mandates/{id}/results-print',
  '/received-mandates/{id}/results-table',
  '/received-mandates/{id}/service',
  '/received-results',
  '/received-results/table',
  '/third-party-funds',
  '/third-party-funds/{creditor}/{currency}',
  '/third-party-receipts',
  '/third-party-receipts/{id}/pdf',
]
const found = async () => (await lea.call(routes.searchFiles, { query: { words: `${MARK}-1` } })).files.length
const doors = async () => (await lea.call(accessRoutes.me)).mandated.map(({ orgId }) => orgId)

test('until somebody says otherwise a member works all creditors: what the walk looks for is there to be found', async () => {
  expect((await doors()).sort()).toEqual([orgOf(open), orgOf(closed)].sort())
  const told = reads().filter(({ path }) => TELLING.includes(path))
  const { leaks } = await walk(lea, told, asked(), ofClosed)
  expect(await found()).toBe(1)
  expect([...new Set(leaks.map((one) => one.split(' ')[1]!))].sort()).toEqual([...TELLING].sort())
}, 300_000)

test('of a creditor that a member does not work no route says a word, and its door is shut', async () => {
  await name([orgOf(open)])
  expect(await agency.owner.call(wallRoutes.walls)).toMatchObject({
    creditors: [{ orgId: orgOf(open) }, { orgId: orgOf(closed) }],
    walls: [{ userId: leaId, creditors: [orgOf(open)] }],
  })
  expect(await doors()).toEqual([orgOf(open)])
  const there = seatIn(story, lea, orgOf(closed))
  expect(await there.ask(ledgerRoutes.customers, { query: {} })).toMatchObject({ status: 404 })
  const { leaks, broken } = await walk(lea, reads(), asked(), ofClosed)
  expect(leaks).toEqual([])
  expect(broken).toEqual([])
  expect(await found()).toBe(0)
  // The other creditor's work is all there.
  const { files } = await lea.call(deskRoutes.caseload, { query: { show: 'all' } })
  expect(files.map(({ customerCode }) => customerCode)).toEqual(['MOREL'])
  const here = seatIn(story, lea, orgOf(open))
  expect((await here.call(ledgerRoutes.customers, { query: {} })).rows).toHaveLength(1)
}, 300_000)

test('what a member does not see it cannot change either', async () => {
  const paid = { id: randomUUID(), placementId: closed.ids.placementId!, currency: 'EUR', cents: 500 }
  const body = { ...paid, creditor: orgOf(closed), receivedOn: '2026-03-02' }
  expect(await lea.ask(routes.recordReceipt, { body })).toMatchObject({ status: 404 })
  const writes = story.app.routes.filter(
    ({ scope, method, path }) =>
      scope === 'org' &&
      method !== 'get' &&
      /caseload|in-hand|receipts|third-party|placement|remittance|fee|collection-mandates/.test(path),
  )
  const before = await held()
  const { leaks, broken } = await walk(lea, writes, Object.values(closed.ids), ofClosed)
  expect(leaks).toEqual([])
  expect(broken).toEqual([])
  expect(await held()).toEqual(before)
})

/** All that the database holds about the closed creditor. */
const held = () =>
  withOwner(story.database.ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `select (select count(*) from outsourcing.receipt where org_id = $1)::int as receipts,
        (select md5(string_agg(f::text, ',' order by f.placement_id)) from desk.file_in_hand f where f.creditor_org_id = $1) as files,
        (select md5(string_agg(r::text, ',' order by r.id)) from outsourcing.request r where r.org_id = $1) as requests,
        (select sum(balance_cents) from outsourcing.fund_account where creditor_org_id = $1) as funds`,
      [orgOf(closed)],
    )
    return rows
  })

test('who answers for the agency cannot be kept from a creditor; a creditor that comes later is closed until it is named', async () => {
  const { userId } = await agency.owner.call(accessRoutes.me)
  await expect(name([orgOf(open)], userId)).rejects.toThrow(/sees_all/)
  await expect(name([999_999])).rejects.toThrow(/no_creditor/)
  await expect(name([], randomUUID())).rejects.toThrow(/not_found/)
  expect(await lea.ask(wallRoutes.walls)).toMatchObject({ status: 403 })
  const { orgId } = await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation('Le Goff') })
  await runMandate(story, orgId, agency)
  expect(await doors()).toEqual([orgOf(open)])
  await name([])
  expect(await doors()).toEqual([])
  await agency.owner.call(accessRoutes.changeRole, { params: { userId: leaId }, body: { role: 'manager' } })
  expect(await doors()).toHaveLength(3)
  await agency.owner.call(accessRoutes.changeRole, { params: { userId: leaId }, body: { role: 'collector' } })
  expect(await doors()).toEqual([])
  await name(null)
  expect(await doors()).toHaveLength(3)
})
