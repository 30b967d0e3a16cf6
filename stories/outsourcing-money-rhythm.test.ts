import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { pay } from '../tools/testing/books.ts'
import type { Story } from '../tools/testing/story.ts'
import { EACH, type MoneyScene, moneyScene } from './outsourcing-money-scene.ts'
import { faults } from './outsourcing-receipts-scene.ts'

/** What is handed over whole is invoiced by the night, as often as the mandate says; what is not paid in time is told to both sides. */
let scene: MoneyScene
let story: Story
beforeAll(async () => {
  scene = await moneyScene('2026-11-02')
  story = scene.story
})
afterAll(() => story.end())

const gross = (rhythm: Terms['billing']['rhythm'], more: (terms: Terms) => Partial<Terms> = () => ({})) =>
  scene.mandate((terms) => ({
    ...{ remittance: { ...EACH, mode: 'gross' }, billing: { rhythm, payDays: 30 }, ...more(terms) },
  }))
const lateOf = async (query: { side: 'agency' | 'creditor'; providerId?: string }) =>
  (await (query.side === 'agency' ? scene.ground.agency : story.owner).call(routes.feeInvoices, { query })).late

let monthly: string
let first: string

test('monthly, the night invoices the month that is over and nothing of the one that runs, once', async () => {
  monthly = await gross('monthly')
  const quarterly = await gross('quarterly')
  const net = await scene.mandate(() => ({ billing: { rhythm: 'monthly', payDays: 30 } }))
  const { placementId } = await scene.placed(monthly, 'MOIS', 500_000)
  const { placementId: quarter } = await scene.placed(quarterly, 'TRIM', 500_000)
  const direct = await scene.placed(net, 'NET', 100_000)
  story.at('2026-11-05')
  await scene.paid(placementId, 100_000, '2026-11-05')
  await scene.paid(quarter, 20_000, '2026-11-05')
  await pay(story, direct.customerId, direct.itemId, 60_000, '2026-11-05')
  story.at('2026-12-01')
  await story.runJobs()
  expect(await scene.invoicesOf(monthly)).toEqual([])
  story.at('2026-12-02')
  await scene.paid(placementId, 40_000, '2026-12-02')
  await story.runJobs()
  const invoices = await scene.invoicesOf(monthly)
  expect(invoices).toMatchObject([
    { number: 'FH-0001', totalCents: 15_000, issuedOn: '2026-12-02', dueOn: '2027-01-01', isLate: false },
  ])
  first = invoices[0]!.id
  const waits = await story.owner.call(routes.fees, {
    query: { side: 'creditor', mandateId: monthly, show: 'unbilled' },
  })
  expect(waits.fees.map(({ on, netCents }) => [on, netCents])).toEqual([['2026-12-02', 6_000]])
  // The quarter runs, and fees that are set off wait for the remittance that they are set off against.
  expect(await scene.invoicesOf(quarterly)).toEqual([])
  expect(await scene.invoicesOf(net)).toEqual([])
  story.at('2027-02-02')
  await story.runJobs()
  expect(await scene.invoicesOf(quarterly)).toMatchObject([{ totalCents: 3_000, issuedOn: '2027-02-02' }])
  expect(await scene.invoicesOf(monthly)).toHaveLength(2)
  expect(await faults(story)).toEqual([])
})

test('invoices past due are told to the agency, and on the provider’s card to the creditor, until they are paid', async () => {
  const { providerId } = scene.ground
  const due = { currency: 'EUR', count: 1, leftCents: 15_000, dueOn: '2027-01-01' }
  expect(await lateOf({ side: 'agency' })).toEqual([due])
  expect(await lateOf({ side: 'creditor', providerId })).toEqual([due])
  expect(await lateOf({ side: 'creditor', providerId: monthly })).toEqual([])
  const query = { side: 'agency', late: 'true' } as const
  const { invoices, count } = await scene.ground.agency.call(routes.feeInvoices, { query })
  expect([invoices.map(({ id }) => id), count]).toEqual([[first], 1])
  const paid = { params: { id: first }, body: { id: randomUUID(), cents: 10_000, on: '2027-02-02' } }
  // Sent twice, it is one payment; otherwise under the same name, it is none.
  expect(await story.owner.call(routes.payFeeInvoice, paid)).toEqual({ leftCents: 5_000 })
  expect(await story.owner.call(routes.payFeeInvoice, paid)).toEqual({ leftCents: 5_000 })
  const otherwise = await story.owner.ask(routes.payFeeInvoice, { ...paid, body: { ...paid.body, cents: 4_000 } })
  expect(otherwise.refusal?.code).toBe('changed_meanwhile')
  expect(await lateOf({ side: 'agency' })).toEqual([{ ...due, leftCents: 5_000 }])
  await story.owner.call(routes.payFeeInvoice, { ...paid, body: { id: randomUUID(), cents: 5_000, on: paid.body.on } })
  expect(await lateOf({ side: 'agency' })).toEqual([])
})

test('money of ours that a provider holds past its day is told on its card and on the work list, until it is handed over', async () => {
  const { providerId } = scene.ground
  const told = async () => (await story.owner.call(routes.lateFunds, { query: { providerId } })).late
  const ofMonthly = { mandateId: monthly, currency: 'EUR', cents: 140_000, receipts: 2, dueOn: '2026-12-04' }
  expect((await told()).filter(({ mandateId }) => mandateId === monthly)).toMatchObject([ofMonthly])
  expect((await story.owner.call(routes.lateFunds, { query: { providerId: monthly } })).late).toEqual([])
  const board = await story.owner.call(deskRoutes.workBoard, { query: {} })
  expect(board.fundsLate.filter(({ mandateId }) => mandateId === monthly)).toMatchObject([ofMonthly])
  const [made] = await scene.run(monthly)
  // On paper is not in our hands.
  expect((await told()).filter(({ mandateId }) => mandateId === monthly)).toMatchObject([ofMonthly])
  await scene.pay([made!.id], '2027-02-02')
  expect((await told()).filter(({ mandateId }) => mandateId === monthly)).toEqual([])
})

test('with each remittance, the night after it invoices what came to its day; without one, a month is the most', async () => {
  const each = await gross('each')
  const { placementId } = await scene.placed(each, 'CHAQUE', 500_000)
  await scene.paid(placementId, 100_000, '2027-02-02')
  expect(await scene.invoicesOf(each)).toEqual([])
  await scene.run(each)
  await story.runJobs()
  expect(await scene.invoicesOf(each)).toMatchObject([{ totalCents: 15_000, issuedOn: '2027-02-02' }])
  story.at('2027-02-10')
  await scene.paid(placementId, 20_000, '2027-02-10')
  expect(await scene.invoicesOf(each)).toHaveLength(1)
  story.at('2027-03-02')
  await story.runJobs()
  expect((await scene.invoicesOf(each)).map(({ totalCents }) => totalCents).toSorted()).toEqual([15_000, 3_000])
})

test('service that was not kept comes off as a line below nothing, with its VAT, and off the next invoice', async () => {
  const mandateId = await gross('monthly', (terms) => ({
    tariff: flatRate('EUR', 1500) as Terms['tariff'],
    service: { ...terms.service, credit: { centsPerBreach: 2_000, bpPerBreach: null, capBp: 1_000 } },
  }))
  story.at('2027-03-03')
  const { placementId } = await scene.placed(mandateId, 'SERVICE', 500_000)
  await scene.paid(placementId, 100_000, '2027-03-03')
  story.at('2027-04-02')
  const params = { id: mandateId }
  const { due } = await story.owner.call(routes.mandateService, { params })
  // Nobody made the first contact: 20 €, of which a tenth of 150 € of fees is the most.
  expect(due).toMatchObject({ toOn: '2027-03-31', feeCents: 15_000, cents: 1_500 })
  await story.owner.call(routes.takeServiceCredit, { params, body: { cents: due!.cents } })
  const credit = (await scene.feesOf(mandateId)).find(({ kind }) => kind === 'service_credit')
  expect(credit).toMatchObject({ on: '2027-03-31', netCents: -1_500, vatBp: 2_000, vatCents: -300, invoice: null })
  await story.runJobs()
  const [invoice, ...others] = await scene.invoicesOf(mandateId)
  expect([invoice, others]).toMatchObject([{ netCents: 13_500, vatCents: 2_700, totalCents: 16_200 }, []])
  const { lines } = await story.owner.call(routes.feeInvoice, { params: { id: invoice!.id } })
  expect(lines.map(({ kind, netCents }) => [kind, netCents])).toEqual([
    ['receipt', 15_000],
    ['service_credit', -1_500],
  ])
  expect(await faults(story)).toEqual([])
})
