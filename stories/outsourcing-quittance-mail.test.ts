import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { faults, payment, plain, receiptScene } from './outsourcing-receipts-scene.ts'
import { placedDebtor, type VoiceScene } from './outsourcing-voice-scene.ts'

/** The receipt of a payment to an agency leaves to the debtor by mail: once, in the agency's voice, with its PDF. */
let scene: VoiceScene
let creditor: number
beforeAll(async () => {
  scene = await receiptScene('2026-11-23')
  creditor = scene.story.owner.orgId!
})
afterAll(() => scene.story.end())

const recorded = async (placementId: string, cents: number): Promise<string> => {
  const { id } = await scene.agency.call(routes.recordReceipt, {
    body: payment(creditor, placementId, cents, '2026-11-20'),
  })
  await scene.story.runJobs()
  return id
}
const send = async (id: string) => {
  const asked = await scene.agency.ask(routes.mailQuittance, { params: { id } })
  await scene.story.runJobs()
  return asked
}
const mailed = async (id: string) => (await scene.agency.call(routes.quittanceMail, { params: { id } })).mailed
const message = (id: string) => scene.story.owner.call(correspondenceRoutes.message, { params: { id } })

test('asked for, it leaves once in the agency’s voice, and says what was paid, for whom and what is left', async () => {
  const { placementId, customerId } = await placedDebtor(scene, 'VIDAL', 100_000)
  const id = await recorded(placementId, 40_000)
  expect(await mailed(id)).toBeNull()
  expect((await send(id)).refusal).toBeNull()
  const told = await mailed(id)
  expect(told).toMatchObject({ toAddress: 'vidal@debiteur.example', askedByName: expect.stringContaining('Ferrand') })
  const { message: row, mail } = await message(told!.messageId)
  expect(row).toMatchObject({ customerId, purpose: 'quittance', state: 'sent' })
  expect(mail!.attachments).toEqual(['quittance-QU-0001.pdf'])
  for (const said of ['400,00 €', 'Atelier des Lices', '600,00 €', 'Cabinet Ferrand'])
    expect(plain(mail!.text)).toContain(said)
  const again = await send(id)
  expect(plain(again.refusal!.message)).toBe('La quittance QU-0001 est déjà partie à vidal@debiteur.example.')
  expect(await faults(scene.story)).toEqual([])
})

test('by itself once the agency says so, from then on and once; without a mailbox it waits for a person', async () => {
  const { agency, story } = scene
  const first = await placedDebtor(scene, 'WEIL', 90_000)
  const before = await recorded(first.placementId, 10_000)
  story.at('2026-11-24')
  expect(await agency.call(routes.quittanceSetting)).toEqual({ mailsAtOnce: false })
  await agency.call(routes.changeQuittanceSetting, { body: { mailsAtOnce: true } })
  const after = await recorded(first.placementId, 20_000)
  expect(await mailed(before)).toBeNull()
  const { messageId } = (await mailed(after))!
  await story.runJobs()
  expect((await mailed(after))!.messageId).toBe(messageId)
  const silent = await placedDebtor(scene, 'MUET', 50_000)
  const { contacts } = await story.owner.call(partiesRoutes.customer, { params: { id: silent.customerId } })
  for (const one of contacts) await story.owner.call(partiesRoutes.removeContact, { params: { id: one.id } })
  const unheard = await recorded(silent.placementId, 10_000)
  expect(await mailed(unheard)).toBeNull()
  expect((await send(unheard)).refusal?.code).toBe('no_mailbox')
  await agency.call(routes.changeQuittanceSetting, { body: { mailsAtOnce: false } })
  expect(await mailed(await recorded(first.placementId, 5_000))).toBeNull()
})

test('what came back has no receipt any more; nobody else mails it', async () => {
  const { agency, story } = scene
  const { placementId } = await placedDebtor(scene, 'XERES', 30_000)
  const id = await recorded(placementId, 30_000)
  expect((await story.owner.ask(routes.mailQuittance, { params: { id } })).status).toBe(404)
  expect((await story.owner.ask(routes.quittanceMail, { params: { id } })).status).toBe(404)
  await agency.call(routes.returnReceipt, { params: { id }, body: { as: 'bounced', on: '2026-11-24', why: 'Impayé' } })
  expect((await send(id)).refusal?.code).toBe('came_back')
})
