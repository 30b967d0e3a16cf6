import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOvhStandIn } from '../src/adapters/sms/ovh-stand-in.ts'
import { openWebStandIn } from '../src/adapters/web-service/stand-in.ts'
import { correspondenceRoutes as routes } from '../src/correspondence/contract.ts'
import { defaultSms } from '../src/correspondence/default-sms.ts'
import { followDue } from '../src/correspondence/follow-due.ts'
import { messageOf, sendDue } from '../src/correspondence/index.ts'
import { keepRef } from '../src/correspondence/provider-store.ts'
import { beginAttempts, claimMessages } from '../src/correspondence/sending-store.ts'
import { newId } from '../src/kernel/ids.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { type Job, keepingJobs } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { eventsOf } from '../src/trail/index.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { newCustomer, queue, senderOf } from './sending-outbox.ts'

let story: Story
let sender: ReturnType<typeof senderOf>
let ovh: Awaited<ReturnType<typeof openOvhStandIn>>
let customerId: string
const MOBILE = '+33612345678'

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  story.at('2026-03-02', '10:00')
  sender = senderOf(story)
  ovh = await openOvhStandIn(() => story.now())
  customerId = await newCustomer(story, 'Bâti-Sud', 'compta@batisud.example')
  await story.owner.call(partiesRoutes.addContact, {
    params: { id: customerId },
    body: { firstName: 'Paul', lastName: 'Rey', role: 'management', email: null, phone: '06 12 34 56 78' },
  })
})
afterAll(async () => {
  await ovh.close()
  await sender.close()
  await story.end()
})

const inOrg = <T>(work: Parameters<typeof story.database.db.inOrg<T>>[1]) =>
  story.database.db.inOrg(story.owner.orgId, work)
const stored = (id: string) => inOrg(async (tx) => (await messageOf(tx, id))!)
const shown = (id: string) => story.owner.call(routes.message, { params: { id } })
const send = () => sendDue(sender, story.owner.orgId)
/** A sender took this message to its service, and nobody heard of it again. */
const diesWhileSending = (id: string) =>
  inOrg(async (tx) => {
    const by = newId()
    await claimMessages(tx, [id], { by, via: 'provider', at: story.now() })
    await beginAttempts(tx, [id], by, story.now())
  })
const follow = () => followDue(sender, story.owner.orgId)
/** The story's present, moved on by so many minutes. */
const later = (minutes: number) => {
  const at = new Date(story.now().getTime() + minutes * 60_000 + 3_600_000)
  story.at(at.toISOString().slice(0, 10), at.toISOString().slice(11, 16))
}
const texts = (count: number) =>
  queue(
    story,
    Array.from({ length: count }, (_, n) => ({
      customerId,
      email: MOBILE,
      channel: 'sms' as const,
      documentNo: `FA-${n}`,
      body: defaultSms('courteous', 'business', 'fr').body,
    })),
  )
const ovhInput = (isLive = true) => ({
  name: 'ovh' as const,
  settings: { ...ovh.settings },
  secrets: { ...ovh.secrets },
  isLive,
  perMinute: 600,
})
const useOvh = () => story.owner.call(routes.saveProvider, { params: { kind: 'sms' }, body: ovhInput() })
const people = async () => (await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })).contacts

test('without a service a text goes to the test mailbox, and shows what a telephone would', async () => {
  const [id] = await texts(1)
  await send()
  expect(await stored(id!)).toMatchObject({ state: 'sent', via: 'test_mailbox', toAddress: MOBILE })
  const { text, mail, proof } = await shown(id!)
  expect(mail).toBeNull()
  expect(text).toMatchObject({ segments: 1, isExact: true })
  expect(text!.text).toContain('il reste 1 250,00 € à régler (facture FA-0')
  expect(proof!.kind).toBe('text')
  expect(ovh.held).toHaveLength(0)
})

test('a service is tried before it is kept, and its secrets are never shown', async () => {
  const tried = await story.owner.call(routes.tryProvider, {
    params: { kind: 'sms' },
    body: { ...ovhInput(), to: '06 98 76 54 32' },
  })
  expect(tried).toMatchObject({ wasSent: true })
  expect(ovh.held.at(-1)).toMatchObject({ receiver: '+33698765432' })
  const wrong = { ...ovhInput(), secrets: { ...ovh.secrets, consumerKey: 'CK-wrong-987654' }, to: '0698765432' }
  const refused = await story.owner.ask(routes.tryProvider, { params: { kind: 'sms' }, body: wrong })
  expect(refused.refusal!.message).toContain('Invalid signature')
  await useOvh()
  const shownNow = JSON.stringify(await story.owner.call(routes.providers))
  for (const secret of Object.values(ovh.secrets)) expect(shownNow).not.toContain(secret)
  const elsewhere = { ...ovhInput(), settings: { ...ovh.settings, url: 'https://elsewhere.example/1.0' }, secrets: {} }
  const moved = await story.owner.ask(routes.saveProvider, { params: { kind: 'sms' }, body: elsewhere })
  expect(moved.refusal).toMatchObject({ code: 'secret_needed', where: 'applicationSecret' })
})

test('a text leaves once and its receipt comes back: delivered', async () => {
  ovh.held.length = 0
  const [id] = await texts(1)
  await send()
  await send()
  expect(ovh.held).toHaveLength(1)
  expect(ovh.held[0]).toMatchObject({ receiver: MOBILE, tag: id!.replaceAll('-', '') })
  expect(await stored(id!)).toMatchObject({ state: 'sent', via: 'provider', provider: 'ovh', tracked: null })
  ovh.report(ovh.held[0]!.id, 1)
  later(5)
  await follow()
  await follow()
  expect(await stored(id!)).toMatchObject({ state: 'sent', tracked: 'delivered' })
  expect((await shown(id!)).tracking).toMatchObject([{ kind: 'delivered' }])
})

test('a number that does not exist is the customer’s work the same day', async () => {
  ovh.held.length = 0
  const [id] = await texts(1)
  await send()
  ovh.report(ovh.held[0]!.id, 16, 5)
  later(5)
  await follow()
  expect(await stored(id!)).toMatchObject({ state: 'failed', tracked: 'undelivered', outcome: { code: 'undelivered' } })
  expect((await people()).find(({ phone }) => phone)!.phoneInvalidSince).not.toBeNull()
  const correct = () =>
    inOrg((tx) => tx.run(sql`update parties.contact set phone_invalid_since = null where org_id = ${tx.orgId}`))
  await correct()
  // Sent again it is another sending: it may fail again, and is somebody's work again.
  await story.owner.call(routes.settleMessage, { params: { id: id! }, body: { action: 'send_again' } })
  await send()
  expect(await stored(id!)).toMatchObject({ state: 'sent', tracked: null })
  ovh.report(ovh.held.at(-1)!.id, 2, 6)
  later(5)
  await follow()
  expect(await stored(id!)).toMatchObject({ state: 'failed', tracked: 'undelivered' })
  expect((await shown(id!)).tracking).toHaveLength(2)
  await correct()
  // Sent a third time without an answer, it is looked for: what is found is a sending that failed, and proves nothing of this one.
  ovh.moods.push('hang_up_before')
  await story.owner.call(routes.settleMessage, { params: { id: id! }, body: { action: 'send_again' } })
  await send()
  later(60)
  await follow()
  expect(await stored(id!)).toMatchObject({ state: 'uncertain' })
  await story.owner.call(routes.settleMessage, { params: { id: id! }, body: { action: 'cancel' } })
})

test('when the answer is lost it is looked for: found, it was sent; not found, a person decides', async () => {
  ovh.held.length = 0
  ovh.moods.push('hang_up_after', 'hang_up_before')
  const both = await texts(2)
  await send()
  // Messages of one instant leave in any order.
  const [taken, lost] = [...both].sort((one) => (ovh.held[0]!.tag === one.replaceAll('-', '') ? -1 : 1))
  const states = async () => (await Promise.all([taken!, lost!].map(stored))).map(({ state }) => state)
  expect(await states()).toEqual(['uncertain', 'uncertain'])
  for (let minutes = 0; minutes < 4; minutes++) {
    later(60)
    await follow()
    await send()
  }
  expect(await states()).toEqual(['sent', 'uncertain'])
  expect((await stored(taken!)).outcome).toMatchObject({ code: 'found_at_service' })
  expect(ovh.held).toHaveLength(1)
  await story.owner.call(routes.settleMessage, { params: { id: lost! }, body: { action: 'send_again' } })
  await send()
  expect(await states()).toEqual(['sent', 'sent'])
  expect(ovh.held.map(({ tag }) => tag)).toEqual([taken, lost].map((id) => id!.replaceAll('-', '')))
})

test('a sender that died leaves doubt, which the service itself may end', async () => {
  ovh.held.length = 0
  const [id] = await texts(1)
  await diesWhileSending(id!)
  await send()
  expect(await stored(id!)).toMatchObject({ state: 'uncertain', outcome: { code: 'interrupted' } })
  expect(ovh.held).toHaveLength(0)
  await story.owner.call(routes.settleMessage, { params: { id: id! }, body: { action: 'cancel' } })
})

test('refusals of the account wait and try again, a wrong number fails, and nobody is written to at night', async () => {
  ovh.held.length = 0
  story.at('2026-03-03', '10:00')
  ovh.moods.push('no_credit')
  const [id] = await texts(1)
  await send()
  expect(await stored(id!)).toMatchObject({ state: 'queued', outcome: { code: 'postponed' } })
  story.at('2026-03-03', '21:30')
  const jobs: Job[] = []
  await sendDue({ ...sender, db: keepingJobs(story.database.db, jobs) }, story.owner.orgId)
  expect(ovh.held).toHaveLength(0)
  // It is due and waits: the sender is not called again at once, all night long.
  expect(jobs.map(({ name }) => name)).not.toContain('correspondence.send')
  story.at('2026-03-04', '08:30')
  await send()
  expect(ovh.held).toHaveLength(1)
  await expect(queue(story, [{ customerId, email: '+33261910000', channel: 'sms' }])).rejects.toThrow('number_wrong')
  await expect(queue(story, [{ customerId, email: MOBILE, channel: 'sms', tone: 'formal_notice' }])).rejects.toThrow(
    'notice_by_sms',
  )
})

test('whoever answers STOP gets no more texts, those waiting included', async () => {
  const [waiting] = await texts(1)
  const incoming = (id: number, message: string) =>
    ovh.incoming.push({ id, sender: MOBILE, message, creationDatetime: story.now().toISOString() })
  incoming(3, 'End of the month, promised.')
  incoming(4, 'Arrêt maladie jusqu’au 12.')
  later(15)
  await follow()
  expect((await people()).find(({ phone }) => phone)!.optedOut).toEqual([])
  incoming(5, 'Désabonnez-moi')
  later(15)
  await follow()
  const isStopped = (await people()).find(({ phone }) => phone)!
  expect(isStopped.optedOut).toEqual(['sms'])
  await story.owner.call(partiesRoutes.optOut, { params: { id: isStopped.id }, body: { optedOut: [] } })
  // The same telephone answers for another customer, who was written to as well.
  const otherId = await newCustomer(story, 'Bâti-Nord', 'compta@batinord.example')
  const other = await story.owner.call(partiesRoutes.addContact, {
    params: { id: otherId },
    body: { firstName: 'Paul', lastName: 'Rey', role: 'management', email: null, phone: '06 12 34 56 78' },
  })
  await queue(story, [
    { customerId: otherId, email: MOBILE, channel: 'sms', body: defaultSms('courteous', 'business', 'fr').body },
  ])
  ovh.incoming.push({ id: 1, sender: MOBILE, message: ' Stop SVP', creationDatetime: story.now().toISOString() })
  ovh.incoming.push({ id: 2, sender: '+33600000000', message: 'STOP', creationDatetime: story.now().toISOString() })
  later(15)
  await follow()
  await follow()
  const paul = (await people()).find(({ phone }) => phone)!
  expect(paul.optedOut).toEqual(['sms'])
  const others = await story.owner.call(partiesRoutes.customer, { params: { id: otherId } })
  expect(others.contacts.find(({ id }) => id === other.id)!.optedOut).toEqual(['sms'])
  ovh.held.length = 0
  await send()
  expect(await stored(waiting!)).toMatchObject({ state: 'cancelled', outcome: { code: 'opted_out' } })
  expect(ovh.held).toHaveLength(0)
  await story.owner.call(partiesRoutes.optOut, { params: { id: paul.id }, body: { optedOut: [] } })
  const { rows } = await story.owner.call(routes.messages, { query: { channel: 'sms' } })
  const answered = (await Promise.all(rows.map(({ id }) => shown(id))))
    .flatMap(({ tracking }) => tracking)
    .filter(({ kind }) => kind === 'replied')
  expect(answered.map(({ detail }) => detail)).toContain(' Stop SVP')
  expect(answered).toHaveLength(4)
})

test('a gateway tells under its signature; a forged call is refused and counted, a replayed one changes nothing', async () => {
  const server = await openWebStandIn(() => ({ status: 200, json: { id: 'g-1' } }))
  const settings = {
    url: server.url,
    method: 'POST',
    bodyKind: 'json',
    template: '{"to":"{to}","text":"{text}"}',
    headers: '',
    sender: '',
    refPath: 'id',
  }
  await story.owner.call(routes.saveProvider, {
    params: { kind: 'sms' },
    body: { name: 'http', settings, secrets: { hookSecret: 'shared-secret' }, isLive: true, perMinute: 60 },
  })
  const [id] = await texts(1)
  await send()
  expect(await stored(id!)).toMatchObject({ state: 'sent', provider: 'http' })
  const { hookAddress } = (await story.owner.call(routes.providers)).providers.find(({ kind }) => kind === 'sms')!
  const call = (key: string, address = hookAddress, ref = 'g-1') => {
    const stamp = String(Math.floor(story.now().getTime() / 1000))
    const body = JSON.stringify({ event: 'e-1', ref, status: 'delivered', at: story.now().toISOString() })
    const signature = createHmac('sha256', key).update(`${stamp}.${body}`).digest('hex')
    return story.app.app.request(address, {
      method: 'POST',
      headers: { 'x-timestamp': stamp, 'x-signature': signature },
      body,
    })
  }
  expect((await call('guessed')).status).toBe(403)
  expect((await call('shared-secret', hookAddress.replace(/.{8}$/, '00000000'))).status).toBe(404)
  expect((await story.app.app.request(hookAddress, { method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(413)
  expect(await stored(id!)).toMatchObject({ tracked: null })
  for (let time = 0; time < 3; time++) expect((await call('shared-secret')).status).toBe(200)
  expect((await shown(id!)).tracking).toMatchObject([{ kind: 'delivered' }])
  const [provider] = (await story.owner.call(routes.providers)).providers
  expect(provider).toMatchObject({ refusedCalls: 2 })
  const events = await inOrg((tx) => eventsOf(tx, 'organisation', String(tx.orgId), new Date('2026-03-10'), 20))
  expect(events.filter(({ body }) => JSON.parse(body).verb === 'provider_call_refused')).toHaveLength(1)
  expect((await call('shared-secret', hookAddress, 'g-of-others')).status).toBe(200)
  // A call may overtake the answer that names its message: it is to be made again, not forgotten.
  const [leaving] = await texts(1)
  await diesWhileSending(leaving!)
  await inOrg((tx) => keepRef(tx, leaving!, { provider: 'http', ref: null, askAt: null }))
  expect((await call('shared-secret', hookAddress, 'g-2')).status).toBe(409)
  await server.close()
})

test('a demonstration texts nobody, and an organisation whose mail is real says that no service is set', async () => {
  await useOvh()
  ovh.held.length = 0
  await inOrg((tx) => tx.run(sql`update access.organisation set is_demo = true where org_id = ${tx.orgId}`))
  const [inDemo] = await texts(1)
  await send()
  expect(await stored(inDemo!)).toMatchObject({ state: 'sent', via: 'test_mailbox' })
  await inOrg((tx) => tx.run(sql`update access.organisation set is_demo = false where org_id = ${tx.orgId}`))
  await story.owner.call(routes.dropProvider, { params: { kind: 'sms' } })
  await inOrg((tx) =>
    tx.run(sql`insert into correspondence.mail_server (org_id, host, port, security, from_name, from_email, updated_at)
      values (${tx.orgId}, 'smtp.example', 25, 'none', '', 'a@b.example', ${story.now()})`),
  )
  const [nowhere] = await texts(1)
  await send()
  expect(await stored(nowhere!)).toMatchObject({ state: 'failed', outcome: { code: 'no_provider' } })
  expect(ovh.held).toHaveLength(0)
})
