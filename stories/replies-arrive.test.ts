import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { sql } from '../src/platform/sql.ts'
import { repliesRoutes } from '../src/replies/contract.ts'
import { bookDocument } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import {
  bounceOf,
  type Exchange,
  heardOf,
  openExchange,
  replyShown,
  sendReminder,
  visitMailbox,
  written,
} from './replies-box.ts'
import { newCustomer } from './sending-outbox.ts'

/** What comes back after a reminder left: an answer, a bounce, a machine, a stranger; from a real mailbox to the customer's timeline. */
let story: Story
let exchange: Exchange
let customerId: string
let itemId: string
const EMAIL = 'compta@batisud.example'
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  exchange = await openExchange(story)
  customerId = await newCustomer(story, 'Bâti-Sud', EMAIL)
  itemId = await bookDocument(story, { customerId, documentNo: 'FA2026-0142', cents: 125_000, dueOn: '2026-02-04' })
  await bookDocument(story, { customerId, documentNo: 'FA2026-0150', cents: 40_000, dueOn: '2026-02-20' })
})
afterAll(async () => {
  await exchange.close()
  await story.end()
})

const remind = () => sendReminder(story, { customerId, email: EMAIL, documentNo: 'FA2026-0142' })
const contact = async () =>
  (await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })).contacts[0]!
/** Somebody found the right address: the mark goes. */
const correct = () =>
  story.database.db.inOrg(story.owner.orgId, (tx) =>
    tx.run(sql`update parties.contact set email_invalid_since = null where org_id = ${tx.orgId}`),
  )
const later = async (minutes: number) => {
  const at = new Date(story.now().getTime() + minutes * 60_000 + 3_600_000)
  story.at(at.toISOString().slice(0, 10), at.toISOString().slice(11, 16))
}
const arrive = async (mail: string | Buffer) => {
  await later(10)
  exchange.imap.deliver(mail, story.now())
  return visitMailbox(story)
}

test('an answer is threaded to its customer and documents, cut from what it quotes, read, and taken once', async () => {
  const answers = await remind()
  const text = [
    'Bonjour,',
    '',
    'Nous réglons cette facture vendredi par virement.',
    '',
    'Cordialement,',
    'Anne Le Goff',
    '',
    'Le lun. 2 mars 2026 à 09:00, Atelier <compta@atelier.example> a écrit :',
    '> Sauf erreur de notre part, la facture FA2026-0150 reste due.',
  ].join('\n')
  const [one, ...others] = await arrive(written(story, { answers, text }))
  expect(others).toEqual([])
  expect(one).toMatchObject({ nature: 'reply', customerId, threadedBy: 'thread', doubt: null })
  expect(one!.proposals).toEqual([
    { kind: 'promise', quote: 'Nous réglons cette facture vendredi par virement.', on: '2026-03-06' },
  ])
  const shown = await replyShown(story, one!.id)
  expect(shown.body).not.toContain('Sauf erreur')
  expect(shown.quoted).toContain('Sauf erreur')
  expect(shown.message?.id).toBe(answers)
  expect(shown.items.filter(({ isMeant }) => isMeant).map(({ id }) => id)).toEqual([itemId])
  expect(await heardOf(story, customerId)).toEqual([
    'Réponse reçue | De : compta@batisud.example | Objet : Re: Votre relance | Dit : Nous réglons cette facture vendredi par virement.',
  ])
  // The folder is built anew: everything is read again, and nothing is there twice.
  exchange.imap.uidValidity += 1
  await later(10)
  expect(await visitMailbox(story)).toHaveLength(1)
})

test('a hard bounce in the standard form fails its message and marks the address the same day; coming twice changes nothing', async () => {
  const about = await remind()
  const before = (await story.owner.call(repliesRoutes.replies)).count
  await arrive(
    bounceOf(about, {
      to: EMAIL,
      action: 'failed',
      status: '5.1.1',
      code: 'smtp; 550 5.1.1 <compta@batisud.example>: no such user',
    }),
  )
  const { message } = await story.owner.call(correspondenceRoutes.message, { params: { id: about } })
  expect(message).toMatchObject({ state: 'failed', outcome: { code: 'bounced' } })
  expect((await contact()).emailInvalidSince).not.toBeNull()
  const { replies, byShow } = await story.owner.call(repliesRoutes.replies, { query: { show: 'bounces' } })
  expect(replies[0]).toMatchObject({ state: 'handled', bounce: { address: EMAIL, isPermanent: true, status: '5.1.1' } })
  expect(byShow.waiting).toBe(before)
  expect((await heardOf(story, customerId)).at(-1)).toBe(
    'Courrier revenu non remis | Réponse du serveur : 550 5.1.1 <compta@batisud.example>: no such user | E-mail : compta@batisud.example',
  )
  await arrive(bounceOf(about, { action: 'failed', status: '5.1.1', code: 'smtp; 550 gone', to: EMAIL }))
  expect((await story.owner.call(correspondenceRoutes.message, { params: { id: about } })).message.state).toBe('failed')
})

test('a delay is noted only; a bounce about somebody else, or in words only, waits for a person', async () => {
  const about = await remind()
  const before = (await story.owner.call(repliesRoutes.replies)).count
  await arrive(
    bounceOf(about, { action: 'delayed', status: '4.4.1', code: 'smtp; 451 4.4.1 connection timed out', to: EMAIL }),
  )
  const state = async () =>
    (await story.owner.call(correspondenceRoutes.message, { params: { id: about } })).message.state
  expect([await state(), (await story.owner.call(repliesRoutes.replies)).count]).toEqual(['sent', before])
  await arrive(
    bounceOf(about, { action: 'failed', status: '5.1.1', code: 'smtp; 550 no', to: 'autre@ailleurs.example' }),
  )
  const spoken = written(story, {
    from: 'Mail Delivery System <MAILER-DAEMON@mx.batisud.example>',
    subject: 'Échec de la remise du message',
    text: `Votre message n’a pas pu être remis à <${EMAIL}> :\n550 Utilisateur inconnu\n\nMessage-ID: <${about}@atelier.example>`,
  })
  const waiting = await arrive(spoken)
  expect([await state(), waiting.length - before]).toEqual(['sent', 2])
  expect(waiting.slice(before).map(({ nature, customerId: whose }) => [nature, whose])).toEqual([
    ['bounce', customerId],
    ['bounce', customerId],
  ])
  // What is told in words is proposed, by the line that says it; confirmed, it does what a report would have done.
  const told = waiting.at(-1)!
  expect(told.proposals).toEqual([{ kind: 'address_dead', quote: '550 Utilisateur inconnu' }])
  await correct()
  await story.owner.call(repliesRoutes.confirmReply, {
    params: { id: told.id },
    body: { kind: 'address_dead', contactId: (await contact()).id, email: null },
  })
  expect((await contact()).emailInvalidSince).not.toBeNull()
  const { message } = await story.owner.call(correspondenceRoutes.message, { params: { id: about } })
  expect(message).toMatchObject({ state: 'failed', outcome: { code: 'bounced' } })
})

test('a machine that says who left and whom to write to is read; confirmed, the address is refused and the other is a contact', async () => {
  await correct()
  const answers = await remind()
  const text = 'Anne Le Goff a quitté la société.\nÉcrivez désormais à factures@batisud.example'
  const [gone] = (await arrive(written(story, { answers, fields: ['Auto-Submitted: auto-replied'], text }))).slice(-1)
  expect(gone!.proposals).toEqual([
    { kind: 'address_dead', quote: 'Anne Le Goff a quitté la société.', email: 'factures@batisud.example' },
  ])
  const contactId = (await contact()).id
  await story.owner.call(repliesRoutes.confirmReply, {
    params: { id: gone!.id },
    body: { kind: 'address_dead', contactId, email: 'factures@batisud.example' },
  })
  const { contacts } = await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })
  expect(contacts.find(({ id }) => id === contactId)!.emailInvalidSince).not.toBeNull()
  expect(contacts.map(({ email }) => email)).toContain('factures@batisud.example')
  const { message } = await story.owner.call(correspondenceRoutes.message, { params: { id: answers } })
  expect(message).toMatchObject({ state: 'failed' })
  await correct()
})

test('a machine’s answer is nobody’s work, unless it says who is away', async () => {
  const answers = await remind()
  const before = (await story.owner.call(repliesRoutes.replies)).count
  const fields = ['Auto-Submitted: auto-replied', 'Precedence: bulk']
  await arrive(written(story, { answers, fields, text: 'Nous avons bien reçu votre message, ticket 4412.' }))
  expect((await story.owner.call(repliesRoutes.replies)).count).toBe(before)
  const away = 'Je suis absente jusqu’au 20 mars inclus.'
  const waiting = await arrive(written(story, { answers, fields, text: away }))
  expect(waiting.at(-1)).toMatchObject({ nature: 'automatic', proposals: [{ kind: 'absence', on: '2026-03-20' }] })
})

test('a stranger who cites a document is proposed to its customer, flagged; one who cites nothing waits, and its address is learnt', async () => {
  const cites = await arrive(
    written(story, {
      from: 'x@inconnu.example',
      subject: 'FA2026-0150',
      text: 'La facture FA2026-0150 est déjà réglée.',
    }),
  )
  expect(cites.at(-1)).toMatchObject({ threadedBy: 'document', customerId, doubt: 'stranger' })
  const from = 'daf@holding.example'
  const lost = (await arrive(written(story, { from, subject: 'Bonjour', text: 'On vous répond bientôt.' }))).at(-1)!
  expect(lost).toMatchObject({ customerId: null, threadedBy: null })
  const refused = await story.owner.ask(repliesRoutes.confirmReply, {
    params: { id: lost.id },
    body: { kind: 'other' },
  })
  expect(refused.refusal?.code).toBe('no_customer')
  await story.owner.call(repliesRoutes.assignReply, { params: { id: lost.id }, body: { customerId, learns: true } })
  const again = await arrive(written(story, { from, subject: 'Suite', text: 'Toujours nous.' }))
  expect(again.at(-1)).toMatchObject({ customerId, threadedBy: 'alias', doubt: null })
})

test('a mail built to exhaust its reader, one that is empty and one that lies about its letters keep nobody out', async () => {
  const before = (await story.owner.call(repliesRoutes.replies)).count
  const deep = Array.from(
    { length: 40 },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}`,
  ).join('\n')
  await arrive(`From: ${EMAIL}\nSubject: ${'x'.repeat(5000)}\n${deep}\n\nfond\n`)
  await arrive(Buffer.alloc(0))
  const lying = written(story, { from: EMAIL, text: 'Règlement effectué le 28 février.' })
  const waiting = await arrive(Buffer.from(lying.replace(/\n/g, '\r\n'), 'latin1'))
  expect(waiting.slice(before).map(({ nature }) => nature)).toEqual(['unreadable', 'reply', 'reply'])
  expect(waiting.at(-1)!.proposals[0]).toMatchObject({
    kind: 'paid',
    quote: 'Règlement effectué le 28 février.',
    on: '2026-02-28',
  })
})
