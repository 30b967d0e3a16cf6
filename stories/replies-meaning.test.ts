import { afterEach, beforeEach, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { type Confirmation, repliesRoutes } from '../src/replies/contract.ts'
import { bookDocument } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import {
  type Exchange,
  heardOf,
  mailboxSettings,
  openExchange,
  replyShown,
  visitMailbox,
  written,
} from './replies-box.ts'
import { newCustomer } from './sending-outbox.ts'

/** What a person makes of replies: each meaning does its work once, and nothing is done before. */
let story: Story
let exchange: Exchange
let customerId: string
let itemId: string
const EMAIL = 'compta@batisud.example'
beforeEach(async () => {
  story = await tellStory('2026-03-02')
  exchange = await openExchange(story)
  customerId = await newCustomer(story, 'Bâti-Sud', EMAIL)
  itemId = await bookDocument(story, { customerId, documentNo: 'FA2026-0142', cents: 125_000, dueOn: '2026-02-04' })
})
afterEach(async () => {
  await exchange.close()
  await story.end()
})

let received = 0
const receive = async (text: string, more: { from?: string; fields?: string[] } = {}) => {
  const subject = `Re: relance ${++received}`
  exchange.imap.deliver(written(story, { text, subject, ...more }), story.now())
  const body = mailboxSettings(exchange.imap, { password: null, trustedServer })
  await story.owner.call(repliesRoutes.saveMailbox, { body })
  return replyShown(story, (await visitMailbox(story)).find((one) => one.subject === subject)!.id)
}
let trustedServer = ''
const confirm = (id: string, body: Confirmation) =>
  story.owner.ask(repliesRoutes.confirmReply, { params: { id }, body })
const customer = () => story.owner.call(partiesRoutes.customer, { params: { id: customerId } })

test('a promise is written with its quote, once; what promises refuse is refused and the reply waits on', async () => {
  const reply = await receive('Je règle 500 € le 12 mars.')
  expect(reply.proposals).toMatchObject([{ kind: 'promise', on: '2026-03-12', cents: 50_000 }])
  const promises = () => story.owner.call(promiseRoutes.promises)
  expect((await promises()).count).toBe(0)
  const body = { kind: 'promise' as const, itemIds: [itemId], cents: 50_000, dueOn: '2026-03-12' }
  expect((await confirm(reply.id, { ...body, cents: 990_000 })).refusal).toMatchObject({ code: 'too_much' })
  expect((await replyShown(story, reply.id)).state).toBe('to_read')
  expect((await confirm(reply.id, body)).refusal).toBeNull()
  expect((await promises()).promises).toMatchObject([
    { cents: 50_000, source: 'mail', note: 'Je règle 500 € le 12 mars.' },
  ])
  expect((await confirm(reply.id, body)).refusal).toMatchObject({ code: 'changed_meanwhile' })
  expect((await replyShown(story, reply.id)).made?.promiseId).toBe((await promises()).promises[0]!.id)
  expect((await heardOf(story, customerId)).at(-1)).toContain('Réponse traitée')
})

test('a dispute is opened with the cause that was read', async () => {
  const reply = await receive('Le prix ne correspond pas au devis.')
  const cause = reply.causes.find((one) => one.cause === reply.proposals[0]!.cause)!
  expect(cause.name).toBe('Prix')
  await confirm(reply.id, { kind: 'dispute', itemIds: [itemId], categoryId: cause.id })
  const { rows } = await story.owner.call(disputesRoutes.disputes)
  expect(rows).toMatchObject([{ source: 'reply', categoryName: 'Prix', cents: 125_000 }])
})

test('who asks where to pay is answered by the statement, when a person says so; a paper of the bank or a copy is sent by hand', async () => {
  const asked = await receive('Pourriez-vous m’envoyer vos coordonnées bancaires ?')
  expect(asked.proposals).toMatchObject([{ kind: 'document', asksStatement: true }])
  expect((await confirm(asked.id, { kind: 'document', sendsStatement: true })).refusal).toBeNull()
  const { messageId } = (await replyShown(story, asked.id)).made!
  const { message } = await story.owner.call(correspondenceRoutes.message, { params: { id: messageId! } })
  expect(message).toMatchObject({ purpose: 'statement', customerId, toAddress: EMAIL })
  const copy = await receive('Merci de nous transmettre un duplicata de la facture.')
  expect(copy.proposals[0]?.asksStatement).toBeUndefined()
  const paper = await receive('Pourriez-vous m’envoyer votre RIB ?')
  expect(paper.proposals).toEqual([{ kind: 'document', quote: 'Pourriez-vous m’envoyer votre RIB ?' }])
  await confirm(copy.id, { kind: 'document', sendsStatement: false })
  expect((await replyShown(story, copy.id)).made).toEqual({})
})

test('an absence, another address and an opt-out are kept on the contact; a payment is waited for', async () => {
  const away = await receive('Je suis absente jusqu’au 20 mars.')
  const contactId = away.contacts[0]!.id
  await confirm(away.id, { kind: 'absence', contactId, untilOn: '2026-03-20' })
  const moved = await receive('Merci d’écrire désormais à daf@batisud.example.')
  expect(moved.proposals).toMatchObject([{ kind: 'contact', email: 'daf@batisud.example' }])
  await confirm(moved.id, { kind: 'contact', contactId: null, email: 'daf@batisud.example', phone: null })
  const tired = await receive('Merci de ne plus m’envoyer de mails.')
  await confirm(tired.id, { kind: 'opt_out', contactId })
  const { contacts } = await customer()
  expect(contacts.find(({ id }) => id === contactId)).toMatchObject({ absentUntil: '2026-03-20', optedOut: ['email'] })
  expect(contacts.map(({ email }) => email).toSorted()).toEqual([EMAIL, 'daf@batisud.example'])
  const paid = await receive('Virement effectué le 27 février.')
  expect((await confirm(paid.id, { kind: 'paid', untilOn: '2026-03-01' })).refusal).toMatchObject({
    code: 'day_passed',
  })
  await confirm(paid.id, { kind: 'paid', untilOn: null })
  expect((await replyShown(story, paid.id)).made).toEqual({ holdUntil: '2026-03-09' })
})

test('the word of the trusted server about a sender is read, that of anybody else is not', async () => {
  const result = (server: string, words: string) => `Authentication-Results: ${server}; ${words}`
  trustedServer = 'mx.atelier.example'
  const forged = await receive('Bonjour à vous.', { fields: [result('mx.evil.example', 'dmarc=pass')] })
  expect(forged.doubt).toBe('unproven')
  const failing = await receive('Rebonjour.', {
    fields: [result('mx.atelier.example', 'spf=softfail; dmarc=fail (p=none)')],
  })
  expect(failing.doubt).toBe('failed')
  const sound = await receive('Encore moi.', {
    fields: [result('mx.atelier.example', 'spf=pass; dkim=pass; dmarc=pass')],
  })
  expect(sound.doubt).toBeNull()
  // Without a policy of its domain, only a proof about that domain counts: a spoofer proves their own.
  const proven = async (words: string) =>
    (await receive('Et encore moi.', { fields: [result('mx.atelier.example', `dmarc=none; ${words}`)] })).doubt
  expect(await proven('spf=pass smtp.mailfrom=x@evil.example; dkim=pass header.d=evil.example')).toBe('unproven')
  expect(await proven('spf=fail smtp.mailfrom=batisud.example; dkim=pass header.d=mail.batisud.example')).toBeNull()
  expect(await proven('spf=pass smtp.mailfrom=compta@batisud.example')).toBeNull()
  trustedServer = ''
})

test('a dismissed reply can wait again; the password is kept for its own server only', async () => {
  const reply = await receive('Bien reçu, merci.')
  await story.owner.call(repliesRoutes.dismissReply, { params: { id: reply.id } })
  await story.owner.call(repliesRoutes.reopenReply, { params: { id: reply.id } })
  expect((await replyShown(story, reply.id)).state).toBe('to_read')
  const elsewhere = mailboxSettings(exchange.imap, { host: 'imap.evil.example', password: null })
  const refused = await story.owner.ask(repliesRoutes.saveMailbox, { body: elsewhere })
  expect(refused.refusal).toMatchObject({ code: 'password_needed', where: 'password' })
})
