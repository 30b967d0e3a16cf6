import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankSays, lineOf } from './cash-statement.ts'
import { type SignedMandate, signMandate } from './outsourcing-hand-over.ts'
import { faults, openCents } from './outsourcing-receipts-scene.ts'

/** A provider that works elsewhere: the creditor notes what it announces, and money of its hands is no money of the bank. */
let story: Story
let mandate: SignedMandate
beforeAll(async () => {
  story = await tellStory('2026-11-20')
  await ignoreFreshness(story)
  mandate = await signMandate(story, {
    ...{ no: 1, provider: 'Recouvréa' },
    atEnd: { openFiles: 'handed_back', finishDays: 0, tailDays: 10 },
  })
  await story.owner.call(routes.saveRequirement, { body: { business: [], consumer: [], public: [] } })
})
afterAll(() => story.end())

async function placed(code: string, cents: number) {
  const customerId = await newCustomer(story, code)
  const itemId = await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents, dueOn: '2026-05-29' })
  const body = { id: randomUUID(), mandateId: mandate.mandateId, stage: 'amicable' as const, pilotSeed: null }
  await story.owner.call(routes.placeClaims, { body: { ...body, chosen: { itemIds: [itemId] } } })
  const { placements } = await story.owner.call(routes.placements, { query: { show: 'all', customerId } })
  return { customerId, itemId, placementId: placements[0]!.id }
}
const announce = (placementId: string, cents: number, receivedOn: string) =>
  story.owner.call(routes.recordAnnounced, {
    body: { id: randomUUID(), placementId, currency: 'EUR', cents, receivedOn },
  })
const receiptsOf = async (customerId: string) =>
  (await story.owner.call(routes.collectedReceipts, { query: { customerId } })).receipts

test('what the provider announces settles the debt, is told as such, and its remittance is no second payment of the debtor', async () => {
  const { customerId, itemId, placementId } = await placed('ALIX', 100_000)
  const { id } = await announce(placementId, 40_000, '2026-11-20')
  expect(await openCents(story, itemId)).toBe(60_000)
  await bankSays(story, [{ on: '2026-11-20', euros: 400, label: 'VIR RECOUVREA', payer: 'CLIENT ALIX' }])
  const { lines } = await story.owner.call(cashRoutes.lines, { query: { show: 'open' } as never })
  expect(lines).toHaveLength(1)
  // The credit in the provider's hands is not taken for what the bank brings.
  const { proposals } = await lineOf(story, lines[0]!.id)
  expect(proposals.map((one) => one.class)).not.toContain('in_books')
  expect(await openCents(story, itemId)).toBe(60_000)
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: customerId }, query: {} })
  expect(JSON.stringify(entries)).toContain('Réglé au prestataire')
  await story.owner.call(routes.returnAnnounced, {
    ...{ params: { id }, body: { as: 'bounced', on: '2026-11-20', why: 'Chèque impayé' } },
  })
  expect(await openCents(story, itemId)).toBe(100_000)
  expect(await receiptsOf(customerId)).toMatchObject([{ returnedAs: 'bounced', isHere: false }])
  expect(await faults(story)).toEqual([])
})

test('the accounts are told of money in the provider’s hands, and of its return, through the suspense account', async () => {
  const { placementId } = await placed('BRUN', 30_000)
  const { id } = await announce(placementId, 30_000, '2026-11-20')
  const waiting = async () =>
    (await story.owner.call(cashRoutes.journal, { query: {} })).pending.filter((one) => one.kind === 'collected')
  const before = await waiting()
  expect(before).not.toEqual([])
  await story.owner.call(routes.returnAnnounced, {
    ...{ params: { id }, body: { as: 'mistaken', on: '2026-11-20', why: 'Autre débiteur' } },
  })
  expect(await waiting()).not.toEqual(before)
})

test('paid straight to us after the file came home: within the days of the mandate a receipt, after them none', async () => {
  const within = await placed('COLIN', 50_000)
  const after = await placed('DENIS', 50_000)
  const idle = await placed('ERNST', 50_000)
  await announce(within.placementId, 1_000, '2026-11-20')
  await announce(after.placementId, 1_000, '2026-11-20')
  await story.owner.call(routes.recallPlacements, {
    body: { placementIds: [within, after, idle].map(({ placementId }) => placementId), reason: 'Accord direct' },
  })
  story.at('2026-11-25')
  await pay(story, within.customerId, within.itemId, 49_000, '2026-11-25')
  await pay(story, idle.customerId, idle.itemId, 50_000, '2026-11-25')
  story.at('2026-12-10')
  await pay(story, after.customerId, after.itemId, 49_000, '2026-12-10')
  await story.runJobs()
  const direct = async ({ customerId }: typeof idle) =>
    (await receiptsOf(customerId)).filter(({ paidTo }) => paidTo === 'creditor')
  expect(await direct(within)).toMatchObject([{ cents: 49_000, tail: 'within' }])
  expect(await direct(after)).toEqual([])
  // Of this one the provider had done nothing: the payment follows no work of it.
  expect(await direct(idle)).toEqual([])
})
