import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { FILE_SHOWS, FILE_SORTS, type FileSort } from '../src/desk/caseload/model.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { sumsByCurrency } from '../src/kernel/money.ts'
import { outsourcingRoutes } from '../src/outsourcing/contract.ts'
import { usualTerms } from '../src/outsourcing/mandates/usual-terms.ts'
import { providerOf } from '../src/outsourcing/providers/provider-store.ts'
import { withOwner } from '../src/platform/database.ts'
import { tellFact } from '../src/platform/facts.ts'
import type { QueryIn } from '../src/platform/route.ts'
import { sql } from '../src/platform/sql.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { type Agency, join, newAgency, place, runMandate, seatIn } from './agency-scene.ts'

/** An agency works the files of two creditors from one list, which follows what happens in the books of each. */
let story: Story
let berard: Story
let agency: Agency
/** Somebody of the agency in the books of the first creditor. */
let agent: Visitor
let mandates: [string, string]
const ids: Record<string, { customerId: string; itemId: string; placementId: string; creditorOrgId: number }> = {}

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  const { orgId } = await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation('Bérard') })
  berard = { ...story, owner: seatIn(story, story.owner, orgId) }
  agency = await newAgency(story, 'Recouvro', 'Nadia Ferrand')
  agent = seatIn(story, agency.owner, story.owner.orgId)
  mandates = [await runMandate(story, story.owner.orgId, agency), await runMandate(story, orgId, agency)]
  await signTerms(story.owner.orgId, mandates[0])
  await signTerms(orgId, mandates[1])
  await hand(story, mandates[0], 'MOREL', 120_000)
  await hand(story, mandates[0], 'DURAND', 30_000)
  await hand(berard, mandates[1], 'PETIT', 500_000)
  await story.runJobs()
})
afterAll(() => story.end())
/** Whatever happened, what the head of each part of the list says is what its rows add up to. */
afterEach(async () => {
  for (const show of FILE_SHOWS) {
    const rows = await list({ show })
    const { byShow, sums } = await board({ show })
    expect(byShow[show]).toBe(rows.length)
    expect(new Map(sums.map(({ currency, openCents }) => [currency, openCents]))).toEqual(
      new Map(
        sumsByCurrency(rows.map(({ currency, openCents: cents }) => ({ currency, cents }))).map(
          ({ currency, cents }) => [currency, cents],
        ),
      ),
    )
  }
  await withOwner(story.database.ownerUrl, async (owner) => {
    expect((await owner.query(readFileSync('db/checks/files-in-hand-add-up.sql', 'utf8'))).rows).toEqual([])
  })
})

/** What is usual: money that comes in is charged by it. */
async function signTerms(orgId: number, mandateId: string): Promise<void> {
  const terms = await story.database.db.inOrg(orgId, async (tx) => {
    const { providerId } = await tx.one<{ providerId: string }>(
      sql`select provider_id from outsourcing.mandate where id = ${mandateId}`,
    )
    return usualTerms(tx, (await providerOf(tx, providerId))!, null, day('2026-01-01'))
  })
  await withOwner(story.database.ownerUrl, (owner) =>
    owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, $3, 'creditor', $4, '', $5, 'Claire', $5)`,
      [orgId, mandateId, agency.orgId, JSON.stringify(terms), story.now()],
    ),
  )
}

async function hand(creditor: Story, mandateId: string, code: string, cents: number, currency = 'EUR'): Promise<void> {
  const customerId = await newCustomer(creditor, code, { name: `${code} SARL` })
  const owed = { customerId, documentNo: `FA-${code}`, cents, currency, dueOn: '2025-10-31', issuedOn: '2025-10-01' }
  const itemId = await bookDocument(creditor, owed)
  await bookDocument(creditor, { ...owed, documentNo: `FB-${code}`, cents: 777_013 })
  const placementId = await place(creditor, creditor.owner.orgId, {
    mandateId,
    agency,
    customerId,
    itemIds: [itemId],
    currency,
  })
  ids[code] = { customerId, itemId, placementId, creditorOrgId: creditor.owner.orgId }
}

type Query = QueryIn<typeof deskRoutes.caseload>
const list = async (query: Query = {}, visitor = agency.owner) =>
  (await visitor.call(deskRoutes.caseload, { query })).files
const board = (query: Omit<Query, 'sort' | 'limit' | 'offset'> = {}) =>
  agency.owner.call(deskRoutes.caseloadBoard, { query })
const file = async (code: string) => (await list({ show: 'all', words: code }))[0]
const codes = async (query: Query = {}) => (await list(query)).map(({ customerCode }) => customerCode)
const named = (...some: string[]) =>
  some.map((code) => ({ creditorOrgId: ids[code]!.creditorOrgId, placementId: ids[code]!.placementId }))
const params = (code: string) => ({ id: ids[code]!.customerId })
const tellBooks = () =>
  story.database.db.inOrg(story.owner.orgId, (tx) => tellFact(tx, 'books_moved', { orgId: tx.orgId }))
const actedAt = async (code: string): Promise<Date | null> =>
  withOwner(story.database.ownerUrl, async (owner) => {
    const { rows } = await owner.query('select acted_at from outsourcing.placement where id = $1', [
      ids[code]!.placementId,
    ])
    return rows[0].acted_at
  })

test('files of all creditors stand in one list, the most that is likely to come in first, with nothing that was not placed', async () => {
  expect(await list()).toMatchObject([
    {
      creditor: 'Bérard',
      customerName: 'PETIT SARL',
      documentNos: ['FA-PETIT'],
      openCents: 500_000,
      // 122 days late: two in three come in, and four months add 40 %.
      expectedCents: 325_000,
      urgencyPercent: 140,
      nextWhat: 'first_contact',
      nextOn: '2026-03-02',
    },
    {
      creditor: 'Atelier des Lices',
      customerName: 'MOREL SARL',
      openCents: 120_000,
      number: expect.stringMatching(/^CF-/),
    },
    { creditor: 'Atelier des Lices', customerName: 'DURAND SARL', openCents: 30_000, mandate: 'MR-0001' },
  ])
  expect(JSON.stringify(await list({ show: 'all' }))).not.toMatch(/FB-|777013/)
  expect(await board()).toMatchObject({
    byShow: { due: 3, later: 0, waiting: 0, snoozed: 0, all: 3 },
    byWhat: [{ what: 'first_contact', files: 3 }],
    sums: [{ currency: 'EUR', files: 3, openCents: 650_000, expectedCents: 422_500 }],
    creditors: [
      { name: 'Atelier des Lices', member: null, sums: [{ files: 2, openCents: 150_000 }] },
      { name: 'Bérard', sums: [{ files: 1, openCents: 500_000 }] },
    ],
  })
  // Its creditors have no such list, whatever they placed.
  expect(await list({ show: 'all' }, story.owner)).toEqual([])
  expect(await agent.ask(deskRoutes.caseload, { query: {} })).toMatchObject({
    status: 403,
    refusal: { code: 'right_missing' },
  })
})

test('each filter leaves what it names, and its sums are those of what it leaves', async () => {
  expect(await codes({ creditor: ids.PETIT!.creditorOrgId })).toEqual(['PETIT'])
  expect(await codes({ least: 30_000, most: 120_000, currency: 'EUR' })).toEqual(['DURAND'])
  expect(await codes({ lateFrom: 122, lateTo: 123 })).toHaveLength(3)
  expect(await codes({ lateFrom: 123 })).toEqual([])
  expect(await codes({ words: 'fa-mor' })).toEqual(['MOREL'])
  expect(await codes({ words: '%' })).toEqual([])
  expect(await codes({ stage: 'court' })).toEqual([])
  expect(await agency.owner.ask(deskRoutes.caseload, { query: { least: 1 } })).toMatchObject({
    status: 422,
    refusal: { code: 'currency_missing', where: 'currency' },
  })
  expect(await codes({ sort: 'amount' })).toEqual(['PETIT', 'MOREL', 'DURAND'])
  expect((await board({ creditor: ids.PETIT!.creditorOrgId })).sums).toMatchObject([{ files: 1, openCents: 500_000 }])
})

test('a call of an agent marks the file as acted upon at once, and the row follows: called back on its day', async () => {
  expect(await actedAt('MOREL')).toBeNull()
  const call = { kind: 'call', outcome: 'call_back', contactId: null, phone: null, callBackOn: '2026-03-09' } as const
  await agent.call(deskRoutes.addNote, { params: params('MOREL'), body: { ...call, body: 'Rappeler après la paie.' } })
  expect(await actedAt('MOREL')).toEqual(story.now())
  // Nobody acted upon the other.
  expect(await actedAt('DURAND')).toBeNull()
  await story.runJobs()
  expect(await file('MOREL')).toMatchObject({
    nextWhat: 'call_back',
    nextOn: '2026-03-09',
    nextWords: 'Rappeler après la paie.',
    lastContactOn: '2026-03-02',
  })
  expect(await codes()).toEqual(['PETIT', 'DURAND'])
  expect((await board()).byShow).toEqual({ due: 2, later: 1, waiting: 0, snoozed: 0, all: 3 })
})

test('a promise waits for its day, is broken the night after, and a payment lowers what is left', async () => {
  const promised = { itemIds: [ids.DURAND!.itemId], cents: 30_000, dueOn: '2026-03-06', source: 'call' as const }
  await agent.call(promiseRoutes.makePromise, {
    params: params('DURAND'),
    body: { ...promised, saidBy: '', note: '', replaces: null },
  })
  await story.runJobs()
  const running = await file('DURAND')
  expect(running).toMatchObject({ nextWhat: 'promised', promiseOn: '2026-03-06', promiseCents: 30_000 })
  expect(running!.nextOn! > '2026-03-06').toBe(true)
  story.at('2026-03-16')
  await story.runJobs()
  const broken = await file('DURAND')
  expect(broken).toMatchObject({ nextWhat: 'broken_promise', promiseOn: null })
  expect(broken!.urgency.map(({ code }) => code)).toContain('broken_promise')
  await pay(story, ids.DURAND!.customerId, ids.DURAND!.itemId, 10_000, '2026-03-16')
  await tellBooks()
  await story.runJobs()
  expect(await file('DURAND')).toMatchObject({ openCents: 20_000 })
})

test('what is contested is not expected, and a file contested in whole waits for its creditor', async () => {
  const { categories } = await story.owner.call(disputesRoutes.categories)
  const items = [{ itemId: ids.MOREL!.itemId, cents: 120_000 }]
  await agent.call(disputesRoutes.open, {
    body: {
      customerId: ids.MOREL!.customerId,
      categoryId: categories[0]!.id,
      items,
      note: '',
      dueOn: null,
      source: 'us',
    },
  })
  // The call to be made again comes first; made, nothing is left to do but wait.
  const call = { kind: 'call', outcome: 'reached', contactId: null, phone: null, body: '' } as const
  await agent.call(deskRoutes.addNote, { params: params('MOREL'), body: call })
  await story.runJobs()
  expect(await file('MOREL')).toMatchObject({
    disputedCents: 120_000,
    expectedCents: 0,
    nextWhat: 'disputed',
    nextOn: null,
  })
  expect((await board()).byShow.waiting).toBe(1)
})

test('what the creditor asks comes first until it is read', async () => {
  const [placement] = (
    await story.owner.call(outsourcingRoutes.placements, { query: { customerId: ids.DURAND!.customerId } })
  ).placements
  await story.owner.call(outsourcingRoutes.instructPlacement, {
    params: { id: placement!.id },
    body: { note: 'Ménagez-le, il revient.' },
  })
  await story.runJobs()
  expect(await file('DURAND')).toMatchObject({ nextWhat: 'instruction', nextWords: 'Ménagez-le, il revient.' })
  expect(await codes({ what: 'instruction' })).toEqual(['DURAND'])
})

test('put off with why, a file leaves the list until its day, and comes back sooner when its creditor writes', async () => {
  const off = { files: named('PETIT'), until: '2026-03-30', why: 'Attend son comptable' }
  expect(await agency.owner.call(deskRoutes.snoozeFiles, { body: off })).toEqual({ count: 1 })
  expect(await codes()).not.toContain('PETIT')
  expect((await list({ show: 'snoozed' })).map(({ snooze }) => snooze)).toEqual([
    { untilOn: '2026-03-30', why: 'Attend son comptable' },
  ])
  // A night does not wake it.
  story.at('2026-03-17')
  await story.runJobs()
  expect(await codes()).not.toContain('PETIT')
  expect(await agency.owner.ask(deskRoutes.snoozeFiles, { body: { ...off, until: '2026-03-17' } })).toMatchObject({
    status: 422,
    refusal: { code: 'day_past' },
  })
  const [placement] = (await berard.owner.call(outsourcingRoutes.placements, { query: {} })).placements
  await berard.owner.call(outsourcingRoutes.instructPlacement, {
    params: { id: placement!.id },
    body: { note: 'Vite.' },
  })
  await story.runJobs()
  expect(await codes()).toContain('PETIT')
  await agency.owner.call(deskRoutes.snoozeFiles, { body: { ...off, files: named('DURAND') } })
  await agency.owner.call(deskRoutes.wakeFiles, { body: { files: named('DURAND') } })
  expect(await codes()).toContain('DURAND')
  // All of a list, but some.
  const rest = { all: { show: 'all' as const }, except: [ids.DURAND!.placementId] }
  expect(await agency.owner.call(deskRoutes.snoozeFiles, { body: { ...rest, until: '2026-03-30', why: '' } })).toEqual({
    count: 2,
  })
  expect(await codes()).toEqual(['DURAND'])
  expect(await agency.owner.call(deskRoutes.wakeFiles, { body: rest })).toEqual({ count: 2 })
  // Nobody else's list has such a file.
  expect(await story.owner.ask(deskRoutes.wakeFiles, { body: { files: named('DURAND') } })).toMatchObject({
    status: 404,
  })
})

test('a creditor is given to a member with its files, to come and by hand apart', async () => {
  const paul = story.visitor()
  await join(story, paul, agency.owner, { email: 'paul@agence.example', person: 'Paul Roche', role: 'collector' })
  const { userId } = await paul.call(accessRoutes.me)
  const to = { params: { creditorOrgId: story.owner.orgId }, body: { member: userId } }
  await agency.owner.call(deskRoutes.giveFiles, { body: { files: named('DURAND'), member: 'me' } })
  await agency.owner.call(deskRoutes.giveCreditor, to)
  expect((await list({ show: 'all', member: 'me' }, paul)).map(({ customerCode }) => customerCode)).toEqual(['MOREL'])
  expect(await codes({ show: 'all', member: 'me' })).toEqual(['DURAND'])
  expect(await codes({ show: 'all', member: 'none' })).toEqual(['PETIT'])
  await hand(story, mandates[0], 'LEROY', 60_000)
  await story.runJobs()
  expect((await list({ show: 'all', member: 'me' }, paul)).map(({ customerCode }) => customerCode).toSorted()).toEqual(
    // A file that was not yet reckoned today comes with the next doorbell or night.
    ['MOREL'],
  )
  story.at('2026-03-18')
  await story.runJobs()
  expect((await list({ show: 'all', member: 'me' }, paul)).map(({ customerCode }) => customerCode).toSorted()).toEqual([
    'LEROY',
    'MOREL',
  ])
  expect(await agency.owner.ask(deskRoutes.giveCreditor, { ...to, body: { member: 'personne' } })).toMatchObject({
    status: 422,
    refusal: { code: 'member_unknown' },
  })
  expect(await paul.ask(deskRoutes.giveCreditor, to)).toMatchObject({ status: 403 })
})

test('amounts of two currencies are not compared: each stands by the middle of its own', async () => {
  await hand(berard, mandates[1], 'YAMADA', 9_000_000, 'JPY')
  story.at('2026-03-19')
  await story.runJobs()
  const rows = await list({ show: 'all' })
  const yen = rows.find(({ currency }) => currency === 'JPY')!
  expect(yen.pressing).toBe(1)
  expect(rows.map(({ pressing }) => pressing)).toEqual(rows.map(({ pressing }) => pressing).toSorted((a, b) => b - a))
  expect(rows[0]!.currency).toBe('EUR')
  expect((await board({ show: 'all' })).sums.map(({ currency, files }) => [currency, files])).toEqual([
    ['EUR', 4],
    ['JPY', 1],
  ])
})

test('the list is walked from file to file across creditors, whatever became of the one before', async () => {
  for (const sort of FILE_SORTS) await walk(sort)
})

async function walk(sort: FileSort): Promise<void> {
  const rows = await list({ show: 'all', sort })
  const walked = [rows[0]!.placementId]
  let at = rows[0]!
  for (;;) {
    const { placementId, pressing, openCents, oldestOn, currency } = at
    const query = {
      show: 'all',
      sort,
      placementId,
      pressing,
      openCents,
      oldestOn: oldestOn!,
      inCurrency: currency,
    } as const
    const { file: next } = await agency.owner.call(deskRoutes.nextFile, { query })
    if (!next) break
    walked.push(next.placementId)
    at = next
  }
  expect(walked).toEqual(rows.map(({ placementId }) => placementId))
  expect(new Set(rows.map(({ creditorOrgId }) => creditorOrgId)).size).toBe(2)
}

test('a file that is recalled leaves the list; when the mandate ends, all of its creditor do', async () => {
  await story.owner.call(outsourcingRoutes.recallPlacements, {
    body: { placementIds: [ids.MOREL!.placementId], reason: 'Réglé entre nous' },
  })
  await story.runJobs()
  expect(await codes({ show: 'all' })).not.toContain('MOREL')
  expect(await codes({ show: 'all' })).toContain('DURAND')
  await withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(
      `update outsourcing.mandate set ends_on = '2026-03-19', works_until = '2026-03-19' where id = $1`,
      [mandates[0]],
    )
  })
  story.at('2026-03-20')
  await story.runJobs()
  expect((await codes({ show: 'all' })).toSorted()).toEqual(['PETIT', 'YAMADA'])
  expect((await board({ show: 'all' })).creditors.map(({ name }) => name)).toEqual(['Bérard'])
})
