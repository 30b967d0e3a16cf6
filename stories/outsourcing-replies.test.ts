import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { type ImapStandIn, openImapStandIn } from '../src/adapters/mailbox/imap-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { repliesRoutes as routes } from '../src/replies/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { newOrganisation } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { place, recall, runMandate, seatIn } from './agency-scene.ts'
import {
  firstLetterPosted,
  placedDebtor,
  sendBy,
  type VoiceScene,
  voiceScene,
  writeTo,
} from './outsourcing-voice-scene.ts'
import { bounceOf, mailboxSettings, written } from './replies-box.ts'

/** What debtors answer to an agency reaches its own mailbox: what is about placed claims goes into the creditor's books, and nothing else does. */
let scene: VoiceScene
let smtp: StandIn
let imap: ImapStandIn
/** Another creditor of the same agency. */
let other: Visitor
let morel: Awaited<ReturnType<typeof placedDebtor>>
let theirDebtor: string
const AGENCY = { orgId: 0, name: 'Cabinet Ferrand' }
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own')
  smtp = await openStandIn()
  imap = await openImapStandIn()
  await sendBy(scene.agency, smtp.settings, 'dossiers@ferrand.example')
  await scene.agency.call(routes.saveMailbox, { body: mailboxSettings(imap) })
  AGENCY.orgId = scene.agency.orgId!
  morel = await placedDebtor(scene, 'MOREL')
  const { orgId } = await scene.story.owner.call(accessRoutes.createOrganisation, {
    body: newOrganisation('Bérard Nord'),
  })
  other = seatIn(scene.story, scene.story.owner, orgId)
  theirDebtor = await placedAtOther('NORD', 'nord@debiteur.example')
  await firstLetterPosted(scene, morel.customerId)
})
afterAll(async () => {
  await smtp.close()
  await imap.close()
  await scene.story.end()
})

let mandateAtOther: string | null = null
async function placedAtOther(code: string, email: string): Promise<string> {
  const there = { ...scene.story, owner: other }
  const customerId = await newCustomer(there, code, { name: `${code} SA`, email })
  const owed = { customerId, documentNo: 'NB-2301', cents: 300_000, dueOn: '2025-10-31' }
  const itemId = await bookDocument(there, owed)
  mandateAtOther ??= await runMandate(scene.story, other.orgId!, AGENCY)
  await place(scene.story, other.orgId!, { mandateId: mandateAtOther, agency: AGENCY, customerId, itemIds: [itemId] })
  return customerId
}

const later = () => {
  const at = new Date(scene.story.now().getTime() + 3_600_000 + 600_000)
  scene.story.at(at.toISOString().slice(0, 10), at.toISOString().slice(11, 16))
}
const arrive = async (mail: string) => {
  later()
  imap.deliver(mail, scene.story.now())
  await scene.story.runJobs()
}
const from = (address: string) => `Anne Le Goff <${address}>`
const inHand = async (show: 'waiting' | 'all' = 'waiting') =>
  (await scene.agency.call(routes.repliesInHand, { query: { show } })).rows
const listOf = async (who: Visitor) => (await who.call(routes.replies, { query: { show: 'all' } })).replies
const at = (id: string) => ({ creditorId: scene.story.owner.orgId!, id })
const messageOf = async (id: string) =>
  (await scene.story.owner.call(correspondenceRoutes.message, { params: { id } })).message
const write = async (customerId: string) => {
  const id = await writeTo(scene, customerId, 'email', 'firm')
  await scene.story.runJobs()
  return id
}
const notDelivered = (messageId: string, where: { to: string; at: string }) =>
  bounceOf(messageId, { ...where, action: 'failed', status: '5.1.1', code: 'smtp; 550 5.1.1 no such user' })
const contactOf = async (id: string) =>
  (await scene.story.owner.call(partiesRoutes.customer, { params: { id } })).contacts[0]!

let answered: string
test('an answer to what the agency wrote is the creditor’s at once, shown to the agency with what it seems to say, and taken once', async () => {
  answered = await write(morel.customerId)
  const text = 'Bonjour,\n\nNous réglons FA-MOREL vendredi par virement.\n\nAnne Le Goff'
  await arrive(written(scene.story, { answers: answered, from: from('autre@morel.example'), text }))
  const [one, ...more] = await listOf(scene.story.owner)
  expect(more).toEqual([])
  expect(one).toMatchObject({
    ...{ customerId: morel.customerId, threadedBy: 'thread', doubt: 'stranger', agencyName: 'Cabinet Ferrand' },
    proposals: [{ kind: 'promise', quote: 'Nous réglons FA-MOREL vendredi par virement.' }],
  })
  expect(await inHand()).toMatchObject([
    { id: one!.id, creditor: 'Atelier des Lices', customerName: 'MOREL SARL', state: 'to_read' },
  ])
  expect(await listOf(scene.agency)).toEqual([])
  // The folder is built anew: everything is read again, also once the file is nobody's.
  imap.uidValidity += 1
  later()
  await scene.story.runJobs()
  expect(await listOf(scene.story.owner)).toHaveLength(1)
  expect(await listOf(scene.agency)).toEqual([])
  expect(await listOf(other)).toEqual([])
})

test('the agency sees what was placed and nothing else of the customer; what it confirms is done in the creditor’s books, once', async () => {
  const { id } = (await inHand())[0]!
  const shown = await scene.agency.call(routes.replyInHand, { params: at(id) })
  expect(shown.items.map(({ documentNo, isMeant }) => [documentNo, isMeant])).toEqual([['FA-MOREL', true]])
  expect(shown.message?.id).toBe(answered)
  const { items } = await scene.story.owner.call(routes.reply, { params: { id } })
  const beside = items.find(({ documentNo }) => documentNo === 'FB-MOREL')!.id
  const promise = (itemIds: string[]) => ({ kind: 'promise' as const, itemIds, cents: null, dueOn: '2026-03-20' })
  const beyond = await scene.agency.ask(routes.confirmReplyInHand, { params: at(id), body: promise([beside]) })
  expect(beyond.refusal?.code).toBe('not_in_hand')
  const statement = { kind: 'document' as const, sendsStatement: true }
  const whole = await scene.agency.ask(routes.confirmReplyInHand, { params: at(id), body: statement })
  expect(whole.refusal?.code).toBe('statement_of_creditor')
  // Both sides say it at once: one is heard.
  const said = await Promise.all([
    scene.agency.ask(routes.confirmReplyInHand, { params: at(id), body: promise([morel.itemId]) }),
    scene.story.owner.ask(routes.dismissReply, { params: { id } }),
  ])
  expect(said.map(({ refusal }) => refusal?.code ?? 'done').toSorted()).toEqual(['changed_meanwhile', 'done'])
  if (said[0].refusal) {
    await scene.agency.call(routes.reopenReplyInHand, { params: at(id) })
    await scene.agency.call(routes.confirmReplyInHand, { params: at(id), body: promise([morel.itemId]) })
  }
  await scene.story.runJobs()
  const done = await scene.story.owner.call(routes.reply, { params: { id } })
  expect(done).toMatchObject({ state: 'handled', kind: 'promise', handledBy: 'Paul Ferrand, Cabinet Ferrand' })
  const { promises } = await scene.story.owner.call(promiseRoutes.customerPromises, {
    params: { id: morel.customerId },
  })
  expect(promises).toMatchObject([{ cents: 120_000, dueOn: '2026-03-20' }])
  expect(await inHand()).toEqual([])
})

test('who writes without answering is known by its address or documents among what is placed; what is of nobody there stays the agency’s', async () => {
  await arrive(written(scene.story, { from: from('morel@debiteur.example'), text: 'Pouvez-vous me rappeler ?' }))
  expect(await inHand()).toMatchObject([{ customerId: morel.customerId, threadedBy: 'sender', doubt: null }])
  // A customer of the creditor of whom nothing was placed, and a stranger who cites a document of one who was.
  await newCustomer(scene.story, 'LIBRE', { name: 'Libre SARL', email: 'libre@client.example' })
  await arrive(written(scene.story, { from: from('libre@client.example'), text: 'Bonjour, une question.' }))
  await arrive(written(scene.story, { from: from('x@inconnu.example'), text: 'Au sujet de la facture NB-2301.' }))
  expect((await listOf(scene.agency)).map(({ fromAddress }) => fromAddress).toSorted()).toEqual([
    'libre@client.example',
    'x@inconnu.example',
  ])
  expect(await listOf(scene.story.owner)).toHaveLength(2)
  expect(await inHand()).toHaveLength(1)
})

test('an address that debtors of two creditors share goes by what the mail cites, and neither creditor sees the other’s', async () => {
  const shared = 'compta@groupe.example'
  const petit = await placedDebtor(scene, 'PETIT')
  const person = { firstName: 'Luc', lastName: '', role: 'accounts_payable', email: shared, phone: null } as const
  await scene.story.owner.call(partiesRoutes.addContact, { params: { id: petit.customerId }, body: person })
  await other.call(partiesRoutes.addContact, { params: { id: theirDebtor }, body: person })
  await arrive(written(scene.story, { from: from(shared), text: 'La facture NB-2301 est contestée : colis manquant.' }))
  expect(await listOf(other)).toMatchObject([{ customerId: theirDebtor, agencyName: 'Cabinet Ferrand' }])
  await arrive(written(scene.story, { from: from(shared), text: 'Bonjour, nous revenons vers vous.' }))
  expect(await listOf(other)).toHaveLength(1)
  expect(await listOf(scene.story.owner)).toHaveLength(2)
  expect((await listOf(scene.agency)).map(({ fromAddress }) => fromAddress)).toContain(shared)
  expect((await inHand()).map(({ creditor }) => creditor)).toEqual(['Atelier des Lices', 'Bérard Nord'])
  // One creditor's answer is not found under another's name, nor by whoever is no agency.
  const id = (await listOf(other))[0]!.id
  expect((await scene.agency.ask(routes.replyInHand, { params: at(id) })).status).toBe(404)
  const own = { creditorId: other.orgId!, id }
  expect((await scene.story.owner.ask(routes.replyInHand, { params: own })).status).toBe(404)
})

test('a person of the agency says of whom a mail is: it goes into that creditor’s books once, and its address is known there', async () => {
  const mails = await listOf(scene.agency)
  const id = mails.find(({ fromAddress }) => fromAddress === 'x@inconnu.example')!.id
  const to = (customerId: string, creditorId = other.orgId!) => ({
    params: { id },
    body: { creditorId, customerId, learns: true },
  })
  // Not placed with it, or not of that creditor.
  expect((await scene.agency.ask(routes.handOnReply, to(morel.customerId))).status).toBe(404)
  expect((await scene.story.owner.ask(routes.handOnReply, to(theirDebtor))).status).toBe(404)
  const both = await Promise.all([
    scene.agency.ask(routes.handOnReply, to(theirDebtor)),
    scene.agency.ask(routes.handOnReply, to(theirDebtor)),
  ])
  expect(both.map(({ refusal }) => refusal?.code ?? 'done').toSorted()).toEqual(['changed_meanwhile', 'done'])
  const theirs = (await listOf(other)).filter(({ fromAddress }) => fromAddress === 'x@inconnu.example')
  expect(theirs).toMatchObject([{ customerId: theirDebtor, threadedBy: 'person', agencyName: 'Cabinet Ferrand' }])
  await arrive(written(scene.story, { from: from('x@inconnu.example'), text: 'Et alors ?' }))
  expect((await listOf(other))[0]).toMatchObject({ customerId: theirDebtor, threadedBy: 'alias' })
  expect(await listOf(scene.story.owner)).toHaveLength(2)
})

test('paid already: the agency waits about what is in its hands, and the creditor’s own reminders go on', async () => {
  const [one] = await inHand()
  await scene.agency.call(routes.confirmReplyInHand, {
    params: at(one!.id),
    body: { kind: 'paid', untilOn: null },
  })
  await scene.story.runJobs()
  const { holds } = await scene.story.owner.call(dunningRoutes.customer, {
    params: { id: morel.customerId },
    query: {},
  })
  expect(holds.map(({ itemId }) => itemId)).toEqual([morel.itemId])
})

test('a bounce marks the address and ends the doubt about its message: whoever says then that it left is told', async () => {
  const durand = await placedDebtor(scene, 'DURAND')
  await firstLetterPosted(scene, durand.customerId)
  const id = await write(durand.customerId)
  expect(await messageOf(id)).toMatchObject({ state: 'sent' })
  await arrive(notDelivered(id, { to: 'durand@debiteur.example', at: 'ferrand.example' }))
  expect(await messageOf(id)).toMatchObject({ state: 'failed', outcome: { code: 'bounced' } })
  expect((await contactOf(durand.customerId)).emailInvalidSince).not.toBeNull()
  const listed = (await listOf(scene.story.owner)).find(({ nature }) => nature === 'bounce')
  expect(listed).toMatchObject({ customerId: durand.customerId, state: 'handled', agencyName: 'Cabinet Ferrand' })
  const said = await scene.agency.ask(dunningRoutes.settleAgencyMessage, {
    params: at(id),
    body: { action: 'confirm_arrival' },
  })
  expect(said.refusal?.code).toBe('already_done')
})

test('a bounce that names a message of the creditor’s own, sent to the agency, changes nothing', async () => {
  const leroy = await placedDebtor(scene, 'LEROY')
  const { messageId } = await scene.story.owner.call(correspondenceRoutes.sendStatement, {
    params: { id: leroy.customerId },
    body: {} as never,
  })
  await scene.story.runJobs()
  await arrive(notDelivered(messageId, { to: 'leroy@debiteur.example', at: 'atelier.example' }))
  expect((await messageOf(messageId)).state).toBe('sent')
  expect((await contactOf(leroy.customerId)).emailInvalidSince).toBeNull()
  const [bounce, ...more] = (await listOf(scene.agency)).filter(({ nature }) => nature === 'bounce')
  expect(more).toEqual([])
  // Said by a person to be of that debtor it is there to be judged, and still changes nothing.
  const { customerId } = leroy
  await scene.agency.call(routes.handOnReply, {
    params: { id: bounce!.id },
    body: { creditorId: scene.story.owner.orgId!, customerId, learns: false },
  })
  const there = (await listOf(scene.story.owner)).filter((one) => one.customerId === customerId)
  expect(there).toMatchObject([{ nature: 'bounce', threadedBy: 'person', state: 'to_read' }])
  expect((await messageOf(messageId)).state).toBe('sent')
})

test('once the file is back, an answer to what was written still reaches the creditor, and the agency is shown none of it', async () => {
  await recall(scene.story, morel.placementId)
  const before = (await listOf(scene.story.owner)).length
  await arrive(
    written(scene.story, { answers: answered, from: from('morel@debiteur.example'), text: 'C’est payé hier.' }),
  )
  const all = await listOf(scene.story.owner)
  expect(all).toHaveLength(before + 1)
  expect((await inHand('all')).filter(({ customerId }) => customerId === morel.customerId)).toEqual([])
  const id = all.find(({ begins }) => begins.startsWith('C’est payé'))!.id
  expect((await scene.agency.ask(routes.replyInHand, { params: at(id) })).status).toBe(404)
  // Without an answer to it, nothing tells that it is about what was placed once.
  await arrive(written(scene.story, { from: from('morel@debiteur.example'), text: 'Et votre courrier ?' }))
  expect(await listOf(scene.story.owner)).toHaveLength(before + 1)
})
