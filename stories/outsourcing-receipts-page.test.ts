import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { payment, receiptScene } from './outsourcing-receipts-scene.ts'
import { placedDebtor, type VoiceScene } from './outsourcing-voice-scene.ts'
import { debtorOf } from './portal-debtor.ts'

/** The debtor's own page gives the receipt of each payment that stands, and no other debtor's. */
let scene: VoiceScene
beforeAll(async () => {
  scene = await receiptScene('2026-03-09')
})
afterAll(() => scene.story.end())

test('a debtor finds its receipts on its page, and loses the one whose payment came back', async () => {
  const { story, agency } = scene
  const creditor = story.owner.orgId!
  const own = await placedDebtor(scene, 'OLLIER', 60_000)
  const other = await placedDebtor(scene, 'PETIT', 50_000)
  const record = (placementId: string) =>
    agency.call(routes.recordReceipt, { body: payment(creditor, placementId, 20_000, '2026-03-09') })
  const { id, number } = await record(own.placementId)
  const { id: foreign } = await record(other.placementId)
  const page = await debtorOf(story, own.customerId)
  expect((await page.get('')).text).toContain(`Quittance ${number}`)
  // As a browser asks for the file: what comes back is no page.
  const answer = await story.app.app.request(`http://localhost:4780${page.path}/receipts/${id}`, {
    headers: { host: 'localhost:4780', 'x-quittance-client': '203.0.113.7' },
  })
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(await wordsOf(new Uint8Array(await answer.arrayBuffer()))).toContain('il reste 400,00 € à payer')
  expect((await page.get(`/receipts/${foreign}`)).status).toBe(404)
  await agency.call(routes.returnReceipt, {
    ...{ params: { id }, body: { as: 'bounced', on: '2026-03-09', why: 'Sans provision' } },
  })
  expect((await page.get('')).text).not.toContain('Quittance')
  expect((await page.get(`/receipts/${id}`)).status).toBe(404)
})
