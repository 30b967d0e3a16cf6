import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailevaStandIn } from '../src/adapters/post/maileva-stand-in.ts'
import { openAr24StandIn } from '../src/adapters/registered-mail/ar24-stand-in.ts'
import { correspondenceRoutes as routes } from '../src/correspondence/contract.ts'
import { followDue } from '../src/correspondence/follow-due.ts'
import { contactToWrite, messageOf, sendDue } from '../src/correspondence/index.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { contactsOf } from '../src/parties/index.ts'
import { verifyTrail } from '../src/trail/index.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type Draft, newCustomer, queue, senderOf } from './sending-outbox.ts'

let story: Story
let sender: ReturnType<typeof senderOf>
let ar24: Awaited<ReturnType<typeof openAr24StandIn>>
let maileva: Awaited<ReturnType<typeof openMailevaStandIn>>
let customerId: string
const EMAIL = 'paul.rey@batisud.example'

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  sender = senderOf(story)
  ar24 = await openAr24StandIn(() => story.now())
  maileva = await openMailevaStandIn(() => story.now())
  customerId = await newCustomer(story, 'Bâti-Sud', null)
  await story.owner.call(partiesRoutes.addContact, {
    params: { id: customerId },
    body: { firstName: 'Paul', lastName: 'Rey', role: 'management', email: EMAIL, phone: null },
  })
  await story.owner.call(routes.saveProvider, {
    params: { kind: 'electronic_registered' },
    body: { name: 'ar24', settings: ar24.settings, secrets: { ...ar24.secrets }, isLive: true, perMinute: 60 },
  })
  await story.owner.call(routes.saveProvider, {
    params: { kind: 'post' },
    body: { name: 'maileva', settings: maileva.settings, secrets: { ...maileva.secrets }, isLive: true, perMinute: 60 },
  })
})
afterAll(async () => {
  await ar24.close()
  await maileva.close()
  await sender.close()
  await story.end()
})

const inOrg = <T>(work: Parameters<typeof story.database.db.inOrg<T>>[1]) =>
  story.database.db.inOrg(story.owner.orgId, work)
const stored = (id: string) => inOrg(async (tx) => (await messageOf(tx, id))!)
const shown = (id: string) => story.owner.call(routes.message, { params: { id } })
const send = () => sendDue(sender, story.owner.orgId)
const follow = async (day: string) => {
  story.at(day, '10:00')
  await followDue(sender, story.owner.orgId)
}
const one = async (draft: Partial<Draft>) => (await queue(story, [{ customerId, email: EMAIL, ...draft }]))[0]!
const proof = async (id: string, kind: 'presentation' | 'refusal' | 'deposit' | 'receipt') =>
  Buffer.from(await (await story.owner.call(routes.serviceProof, { params: { id, kind } })).arrayBuffer()).toString()

test('an electronic registered letter: handed over once, presented, and refused: the notice counts and its proofs are kept', async () => {
  const id = await one({ channel: 'electronic_registered', documentNo: 'FA-1' })
  await send()
  await send()
  expect(ar24.held).toHaveLength(1)
  expect(ar24.held[0]).toMatchObject({ ref_dossier: id, to_email: EMAIL })
  expect(await stored(id)).toMatchObject({ state: 'sent', provider: 'ar24' })
  ar24.happen(ar24.held[0]!.id, 'presented')
  await follow('2026-03-03')
  expect(await stored(id)).toMatchObject({ tracked: 'presented' })
  ar24.happen(ar24.held[0]!.id, 'refused')
  await follow('2026-03-05')
  await follow('2026-03-06')
  expect(await stored(id)).toMatchObject({
    state: 'sent',
    tracked: 'refused',
    outcome: { code: 'refused_by_recipient' },
  })
  const { tracking, serviceProofs } = await shown(id)
  expect(tracking.map(({ kind }) => kind)).toEqual(['deposited', 'presented', 'refused'])
  expect(serviceProofs.map(({ kind }) => kind)).toEqual(['presentation', 'refusal'])
  expect(await proof(id, 'refusal')).toContain('%PDF proof rf')
})

test('a mailbox that does not exist: the letter fails and the contact is marked, the same day', async () => {
  const id = await one({ channel: 'electronic_registered', documentNo: 'FA-2' })
  await send()
  ar24.happen(ar24.held.at(-1)!.id, 'bounced')
  await follow('2026-03-07')
  expect(await stored(id)).toMatchObject({ state: 'failed', tracked: 'undelivered' })
  const [paul] = (await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })).contacts
  expect(paul!.emailInvalidSince).not.toBeNull()
  await story.owner.call(partiesRoutes.updateContact, {
    params: { id: paul!.id },
    body: { firstName: 'Paul', lastName: 'Rey', role: 'management', email: 'p.rey@batisud.example', phone: null },
  })
})

test('whoever is no professional must have agreed, and keeps it when the contact is corrected', async () => {
  const contacts = () => inOrg((tx) => contactsOf(tx, [customerId]))
  const reached = async () =>
    contactToWrite(await contacts(), 'electronic_registered', undefined, { country: 'FR', kind: 'consumer' })
  expect(await reached()).toBeNull()
  const [paul] = await contacts()
  const body = { firstName: 'Paul', lastName: 'Rey', role: 'management' as const, email: EMAIL, phone: null }
  await story.owner.call(partiesRoutes.updateContact, {
    params: { id: paul!.id },
    body: { ...body, lreConsentOn: '2026-03-01' },
  })
  await story.owner.call(partiesRoutes.updateContact, { params: { id: paul!.id }, body })
  expect(await reached()).toMatchObject({ lreConsentOn: '2026-03-01' })
})

test('letters leave by the postal service when one is set: posted with number and proof, then the receipt', async () => {
  const registered = await one({ channel: 'registered_letter', documentNo: 'FA-3' })
  const plain = await one({ channel: 'letter', documentNo: 'FA-4' })
  await send()
  await send()
  const sendingOf = (id: string) => maileva.sendings.filter(({ fields }) => fields.custom_id === id)
  expect(
    [registered, plain].map((id) => sendingOf(id).map(({ status, isRegistered }) => [status, isRegistered])),
  ).toEqual([[['PENDING', true]], [['PENDING', false]]])
  expect(await stored(registered)).toMatchObject({ state: 'sent', provider: 'maileva' })
  const [first, second] = [...sendingOf(registered), ...sendingOf(plain)]
  maileva.post(first!.id)
  maileva.post(second!.id)
  await follow('2026-03-09')
  const on = '2026-03-07'
  expect(await stored(registered)).toMatchObject({ state: 'posted', postedOn: on, registeredNo: '1E00232062142' })
  expect(await stored(plain)).toMatchObject({ state: 'posted', postedOn: on })
  maileva.deliver(first!.id, 'N01', 'AR signé')
  maileva.deliver(second!.id, 'N10', 'Pli non distribuable')
  await follow('2026-03-12')
  await follow('2026-03-14')
  expect(await stored(registered)).toMatchObject({ state: 'posted', tracked: 'delivered' })
  expect((await shown(registered)).serviceProofs.map(({ kind }) => kind).sort()).toEqual(['deposit', 'receipt'])
  expect(await proof(registered, 'receipt')).toBe('%PDF receipt')
  expect(await stored(plain)).toMatchObject({ state: 'failed', tracked: 'returned' })
  expect(await inOrg(verifyTrail)).toMatchObject({ intact: true })
})

test('a call of a service only has it asked at once; nothing it claims is believed', async () => {
  const id = await one({ channel: 'electronic_registered', documentNo: 'FA-5' })
  await send()
  const held = ar24.held.at(-1)!
  const { providers } = await story.owner.call(routes.providers)
  const { hookAddress } = providers.find(({ kind }) => kind === 'electronic_registered')!
  const call = () => story.app.app.request(hookAddress, { method: 'POST', body: `id_mail=${held.id}&new_state=AR` })
  expect((await call()).status).toBe(200)
  await followDue(sender, story.owner.orgId)
  expect(await stored(id)).toMatchObject({ tracked: null })
  ar24.happen(held.id, 'accepted')
  for (let time = 0; time < 3; time++) expect((await call()).status).toBe(200)
  await followDue(sender, story.owner.orgId)
  expect(await stored(id)).toMatchObject({ tracked: 'accepted' })
  expect((await shown(id)).tracking.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
})
