import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { withOwner } from '../src/platform/database.ts'
import { bankSays } from '../tools/testing/bank.ts'
import { pay } from '../tools/testing/books.ts'
import type { Story } from '../tools/testing/story.ts'
import { pdfOf } from './documents-files.ts'
import { signMandate } from './outsourcing-hand-over.ts'
import { type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults, payment, plain } from './outsourcing-receipts-scene.ts'

/** What a remittance is to the creditor's bank, and fees that hang on no receipt of the agency. */
let scene: MoneyScene
let story: Story
beforeAll(async () => {
  scene = await moneyScene('2026-11-05')
  story = scene.story
})
afterAll(() => story.end())

const OURS = 'FR1420041010050500013M02606'
/** The provider's dedicated account, as it confirmed it (`keepAgency`). */
const THEIRS = 'FR7630006000011234567890189'
const bank = (cents: number, words: string, iban: string | undefined, on = '2026-11-06') =>
  bankSays(
    story.database.db,
    story.owner.orgId!,
    { iban: OURS, movements: [{ on: day(on), cents, words, payer: 'CABINET FERRAND', ...(iban ? { iban } : {}) }] },
    story.now(),
  )
const lines = async (show: 'open' | 'set_aside') =>
  (await story.owner.call(cashRoutes.lines, { query: { show } })).lines

test('the bank line that brings a remittance closes with it, is no debtor’s payment, and can be taken back', async () => {
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'BANQUE', 85_000)
  await scene.paid(placementId, 60_000, '2026-11-05')
  const [made] = await scene.run(mandateId)
  await scene.pay([made!.id], '2026-11-05')
  story.at('2026-11-06')
  // What is left of the same document is 250 €: the bank brings 510 €, and nobody is proposed.
  await bank(51_000, made!.reference, undefined)
  expect((await scene.given(made!.id)).arrivedOn).toBe('2026-11-06')
  expect((await scene.given(made!.id)).differences).toEqual([])
  const [line] = await lines('set_aside')
  expect(line).toMatchObject({ cents: 51_000, setAsideAs: 'remittance' })
  // The other side is not told which line of our bank it was.
  const seen = await scene.ground.agency.call(routes.remittance, { params: { id: made!.id } })
  expect(seen).toMatchObject({ arrivedOn: null, lineId: null, differences: [] })
  const strangers = await scene.ground.agency.ask(routes.undoArrival, { params: { id: made!.id } })
  expect(strangers.status).toBe(404)
  await story.owner.call(routes.undoArrival, { params: { id: made!.id } })
  expect(await lines('open')).toMatchObject([{ cents: 51_000, best: null }])
  expect((await scene.given(made!.id)).arrivedOn).toBeNull()
  await story.owner.call(routes.tellArrival, { params: { id: made!.id }, body: { lineId: line!.id } })
  expect((await scene.given(made!.id)).arrivedOn).toBe('2026-11-06')
  expect(await faults(story)).toEqual([])
})

test('money of the dedicated account is never proposed as a debtor’s, and closes once its remittance is said to be paid', async () => {
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'COMPTE', 100_000)
  await scene.paid(placementId, 40_000, '2026-11-06')
  const [made] = await scene.run(mandateId)
  // The bank is quicker than the agency's word. The open document is of the same sum, and cited.
  await scene.placed(mandateId, 'SOSIE', 34_000)
  await bank(34_000, 'FA-SOSIE', THEIRS, '2026-11-06')
  const [line] = (await lines('open')).filter(({ cents }) => cents === 34_000)
  expect(line).toMatchObject({ best: null })
  const early = await story.owner.ask(routes.tellArrival, { params: { id: made!.id }, body: { lineId: line!.id } })
  expect(early.status).toBe(404)
  await scene.pay([made!.id], '2026-11-06')
  await story.runJobs()
  expect((await scene.given(made!.id)).lineId).toBe(line!.id)
  expect((await lines('open')).filter(({ cents }) => cents === 34_000)).toEqual([])
})

test('paid straight to the creditor, the fee is due all the same, and set off against the agency’s money', async () => {
  const mandateId = await scene.mandate()
  const direct = await scene.placed(mandateId, 'DIRECT', 100_000)
  const other = await scene.placed(mandateId, 'AGENCE', 100_000)
  await pay(story, direct.customerId, direct.itemId, 60_000, '2026-11-06')
  await story.runJobs()
  expect(await scene.feesOf(mandateId)).toMatchObject([{ kind: 'receipt', netCents: 9_000 }])
  expect(await scene.plan(mandateId)).toBeUndefined()
  await scene.paid(other.placementId, 20_000, '2026-11-06')
  expect(await scene.plan(mandateId)).toMatchObject({ receiptsCents: 20_000, feesCents: 12_000, cents: 8_000 })
})

test('side costs are charged with their proof, by the mandate: refused when not agreed, not ours to bear, or too dear', async () => {
  const cost = { stage: 'amicable', bearer: 'creditor', basis: 'actual', cents: 2_000 } as const
  const mandateId = await scene.mandate(() => ({
    tariff: {
      ...flatRate('EUR', 1500),
      sideCosts: [
        { ...cost, kind: 'search' },
        { ...cost, kind: 'registered_letter', basis: 'fixed', cents: 650 },
        { ...cost, kind: 'visit', bearer: 'provider' },
      ],
    } as Terms['tariff'],
  }))
  const { placementId } = await scene.placed(mandateId, 'FRAIS', 100_000)
  const proof = await pdfOf(['Facture de recherche'])
  const charge = (query: object) =>
    scene.ground.agency.ask(routes.chargeSideCost, {
      query: { placementId, on: '2026-11-06', kind: 'search', name: 'recherche.pdf', cents: 1_500, ...query },
      body: proof,
    })
  expect((await charge({ kind: 'lawyer' })).refusal?.code).toBe('cost_not_agreed')
  expect((await charge({ kind: 'visit' })).refusal?.code).toBe('cost_of_others')
  const dear = await charge({ cents: 2_001 })
  expect(plain(dear.refusal!.message)).toBe(
    'Les frais « recherche d’adresse ou de solvabilité » sont de 20,01 €, le mandat les limite à 20,00 € : demandez l’accord du créancier.',
  )
  expect((await charge({ on: '2026-11-05' })).refusal?.code).toBe('cost_day')
  expect((await charge({})).refusal).toBeNull()
  expect((await charge({})).refusal?.code).toBe('cost_twice')
  expect((await charge({ kind: 'registered_letter', cents: undefined })).refusal).toBeNull()
  const fees = await scene.feesOf(mandateId)
  expect(fees.map(({ netCents, vatCents }) => [netCents, vatCents]).toSorted()).toEqual([
    [1_500, 300],
    [650, 130],
  ])
  const { id } = fees.find(({ hasProof, netCents }) => hasProof && netCents === 1_500)!
  const blob = await story.owner.call(routes.feeProof, { params: { id } })
  expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(proof))).toBe(true)
  // The creditor itself charges nothing to a file of an agency that is here.
  const asCreditor = await story.owner.ask(routes.chargeSideCost, {
    query: { placementId, on: '2026-11-06', kind: 'search', name: 'x.pdf', cents: 1 },
    body: proof,
  })
  expect(asCreditor.status).toBe(404)
})

test('a period that is over is charged once: files, flat fee, and what its maximum takes off', async () => {
  const mandateId = await scene.mandate(() => ({
    tariff: {
      ...{ ...flatRate('EUR', 1000), vat: 'none', flatCents: 5_000, period: 'month' },
      ...{ perFile: [{ fromFiles: 1, toFiles: null, cents: 700 }], capPerPeriodCents: 12_000 },
    } as Terms['tariff'],
  }))
  const { placementId } = await scene.placed(mandateId, 'PERIODE', 100_000)
  await scene.paid(placementId, 90_000, '2026-11-06')
  story.at('2026-12-05')
  await story.runJobs()
  expect(await scene.feesOf(mandateId)).toHaveLength(1)
  story.at('2026-12-06')
  await story.runJobs()
  await story.runJobs()
  const [period, receipt] = await scene.feesOf(mandateId)
  // 90 € of success, 7 € of files and 50 € flat are 147 €: 27 € are above the maximum.
  expect([receipt!.netCents, period!.netCents]).toEqual([9_000, 3_000])
  expect(plain(period!.how)).toBe('dossiers confiés : 7,00 € ; forfait : 50,00 € ; plafond : 27,00 € de moins')
  expect(plain(period!.label)).toBe('Période du 06/11/2026 au 05/12/2026')
})

test('a statement of a provider elsewhere is held against our books: one that does not add up is refused with every reason, and recorded', async () => {
  const { mandateId } = await signMandate(story, { no: 90, provider: 'Ailleurs', startsOn: '2026-01-01' })
  const record = async (code: string, cents: number) => {
    const { placementId } = await scene.placed(mandateId, code, 200_000)
    const { creditor: _, ...body } = payment(scene.creditor, placementId, cents, '2026-12-06')
    await story.owner.call(routes.recordAnnounced, { body })
    await story.runJobs()
  }
  await record('LOIN1', 100_000)
  await record('LOIN2', 50_000)
  const fees = await scene.feesOf(mandateId)
  expect(fees.map(({ netCents, vatCents }) => [netCents, vatCents]).toSorted((a, b) => a[0]! - b[0]!)).toEqual([
    [7_500, 1_500],
    [15_000, 3_000],
  ])
  const { receipts } = await story.owner.call(routes.collectedReceipts, { query: { mandateId } })
  const named = (of: number) =>
    receipts.filter(({ cents }) => cents === of).map((one) => [one.number, one.placement])[0]!
  const [first, second] = [named(100_000), named(50_000)]
  const file = (rows: (string | undefined)[][]) =>
    new TextEncoder().encode(
      [['N°', 'Dossier', 'Encaissé', 'Honoraires HT', 'TVA'], ...rows].map((row) => row.join(';')).join('\r\n'),
    )
  const send = (rows: (string | undefined)[][], query: object = {}) =>
    story.owner.call(routes.importStatement, {
      query: {
        ...{ mandateId, name: 'releve.csv', paidOn: '2026-12-06', paidCents: 123_000, reference: 'AIL-12' },
        ...{ invoiceNumber: 'F-889', commit: 'true', ...query },
      },
      body: file(rows),
    })
  const good = [
    [...first, '1000,00', '150,00', '30,00'],
    [...second, '500,00', '75,00', '15,00'],
  ]
  const bad = await send([
    [...first, '1000,00', '160,00', '32,00'],
    [...first, '1000,00', '150,00', '30,00'],
    ['QU-9999', 'CF-0001', '10,00', '0', '0'],
    [...second, '499,99', '75,00', '15,00'],
  ])
  expect(bad.remittanceId).toBeNull()
  expect(bad.reasons.map(({ code, line }) => [code, line])).toEqual([
    ['feeDiffers', 2],
    ['twice', 3],
    ['unknown', 4],
    ['amountDiffers', 5],
    ['totalDiffers', null],
  ])
  expect(plain(bad.reasons[0]!.sentence)).toContain(
    'doit 150,00 € et 30,00 € de TVA ; le relevé retient 160,00 € et 32,00 €',
  )
  const { rows } = await withOwner(story.database.ownerUrl, (owner) =>
    owner.query('select name, jsonb_array_length(reasons) as n from outsourcing.remittance_refusal'),
  )
  expect(rows).toEqual([{ name: 'releve.csv', n: 5 }])
  const preview = await send(good, { commit: 'false' })
  expect(preview).toMatchObject({ remittanceId: null, cents: 123_000, reasons: [] })
  const done = await send(good)
  expect(done).toMatchObject({ receipts: 2, receiptsCents: 150_000, feesCents: 27_000, cents: 123_000, reasons: [] })
  expect(await scene.given(done.remittanceId!)).toMatchObject({
    state: 'paid',
    paidOn: '2026-12-06',
    otherName: 'Ailleurs',
  })
  expect(await scene.invoicesOf(mandateId)).toMatchObject([{ number: 'F-889', totalCents: 27_000, leftCents: 0 }])
  const again = await send(good)
  expect(again.reasons.map(({ code }) => code)).toEqual(['remitted', 'remitted'])
  await record('LOIN3', 10_000)
  const { receipts: since } = await story.owner.call(routes.collectedReceipts, { query: { mandateId, show: 'held' } })
  const next = await story.owner.ask(routes.importStatement, {
    query: {
      ...{ mandateId, name: 'releve.csv', paidOn: '2026-12-06', paidCents: 8_200, reference: 'AIL-12' },
      ...{ invoiceNumber: 'F-890', commit: 'true' },
    },
    body: file([[since[0]!.number, since[0]!.placement, '100,00', '15,00', '3,00']]),
  })
  expect(next.refusal?.code).toBe('reference_taken')
  expect(await faults(story)).toEqual([])
})
