import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOfPdf } from '../src/adapters/pdf/index.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { QueryIn } from '../src/platform/route.ts'
import { newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type Agency, newAgency, seatIn } from './agency-scene.ts'
import type { SignedMandate } from './outsourcing-hand-over.ts'
import { mandateWith, type PlacedFile, placedFile } from './outsourcing-results-scene.ts'
import { debtorOf, portalOf } from './portal-debtor.ts'

/**
 * Recouvro promised 60 % of claims of that age and brought 18 % of what it was given; Delaunay, who works elsewhere, was given three. On the 14th of
 * September: what each did, to the cent; the figures open their files; the service of Recouvro is measured; the agency reads its own results.
 */
let story: Story
let agency: Agency
let other: Agency
let recouvro: SignedMandate
let delaunay: SignedMandate
const customers: Record<string, string> = {}
const files: Record<string, string> = {}

const give = async (code: string, mandate: SignedMandate, orgId: number | null, file: Partial<PlacedFile>) => {
  customers[code] ??= await newCustomer(story, code, { name: `Société ${code}` })
  files[code] = await placedFile(story, mandate, orgId, {
    ...{ customerId: customers[code]!, documentNo: `FA-${code}`, cents: 100_000, dueOn: '2025-10-31' },
    ...{ placedOn: '2026-02-02', ...file },
  })
}

beforeAll(async () => {
  story = await tellStory('2026-09-14')
  agency = await newAgency(story, 'Recouvro', 'Nadia Ferrand')
  other = await newAgency(story, 'Autre Cabinet', 'Paul Autre')
  const proven = { young: 8_000, middle: 6_000, old: 3_000 }
  recouvro = await mandateWith(story, { no: 1, provider: 'Recouvro', agencyOrgId: agency.orgId, proven })
  delaunay = await mandateWith(story, { no: 2, provider: 'Delaunay', agencyOrgId: null })
  const here = agency.orgId
  // Twelve files that have their six months, of 13 000 € together.
  for (let at = 1; at <= 10; at++) await give(`R${at}`, recouvro, here, { isPilot: at <= 4 })
  await give('PAID', recouvro, here, {
    receipts: [{ on: '2026-02-22', cents: 100_000, fee: 15_000, remittedOn: '2026-03-10' }],
    ...{ endedOn: '2026-02-22', endedWhy: 'paid' },
  })
  await give('PART', recouvro, here, {
    receipts: [
      { on: '2026-03-04', cents: 80_000, fee: 12_000, paidTo: 'creditor' },
      { on: '2026-03-16', cents: 60_000, fee: 9_000, remittedOn: '2026-05-20' },
      // Neither what bounced nor what came after the tail is the provider's.
      { on: '2026-04-01', cents: 5_000, returnedOn: '2026-04-03' },
      { on: '2026-05-01', cents: 4_000, paidTo: 'creditor', tail: 'after' },
    ],
    cents: 200_000,
  })
  await give('YOUNG', recouvro, here, { placedOn: '2026-09-10' })
  for (const code of ['D1', 'D2', 'D3'])
    await give(code, delaunay, null, { placedOn: '2026-07-06', receipts: [{ on: '2026-08-03', cents: 50_000 }] })
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const results = () => story.owner.call(routes.results)
const behind = async (query: Partial<QueryIn<typeof routes.resultFiles>>) => {
  const asked = { providerId: recouvro.providerId, currency: 'EUR', ...query }
  return story.owner.call(routes.resultFiles, { query: asked })
}
const service = (id: string) => story.owner.call(routes.mandateService, { params: { id } })

test('a provider’s results add up: what was placed, what came and stayed, what it cost, against what was promised and what we expect here', async () => {
  const { results: all } = await results()
  expect(all.map(({ provider, score }) => [provider, score.files])).toEqual([
    ['Recouvro', 13],
    ['Delaunay', 3],
  ])
  const [one] = all
  expect(one!.score).toMatchObject({
    ...{ placedCents: 1_400_000, recoveredCents: 240_000, feeCents: 36_000, netCents: 204_000, costBp: 1_500 },
    ...{ running: 12, paid: 1, firstDays: 20, medianEuroDays: 30, rate: { bp: 1_714, files: 13, isThin: false } },
  })
  expect(one!.promise).toMatchObject({
    ...{
      files: 12,
      placedCents: 1_300_000,
      promisedCents: 780_000,
      cameCents: 240_000,
      promisedBp: 6_000,
      verdict: 'short',
    },
  })
  // Of claims three to six months late 65 % comes in here by the stated prior, of those later than that 40 %.
  expect(one!.here).toEqual({ cents: 885_000, bp: 6_321, ownFiles: 0 })
  expect(one!.cohorts.map(({ month, cells }) => [month, cells.slice(0, 3).map((cell) => cell?.cents ?? null)])).toEqual(
    [
      ['2026-02', [100_000, 240_000, 240_000]],
      ['2026-09', [null, null, null]],
    ],
  )
  expect(one!.pilot?.pilot).toMatchObject({ files: 4, recoveredCents: 0 })
  expect(all[1]!.promise).toBeNull()
})

test('each figure opens exactly the files that it is made of', async () => {
  const [one] = (await results()).results
  for (const { age, files: count, placedCents, recoveredCents } of one!.byAge)
    expect(await behind({ age })).toMatchObject({ count, placedCents, recoveredCents })
  for (const { size, files: count, placedCents } of one!.bySize)
    expect(await behind({ size })).toMatchObject({ count, placedCents })
  expect(await behind({ shows: 'recovered' })).toMatchObject({ count: 2, recoveredCents: 240_000, feeCents: 36_000 })
  expect(await behind({ shows: 'ripe' })).toMatchObject({ count: 12, placedCents: 1_300_000 })
  expect(await behind({ pilot: 'true' })).toMatchObject({ count: 4 })
  expect((await behind({ month: '2026-09' })).files.map(({ customerName }) => customerName)).toEqual(['Société YOUNG'])
})

test('two providers on too few like files are not compared', async () => {
  const query = { providerId: recouvro.providerId, withId: delaunay.providerId, currency: 'EUR' }
  const compared = await story.owner.call(routes.compareResults, { query })
  expect(compared).toMatchObject({
    horizon: 180,
    ours: { files: 12, tooYoung: 1 },
    theirs: { files: 0, tooYoung: 3 },
    result: null,
  })
})

test('the service is measured from what people of the agency did in our books, and each clock names its file', async () => {
  const agent = seatIn(story, agency.owner, story.owner.orgId)
  const call = {
    kind: 'call',
    body: 'Rappeler jeudi.',
    outcome: 'reached',
    contactId: null,
    phone: null,
    callBackOn: null,
  } as const
  await agent.call(deskRoutes.addNote, { params: { id: customers.YOUNG! }, body: call })
  const { categories } = await story.owner.call(disputesRoutes.categories)
  const shown = await service(recouvro.mandateId)
  const clause = (code: string) => shown.clauses.find((one) => one.code === code)!
  // Within five days: one was called on its fourth; the one that paid on its twentieth had not been, like the others.
  expect(clause('first_contact')).toMatchObject({ kept: 1, late: 0, broken: 12, running: 0 })
  expect(clause('remittance')).toMatchObject({ kept: 1, late: 1, broken: 0 })
  expect(clause('file_age')).toMatchObject({ broken: 10, running: 1 })
  expect(shown.running.map(({ code, customerName, dueOn }) => [code, customerName, dueOn])).toEqual([
    ['contacts', 'Société YOUNG', '2027-01-08'],
    ['file_age', 'Société YOUNG', '2027-01-08'],
  ])
  expect(shown.running[0]!.count).toEqual({ made: 1, of: 4 })
  expect(shown.breaches.find(({ code }) => code === 'remittance')).toMatchObject({
    ...{ customerName: 'Société PART', dueOn: '2026-04-15', doneOn: '2026-05-20', daysLate: 35 },
  })
  // A dispute that nobody answers for three days is told too, and answered it is not.
  const items = [{ itemId: await itemOf('R1'), cents: 5_000 }]
  const opened = {
    customerId: customers.R1!,
    categoryId: categories[0]!.id,
    items,
    note: '',
    dueOn: null,
    source: 'us' as const,
  }
  const { id } = await story.owner.call(disputesRoutes.open, { body: opened })
  story.at('2026-09-18')
  const late = await service(recouvro.mandateId)
  expect(late.clauses.find(({ code }) => code === 'answer')).toMatchObject({ broken: 1 })
  await agent.call(disputesRoutes.addNote, { params: { id }, body: { body: 'Bon de livraison demandé.' } })
  expect((await service(recouvro.mandateId)).breaches.find(({ code }) => code === 'answer')).toMatchObject({
    ...{ state: 'late', customerName: 'Société R1', daysLate: 1 },
  })
})

test('reports of a provider that works elsewhere are due after each period, and recorded once', async () => {
  const params = { id: delaunay.mandateId }
  const shown = await service(delaunay.mandateId)
  expect(shown.seesActs).toBe(false)
  expect(shown.reports[0]).toMatchObject({ untilOn: '2026-08-31', dueOn: '2026-09-10', receivedOn: null })
  const body = { untilOn: '2026-08-31', receivedOn: '2026-09-09', note: 'Par e-mail' }
  await story.owner.call(routes.recordReport, { params, body })
  await expect(story.owner.call(routes.recordReport, { params, body })).rejects.toThrow(/déjà enregistré/)
  await expect(
    story.owner.call(routes.recordReport, { params, body: { ...body, untilOn: '2026-08-30' } }),
  ).rejects.toThrow(/pas la fin d’une période/)
  await expect(
    story.owner.call(routes.recordReport, {
      params,
      body: { ...body, untilOn: '2026-07-31', receivedOn: '2026-07-31' },
    }),
  ).rejects.toThrow(/après la fin de sa période/)
  const now = await service(delaunay.mandateId)
  expect(now.reports[0]).toMatchObject({ receivedOn: '2026-09-09', byName: 'Claire Propriétaire' })
  expect(now.clauses.find(({ code }) => code === 'report')).toMatchObject({ kept: 1, broken: 7 })
})

test('an agency reads its own results and service, names only what it works, and nothing of another agency or of ours', async () => {
  const params = { id: recouvro.mandateId }
  const { results: own } = await agency.owner.call(routes.receivedResults, { params })
  expect(own[0]).toMatchObject({ creditor: 'Atelier des Lices', here: null, score: { recoveredCents: 240_000 } })
  const query = { currency: 'EUR' }
  const shown = await agency.owner.call(routes.receivedResultFiles, { params, query })
  expect(shown.count).toBe(13)
  const paid = shown.files.find(({ id }) => id === files.PAID)!
  expect([paid.customerName, paid.customerId, paid.recoveredCents]).toEqual([null, null, 100_000])
  expect(shown.files.find(({ id }) => id === files.PART)?.customerName).toBe('Société PART')
  expect((await agency.owner.call(routes.receivedService, { params })).clauses[0]).toMatchObject({ broken: 12 })
  for (const route of [routes.receivedResults, routes.receivedService] as const) {
    await expect(other.owner.call(route, { params })).rejects.toThrow(/n’existe pas|introuvable|not/i)
    await expect(agency.owner.call(route, { params: { id: delaunay.mandateId } })).rejects.toThrow()
  }
})

test('an agency reads all its creditors in one table that is each one’s results, takes both away as files, and prints on its own paper', async () => {
  const { results: one } = await agency.owner.call(routes.receivedResults, { params: { id: recouvro.mandateId } })
  const { score } = one[0]!
  const { clauses } = await agency.owner.call(routes.receivedService, { params: { id: recouvro.mandateId } })
  const { rows, count } = await agency.owner.call(routes.receivedByCreditor, { query: {} })
  expect(count).toBe(1)
  expect(rows[0]).toMatchObject({
    ...{ creditor: 'Atelier des Lices', mandate: 'MR-0001', mandateId: recouvro.mandateId, currency: 'EUR' },
    ...{ files: score.files, running: score.running, placedCents: score.placedCents, rateBp: score.rate!.bp },
    ...{ recoveredCents: score.recoveredCents, feeCents: score.feeCents, netCents: score.netCents },
    broken: clauses.reduce((sum, { broken }) => sum + broken, 0),
    late: clauses.reduce((sum, { late }) => sum + late, 0),
  })
  expect(await agency.owner.call(routes.receivedByCreditor, { query: { offset: 1 } })).toMatchObject({ rows: [] })
  // Who works elsewhere, and who is another agency, has none of it.
  expect((await other.owner.call(routes.receivedByCreditor, { query: {} })).count).toBe(0)
  const table = await (await agency.owner.call(routes.receivedByCreditorTable, {})).text()
  expect(table).toContain('Atelier des Lices;MR-0001;13;12;14000,00;2400,00;17,14;360,00;2040,00;')
  const asked = { params: { id: recouvro.mandateId }, query: { currency: 'EUR' } }
  const ours = await (await agency.owner.call(routes.receivedResultsTable, asked)).text()
  expect(ours.trim().split('\r\n')).toHaveLength(14)
  expect(ours).toContain('Société PART')
  expect(ours).not.toContain('Société PAID')
  const pdf = new Uint8Array(await (await agency.owner.call(routes.receivedResultsFile, asked)).arrayBuffer())
  const read = orRefuse(await textOfPdf({ name: 'r.pdf', bytes: pdf }, { pages: 10, lines: 500 }))
  const text = plain(JSON.stringify(read))
  expect(text).toContain('Atelier des Lices · Recouvro')
  for (const route of [routes.receivedResultsTable, routes.receivedResultsFile] as const)
    await expect(other.owner.call(route, asked)).rejects.toThrow()
  await expect(agency.owner.call(routes.receivedResultsFile, { ...asked, query: { currency: 'GBP' } })).rejects.toThrow(
    /no_files/,
  )
})

test('less than was promised is work for the creditor from the night on, until somebody says that it is known', async () => {
  const board = async () => (await story.owner.call(deskRoutes.workBoard, { query: {} })).notKept
  expect(await board()).toEqual([])
  await story.runJobs()
  expect(await board()).toMatchObject([
    { providerId: recouvro.providerId, providerName: 'Recouvro', promisedBp: 6_000, cameBp: 1_846, isSure: true },
  ])
  const body = { providerId: recouvro.providerId, currency: 'EUR', note: 'Réunion le 2 octobre.' }
  await story.owner.call(routes.seePromise, { body })
  expect(await board()).toEqual([])
  await expect(
    story.owner.call(routes.seePromise, { body: { ...body, providerId: delaunay.providerId } }),
  ).rejects.toThrow(/Aucune promesse/)
})

test('the results go out as a PDF that a director reads and as a table that adds up', async () => {
  const query = { providerId: recouvro.providerId, currency: 'EUR' }
  const pdf = await story.owner.call(routes.resultsFile, { query })
  const bytes = new Uint8Array(await pdf.arrayBuffer())
  const read = orRefuse(await textOfPdf({ name: 'resultats.pdf', bytes }, { pages: 10, lines: 500 }))
  const told = plain('rows' in read ? read.rows.flatMap((row) => row.map((one) => one.text)).join(' ') : '')
  for (const text of ['Résultats de Recouvro', '14 000,00 €', '2 400,00 €', 'Promesse non tenue', '0,150 €'])
    expect(told).toContain(text)
  const table = await (await story.owner.call(routes.resultsTable, { query })).text()
  const rows = table.trim().split('\r\n').slice(1)
  const sum = (column: number) =>
    rows.reduce((total, row) => total + Math.round(Number(row.split(';')[column]!.replace(',', '.')) * 100), 0)
  expect([rows.length, sum(7), sum(8), sum(9)]).toEqual([13, 1_400_000, 240_000, 36_000])
})

test('who paid is asked once how it was treated, and the answer counts with the provider', async () => {
  await give('JUGE', recouvro, agency.orgId, {
    placedOn: '2026-09-01',
    receipts: [{ on: '2026-09-16', cents: 30_000 }],
  })
  const debtor = await debtorOf(story, customers.JUGE!)
  expect((await debtor.get()).text).toContain('Votre avis sur Recouvro Avez-vous été traité avec respect ?')
  const wrong = await debtor.post('/satisfaction', { grade: '6' })
  expect([wrong.status, wrong.text.includes('Choisissez une note de 1 à 5.')]).toEqual([422, true])
  await debtor.post('/satisfaction', { grade: '2', comment: 'Trop d’appels.' })
  expect((await debtor.get()).text).not.toContain('Votre avis')
  const { acts } = await portalOf(story, customers.JUGE!)
  expect(acts.map(({ said }) => plain(said))).toEqual(['Traitement par Recouvro : 2/5'])
  expect((await results()).results[0]!.score).toMatchObject({ grades: 1, gradeCentis: 200 })
  expect((await behind({ shows: 'graded' })).files).toMatchObject([{ customerName: 'Société JUGE', grade: 2 }])
  // One answer would tell who gave it: the provider reads neither it nor whose it is.
  const params = { id: recouvro.mandateId }
  const { results: told } = await agency.owner.call(routes.receivedResults, { params })
  expect(told[0]).toMatchObject({ promised: null, promise: null, score: { grades: 0, gradeCentis: null } })
  const query = { currency: 'EUR', shows: 'graded' } as const
  expect((await agency.owner.call(routes.receivedResultFiles, { params, query })).count).toBe(0)
  // Nobody is asked of what was never done.
  expect((await (await debtorOf(story, customers.R2!)).get()).text).not.toContain('Votre avis')
})

test('breaches of the months that are over come off the fees once, by what the mandate says and no more', async () => {
  const strict = await mandateWith(story, {
    ...{ no: 3, provider: 'Strict', agencyOrgId: other.orgId },
    terms: (terms) => ({
      ...terms,
      service: { ...terms.service, credit: { centsPerBreach: 2_000, bpPerBreach: null, capBp: 1_000 } },
    }),
  })
  for (const code of ['S1', 'S2'])
    await give(code, strict, other.orgId, {
      ...{
        placedOn: '2026-08-03',
        receipts: [{ on: '2026-08-20', cents: 100_000, fee: 15_000, remittedOn: '2026-09-01' }],
      },
    })
  const params = { id: strict.mandateId }
  const shown = await service(strict.mandateId)
  // Two first contacts that nobody made are 40 €; a tenth of 300 € of fees is the most.
  expect(shown.due).toEqual({ fromOn: '2026-01-01', toOn: '2026-08-31', breaches: 2, feeCents: 30_000, cents: 3_000 })
  await expect(story.owner.call(routes.takeServiceCredit, { params, body: { cents: 4_000 } })).rejects.toThrow(
    /a changé/,
  )
  await story.owner.call(routes.takeServiceCredit, { params, body: { cents: 3_000 } })
  await expect(story.owner.call(routes.takeServiceCredit, { params, body: { cents: 3_000 } })).rejects.toThrow(
    /Aucun avoir/,
  )
  const now = await service(strict.mandateId)
  expect([now.due, now.credits]).toMatchObject([null, [{ breaches: 2, cents: 3_000, byName: 'Claire Propriétaire' }]])
  const strictly = (await results()).results.find(({ provider }) => provider === 'Strict')!
  expect(strictly.score).toMatchObject({ recoveredCents: 200_000, feeCents: 27_000, netCents: 173_000 })
  expect((await other.owner.call(routes.receivedService, { params })).credits).toHaveLength(1)
})

const itemOf = async (code: string): Promise<string> =>
  (await story.owner.call(routes.placement, { params: { id: files[code]! } })).documentsPlaced[0]!.itemId
