import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bookDocument, IN_RENNES, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { faults, openCents, payment, plain, receiptScene } from './outsourcing-receipts-scene.ts'
import { placedDebtor, type VoiceScene } from './outsourcing-voice-scene.ts'

/** What debtors pay of placed claims, to the agency or to the creditor: one pair of organisations, each test its own debtor. */
let scene: VoiceScene
let creditor: number
beforeAll(async () => {
  scene = await receiptScene('2026-03-09')
  creditor = scene.story.owner.orgId!
})
afterAll(() => scene.story.end())

const record = (body: ReturnType<typeof payment>) => scene.agency.call(routes.recordReceipt, { body })
const accounts = async () => (await scene.agency.call(routes.fundAccounts)).accounts
const balance = async (): Promise<number> =>
  (await accounts()).find(({ currency }) => currency === 'EUR')?.balanceCents ?? 0
const receiptsOf = async (customerId: string) =>
  (await scene.story.owner.call(routes.collectedReceipts, { query: { customerId } })).receipts
const refusalOf = async (body: ReturnType<typeof payment>) => {
  const { refusal } = await scene.agency.ask(routes.recordReceipt, { body })
  return { code: refusal?.code, message: plain(refusal?.message ?? '') }
}

test('a payment to the agency frees the debtor that day, stands in the funds of the creditor, and is known to both sides', async () => {
  const { story, agency } = scene
  const { customerId, itemId, placementId } = await placedDebtor(scene, 'AUBERT', 120_000)
  const before = await balance()
  const done = await record(payment(creditor, placementId, 50_000, '2026-03-06', { reference: 'CHQ 0001' }))
  expect(done).toMatchObject({ isNew: true })
  expect(await openCents(story, itemId)).toBe(70_000)
  expect(await balance()).toBe(before + 50_000)
  const [seen] = await receiptsOf(customerId)
  expect(seen).toMatchObject({
    ...{
      number: done.number,
      cents: 50_000,
      paidTo: 'agency',
      means: 'cheque',
      receivedOn: '2026-03-06',
      leftCents: 70_000,
    },
    ...{
      recordedByName: 'Paul Ferrand, Cabinet Ferrand',
      parts: [{ documentNo: 'FA-AUBERT', cents: 50_000 }],
      remitBy: '2026-04-03',
    },
  })
  const mine = await agency.call(routes.agencyReceipts, { query: { words: 'aubert' } })
  expect(mine.receipts.map(({ id }) => id)).toEqual([seen!.id])
  // What it settled is the receipt's: nobody takes it apart by hand.
  const { allocations } = await story.owner.call(ledgerRoutes.item, { params: { id: itemId } })
  const body = { allocationIds: allocations.map(({ id }) => id) }
  expect((await story.owner.ask(cashRoutes.undoSettlements, { body })).refusal?.code).toBe('not_by_hand')
  // Nobody is told of it a second time as paid straight to the creditor.
  await story.runJobs()
  const { events } = await story.owner.call(routes.placement, { params: { id: placementId } })
  expect(events.filter(({ kind }) => kind !== 'placed')).toEqual([])
  expect(await receiptsOf(customerId)).toHaveLength(1)
  expect(await faults(story)).toEqual([])
})

test('asked twice under one id it is recorded once; the rest paid, the file ends; more than is owed is refused with the sum', async () => {
  const { story } = scene
  const { itemId, placementId } = await placedDebtor(scene, 'BODIN', 80_000)
  const body = payment(creditor, placementId, 30_000, '2026-03-09')
  const first = await record(body)
  expect(await record(body)).toEqual({ ...first, isNew: false })
  expect(await openCents(story, itemId)).toBe(50_000)
  expect((await refusalOf({ ...body, cents: 20_000 })).code).toBe('changed_meanwhile')
  expect(await refusalOf(payment(creditor, placementId, 60_000, '2026-03-09'))).toMatchObject({
    code: 'more_than_owed',
    message: expect.stringContaining('Il reste 500,00 € à payer sur le dossier'),
  })
  await record(payment(creditor, placementId, 50_000, '2026-03-09'))
  await story.runJobs()
  const { endedWhy } = await story.owner.call(routes.placement, { params: { id: placementId } })
  expect(endedWhy).toBe('paid')
  expect((await refusalOf(payment(creditor, placementId, 100, '2026-03-09'))).code).toBe('nothing_owed')
})

test('bad days, currencies, documents and strangers are refused in words, and nothing moves', async () => {
  const { story } = scene
  const { placementId, itemId } = await placedDebtor(scene, 'CORRE', 40_000)
  const before = await balance()
  const asked = (more: object) => refusalOf({ ...payment(creditor, placementId, 10_000, '2026-03-09'), ...more })
  expect((await asked({ receivedOn: '2026-03-10' })).code).toBe('dated_ahead')
  expect(await asked({ receivedOn: '2026-03-01' })).toMatchObject({
    code: 'before_placement',
    message: expect.stringContaining('n’était pas encore confié'),
  })
  expect((await asked({ currency: 'USD' })).code).toBe('other_currency')
  expect((await asked({ parts: [{ itemId, cents: 9_000 }] })).code).toBe('does_not_add_up')
  expect((await asked({ parts: [{ itemId: randomUUID(), cents: 10_000 }] })).code).toBe('not_in_file')
  expect((await asked({ placementId: randomUUID() })).code).toBe('not_found')
  expect((await asked({ creditor: 999 })).code).toBe('not_found')
  // The creditor's own people do not record what its agency collects, and no agent writes past the wall.
  const { id, creditor: _, ...body } = payment(creditor, placementId, 10_000, '2026-03-09')
  const { refusal } = await story.owner.ask(routes.recordAnnounced, { body: { id, ...body } })
  expect(refusal?.code).toBe('agency_records')
  expect((await scene.agent.ask(routes.recordAnnounced, { body: { id, ...body } })).refusal?.code).toBe('right_missing')
  expect((await story.owner.ask(routes.recordReceipt, { body: { id, creditor, ...body } })).refusal?.code).toBe(
    'not_found',
  )
  expect(await openCents(story, itemId)).toBe(40_000)
  expect(await balance()).toBe(before)
})

test('a cheque that bounces opens the documents from that day, leaves the funds, and the file that it had closed goes on', async () => {
  const { story, agency } = scene
  const { customerId, itemId, placementId } = await placedDebtor(scene, 'DAVID', 60_000)
  const before = await balance()
  const { id } = await record(payment(creditor, placementId, 60_000, '2026-03-09'))
  await story.runJobs()
  expect((await story.owner.call(routes.placement, { params: { id: placementId } })).endedWhy).toBe('paid')
  const back = { params: { id }, body: { as: 'bounced' as const, on: '2026-03-09', why: 'Chèque sans provision' } }
  await agency.call(routes.returnReceipt, back)
  expect(await openCents(story, itemId)).toBe(60_000)
  expect(await balance()).toBe(before)
  await story.runJobs()
  expect(await story.owner.call(routes.placement, { params: { id: placementId } })).toMatchObject({
    endedOn: null,
    openCents: 60_000,
  })
  expect((await receiptsOf(customerId))[0]).toMatchObject({
    returnedAs: 'bounced',
    returnedWhy: 'Chèque sans provision',
  })
  expect((await agency.ask(routes.returnReceipt, back)).refusal?.code).toBe('already_done')
  // One typed by mistake never was: no trace is left in the account of the debtor.
  const wrong = await record(payment(creditor, placementId, 10_000, '2026-03-09'))
  await agency.call(routes.returnReceipt, {
    params: { id: wrong.id },
    body: { as: 'mistaken', on: '2026-03-09', why: 'Autre débiteur' },
  })
  expect(await openCents(story, itemId)).toBe(60_000)
  expect(await balance()).toBe(before)
  expect(await faults(story)).toEqual([])
})

test('what is paid straight to the creditor is a receipt by itself, follows the books when they take it back, and moves no funds', async () => {
  const { story, agency } = scene
  const { customerId, itemId, placementId } = await placedDebtor(scene, 'EVRARD', 90_000)
  const before = await balance()
  await pay(story, customerId, itemId, 20_000, '2026-03-08')
  await story.runJobs()
  await story.runJobs()
  expect(await receiptsOf(customerId)).toMatchObject([
    { paidTo: 'creditor', cents: 20_000, receivedOn: '2026-03-08', returnedOn: null, remitBy: null, tail: null },
  ])
  const told = await agency.call(routes.agencyReceipts, { query: { show: 'direct', placementId } })
  expect(told.sums).toEqual([{ currency: 'EUR', count: 1, cents: 20_000 }])
  const { refusal } = await agency.ask(routes.returnReceipt, {
    ...{ params: { id: told.receipts[0]!.id }, body: { as: 'mistaken', on: '2026-03-09', why: 'Non' } },
  })
  expect(refusal?.code).toBe('follows_books')
  await unpay(story, itemId)
  await story.runJobs()
  expect(await receiptsOf(customerId)).toMatchObject([{ returnedAs: 'undone' }])
  expect(await balance()).toBe(before)
  expect(await faults(story)).toEqual([])
})

test('money that was paid before the file was placed earns nobody a fee', async () => {
  const { story } = scene
  const { customerId, itemId } = await placedDebtor(scene, 'FABRE', 50_000)
  await pay(story, customerId, itemId, 50_000, '2026-02-27')
  await story.runJobs()
  expect(await receiptsOf(customerId)).toEqual([])
})

test('the debtor is given a receipt in its language, the same on both sides, that says so when it no longer holds', async () => {
  const { story, agency } = scene
  const { customerId, placementId } = await placedDebtor(scene, 'GARNIER', 45_000)
  const { id, number } = await record(payment(creditor, placementId, 15_000, '2026-03-09', { payer: 'Mme Garnier' }))
  const pdf = async (blob: Promise<Blob>) => new Uint8Array(await (await blob).arrayBuffer())
  const ours = await pdf(story.owner.call(routes.receiptPdf, { params: { id } }))
  const theirs = await pdf(agency.call(routes.agencyReceiptPdf, { params: { id } }))
  expect(Buffer.compare(theirs, ours)).toBe(0)
  const text = await wordsOf(ours)
  expect(text).toContain(number)
  expect(text).toContain(
    'Cabinet Ferrand a reçu de Mme Garnier le 09/03/2026 la somme de 150,00 € (chèque), pour le compte d’Atelier des Lices',
  )
  expect(text).toContain('il reste 300,00 € à payer')
  await agency.call(routes.returnReceipt, {
    params: { id },
    body: { as: 'bounced', on: '2026-03-09', why: 'Sans provision' },
  })
  const english = { ...IN_RENNES, code: 'GARNIER', name: 'GARNIER SARL', lang: 'en' as const }
  await story.owner.call(partiesRoutes.updateCustomer, { params: { id: customerId }, body: english })
  expect(await wordsOf(await pdf(story.owner.call(routes.receiptPdf, { params: { id } })))).toContain(
    'This receipt is no longer valid',
  )
})

test('files are found over all creditors by number, file, amount and name, and never those of another agency', async () => {
  const { story, agency } = scene
  const { placementId } = await placedDebtor(scene, 'HUBERT', 31_337)
  const other = await newCustomer(story, 'HUBERTB', { name: 'Hubert Bis' })
  await bookDocument(story, { customerId: other, documentNo: 'FA-BIS', cents: 31_337, dueOn: '2025-10-31' })
  const find = async (words: string) =>
    (await agency.call(routes.searchFiles, { query: { words } })).files.map((file) => file.placementId)
  for (const words of ['FA-HUBERT', 'fa hubert', '313,37', 'hubert']) expect(await find(words)).toEqual([placementId])
  expect(await find('FA-BIS')).toEqual([])
  expect((await story.owner.call(routes.searchFiles, { query: { words: 'hubert' } })).files).toEqual([])
})
