import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { repliesRoutes as routes } from '../src/replies/contract.ts'
import { recall } from './agency-scene.ts'
import { placedDebtor, type VoiceScene, voiceScene, writeTo } from './outsourcing-voice-scene.ts'
import { type Exchange, openExchange, written } from './replies-box.ts'

/** In the creditor's name a mail leaves by the creditor's server, and its answer reaches the creditor's mailbox: the agency reads what the debtor wrote. */
let scene: VoiceScene
let exchange: Exchange
let morel: Awaited<ReturnType<typeof placedDebtor>>
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'creditor')
  exchange = await openExchange(scene.story)
  morel = await placedDebtor(scene, 'MOREL')
})
afterAll(async () => {
  await exchange.close()
  await scene.story.end()
})

const waiting = async () => (await scene.agency.call(routes.repliesInHand, { query: {} })).rows
const at = (id: string) => ({ creditorId: scene.story.owner.orgId!, id })
const arrive = async (mail: string) => {
  scene.story.at('2026-03-03', '15:00')
  exchange.imap.deliver(mail, scene.story.now())
  await scene.story.runJobs()
}
/** Customers of whom the creditor has a reply to read. */
const toReadHere = async () =>
  JSON.stringify((await scene.story.owner.call(deskRoutes.worklist, { query: {} })).rows).includes('"reply')

let id: string
test('the agency reads the debtor’s words, without what they quote and without addresses that open something', async () => {
  const answers = await writeTo(scene, morel.customerId, 'email', 'courteous')
  await scene.story.runJobs()
  const key = 'https://relances.example/p/cle-de-la-page'
  const text = [
    `Bonjour, nous réglons le 20 mars, comme vu sur ${key}.`,
    '',
    'Le lun. 2 mars 2026 à 09:00, Atelier <compta@atelier.example> a écrit :',
    `> Votre page : ${key}`,
  ].join('\n')
  await arrive(written(scene.story, { answers, from: 'Anne <morel@debiteur.example>', text }))
  const [one, ...more] = await waiting()
  expect(more).toEqual([])
  id = one!.id
  const shown = await scene.agency.call(routes.replyInHand, { params: at(id) })
  expect(shown).toMatchObject({ quoted: '', isElsewhere: false, proposals: [{ kind: 'promise' }] })
  expect(shown.body).toContain('nous réglons le 20 mars, comme vu sur [adresse]')
  expect(JSON.stringify([one, shown])).not.toContain('cle-de-la-page')
  const original = await scene.agency.ask(routes.originalInHand, { params: at(id) })
  expect(original.refusal?.code).toBe('original_of_creditor')
  const whole = await scene.story.owner.call(routes.reply, { params: { id } })
  expect(whole.quoted).toContain(key)
  expect(whole).toMatchObject({ agencyName: 'Cabinet Ferrand', isElsewhere: false })
})

test('it is the agency’s to read while the file is in its hands, and the creditor’s once it is back', async () => {
  expect(await toReadHere()).toBe(false)
  // What answers nothing of the agency's is the creditor's alone.
  await arrive(
    written(scene.story, { from: 'Anne <morel@debiteur.example>', text: 'Au sujet de la livraison d’hier.' }),
  )
  expect(await waiting()).toHaveLength(1)
  await recall(scene.story, morel.placementId)
  expect(await waiting()).toEqual([])
  expect((await scene.agency.ask(routes.replyInHand, { params: at(id) })).status).toBe(404)
  expect(await toReadHere()).toBe(true)
})
