import { afterAll, beforeAll, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { place, recall } from './agency-scene.ts'
import { placedDebtor, type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'

/** What our own buttons say while an agency alone collects is what the server answers when they are pressed all the same. */
let scene: VoiceScene
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own')
})
afterAll(() => scene?.story.end())

const told = async (customerId: string) => scene.story.owner.call(routes.keptOut, { params: { id: customerId } })
const prepared = async (customerId: string) => {
  const { owner } = scene.story
  const { scenario } = await owner.call(dunningRoutes.customer, { params: { id: customerId }, query: { limit: 1 } })
  const stepId = scenario.steps.find(({ afterDueDays }) => afterDueDays > 0)!.id
  return owner.call(dunningRoutes.chooseStep, { params: { id: customerId }, body: { stepId, itemIds: null } })
}
const noticed = (customerId: string) =>
  scene.story.owner.call(legalRoutes.noticeDraft, {
    params: { id: customerId },
    query: { channel: 'registered_letter', days: 8 },
  })

test('nothing is said of a customer of whom nothing is placed', async () => {
  const customerId = await newCustomer(scene.story, 'LIBRE')
  await bookDocument(scene.story, { customerId, documentNo: 'L-1', cents: 10_000, dueOn: '2025-12-31' })
  expect((await told(customerId)).items).toEqual([])
})

test('what is placed is named with its file; what is not stays ours to ask for', async () => {
  const { customerId, itemId, placementId } = await placedDebtor(scene, 'MIXTE')
  const { items, leaves } = await told(customerId)
  expect(items).toMatchObject([
    { itemId, placementId, provider: 'Cabinet Ferrand', untilOn: null, bars: ['reminder', 'law'] },
  ])
  expect(leaves).toEqual({ reminder: 1, law: 1 })
  expect((await noticed(customerId)).items.map(({ documentNo }) => documentNo)).toEqual(['FB-MIXTE'])
  await prepared(customerId)
})

test('where all is placed nothing is left, as the server says; what came back today is ours for the law, and tomorrow for reminders', async () => {
  const customerId = await newCustomer(scene.story, 'TOUT', { email: 'tout@debiteur.example' })
  const itemId = await bookDocument(scene.story, { customerId, documentNo: 'T-1', cents: 90_000, dueOn: '2025-12-31' })
  const placementId = await place(scene.story, scene.story.owner.orgId, {
    ...{ mandateId: scene.mandateId, customerId, itemIds: [itemId] },
    agency: { orgId: scene.agency.orgId, name: 'Cabinet Ferrand' },
  })
  expect((await told(customerId)).leaves).toEqual({ reminder: 0, law: 0 })
  await expect(prepared(customerId)).rejects.toThrow(/item_placed/)
  await expect(noticed(customerId)).rejects.toThrow(/nothing_to_demand/)
  await recall(scene.story, placementId)
  const { items, leaves } = await told(customerId)
  expect([items[0]?.bars, items[0]?.untilOn, leaves]).toEqual([['reminder'], '2026-03-02', { reminder: 0, law: 1 }])
  await expect(prepared(customerId)).rejects.toThrow(/item_placed/)
  expect((await noticed(customerId)).items).toHaveLength(1)
})
