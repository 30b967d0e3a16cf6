import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes as routes } from '../src/dunning/contract.ts'
import { recall } from './agency-scene.ts'
import { placedDebtor, sendBy, type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'
import { debtorOf } from './portal-debtor.ts'

/** What a debtor reads on its page of what is in an agency's hands, in the agency's own name and in the creditor's. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ')
const THEIR_ACCOUNT = 'FR76 3000 6000 0112 3456 7890 189'

let own: VoiceScene
let white: VoiceScene
let ours: StandIn
let theirs: StandIn
beforeAll(async () => {
  own = await voiceScene('2026-03-02', 'own')
  white = await voiceScene('2026-03-02', 'creditor')
  ours = await openStandIn()
  theirs = await openStandIn()
  await sendBy(white.story.owner, ours.settings, 'compta@atelier.example')
  await sendBy(white.agency, theirs.settings, 'dossiers@ferrand.example')
})
afterAll(async () => {
  await Promise.all([ours.close(), theirs.close()])
  await own.story.end()
  await white.story.end()
})

test('in the agency’s own name the page says who collects what for whom, and what it collects is paid to its own account', async () => {
  const { customerId, placementId } = await placedDebtor(own, 'MOREL')
  const debtor = await debtorOf(own.story, customerId)
  const page = plain((await debtor.get()).text)
  expect(page).toContain('Cabinet Ferrand')
  expect(page).toContain('exerce une activité de recouvrement amiable et suit la pièce FA-MOREL')
  expect(page).toContain('pour le compte d’Atelier des Lices, votre créancier')
  expect(page).toContain(`Elle se règle sur le compte ${THEIR_ACCOUNT}`)
  // What stayed with us is paid to us, in a block of its own.
  const blocks = page.split('Payer par virement')[1]!
  const [, stayed, collected] = blocks.split(/Pièces suivies par Cabinet Ferrand|Pièces à régler à Atelier des Lices/)
  expect(collected).toMatch(/Montant 1 200,00 € Bénéficiaire Cabinet Ferrand IBAN FR76 3000/)
  expect(stayed).toMatch(/Montant 700,00 € Bénéficiaire Atelier des Lices IBAN FR14 2004/)
  await recall(own.story, placementId)
  expect(plain((await debtor.get()).text)).not.toContain('Cabinet Ferrand')
})

test('in the creditor’s name mails leave by its own server and look, and its page tells all the same who collects', async () => {
  const { customerId } = await placedDebtor(white, 'DURAND')
  const params = { creditorId: white.story.owner.orgId, id: customerId }
  const shown = await white.agency.call(routes.agencyWriting, { params })
  expect(shown).toMatchObject({ voice: 'creditor', account: null, barred: null })
  const sent = await white.agency.ask(routes.sendAgencyMessage, {
    params,
    body: { stepId: 'courteous', channel: 'email', text: null },
  })
  expect(sent.refusal).toBeNull()
  await white.story.runJobs()
  expect(theirs.taken).toEqual([])
  const mails = await Promise.all(ours.taken.map((bytes) => simpleParser(bytes)))
  const mail = mails.find(({ text }) => text?.includes('FA-DURAND'))!
  expect(mail.from?.value[0]).toMatchObject({ name: 'Atelier des Lices', address: 'compta@atelier.example' })
  expect(mail.text).not.toContain('Ferrand')
  const { rows } = await white.story.owner.call(correspondenceRoutes.customerMessages, {
    params: { id: customerId },
    query: {},
  })
  expect(rows.find(({ id }) => id === sent.value.messageId)).toMatchObject({
    ...{ agencyName: 'Cabinet Ferrand', state: 'sent' },
  })
  const page = plain((await (await debtorOf(white.story, customerId)).get()).text)
  expect(page).toContain('Cabinet Ferrand')
  expect(page).toContain('pour le compte d’Atelier des Lices')
  expect(page).not.toContain(THEIR_ACCOUNT)
})
