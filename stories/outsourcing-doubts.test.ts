import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes as routes } from '../src/dunning/contract.ts'
import { newAgency, recall } from './agency-scene.ts'
import {
  firstLetterPosted,
  placedDebtor,
  sendBy,
  type VoiceScene,
  voiceScene,
  writeTo,
} from './outsourcing-voice-scene.ts'

/** A server is cut while it takes a mail of an agency: nobody knows whether it left, until whoever sends looks and says so, once. */
let scene: VoiceScene
let theirs: StandIn
let isCutting = true
const taken: string[] = []
const openCutting = () =>
  openStandIn((cut) => ({
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString())
        if (isCutting) cut()
        else done(null, 'queued')
      })
    },
  }))
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own')
  theirs = await openCutting()
  await sendBy(scene.agency, theirs.settings, 'dossiers@ferrand.example')
})
afterAll(async () => {
  await theirs.close()
  await scene.story.end()
})

/** A mail of the agency of which nobody knows whether it left. */
async function inDoubt(code: string) {
  const debtor = await placedDebtor(scene, code)
  await firstLetterPosted(scene, debtor.customerId)
  isCutting = true
  const id = await writeTo(scene, debtor.customerId, 'email', 'firm')
  await scene.story.runJobs()
  return { ...debtor, id }
}
const doubts = () => scene.agency.call(routes.agencyDoubts, { query: {} })
const say = (id: string, action: 'confirm_arrival' | 'send_again' | 'cancel') =>
  scene.agency.ask(routes.settleAgencyMessage, {
    params: { creditorId: scene.story.owner.orgId, id },
    body: { action },
  })
const shown = async (id: string) =>
  (await scene.story.owner.call(correspondenceRoutes.message, { params: { id } })).message
const actionOf = async (customerId: string) =>
  (
    await scene.agency.call(routes.agencyWriting, {
      params: { creditorId: scene.story.owner.orgId, id: customerId },
    })
  ).actions[0]!.state
const times = (id: string) => taken.filter((mail) => mail.includes(`<${id}@`)).length

test('the agency sees it in one place, the creditor that it waits for the agency; nobody else can say', async () => {
  const { id, customerId } = await inDoubt('MOREL')
  expect(await doubts()).toMatchObject({
    ...{ count: 1, ours: 1 },
    rows: [{ id, creditor: 'Atelier des Lices', debtor: 'MOREL SARL', waitsForCreditor: false }],
  })
  expect((await doubts()).rows[0]!.why).toContain('le serveur n’a pas confirmé')
  expect(await actionOf(customerId)).toBe('uncertain')
  const there = await shown(id)
  expect(there).toMatchObject({ state: 'uncertain', agencyName: 'Cabinet Ferrand' })
  expect(there.can.confirm_arrival).toContain('elle seule dit ce qu’il devient')
  const byCreditor = await scene.story.owner.ask(correspondenceRoutes.settleMessage, {
    params: { id },
    body: { action: 'confirm_arrival' },
  })
  expect(byCreditor.refusal?.code).toBe('agency_message')
  const { owner: stranger } = await newAgency(scene.story, 'Recouvro', 'Nadia Ferrand')
  const asked = { params: { creditorId: scene.story.owner.orgId, id }, body: { action: 'cancel' as const } }
  expect((await stranger.ask(routes.settleAgencyMessage, asked)).status).toBe(404)
  expect(await stranger.call(routes.agencyDoubts, { query: {} })).toMatchObject({ count: 0, rows: [] })
  // What the creditor wrote itself is not found by the agency.
  const unknown = await say('01890000-0000-7000-8000-00000000000a', 'cancel')
  expect(unknown.status).toBe(404)
})

test('said to have left, its step is done on the day it left', async () => {
  const { id, customerId } = await inDoubt('DURAND')
  scene.story.at('2026-03-17')
  expect((await say(id, 'confirm_arrival')).value).toEqual({ state: 'sent' })
  await scene.story.runJobs()
  expect(await actionOf(customerId)).toBe('done')
  expect((await shown(id)).outcome!.message).toContain('Paul Ferrand')
  expect((await say(id, 'send_again')).refusal?.code).toBe('already_done')
  expect(times(id)).toBe(1)
  expect((await doubts()).rows.map((one) => one.debtor)).toEqual(['MOREL SARL'])
})

test('said by two at once, one is heard: what leaves again leaves once, the same mail, and its step goes on', async () => {
  const { id, customerId } = await inDoubt('PETIT')
  isCutting = false
  const both = await Promise.all([say(id, 'send_again'), say(id, 'send_again')])
  expect(both.map(({ refusal }) => refusal?.code ?? 'said').toSorted()).toEqual(['already_done', 'said'])
  await scene.story.runJobs()
  await scene.story.runJobs()
  expect(times(id)).toBe(2)
  expect(new Set(taken.filter((mail) => mail.includes(`<${id}@`))).size).toBe(1)
  expect(await shown(id)).toMatchObject({ state: 'sent' })
  expect(await actionOf(customerId)).toBe('done')
})

test('a file that came home meanwhile: it may still be said what became of it, and nothing leaves again', async () => {
  const { id, placementId } = await inDoubt('LEROY')
  await recall(scene.story, placementId)
  isCutting = false
  expect((await say(id, 'send_again')).value).toEqual({ state: 'queued' })
  await scene.story.runJobs()
  expect(times(id)).toBe(1)
  expect(await shown(id)).toMatchObject({ state: 'cancelled' })
})

test('in the creditor’s name it left by the creditor’s server: the agency sees that it waits there, and the creditor says', async () => {
  const other = await voiceScene('2026-03-02', 'creditor')
  const ours = await openCutting()
  isCutting = true
  try {
    await sendBy(other.story.owner, ours.settings, 'compta@atelier.example')
    const { customerId } = await placedDebtor(other, 'MOREL')
    const id = await writeTo(other, customerId, 'email', 'courteous')
    await other.story.runJobs()
    const found = await other.agency.call(routes.agencyDoubts, { query: {} })
    expect(found).toMatchObject({ count: 1, ours: 0, rows: [{ id, waitsForCreditor: true }] })
    const params = { creditorId: other.story.owner.orgId, id }
    const said = await other.agency.ask(routes.settleAgencyMessage, { params, body: { action: 'confirm_arrival' } })
    expect(said.refusal?.code).toBe('creditor_message')
    await other.story.owner.call(correspondenceRoutes.settleMessage, {
      params: { id },
      body: { action: 'confirm_arrival' },
    })
    expect((await other.agency.call(routes.agencyDoubts, { query: {} })).count).toBe(0)
  } finally {
    await ours.close()
    await other.story.end()
  }
})
