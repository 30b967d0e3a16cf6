import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOvhStandIn } from '../src/adapters/sms/ovh-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { defaultSms } from '../src/correspondence/default-sms.ts'
import { followDue } from '../src/correspondence/follow-due.ts'
import { sendDue } from '../src/correspondence/index.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { type Confirmation, repliesRoutes } from '../src/replies/contract.ts'
import { bookDocument } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { heardOf, replyShown } from './replies-box.ts'
import { newCustomer, queue, senderOf } from './sending-outbox.ts'

/** What debtors answer to a text: from the service that tells it to the customer's timeline, as a mail would be. */
let story: Story
let sender: ReturnType<typeof senderOf>
let ovh: Awaited<ReturnType<typeof openOvhStandIn>>
let customerId: string
let otherId: string
let itemId: string
const MOBILE = '+33612345678'
const SHARED = '+33698765432'

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  story.at('2026-03-02', '10:00')
  sender = senderOf(story)
  ovh = await openOvhStandIn(() => story.now())
  customerId = await newCustomer(story, 'Bâti-Sud', 'compta@batisud.example')
  otherId = await newCustomer(story, 'Bâti-Nord', 'compta@batinord.example')
  itemId = await bookDocument(story, { customerId, documentNo: 'FA2026-0142', cents: 125_000, dueOn: '2026-02-04' })
  await bookDocument(story, { customerId, documentNo: 'FA2026-0150', cents: 40_000, dueOn: '2026-02-20' })
  await bookDocument(story, { customerId: otherId, documentNo: 'FA2026-0177', cents: 60_000, dueOn: '2026-02-20' })
  await addPhone(customerId, 'Paul', '06 12 34 56 78')
  await addPhone(customerId, 'Zoé', '06.98.76.54.32')
  await addPhone(otherId, 'Zoé', '+33 6 98 76 54 32')
  await story.owner.call(correspondenceRoutes.saveProvider, {
    params: { kind: 'sms' },
    body: { name: 'ovh', settings: { ...ovh.settings }, secrets: { ...ovh.secrets }, isLive: true, perMinute: 600 },
  })
  const body = defaultSms('courteous', 'business', 'fr').body
  await queue(story, [{ customerId, email: MOBILE, channel: 'sms', documentNo: 'FA2026-0142', body }])
  await sendDue(sender, story.owner.orgId)
})
afterAll(async () => {
  await ovh.close()
  await sender.close()
  await story.end()
})

const addPhone = (id: string, firstName: string, phone: string) =>
  story.owner.call(partiesRoutes.addContact, {
    params: { id },
    body: { firstName, lastName: 'Rey', role: 'management', email: null, phone },
  })
let told = 0
/** Somebody writes to our number; the service is asked, and what it told is read. Gives what waits for a person. */
const writes = async (from: string, message: string) => {
  const at = new Date(story.now().getTime() + 15 * 60_000 + 3_600_000)
  story.at(at.toISOString().slice(0, 10), at.toISOString().slice(11, 16))
  ovh.incoming.push({ id: ++told, sender: from, message, creationDatetime: story.now().toISOString() })
  await followDue(sender, story.owner.orgId)
  await story.runJobs()
  return (await story.owner.call(repliesRoutes.replies)).replies
}
const confirm = (id: string, body: Confirmation) =>
  story.owner.call(repliesRoutes.confirmReply, { params: { id }, body })
const people = async () => (await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })).contacts
const paul = async () => (await people()).find(({ firstName }) => firstName === 'Paul')!

test('a text is threaded by its number to the message it answers, read, work the same day, and a promise once confirmed', async () => {
  const [one, ...others] = await writes(MOBILE, 'Bonjour je vous paie vendredi')
  expect(others).toEqual([])
  expect(one).toMatchObject({
    channel: 'sms',
    nature: 'reply',
    customerId,
    threadedBy: 'thread',
    doubt: null,
    fromAddress: MOBILE,
    proposals: [{ kind: 'promise', quote: 'Bonjour je vous paie vendredi', on: '2026-03-06' }],
  })
  const shown = await replyShown(story, one!.id)
  expect(shown.message?.toAddress).toBe(MOBILE)
  expect(shown.items.filter(({ isMeant }) => isMeant).map(({ id }) => id)).toEqual([itemId])
  expect(shown.contacts.filter(({ isSender }) => isSender).map(({ name }) => name)).toEqual(['Paul Rey'])
  const { rows } = await story.owner.call(deskRoutes.worklist)
  expect(rows.find((row) => row.customerId === customerId)?.works.map(({ kind }) => kind)).toContain('reply')
  await confirm(one!.id, { kind: 'promise', itemIds: [itemId], cents: null, dueOn: '2026-03-06' })
  const { promises } = await story.owner.call(promiseRoutes.promises)
  expect(promises).toMatchObject([{ source: 'sms', saidBy: MOBILE, dueOn: '2026-03-06' }])
  expect(await heardOf(story, customerId)).toContain(
    `Réponse reçue | De : ${MOBILE} | Dit : Bonjour je vous paie vendredi`,
  )
})

test('told again by its service it is the same text; the same words said again are another', async () => {
  ovh.incoming.push({ ...ovh.incoming.at(-1)! })
  const asked = await writes(MOBILE, 'Le prix de la facture FA2026-0150 ne correspond pas au devis')
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ proposals: [{ kind: 'dispute', cause: 'price' }] })
  const again = await writes(MOBILE, 'Le prix de la facture FA2026-0150 ne correspond pas au devis')
  expect(again).toHaveLength(2)
  for (const { id } of again) await story.owner.call(repliesRoutes.dismissReply, { params: { id } })
})

test('a number that two customers share is decided by the documents it cites, else by a person; so is a number nobody knows', async () => {
  const [shared] = await writes(SHARED, 'On regarde et on revient vers vous')
  expect(shared).toMatchObject({ customerId: null, threadedBy: null, doubt: null })
  const cites = (await writes(SHARED, 'La facture FA2026-0177 est payée depuis hier')).at(-1)!
  expect(cites).toMatchObject({ customerId: otherId, threadedBy: 'sender', proposals: [{ kind: 'paid' }] })
  const stranger = (await writes('+33600000000', 'Je conteste cette facture')).at(-1)!
  expect(stranger).toMatchObject({ customerId: null, doubt: 'stranger' })
  const refused = await story.owner.ask(repliesRoutes.confirmReply, {
    params: { id: stranger.id },
    body: { kind: 'other' },
  })
  expect(refused.refusal?.code).toBe('no_customer')
  await story.owner.call(repliesRoutes.assignReply, { params: { id: stranger.id }, body: { customerId, learns: true } })
  const known = (await writes('+33600000000', 'Merci')).at(-1)!
  expect(known).toMatchObject({ customerId, threadedBy: 'alias', doubt: null })
})

test('a stop is obeyed and is nobody’s work; said with a complaint, the complaint is; a wrong number is told by a person', async () => {
  const before = (await story.owner.call(repliesRoutes.replies)).count
  expect(await writes(MOBILE, 'STOP')).toHaveLength(before)
  expect((await paul()).optedOut).toEqual(['sms'])
  const contested = (await writes(MOBILE, 'Stop. Le matériel livré est défectueux.')).at(-1)!
  expect(contested).toMatchObject({ state: 'to_read', proposals: [{ kind: 'dispute', cause: 'quality' }] })
  const wrong = (await writes(MOBILE, 'Vous vous trompez de numéro')).at(-1)!
  const contactId = (await paul()).id
  const answered = (await replyShown(story, wrong.id)).message!.id
  await confirm(wrong.id, { kind: 'address_dead', contactId, email: null })
  expect((await paul()).phoneInvalidSince).not.toBeNull()
  const { message } = await story.owner.call(correspondenceRoutes.message, { params: { id: answered } })
  expect(message).toMatchObject({ state: 'failed', outcome: { code: 'bounced' } })
})
