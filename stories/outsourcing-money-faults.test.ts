import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { withOwner } from '../src/platform/database.ts'
import type { Story } from '../tools/testing/story.ts'
import { pdfOf } from './documents-files.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { signMandate } from './outsourcing-hand-over.ts'
import { EACH, type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults, payment, plain } from './outsourcing-receipts-scene.ts'

/** What fees must not do: be kept back while contested or below nothing, be charged to what never was, or a day too soon. */
let scene: MoneyScene
let story: Story
beforeAll(async () => {
  scene = await moneyScene('2026-11-05')
  story = scene.story
})
afterAll(() => story.end())

test('a cost is not charged to a file whose handing over was undone, and once charged it is no longer undone', async () => {
  const mandateId = await scene.mandate(() => ({
    tariff: {
      ...flatRate('EUR', 1500),
      sideCosts: [{ kind: 'search', stage: 'amicable', bearer: 'creditor', basis: 'actual', cents: 2_000 }],
    } as Terms['tariff'],
  }))
  const charge = async (placementId: string) => {
    const query = { placementId, on: '2026-11-05', kind: 'search', name: 'recherche.pdf', cents: 1_500 } as const
    return scene.ground.agency.ask(routes.chargeSideCost, { query, body: await pdfOf([placementId]) })
  }
  const undo = async (code: string) => {
    const { placementId } = await scene.placed(mandateId, code, 100_000)
    const { placements } = await story.owner.call(routes.placements, { query: { mandateId, show: 'all' } })
    const { placingId } = placements.find(({ id }) => id === placementId)!
    return { placementId, undoing: () => story.owner.ask(routes.undoPlacing, { params: { id: placingId! } }) }
  }
  const never = await undo('JAMAIS')
  expect((await never.undoing()).refusal).toBeNull()
  const refused = await charge(never.placementId)
  expect(refused.refusal?.code).toBe('undone')
  expect(plain(refused.refusal!.message)).toContain('n’a jamais été confié')
  const worked = await undo('TRAVAIL')
  expect((await charge(worked.placementId)).refusal).toBeNull()
  expect((await worked.undoing()).refusal?.code).toBe('acted')
  expect(await scene.feesOf(mandateId)).toMatchObject([{ kind: 'side_cost', netCents: 1_500 }])
})

test('a provider elsewhere keeps back no fee that is contested and none below nothing; what is kept is what is invoiced', async () => {
  const { mandateId } = await signMandate(story, { no: 90, provider: 'Ailleurs', startsOn: '2026-01-01' })
  for (const [code, cents] of [
    ['LOIN1', 100_000],
    ['LOIN2', 50_000],
  ] as const) {
    const { placementId } = await scene.placed(mandateId, code, 200_000)
    const { creditor: _, ...body } = payment(scene.creditor, placementId, cents, '2026-11-05')
    await story.owner.call(routes.recordAnnounced, { body })
    await story.runJobs()
  }
  const contested = (await scene.feesOf(mandateId)).find(({ netCents }) => netCents === 7_500)!
  await story.owner.call(routes.disputeFee, { params: { id: contested.id }, body: { why: 'Payé avant la remise' } })
  const { receipts } = await story.owner.call(routes.collectedReceipts, { query: { mandateId } })
  const send = (fees: Readonly<Record<number, string>>, paidCents: number) =>
    story.owner.ask(routes.importStatement, {
      query: {
        ...{ mandateId, name: 'releve.csv', paidOn: '2026-11-05', paidCents, reference: 'AIL-1' },
        ...{ invoiceNumber: 'F-1', commit: 'true' },
      },
      body: new TextEncoder().encode(
        ['N°;Dossier;Encaissé;Honoraires HT;TVA']
          .concat(receipts.map((one) => `${one.number};${one.placement};${one.cents / 100};${fees[one.cents]}`))
          .join('\r\n'),
      ),
    })
  const codes = (sent: Awaited<ReturnType<typeof send>>) => sent.value.reasons.map(({ code }) => code)
  const kept = await send({ 100_000: '150,00;30,00', 50_000: '75,00;15,00' }, 123_000)
  expect(codes(kept)).toEqual(['contested'])
  expect(plain(kept.value.reasons[0]!.sentence)).toContain('sont contestés ; ils ne se retiennent pas avant la réponse')
  const negative = await send({ 100_000: '-1500,00;-300,00', 50_000: '0;0' }, 330_000)
  expect([negative.status, codes(negative)]).toEqual([200, ['feeBelowNothing']])
  const done = await send({ 100_000: '150,00;30,00', 50_000: '0;0' }, 132_000)
  expect([codes(done), done.value.feesCents]).toEqual([[], 18_000])
  const [invoice] = await scene.invoicesOf(mandateId)
  expect(invoice).toMatchObject({ netCents: 15_000, totalCents: 18_000, leftCents: 0 })
  const { lines } = await story.owner.call(routes.feeInvoice, { params: { id: invoice!.id } })
  expect(lines.map(({ netCents }) => netCents)).toEqual([15_000])
  expect(await faults(story)).toEqual([])
})

test('service credits stand on lines of their own on the invoice and on the statement that sets it off', async () => {
  const mandateId = await scene.mandate((terms) => ({
    tariff: flatRate('EUR', 1500) as Terms['tariff'],
    remittance: EACH,
    service: { ...terms.service, credit: { centsPerBreach: 2_000, bpPerBreach: null, capBp: 1_000 } },
  }))
  const { placementId } = await scene.placed(mandateId, 'SERVICE', 500_000)
  await scene.paid(placementId, 100_000, '2026-11-05')
  story.at('2026-12-03')
  const params = { id: mandateId }
  await story.owner.call(routes.takeServiceCredit, { params, body: { cents: 1_500 } })
  const [made] = await scene.run(mandateId)
  // 150 € less 15 €, and VAT.
  expect(made).toMatchObject({ feesCents: 16_200, cents: 83_800 })
  const read = async (blob: Blob) => plain(await wordsOf(Buffer.from(await blob.arrayBuffer())))
  const query = { lang: 'fr' } as const
  const statement = await read(
    await scene.ground.agency.call(routes.remittancePdf, { params: { id: made!.id }, query }),
  )
  for (const said of ['-180,00 €', 'Pénalités de service, déduites par FH-0001', '18,00 €', '838,00 €'])
    expect(statement.replaceAll('−', '-')).toContain(said)
  expect((await scene.given(made!.id)).settled).toMatchObject([{ cents: 16_200, serviceCents: 1_800 }])
  const [invoice] = await scene.invoicesOf(mandateId)
  const printed = await read(await story.owner.call(routes.feeInvoicePdf, { params: { id: invoice!.id }, query }))
  expect(printed.replaceAll('−', '-')).toMatch(/Honoraires 150,00 €\s+Pénalités de service -15,00 €/)
})

test('a period is over when the creditor’s day is, wherever the agency is', async () => {
  story.at('2026-12-10')
  const mandateId = await scene.mandate(() => ({
    tariff: { ...flatRate('EUR', 1500), vat: 'none', flatCents: 5_000 } as Terms['tariff'],
    remittance: { ...EACH, mode: 'gross' },
  }))
  await withOwner(story.database.ownerUrl, (owner) =>
    owner.query(`update access.organisation set time_zone = 'Pacific/Auckland' where org_id = $1`, [
      scene.ground.agency.orgId,
    ]),
  )
  const bill = () => scene.ground.agency.ask(routes.billFees, { body: { mandateId } })
  // In Auckland it is the 10th of January already.
  story.at('2027-01-09', '20:00')
  expect((await bill()).refusal?.code).toBe('nothing_to_bill')
  story.at('2027-01-10', '20:00')
  expect((await bill()).refusal).toBeNull()
  // Whoever issues it dates it.
  expect(await scene.invoicesOf(mandateId)).toMatchObject([{ netCents: 5_000, issuedOn: '2027-01-11' }])
})
