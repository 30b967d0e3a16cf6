import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import type { Story } from '../tools/testing/story.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { EACH, type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults, plain } from './outsourcing-receipts-scene.ts'

/** Fees and remittances between a creditor and an agency, through the API; each test its own mandate, so that its money stands alone. */
let story: Story
let ground: MoneyScene['ground']
let mandate: MoneyScene['mandate']
let placed: MoneyScene['placed']
let paid: MoneyScene['paid']
let bounced: MoneyScene['bounced']
let plan: MoneyScene['plan']
let run: MoneyScene['run']
let pay: MoneyScene['pay']
let given: MoneyScene['given']
let invoicesOf: MoneyScene['invoicesOf']
let feesOf: MoneyScene['feesOf']
let balance: MoneyScene['balance']
beforeAll(async () => {
  const scene = await moneyScene('2026-11-02')
  ;({ story, ground, mandate, placed, paid, bounced, plan, run, pay, given, invoicesOf, feesOf, balance } = scene)
})
afterAll(() => story.end())

test('the law’s example, set off: 1 000 € on 5 November 2026 at 15 % is 850 € by Friday 4 December', async () => {
  const mandateId = await mandate()
  story.at('2026-11-05')
  const { placementId } = await placed(mandateId, 'NET', 500_000)
  await paid(placementId, 100_000, '2026-11-05')
  expect(await feesOf(mandateId)).toMatchObject([{ kind: 'receipt', netCents: 15_000, vatCents: 0, invoice: null }])
  expect(await plan(mandateId)).toMatchObject({
    ...{ receiptsCents: 100_000, feesCents: 15_000, billedCents: 15_000, cents: 85_000, dueOn: '2026-12-04' },
    ...{ leftOut: null, isLate: false },
  })
  const before = await balance()
  const [made] = await run(mandateId)
  expect(made).toMatchObject({
    number: 'RV-0001',
    state: 'made',
    cents: 85_000,
    feesCents: 15_000,
    dueOn: '2026-12-04',
  })
  // The creditor reads it at once; nothing has left the account yet.
  expect(await given(made!.id)).toMatchObject({
    ...{
      otherName: 'Cabinet Ferrand',
      cents: 85_000,
      settled: [{ number: 'FH-0001', cents: 15_000 }],
      differences: [],
    },
    lines: [
      {
        debtorName: expect.any(String),
        documents: 'FA-NET',
        receivedOn: '2026-11-05',
        cents: 100_000,
        feeCents: 15_000,
      },
    ],
  })
  expect(await balance()).toBe(before)
  expect((await pay([made!.id], '2026-11-05')).refusal).toBeNull()
  expect(await balance()).toBe(before - 100_000)
  expect(await invoicesOf(mandateId)).toMatchObject([{ number: 'FH-0001', totalCents: 15_000, leftCents: 0 }])
  expect((await given(made!.id)).differences.map(plain)).toEqual([
    'Annoncé viré le 05/11/2026 : la banque n’a encore rien apporté de 850,00 €.',
  ])
  expect(await faults(story)).toEqual([])
})

test('the same without set-off: 1 000 € whole, and an invoice of its own', async () => {
  const mandateId = await mandate(() => ({ remittance: { ...EACH, mode: 'gross' } }))
  const { placementId } = await placed(mandateId, 'BRUT', 500_000)
  await paid(placementId, 100_000, '2026-11-05')
  const [made] = await run(mandateId)
  expect(made).toMatchObject({ number: 'RV-0002', cents: 100_000, feesCents: 0, mode: 'gross' })
  expect(await invoicesOf(mandateId)).toEqual([])
  const { invoices } = await ground.agency.call(routes.billFees, { body: { mandateId } })
  expect(invoices).toMatchObject([{ number: 'FH-0002' }])
  const [invoice] = await invoicesOf(mandateId)
  expect(invoice).toMatchObject({ totalCents: 15_000, leftCents: 15_000, dueOn: '2026-12-05', isLate: false })
  const again = await ground.agency.ask(routes.billFees, { body: { mandateId } })
  expect(again.refusal?.code).toBe('nothing_to_bill')
  const tooMuch = await story.owner.ask(routes.payFeeInvoice, {
    params: { id: invoice!.id },
    body: { id: randomUUID(), cents: 15_001, on: '2026-11-05' },
  })
  expect(plain(tooMuch.refusal!.message)).toBe('Il reste 150,00 € à régler sur FH-0002 : 150,01 € est trop.')
  const params = { id: invoice!.id }
  await story.owner.call(routes.payFeeInvoice, { params, body: { id: randomUUID(), cents: 15_000, on: '2026-11-05' } })
  expect(await invoicesOf(mandateId, 'agency')).toMatchObject([{ leftCents: 0, otherName: 'Atelier des Lices' }])
})

test('VAT of the day is set off too; fees above the money stay due and are taken from the next', async () => {
  const mandateId = await mandate(() => ({
    tariff: { ...flatRate('EUR', 1500), minimumPerFileCents: 9_999 } as Terms['tariff'],
  }))
  const { placementId: one } = await placed(mandateId, 'TVA1', 300_000)
  await paid(one, 10_000, '2026-11-05')
  // 99,99 € and 20 % of it, of 100 €: the fee is below the receipt, with its VAT it is not.
  expect(await plan(mandateId)).toMatchObject({
    billedCents: 11_999,
    feesCents: 10_000,
    feesLeftCents: 1_999,
    cents: 0,
  })
  const [made] = await run(mandateId)
  expect(made).toMatchObject({ cents: 0, feesCents: 10_000 })
  await pay([made!.id], '2026-11-05')
  expect(await invoicesOf(mandateId)).toMatchObject([{ netCents: 9_999, vatCents: 2_000, leftCents: 1_999 }])
  await paid(one, 100_000, '2026-11-05')
  // 15 % of 1 100 € is 165 €: 65,01 € more, and 13,00 € of VAT.
  expect(await plan(mandateId)).toMatchObject({ billedCents: 7_801, feesCents: 9_800, cents: 90_200 })
  const [next] = await run(mandateId)
  expect((await given(next!.id)).settled.map(({ cents }) => cents)).toEqual([1_999, 7_801])
  const told = await story.owner.call(routes.fees, { query: { side: 'creditor', mandateId, show: 'invoiced' } })
  expect(told.sums).toMatchObject([{ netCents: 16_500, vatCents: 3_300 }])
})

test('a run waits for its rhythm, never for a day past the delay; undone, everything is as before', async () => {
  const mandateId = await mandate(() => ({ remittance: { mode: 'net', rhythm: 'monthly', days: 20 } }))
  const { placementId } = await placed(mandateId, 'RYTHME', 300_000)
  await paid(placementId, 40_000, '2026-11-05')
  const waits = await plan(mandateId)
  expect(waits).toMatchObject({ leftOut: 'waits', dueOn: '2026-11-25' })
  expect(plain(waits!.why!)).toBe('Attend le 25/11/2026, selon le rythme du mandat.')
  expect(await run(mandateId)).toEqual([])
  const [made] = await run(mandateId, true)
  expect(made).toMatchObject({ cents: 34_000 })
  await ground.agency.call(routes.undoRemittance, { params: { id: made!.id } })
  expect(await plan(mandateId, true)).toMatchObject({ cents: 34_000, billedCents: 0, feesCents: 6_000 })
  expect((await pay([made!.id], '2026-11-05')).refusal?.code).toBe('already_done')
  story.at('2026-11-25')
  expect(await plan(mandateId)).toMatchObject({ leftOut: null })
  story.at('2026-11-26')
  expect(await plan(mandateId)).toMatchObject({ isLate: true })
  const [again] = await run(mandateId)
  expect(again).toMatchObject({ cents: 34_000, isLate: true })
  expect(again!.number).not.toBe(made!.number)
  await pay([again!.id], '2026-11-26')
  const undone = await ground.agency.ask(routes.undoRemittance, { params: { id: again!.id } })
  expect(undone.refusal?.code).toBe('already_done')
  expect(await invoicesOf(mandateId)).toHaveLength(1)
})

test('money that went back before the transfer stops it; after it, it is kept from the next with its fee given back', async () => {
  story.at('2026-12-01')
  const mandateId = await mandate()
  const { placementId } = await placed(mandateId, 'REJET', 300_000)
  const first = await paid(placementId, 50_000, '2026-12-01')
  const [stopped] = await run(mandateId)
  await bounced(first, '2026-12-01')
  expect((await pay([stopped!.id], '2026-12-01')).refusal?.code).toBe('went_back')
  await ground.agency.call(routes.undoRemittance, { params: { id: stopped!.id } })
  // Its fee was invoiced: a credit note gives it back, and nothing is left to hand over.
  expect(await plan(mandateId)).toBeUndefined()
  const second = await paid(placementId, 80_000, '2026-12-01')
  const [sent] = await run(mandateId)
  expect(sent).toMatchObject({ receiptsCents: 80_000, feesCents: 12_000, cents: 68_000 })
  await pay([sent!.id], '2026-12-01')
  await bounced(second, '2026-12-01')
  await paid(placementId, 60_000, '2026-12-01')
  // Less than what went back: it waits for more, and the fee that came back pays the new one.
  expect(await plan(mandateId)).toMatchObject({
    returnsCents: 0,
    returnsLeftCents: 80_000,
    feesCents: 0,
    cents: 60_000,
  })
  await paid(placementId, 100_000, '2026-12-01')
  expect(await plan(mandateId)).toMatchObject({ returnsCents: 80_000, feesCents: 12_000, cents: 68_000 })
  const before = await balance()
  const [next] = await run(mandateId)
  await pay([next!.id], '2026-12-01')
  expect(await balance()).toBe(before - 160_000)
  expect((await given(next!.id)).lines.map(({ kind, cents }) => [kind, cents])).toEqual([
    ['receipt', 60_000],
    ['receipt', 100_000],
    ['return', 80_000],
  ])
  const invoices = await invoicesOf(mandateId)
  expect(invoices.reduce((sum, one) => sum + one.totalCents, 0)).toBe(24_000)
  expect(invoices.every(({ leftCents }) => leftCents === 0)).toBe(true)
  expect(await faults(story)).toEqual([])
})

test('a contested fee waits for its answer; accepted it is given back, refused it is due', async () => {
  const mandateId = await mandate()
  const { placementId: one } = await placed(mandateId, 'LITIGE1', 100_000)
  const { placementId: two } = await placed(mandateId, 'LITIGE2', 100_000)
  await paid(one, 20_000, '2026-12-01')
  await paid(two, 10_000, '2026-12-01')
  const [second, first] = await feesOf(mandateId)
  const dispute = (id: string) =>
    story.owner.ask(routes.disputeFee, { params: { id }, body: { why: 'Payé avant la remise' } })
  expect((await dispute(first!.id)).refusal).toBeNull()
  expect((await dispute(first!.id)).refusal?.code).toBe('already_disputed')
  // The creditor does not answer itself, and the agency does not contest.
  const itself = { params: { id: first!.id }, body: { answer: 'accepted' as const, why: '' } }
  expect((await story.owner.ask(routes.answerFee, itself)).status).toBe(404)
  expect((await ground.agency.ask(routes.disputeFee, { params: { id: second!.id }, body: { why: 'x' } })).status).toBe(
    404,
  )
  const held = first!.netCents
  expect(await plan(mandateId)).toMatchObject({ feesCents: 4_500 - held })
  const mute = await ground.agency.ask(routes.answerFee, {
    params: { id: first!.id },
    body: { answer: 'refused', why: '' },
  })
  expect(mute.refusal?.code).toBe('why_missing')
  await ground.agency.call(routes.answerFee, {
    params: { id: first!.id },
    body: { answer: 'accepted', why: 'D’accord' },
  })
  expect(await plan(mandateId)).toMatchObject({ feesCents: 4_500 - held })
  const [made] = await run(mandateId)
  expect(made).toMatchObject({ feesCents: 4_500 - held })
  // Contested once it was set off: accepted, the next run gives it back by a credit note.
  await dispute(second!.id)
  await ground.agency.call(routes.answerFee, { params: { id: second!.id }, body: { answer: 'accepted', why: '' } })
  await paid(one, 80_000, '2026-12-01')
  const next = await plan(mandateId)
  expect(next).toMatchObject({ feesCents: 12_000 - second!.netCents })
  await run(mandateId)
  const credit = (await invoicesOf(mandateId)).find(({ isCredit }) => isCredit)
  expect(credit).toMatchObject({ totalCents: -second!.netCents, leftCents: 0 })
})

test('a fee that is contested once it was invoiced is set off no sooner than it is answered', async () => {
  const mandateId = await mandate()
  const { placementId } = await placed(mandateId, 'FACTURE', 300_000)
  await paid(placementId, 40_000, '2026-12-01')
  const [made] = await run(mandateId)
  await ground.agency.call(routes.undoRemittance, { params: { id: made!.id } })
  expect(await plan(mandateId)).toMatchObject({ feesCents: 6_000, cents: 34_000 })
  const [fee] = await feesOf(mandateId)
  await story.owner.call(routes.disputeFee, { params: { id: fee!.id }, body: { why: 'Promis avant la remise' } })
  expect(await plan(mandateId)).toMatchObject({ feesCents: 0, cents: 40_000 })
  const [whole] = await run(mandateId)
  expect(whole).toMatchObject({ feesCents: 0, cents: 40_000 })
  const refused = { params: { id: fee!.id }, body: { answer: 'refused' as const, why: 'La promesse est de nous' } }
  await ground.agency.call(routes.answerFee, refused)
  await paid(placementId, 10_000, '2026-12-01')
  expect(await plan(mandateId)).toMatchObject({ feesCents: 7_500, cents: 2_500 })
})

test('a contested fee whose money went back is given back once', async () => {
  const mandateId = await mandate()
  const { placementId } = await placed(mandateId, 'DEUXFOIS', 300_000)
  const [gone, stays] = [await paid(placementId, 50_000, '2026-12-01'), await paid(placementId, 20_000, '2026-12-01')]
  const of = async (receiptId: string) =>
    (await feesOf(mandateId)).find((one) => one.receiptId === receiptId && one.netCents > 0)!
  const total = async () => (await feesOf(mandateId)).reduce((sum, { netCents }) => sum + netCents, 0)
  const { id } = await of(gone)
  await story.owner.call(routes.disputeFee, { params: { id }, body: { why: 'Déjà promis' } })
  await bounced(gone, '2026-12-01')
  // Neither the fee nor its return is invoiced while it is contested.
  expect(await plan(mandateId)).toMatchObject({ feesCents: 3_000 })
  await ground.agency.call(routes.answerFee, { params: { id }, body: { answer: 'accepted', why: '' } })
  expect(await total()).toBe(3_000)
  // The other way round: accepted first, then the money goes.
  const other = await of(stays)
  await story.owner.call(routes.disputeFee, { params: { id: other.id }, body: { why: 'Erreur' } })
  await ground.agency.call(routes.answerFee, { params: { id: other.id }, body: { answer: 'accepted', why: '' } })
  expect(await total()).toBe(0)
  await bounced(stays, '2026-12-01')
  expect(await total()).toBe(0)
})

test('statement and invoice on paper and as a table say what the screen says, in both languages', async () => {
  const mandateId = await mandate(() => ({ tariff: flatRate('EUR', 1500) as Terms['tariff'] }))
  const { placementId } = await placed(mandateId, 'PAPIER', 300_000)
  await paid(placementId, 123_456, '2026-12-01')
  const [made] = await run(mandateId)
  const params = { id: made!.id }
  const pdf = async (lang: 'fr' | 'en') => {
    const blob = await story.owner.call(routes.remittancePdf, { params, query: { lang } })
    return plain(await wordsOf(Buffer.from(await blob.arrayBuffer())))
  }
  const french = await pdf('fr')
  for (const said of [
    'Relevé de reversement',
    '1 234,56 €',
    '185,18 €',
    '37,04 €',
    '1 012,34 €',
    'FA-PAPIER',
    made!.reference,
  ])
    expect(french).toContain(said)
  expect(await pdf('en')).toContain('Remittance statement')
  const csv = await (await ground.agency.call(routes.remittanceCsv, { params, query: { lang: 'fr' } })).text()
  expect(csv).toContain('FA-PAPIER;2026-12-01;EUR;1234,56;185,18;37,04;')
  const [invoice] = await invoicesOf(mandateId)
  const blob = await story.owner.call(routes.feeInvoicePdf, { params: { id: invoice!.id }, query: { lang: 'fr' } })
  const printed = plain(await wordsOf(Buffer.from(await blob.arrayBuffer())))
  for (const said of [
    invoice!.number,
    'Facture d’honoraires',
    'TVA FR',
    '15,00 % de 1 234,56 €',
    '222,22 €',
    'L441-10',
    'Reste à régler',
  ])
    expect(printed).toContain(said)
  const transfers = await (await ground.agency.call(routes.remittanceTransfers, { params: { id: made!.runId } })).text()
  expect(transfers).toContain(`<EndToEndId>${made!.reference}</EndToEndId>`)
  expect(transfers).toContain('<InstdAmt Ccy="EUR">1012.34</InstdAmt>')
  // Another agency reads none of it.
  const stranger = story.visitor()
  expect((await stranger.ask(routes.remittance, { params })).status).toBeGreaterThanOrEqual(400)
})
