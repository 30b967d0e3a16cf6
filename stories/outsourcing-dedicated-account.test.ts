import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import type { Story } from '../tools/testing/story.ts'
import { statement } from './cash-statement.ts'
import { importFile } from './intake-ledger.ts'
import { type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { DEDICATED, faults, payment, plain } from './outsourcing-receipts-scene.ts'
import { keepAgency } from './outsourcing-two-sides.ts'

/** The dedicated account as its bank tells it: what leaves it, what of it is the agency's own, and nothing left unexplained. */
let scene: MoneyScene
let story: Story
let agency: MoneyScene['ground']['agency']
beforeAll(async () => {
  scene = await moneyScene('2026-11-05')
  story = scene.story
  agency = scene.ground.agency
  await keepAgency(agency, { iban: DEDICATED })
})
afterAll(() => story.end())

/** The agency's bank books one movement on the dedicated account, after those before. */
let opening = 0
async function bank(on: string, euros: number, label: string): Promise<void> {
  await importFile(agency, `${label}.cfo`, statement([{ on, euros, label }], opening))
  opening += Math.round(euros * 100)
  await story.runJobs()
}
const lines = async (show: 'open' | 'used' | 'over' | 'out' | 'told') =>
  (await agency.call(routes.dedicatedLines, { query: { show } })).lines
const account = async () => {
  const { dedicated } = await agency.call(routes.fundAccounts)
  return dedicated[0]!
}
const tell = (id: string, body: BodyIn<typeof routes.tellMove>) => agency.ask(routes.tellMove, { params: { id }, body })
const stateOf = async (id: string) => (await agency.call(routes.remittance, { params: { id } })).state

test('the line out that pays a remittance says it was paid, on its day and once; the fee kept stays on the account, explained', async () => {
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'SORTIE', 100_000)
  await bank('2026-11-05', 1000, 'VIR FA-SORTIE')
  const [line] = await lines('open')
  await agency.call(routes.useLine, {
    params: { id: line!.id },
    body: {
      id: randomUUID(),
      parts: [{ id: randomUUID(), creditor: scene.creditor, placementId, cents: 100_000, means: 'transfer' }],
    },
  })
  await story.runJobs()
  const [made] = await scene.run(mandateId)
  story.at('2026-11-06')
  await bank('2026-11-06', -850, made!.reference)
  expect(await agency.call(routes.remittance, { params: { id: made!.id } })).toMatchObject({
    ...{ state: 'paid', paidOn: '2026-11-06' },
  })
  expect(await lines('out')).toEqual([])
  expect(await lines('told')).toMatchObject([
    { cents: -85_000, moves: [{ kind: 'remittance', number: 'RV-0001', name: 'Atelier des Lices' }] },
  ])
  // 150 € of fees are ours, and still there.
  expect(await account()).toMatchObject({
    ...{ balanceCents: 15_000, heldCents: 0, ownCents: 15_000, underwayCents: 0, outCents: 0, unexplainedCents: 0 },
  })
  const before = await account()
  await story.runJobs()
  expect(await account()).toEqual(before)
  // Moved to the agency's own account, nothing of it is left.
  await bank('2026-11-06', -150, 'VIR HONORAIRES COMPTE COURANT')
  expect(await account()).toMatchObject({ outCents: -15_000, outLines: 1, ownCents: 15_000 })
  const [fees] = await lines('out')
  expect((await tell(fees!.id, { kind: 'own' })).refusal).toBeNull()
  expect((await tell(fees!.id, { kind: 'own' })).refusal?.code).toBe('line_taken')
  expect(await account()).toMatchObject({ ownCents: 0, outCents: 0, unexplainedCents: 0 })
  // A line that was told is brought back by nobody else, and is one that leaves again once it is untold.
  const brought = await agency.ask(cashRoutes.setAside, { body: { lineIds: [fees!.id], as: '' } as never })
  expect(brought.refusal?.code).toBe('line_held')
  await agency.call(routes.undoMove, { params: { id: fees!.id } })
  expect((await agency.ask(routes.undoMove, { params: { id: fees!.id } })).status).toBe(404)
  expect(await account()).toMatchObject({ outCents: -15_000, ownCents: 15_000 })
  await tell(fees!.id, { kind: 'own' })
  expect(await faults(story)).toEqual([])
})

test('one transfer for a run is all of its remittances; said to be paid before, the line is only theirs', async () => {
  story.at('2026-11-09')
  const [first, second] = [await scene.mandate(), await scene.mandate()]
  for (const [mandateId, code] of [
    [first, 'LOT1'],
    [second, 'LOT2'],
  ] as const) {
    const { placementId } = await scene.placed(mandateId, code, 40_000)
    await scene.paid(placementId, 40_000, '2026-11-09')
  }
  const { remittances } = await agency.call(routes.runRemittances, {
    body: { id: randomUUID(), mandateIds: [first, second], atOnce: true },
  })
  expect(remittances.map(({ cents }) => cents)).toEqual([34_000, 34_000])
  await scene.pay([remittances[0]!.id], '2026-11-09')
  expect(await account()).toMatchObject({ underwayCents: 34_000 })
  expect(await account()).toMatchObject({ heldCents: 40_000, awaitedCents: 80_000, unexplainedCents: 0 })
  story.at('2026-11-10')
  await bank('2026-11-10', -680, 'REMISE VIREMENTS SEPA 2 OPERATIONS')
  expect(await Promise.all(remittances.map(({ id }) => stateOf(id)))).toEqual(['paid', 'paid'])
  expect(await account()).toMatchObject({ underwayCents: 0, outCents: 0, unexplainedCents: 0 })
  const told = (await lines('told')).find(({ cents }) => cents === -68_000)
  expect(told?.moves.map(({ cents }) => cents)).toEqual([-34_000, -34_000])
  expect(await faults(story)).toEqual([])
})

test('another sum, money in, a payment that bounced: a person says, and nothing pays what it does not come to', async () => {
  story.at('2026-11-12')
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'DOUTE', 90_000)
  await bank('2026-11-12', 600, 'CHQ DOUTE')
  const [cheque] = await lines('open')
  const receiptId = randomUUID()
  await agency.call(routes.useLine, {
    params: { id: cheque!.id },
    body: {
      id: randomUUID(),
      parts: [{ id: receiptId, creditor: scene.creditor, placementId, cents: 60_000, means: 'cheque' }],
    },
  })
  await story.runJobs()
  const [made] = await scene.run(mandateId)
  await bank('2026-11-12', -509.99, made!.reference)
  expect(await stateOf(made!.id)).toBe('made')
  const [wrong] = await lines('out')
  const shown = await agency.call(routes.lineOut, { params: { id: wrong!.id } })
  expect(shown.remittances[0]).toMatchObject({ id: made!.id, isNamed: true, isSum: false, isPaid: false })
  const refused = await tell(wrong!.id, { kind: 'remittance', remittanceIds: [made!.id] })
  expect(plain(refused.refusal!.message)).toBe(
    `La ligne est de 509,99 €, ${made!.number} fait 510,00 € : choisissez les reversements dont la somme est celle de la ligne.`,
  )
  expect(await stateOf(made!.id)).toBe('made')
  expect((await tell(cheque!.id, { kind: 'remittance', remittanceIds: [made!.id] })).refusal?.code).toBe('money_in')
  await tell(wrong!.id, { kind: 'own' })
  // The bank takes the cheque back: it goes back, the remittance is undone, and the line is that.
  await agency.call(routes.undoRemittance, { params: { id: made!.id } })
  await agency.call(routes.returnReceipt, {
    params: { id: receiptId },
    body: { as: 'bounced', on: '2026-11-12', why: 'Sans provision' },
  })
  expect(await account()).toMatchObject({ goingBackCents: 60_000, unexplainedCents: 0 })
  await bank('2026-11-12', -600, 'CHQ IMPAYE DOUTE')
  const [back] = await lines('out')
  const { returns } = await agency.call(routes.lineOut, { params: { id: back!.id } })
  expect(returns).toMatchObject([{ id: receiptId, number: expect.stringMatching(/^QU-/) }])
  expect((await tell(back!.id, { kind: 'return', ofId: randomUUID() })).status).toBe(404)
  await agency.call(routes.tellMove, { params: { id: back!.id }, body: { kind: 'return', ofId: receiptId } })
  expect(await account()).toMatchObject({ goingBackCents: 0, outCents: 0, unexplainedCents: 0 })
  expect(await faults(story)).toEqual([])
})

test('nobody else’s remittance or line is told: not a creditor’s own, nor one of another organisation', async () => {
  const mandateId = await scene.mandate()
  const { placementId } = await scene.placed(mandateId, 'AUTRUI', 10_000)
  await agency.call(routes.recordReceipt, { body: payment(scene.creditor, placementId, 10_000, '2026-11-12') })
  await story.runJobs()
  const [made] = await scene.run(mandateId)
  await bank('2026-11-12', -85, 'VIR DIVERS')
  const [line] = await lines('out')
  const params = { id: line!.id }
  const asCreditor = await story.owner.ask(routes.tellMove, {
    params,
    body: { kind: 'remittance', remittanceIds: [made!.id] },
  })
  expect(asCreditor.status).toBe(404)
  expect((await story.owner.ask(routes.lineOut, { params })).status).toBe(404)
  expect((await tell(line!.id, { kind: 'remittance', remittanceIds: [made!.id] })).refusal).toBeNull()
  expect((await tell(line!.id, { kind: 'remittance', remittanceIds: [made!.id] })).status).toBe(404)
  expect(await stateOf(made!.id)).toBe('paid')
  expect(await faults(story)).toEqual([])
})
