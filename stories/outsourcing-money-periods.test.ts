import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate, type Tariff } from '../src/outsourcing/tariffs/model.ts'
import type { Story } from '../tools/testing/story.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { EACH, type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults, plain } from './outsourcing-receipts-scene.ts'
import { signTerms } from './outsourcing-relation.ts'

/** What is charged of a period stays what the tariff says of it, whatever becomes known later; no line that stands is edited. */
let scene: MoneyScene
let story: Story
beforeAll(async () => {
  scene = await moneyScene('2026-11-02')
  story = scene.story
})
afterAll(() => story.end())

const mandate = (change: Partial<Tariff>, more: Partial<Terms> = {}) =>
  scene.mandate(() => ({
    tariff: { ...flatRate('EUR', 1000), vat: 'none', ...change } as Terms['tariff'],
    remittance: { ...EACH, mode: 'gross' },
    ...more,
  }))
const linesOf = async (mandateId: string) =>
  (await scene.feesOf(mandateId)).map(({ kind, netCents, on }) => [kind, netCents, on]).toReversed()
const sumOf = async (mandateId: string) =>
  (await scene.feesOf(mandateId)).reduce((sum, { netCents }) => sum + netCents, 0)

test('a receipt that is recorded after its period was charged stays under the maximum; one that goes back frees it', async () => {
  const mandateId = await mandate(
    { capPerPeriodCents: 12_000, flatCents: 1_000 },
    { billing: { rhythm: 'monthly', payDays: 30 } },
  )
  const { placementId } = await scene.placed(mandateId, 'PLAFOND', 500_000)
  story.at('2026-11-06')
  await scene.paid(placementId, 90_000, '2026-11-06')
  story.at('2026-12-02')
  await story.runJobs()
  expect(await linesOf(mandateId)).toEqual([
    ['receipt', 9_000, '2026-11-06'],
    ['period', 1_000, '2026-12-01'],
  ])
  expect(await scene.invoicesOf(mandateId)).toMatchObject([{ netCents: 10_000 }])
  // A cheque of November that was found in December.
  const late = await scene.paid(placementId, 60_000, '2026-11-20')
  const correction = (await scene.feesOf(mandateId)).find(({ kind }) => kind === 'correction')
  expect(correction).toMatchObject({ netCents: -4_000, on: '2026-12-01', isRefused: false })
  expect(plain(correction!.label)).toBe('Correction de la période du 02/11/2026 au 01/12/2026')
  expect(plain(correction!.how)).toBe(
    'facturé jusque-là : 160,00 € ; dû selon le tarif : 120,00 € ; forfait : 10,00 € ; plafond : 40,00 € de moins',
  )
  await story.runJobs()
  expect(await linesOf(mandateId)).toHaveLength(4)
  // What gives back of an invoice is a credit note that names it; with the invoice of the receipt, never more than the maximum.
  story.at('2027-01-02')
  await story.runJobs()
  const [credit, second] = (await scene.invoicesOf(mandateId)).filter(({ issuedOn }) => issuedOn === '2027-01-02')
  expect([second, credit].map((one) => one!.netCents).toSorted((a, b) => a - b)).toEqual([-4_000, 7_000])
  const note = [credit, second].find((one) => one!.isCredit)!
  const blob = await story.owner.call(routes.feeInvoicePdf, { params: { id: note.id }, query: { lang: 'fr' } })
  expect(plain(await wordsOf(Buffer.from(await blob.arrayBuffer())))).toContain('Cet avoir corrige : FH-0001.')
  // It bounces in January: its fee goes back, and what the maximum had taken off for it is due, both that day.
  await scene.bounced(late, '2027-01-02')
  const lines = await linesOf(mandateId)
  expect(lines.filter(([, , on]) => on === '2027-01-02').toSorted()).toEqual([
    ['correction', 4_000, '2027-01-02'],
    ['return', -6_000, '2027-01-02'],
  ])
  // 90 € of success and 10 € flat of November, 10 € flat of December.
  expect(await sumOf(mandateId)).toBe(11_000)
  const { differences } = await story.owner.call(routes.mandateClosing, { params: { id: mandateId } })
  expect(differences).toEqual([])
  expect(await faults(story)).toEqual([])
})

test('a fee that was contested and given back is not asked again by the period it was of', async () => {
  const mandateId = await mandate({ minimumPerPeriodCents: 5_000 })
  const { placementId } = await scene.placed(mandateId, 'MINIMUM', 500_000)
  await scene.paid(placementId, 30_000, '2027-01-02')
  story.at('2027-02-02')
  await story.runJobs()
  expect(await linesOf(mandateId)).toEqual([
    ['receipt', 3_000, '2027-01-02'],
    ['period', 2_000, '2027-02-01'],
  ])
  const { id } = (await scene.feesOf(mandateId)).find(({ kind }) => kind === 'period')!
  await story.owner.call(routes.disputeFee, { params: { id }, body: { why: 'Pas convenu' } })
  await scene.ground.agency.call(routes.answerFee, { params: { id }, body: { answer: 'accepted', why: '' } })
  // What comes now would have used some of the minimum up: there is nothing of it left to give back.
  const late = await scene.paid(placementId, 10_000, '2027-01-03')
  expect(await sumOf(mandateId)).toBe(4_000)
  await scene.bounced(late, '2027-02-02')
  expect(await sumOf(mandateId)).toBe(3_000)
  expect((await linesOf(mandateId)).filter(([kind]) => kind === 'correction')).toEqual([])
})

test('a minimum of which some was given back, contested as a whole, gives back what is left of it and no more', async () => {
  const mandateId = await mandate({ minimumPerPeriodCents: 5_000 })
  const { placementId } = await scene.placed(mandateId, 'RESTE', 500_000)
  await scene.paid(placementId, 30_000, '2027-02-02')
  story.at('2027-03-02')
  await story.runJobs()
  await scene.paid(placementId, 15_000, '2027-02-03')
  // 30 € and 15 € of fees, and 5 € of the 20 € of the minimum.
  expect(await sumOf(mandateId)).toBe(5_000)
  const { id } = (await scene.feesOf(mandateId)).find(({ kind }) => kind === 'period')!
  await story.owner.call(routes.disputeFee, { params: { id }, body: { why: 'Pas convenu' } })
  await scene.ground.agency.call(routes.answerFee, { params: { id }, body: { answer: 'accepted', why: '' } })
  expect(await sumOf(mandateId)).toBe(4_500)
  await story.runJobs()
  expect(await sumOf(mandateId)).toBe(4_500)
})

test('in whichever order the same money becomes known, a mandate costs the same', async () => {
  const bounds = { capPerPeriodCents: 15_000, minimumPerPeriodCents: 6_000, minimumPerFileCents: 1_500 }
  const slices: Tariff['success'] = {
    by: 'slice',
    tiers: [
      { stage: 'amicable', fromCents: 0, toCents: 40_000, fromDays: 0, toDays: null, bp: 2_033 },
      { stage: 'amicable', fromCents: 40_000, toCents: null, fromDays: 0, toDays: null, bp: 777 },
    ],
  }
  const days = ['2027-03-04', '2027-03-20', '2027-04-05', '2027-04-30'] as const
  const sums = [33_333, 71_111, 12_345, 98_765] as const
  const orders = [
    [0, 1, 2, 3],
    [3, 1, 0, 2],
    [2, 3, 1, 0],
  ]
  const ids: string[] = []
  const files: string[] = []
  for (const place of orders.keys()) {
    ids.push(await mandate({ ...bounds, success: slices }))
    files.push((await scene.placed(ids[place]!, `ORDRE${place}`, 400_000)).placementId)
  }
  // The first learns of each on its day; the others of all of them in June, a night between each, or all at once.
  for (const [at, day] of days.entries()) {
    story.at(day)
    await scene.paid(files[0]!, sums[at]!, day)
  }
  for (const [night, on] of ['2027-06-03', '2027-06-04', '2027-06-05', '2027-06-06'].entries()) {
    story.at(on)
    await story.runJobs()
    const second = orders[1]![night]!
    const back = await scene.paid(files[1]!, sums[second]!, days[second]!)
    if (night === 1) {
      // Recorded by mistake, and once more.
      await scene.bounced(back, on)
      await scene.paid(files[1]!, sums[second]!, days[second]!)
    }
    if (night === 3) for (const at of orders[2]!) await scene.paid(files[2]!, sums[at]!, days[at]!)
  }
  await story.runJobs()
  const [first, ...others] = await Promise.all(ids.map(sumOf))
  expect(others).toEqual([first, first])
  const spans = async (id: string) =>
    (await scene.feesOf(id)).filter(({ kind }) => kind === 'correction').map(({ label }) => plain(label))
  expect(await spans(ids[0]!)).toEqual([])
  expect(new Set(await spans(ids[1]!)).size).toBeGreaterThan(1)
  expect(await faults(story)).toEqual([])
})

test('months that become quarters by an amendment: none is left out and none is charged twice', async () => {
  story.at('2027-07-01')
  const mandateId = await mandate({ flatCents: 3_000, period: 'month' })
  await scene.placed(mandateId, 'RYTHME', 100_000)
  story.at('2027-08-15')
  await story.runJobs()
  await signTerms(story, scene.ground.agency, mandateId, (terms) => ({
    ...terms,
    tariff: { ...terms.tariff, period: 'quarter', flatCents: 8_000 },
  }))
  const charged = async () => (await scene.feesOf(mandateId)).map(({ label }) => plain(label)).toReversed()
  expect(await charged()).toEqual(['Période du 01/07/2027 au 31/07/2027'])
  story.at('2027-11-30')
  await story.runJobs()
  expect(await charged()).toHaveLength(2)
  story.at('2027-12-01')
  await story.runJobs()
  await story.runJobs()
  expect(await charged()).toEqual([
    'Période du 01/07/2027 au 31/07/2027',
    'Période du 01/08/2027 au 31/08/2027',
    'Période du 01/09/2027 au 30/11/2027',
  ])
  expect(await sumOf(mandateId)).toBe(3_000 + 3_000 + 8_000)
})
