import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { withOwner } from '../src/platform/database.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { type Agency, join, newAgency, place, recall, runMandate, seatIn } from './agency-scene.ts'
import { pdfOf } from './documents-files.ts'

/** Somebody of an agency comes into a creditor's organisation and works there what was placed, in their own name and no more. */
let story: Story
let agency: Agency
let agent: Visitor
let mandateId: string
let placementId: string
let morel: string
let placed: string
let sibling: string
let other: string

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  morel = await newCustomer(story, 'MOREL')
  other = await newCustomer(story, 'DURAND')
  placed = await invoice(morel, 'FA-101', 120_000, '2025-10-31')
  sibling = await invoice(morel, 'FA-102', 777_013, '2025-11-30')
  await invoice(other, 'FB-201', 345_600, '2025-11-30')
  agency = await newAgency(story, 'Recouvro', 'Nadia Ferrand')
  mandateId = await runMandate(story, story.owner.orgId, agency)
  agent = seatIn(story, agency.owner, story.owner.orgId)
})
afterAll(() => story.end())

const invoice = (customerId: string, documentNo: string, cents: number, dueOn: string) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn, issuedOn: dueOn })
const params = () => ({ id: morel })
const customers = async (visitor = agent) =>
  (await visitor.call(ledgerRoutes.customers, { query: {} })).rows.map(({ code, balances }) => [
    code,
    balances.map(({ outstandingCents, overdueCents }) => [outstandingCents, overdueCents]),
  ])

test('one account leads to each creditor that gave its agency a mandate, as nobody’s member', async () => {
  const me = await agency.owner.call(accessRoutes.me)
  expect(me.organisations.map(({ name, collects }) => [name, collects])).toEqual([['Recouvro', true]])
  expect(me.mandated).toEqual([
    {
      orgId: story.owner.orgId,
      name: 'Atelier des Lices',
      isDemo: false,
      agency: { orgId: agency.orgId, name: 'Recouvro', role: 'owner' },
      mandates: ['MR-0001'],
    },
  ])
  // A key opens an organisation, and nothing in it that was not placed.
  expect(await customers()).toEqual([])
})

test('what was placed is there with what it comes to, and no sibling, no other customer', async () => {
  placementId = await place(story, story.owner.orgId, { mandateId, agency, customerId: morel, itemIds: [placed] })
  expect(await customers()).toEqual([['MOREL', [[120_000, 120_000]]]])
  expect((await customers(story.owner)).length).toBe(2)
  const items = await agent.call(ledgerRoutes.customerItems, { params: params(), query: { show: 'all' } })
  expect(items).toMatchObject({ count: 1, items: [{ documentNo: 'FA-101', openCents: 120_000 }] })
  const balance = await agent.call(ledgerRoutes.customerBalance, { params: params() })
  expect(balance.totals).toMatchObject([{ currency: 'EUR', totalCents: 120_000 }])
  expect(await agent.call(ledgerRoutes.customersTotals, { query: {} })).toMatchObject({
    totals: [{ outstandingCents: 120_000, overdueCents: 120_000, customers: 1 }],
  })
  const aged = await agent.call(ledgerRoutes.agedBalance, { query: {} })
  expect(aged.totals).toMatchObject([{ customers: 1, over120: 120_000, totalCents: 120_000 }])
  const cell = await agent.call(ledgerRoutes.agedItems, { query: { currency: 'EUR' } })
  expect(cell).toMatchObject({ count: 1, totalCents: 120_000, items: [{ documentNo: 'FA-101' }] })
  for (const words of ['FA-10', 'FB', '101', '201'])
    expect(
      (await agent.call(ledgerRoutes.searchDocuments, { query: { words } })).items.map((one) => one.documentNo),
    ).toEqual(words === 'FA-10' || words === '101' ? ['FA-101'] : [])
  for (const [words, found] of [
    ['client', ['MOREL']],
    ['durand', []],
  ] as const)
    expect(
      (await agent.call(partiesRoutes.search, { query: { words, limit: 10 } })).customers.map(({ code }) => code),
    ).toEqual(found)
  for (const id of [sibling, other]) {
    expect(await agent.ask(ledgerRoutes.item, { params: { id } })).toMatchObject({ status: 404 })
    expect(await agent.ask(partiesRoutes.customer, { params: { id } })).toMatchObject({ status: 404 })
  }
})

test('a payment of the document alone is shown; one that also paid another is not, and what is left is right', async () => {
  await pay(story, morel, placed, 20_000, '2026-03-02')
  const alone = await agent.call(ledgerRoutes.item, { params: { id: placed } })
  expect(alone.item).toMatchObject({ openCents: 100_000 })
  expect(alone.allocations).toMatchObject([{ amountCents: 20_000, other: { kind: 'receipt', amountCents: 20_000 } }])
  await payBoth(30_000, 50_000)
  const both = await agent.call(ledgerRoutes.item, { params: { id: placed } })
  expect(both.item).toMatchObject({ openCents: 70_000 })
  expect(both.allocations.map(({ amountCents }) => amountCents)).toEqual([20_000])
  expect(await customers()).toEqual([['MOREL', [[70_000, 70_000]]]])
  const balance = await agent.call(ledgerRoutes.customerBalance, { params: params() })
  expect(balance.totals).toMatchObject([{ totalCents: 70_000, unappliedCents: 0 }])
})

/** One transfer that settles part of the placed invoice and part of its sibling. */
async function payBoth(cents: number, rest: number): Promise<void> {
  const { settlePairs } = await import('../src/ledger/index.ts')
  const { part } = await import('../src/platform/sql.ts')
  const credit = await bookDocument(story, {
    customerId: morel,
    documentNo: 'VIR-BOTH',
    cents: cents + rest,
    dueOn: '2026-03-02',
    kind: 'receipt',
  })
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    settlePairs(
      tx,
      part`select platform.new_id() as id, d.id as debit_id, ${credit}::uuid as credit_id, d.cents, '2026-03-02'::date as allocated_on
        from unnest(${[placed, sibling]}::uuid[], ${[cents, rest]}::bigint[]) d(id, cents)`,
      story.now(),
    ),
  )
}

test('an agent notes a call, takes a promise, opens a dispute and corrects a contact, and the creditor reads who did', async () => {
  await agent.call(deskRoutes.addNote, {
    params: params(),
    body: {
      kind: 'call',
      body: 'Promet de payer vendredi.',
      outcome: 'reached',
      contactId: null,
      phone: null,
      callBackOn: null,
    },
  })
  const { id: promiseId } = await agent.call(promiseRoutes.makePromise, {
    params: params(),
    body: {
      itemIds: [placed],
      cents: 10_000,
      dueOn: '2026-03-06',
      source: 'call',
      saidBy: 'M. Morel',
      note: '',
      replaces: null,
    },
  })
  const { categories } = await story.owner.call(disputesRoutes.categories)
  const { id: disputeId } = await agent.call(disputesRoutes.open, {
    body: {
      customerId: morel,
      categoryId: categories[0]!.id,
      items: [{ itemId: placed, cents: 5_000 }],
      note: 'Une palette manquait.',
      dueOn: null,
      source: 'us',
    },
  })
  await agent.call(disputesRoutes.addNote, { params: { id: disputeId }, body: { body: 'Bon de livraison demandé.' } })
  await agent.call(partiesRoutes.addContact, {
    params: params(),
    body: { firstName: 'Ana', lastName: 'Morel', role: 'management', email: null, phone: '+33612345678' },
  })
  await story.runJobs()

  const read = await story.owner.call(deskRoutes.timeline, { params: params(), query: { limit: 50 } })
  const byAgent = read.entries.filter(({ by }) => by === 'Nadia Ferrand, Recouvro')
  expect(byAgent.map(({ kind }) => kind).toSorted()).toEqual(['call', 'event', 'event', 'event', 'event'])
  const seen = await agent.call(promiseRoutes.customerPromises, { params: params() })
  expect(seen.promises).toMatchObject([{ id: promiseId, madeByName: 'Nadia Ferrand, Recouvro', cents: 10_000 }])
  expect((await agent.call(disputesRoutes.dispute, { params: { id: disputeId } })).items).toMatchObject([
    { documentNo: 'FA-101', cents: 5_000 },
  ])
  const [event] = await withOwner(
    story.database.ownerUrl,
    async (owner) =>
      (
        await owner.query(
          `select actor, body::jsonb ->> 'onBehalfOf' as behalf from trail.event where verb = 'promise_made'`,
        )
      ).rows,
  )
  expect(event).toMatchObject({ actor: expect.stringMatching(/^agent:\d+:/), behalf: 'Atelier des Lices' })
  // Their own acts are in the history that they see; those of the creditor's people are not.
  const own = await agent.call(deskRoutes.timeline, { params: params(), query: { limit: 50 } })
  expect(own.entries.every(({ by }) => by === 'Nadia Ferrand, Recouvro' || by === '')).toBe(true)
})

test('what speaks of placed and other documents at once is not shown: promises, disputes, papers', async () => {
  const file = async (number: string) =>
    story.owner.call(documentsRoutes.add, {
      params: params(),
      query: { name: `${number}.pdf`, kind: 'invoice', number },
      body: await pdfOf([`Facture ${number}`]),
    })
  await file('FA-101')
  await file('FA-102')
  const { documents } = await agent.call(documentsRoutes.documents, { params: params() })
  expect(documents.map(({ name }) => name)).toEqual(['FA-101.pdf'])
  const { id } = await story.owner.call(promiseRoutes.makePromise, {
    params: params(),
    body: {
      itemIds: [placed, sibling],
      cents: null,
      dueOn: '2026-03-20',
      source: 'call',
      saidBy: '',
      note: '',
      replaces: null,
    },
  })
  expect(await agent.ask(promiseRoutes.promise, { params: { id } })).toMatchObject({ status: 404 })
  expect(await agent.ask(promiseRoutes.cancelPromise, { params: { id }, body: { reason: 'x' } })).toMatchObject({
    status: 404,
  })
})

test('a message is shown when it names placed documents and nothing else, laid out anew without the debtor’s key', async () => {
  const statement = { of: 'customer', channel: 'email' } as const
  const { messageId } = await story.owner.call(correspondenceRoutes.sendStatement, {
    params: params(),
    body: statement,
  })
  await story.runJobs()
  expect(await agent.ask(correspondenceRoutes.message, { params: { id: messageId } })).toMatchObject({ status: 404 })
  await place(story, story.owner.orgId, { mandateId, agency, customerId: morel, itemIds: [sibling] })
  const { mail } = await agent.call(correspondenceRoutes.message, { params: { id: messageId } })
  expect(mail).toMatchObject({ isExact: false })
  expect(mail!.text).toContain('FA-102')
  expect((await story.owner.call(correspondenceRoutes.message, { params: { id: messageId } })).mail).toMatchObject({
    isExact: true,
  })
})

test('a list that a member has just looked at is not given to an agent, nor the other way round', async () => {
  const body = {
    kind: 'call',
    body: 'À rappeler.',
    outcome: 'call_back',
    contactId: null,
    phone: null,
    callBackOn: '2026-03-03',
  } as const
  for (const id of [morel, other]) await story.owner.call(deskRoutes.addNote, { params: { id }, body })
  story.at('2026-03-04')
  const codes = async (visitor: Visitor) =>
    (await visitor.call(deskRoutes.worklist, { query: {} })).rows.map(({ customerCode }) => customerCode).toSorted()
  expect(await codes(story.owner)).toEqual(['DURAND', 'MOREL'])
  expect(await codes(agent)).toEqual(['MOREL'])
  expect(await codes(story.owner)).toEqual(['DURAND', 'MOREL'])
  expect((await agent.call(deskRoutes.workBoard, { query: {} })).count).toBe(1)
})

test('whoever only looks in the agency only looks here', async () => {
  const reader = story.visitor()
  await join(story, reader, agency.owner, { email: 'lecteur@agence.example', person: 'Luc Lecteur', role: 'reader' })
  reader.orgId = story.owner.orgId
  expect(await customers(reader)).toHaveLength(1)
  const note = { kind: 'note', body: 'Vu.', outcome: null, contactId: null, phone: null, callBackOn: null } as const
  expect(await reader.ask(deskRoutes.addNote, { params: params(), body: note })).toMatchObject({
    status: 403,
    refusal: { code: 'right_missing', message: expect.stringContaining('Lecteur') },
  })
})

test('what belongs to the creditor is refused with the reason', async () => {
  expect(await agent.ask(accessRoutes.members)).toMatchObject({
    status: 403,
    refusal: { code: 'right_missing', message: expect.stringContaining('Atelier des Lices') },
  })
})

test('a second agency of the same creditor sees its own placements only, and a mandate that ended opens nothing', async () => {
  const second = await newAgency(story, 'Créances du Nord', 'Paul Denis')
  const mandate = await runMandate(story, story.owner.orgId, second, 2)
  const durand = await story.owner.call(ledgerRoutes.customerItems, { params: { id: other }, query: {} })
  await place(story, story.owner.orgId, {
    mandateId: mandate,
    agency: second,
    customerId: other,
    itemIds: durand.items.map(({ id }) => id),
  })
  const seat = seatIn(story, second.owner, story.owner.orgId)
  expect((await customers(seat)).map(([code]) => code)).toEqual(['DURAND'])
  expect((await customers()).map(([code]) => code)).toEqual(['MOREL'])
  await withOwner(story.database.ownerUrl, (owner) =>
    owner.query('update access.delegation set ended_at = opened_at where mandate_id = $1', [mandate]),
  )
  expect(await seat.ask(ledgerRoutes.customers, { query: {} })).toMatchObject({ status: 404 })
})

test('what is recalled is gone at once, and with it what the agency did there', async () => {
  await recall(story, placementId)
  const left = await agent.call(ledgerRoutes.customerItems, { params: params(), query: { show: 'all' } })
  expect(left.items.map(({ documentNo }) => documentNo)).toEqual(['FA-102'])
  expect((await agent.call(promiseRoutes.customerPromises, { params: params() })).promises).toEqual([])
  expect((await agent.call(disputesRoutes.disputes, { query: { show: 'all' } })).rows).toEqual([])
})
