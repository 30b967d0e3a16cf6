import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { bankSays } from '../tools/testing/bank.ts'
import type { Story } from '../tools/testing/story.ts'
import { signMandate } from './outsourcing-hand-over.ts'
import { type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults, payment, plain } from './outsourcing-receipts-scene.ts'

/** What people do by hand of money that comes home: tell the bank line, drop the statement of a provider that works elsewhere. */
let scene: MoneyScene
let story: Story
beforeAll(async () => {
  scene = await moneyScene('2026-11-05')
  story = scene.story
})
afterAll(() => story.end())

const bank = (movements: readonly { cents: number; words: string }[], on: string) =>
  bankSays(
    story.database.db,
    story.owner.orgId!,
    {
      iban: 'FR1420041010050500013M02606',
      movements: movements.map((one) => ({ ...one, on: day(on), payer: 'CABINET FERRAND' })),
    },
    story.now(),
  )

test('a line that names a remittance with another sum is told with both and cannot be it; the right one is told by hand, and undone', async () => {
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'ECART', 200_000)
  await scene.paid(placementId, 60_000, '2026-11-05')
  const [made] = await scene.run(mandateId)
  await scene.pay([made!.id], '2026-11-05')
  story.at('2026-11-06')
  await bank(
    [
      { cents: 50_000, words: `VIREMENT ${made!.reference}` },
      { cents: 51_000, words: 'REVERSEMENT NOVEMBRE' },
      { cents: 7_700, words: 'AUTRE CHOSE' },
    ],
    '2026-11-06',
  )
  const params = { id: made!.id }
  const lines = async () => (await story.owner.call(routes.arrivalLines, { params })).lines
  expect((await lines()).map(({ cents, isNamed, differenceCents }) => [cents, isNamed, differenceCents])).toEqual([
    [50_000, true, -1_000],
    [51_000, false, 0],
    [7_700, false, -43_300],
  ])
  expect((await scene.given(made!.id)).differences.map(plain)).toEqual([
    'Le 06/11/2026, la banque a apporté 500,00 € sous cette référence, le relevé dit 510,00 € : 10,00 € de moins. Demandez au prestataire d’où vient l’écart.',
  ])
  // Whose line it was is nothing to the other side.
  expect((await scene.ground.agency.ask(routes.arrivalLines, { params })).status).toBe(404)
  const [short, right] = await lines()
  const tell = (lineId: string) => story.owner.ask(routes.tellArrival, { params, body: { lineId } })
  expect((await tell(short!.id)).refusal?.code).toBe('other_amount')
  expect((await tell(right!.id)).refusal).toBeNull()
  expect(await lines()).toEqual([])
  expect(await scene.given(made!.id)).toMatchObject({ arrivedOn: '2026-11-06', differences: [] })
  await story.owner.call(routes.undoArrival, { params })
  expect(await lines()).toHaveLength(3)
  expect(await faults(story)).toEqual([])
})

test('our columns go out with what waits, come back filled, are previewed line by line; what was refused is kept with its reasons', async () => {
  const { mandateId } = await signMandate(story, { no: 90, provider: 'Ailleurs', startsOn: '2026-01-01' })
  for (const [code, cents] of [
    ['LOIN1', 100_000],
    ['LOIN2', 50_000],
  ] as const) {
    const { placementId } = await scene.placed(mandateId, code, 200_000)
    const { creditor: _, ...body } = payment(scene.creditor, placementId, cents, '2026-11-06')
    await story.owner.call(routes.recordAnnounced, { body })
  }
  await story.runJobs()
  const blob = await story.owner.call(routes.statementTemplate, { params: { id: mandateId }, query: { lang: 'fr' } })
  const template = await blob.text()
  expect(template).toContain('Encaissé;Honoraires HT;TVA')
  expect(template).toMatch(/;CF-\d{4};.*;2026-11-06;EUR;1000,00;;/)
  const filled = template.replace(/;1000,00;;/, ';1000,00;150,00;30,00').replace(/;500,00;;/, ';500,00;75,00;15,00')
  const send = (text: string, more: object = {}) =>
    story.owner.ask(routes.importStatement, {
      query: {
        ...{ mandateId, name: 'releve.csv', paidOn: '2026-11-06', paidCents: 123_000, reference: 'AIL-12', ...more },
      },
      body: new TextEncoder().encode(text),
    })
  const read = async (text: string, more: object = {}) => (await send(text, more)).value
  const wrong = filled.replace('75,00', '80,00')
  const preview = await read(wrong)
  expect(
    preview.lines.map(({ line, debtorName, cents, feeCents }) => [line, debtorName !== '', cents, feeCents]),
  ).toEqual([
    [2, true, 100_000, 15_000],
    [3, true, 50_000, 8_000],
  ])
  expect(preview.reasons.map(({ code, line }) => [code, line])).toEqual([
    ['feeDiffers', 3],
    ['totalDiffers', null],
  ])
  const refusals = () => story.owner.call(routes.statementRefusals, { query: {} })
  expect(await refusals()).toEqual({ refusals: [], count: 0 })
  // Fees are set off: the number of the invoice is asked for once it is kept, not to look at it.
  expect((await send(wrong, { commit: 'true' })).refusal?.code).toBe('invoice_missing')
  const commit = { commit: 'true', invoiceNumber: 'F-889' }
  expect((await read(wrong, commit)).remittanceId).toBeNull()
  const kept = await refusals()
  expect(kept).toMatchObject({
    refusals: [{ mandateId, providerName: 'Ailleurs', name: 'releve.csv', refusedOn: '2026-11-06' }],
    count: 1,
  })
  expect(kept.refusals[0]!.reasons.map(({ line }) => line)).toEqual([3, null])
  const done = await read(filled, commit)
  expect(done).toMatchObject({ receipts: 2, cents: 123_000, reasons: [] })
  // Nothing waits any more: the next template is its columns.
  const next = await story.owner.call(routes.statementTemplate, { params: { id: mandateId }, query: { lang: 'en' } })
  expect((await next.text()).trim().split('\n')).toHaveLength(1)
  expect((await refusals()).count).toBe(1)
})
