import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { answer, openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { openAttemptBook } from '../src/correspondence/attempt-book.ts'
import { claimingFor, claimMails } from '../src/correspondence/claim-mails.ts'
import { answerOf } from '../src/correspondence/conclude-attempts.ts'
import { correspondenceRoutes as routes } from '../src/correspondence/contract.ts'
import { messageOf, queueMessages, reviseMessage, sendDue } from '../src/correspondence/index.ts'
import { beginAttempts, claimMessages, keepEnds } from '../src/correspondence/sending-store.ts'
import { proofOf } from '../src/correspondence/store.ts'
import { newId } from '../src/kernel/ids.ts'
import { type Refusal, refuse } from '../src/kernel/verdict.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { sql } from '../src/platform/sql.ts'
import { eventsOf } from '../src/trail/index.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { newCustomer, ordersFor, queue, senderOf } from './sending-outbox.ts'

let story: Story
let sender: ReturnType<typeof senderOf>
let customerId: string
const EMAIL = 'compta@batisud.example'
const servers: StandIn[] = []

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  sender = senderOf(story)
  customerId = await newCustomer(story, 'Bâti-Sud', EMAIL)
})
afterAll(async () => {
  await sender.close()
  await story.end()
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  await story.owner.call(routes.dropMailServer)
})

const inOrg = <T>(work: Parameters<typeof story.database.db.inOrg<T>>[1]) =>
  story.database.db.inOrg(story.owner.orgId, work)
const stored = (id: string) => inOrg(async (tx) => (await messageOf(tx, id))!)
const shown = (id: string) => story.owner.call(routes.message, { params: { id } })
const send = (deps = sender) => sendDue(deps, story.owner.orgId)
const one = async (draft: Partial<Parameters<typeof queue>[1][number]> = {}) =>
  (await queue(story, [{ customerId, email: EMAIL, ...draft }]))[0]!

async function server(behaviour?: (cut: () => void) => SMTPServerOptions, messagesPerMinute = 600): Promise<StandIn> {
  const opened = await openStandIn(behaviour)
  servers.push(opened)
  const { host, port } = opened.settings
  await story.owner.call(routes.saveMailServer, {
    body: {
      host,
      port,
      security: 'none',
      username: '',
      password: null,
      authority: '',
      fromName: 'Atelier',
      fromEmail: 'compta@atelier.example',
      messagesPerMinute,
    },
  })
  return opened
}

test('without a mail server a message goes to the test mailbox, once, and shows exactly what would leave', async () => {
  const id = newId(story.now())
  expect(await one({ id })).toBe(id)
  expect(await one({ id })).toBe(id)
  await story.runJobs()
  expect(await stored(id)).toMatchObject({ state: 'sent', via: 'test_mailbox', attempts: 1, toAddress: EMAIL })
  const { rows, count } = await story.owner.call(routes.testMailbox)
  expect({ count, ids: rows.map((row) => row.id) }).toEqual({ count: 1, ids: [id] })
  const { mail, proof, attempts } = await shown(id)
  expect(mail).toMatchObject({ isExact: true, text: expect.stringContaining('FA2026-0142') })
  expect(mail!.html).toContain('data:image/png;base64,')
  expect(mail!.html).not.toMatch(/cid:|<script|src="(?!data:)|url\(/)
  expect(attempts).toMatchObject([{ n: 1, via: 'test_mailbox', result: 'accepted' }])
  const kept = await inOrg((tx) => proofOf(tx, id, 1))
  expect(kept!.bytes.toString()).toContain(`Message-ID: <${id}@atelier.example>`)
  expect(proof!.sha256).toBe(kept!.sha256.toString('hex'))
  const [event] = await inOrg((tx) => eventsOf(tx, 'message', id, new Date('2026-03-03'), 5))
  expect(JSON.parse(event!.body)).toMatchObject({
    verb: 'message_sent',
    data: { via: 'test_mailbox', sha256: proof!.sha256 },
  })
})

test('a mail leaves with the bytes that are kept as proof', async () => {
  const { taken } = await server()
  const id = await one()
  await send()
  const { proof } = await shown(id)
  const mime = new Uint8Array(await (await story.owner.call(routes.messageMime, { params: { id } })).arrayBuffer())
  expect(taken).toHaveLength(1)
  expect(Buffer.compare(taken[0]!, Buffer.from(mime))).toBe(0)
  expect(proof!.kind).toBe('mime')
  expect(await stored(id)).toMatchObject({ state: 'sent', via: 'smtp' })
})

test('a server that postpones is tried again later, as the same message, and a person sees why it waits', async () => {
  let busy = 2
  const { taken } = await server(() => ({
    onMailFrom: (_from, _session, done) => (busy-- > 0 ? done(answer(451, 'come back later')) : done()),
  }))
  const id = await one()
  await send()
  await send()
  const waiting = await shown(id)
  expect(waiting.message).toMatchObject({
    state: 'queued',
    outcome: { code: 'postponed', message: expect.stringContaining('come back later') },
  })
  expect(waiting.attempts).toHaveLength(1)
  const times: number[] = []
  for (let tries = 0; tries < 2; tries++) {
    const { notBefore } = await stored(id)
    times.push((notBefore.getTime() - story.now().getTime()) / 60_000)
    story.at('2026-03-02', new Date(notBefore.getTime() + 3_600_000).toISOString().slice(11, 16))
    await send()
  }
  expect(times).toEqual([1, 5])
  expect(taken).toHaveLength(1)
  expect((await shown(id)).attempts.map((attempt) => attempt.result)).toEqual(['postponed', 'postponed', 'accepted'])
})

test('those who get a copy get the same mail once the reader has it; one that is refused is told and fails nothing', async () => {
  const readers: string[] = []
  const { taken } = await server(() => ({
    onRcptTo({ address }, _session, done) {
      readers.push(address)
      if (address.startsWith('gone')) done(answer(550, '5.1.1 no such user'))
      else done()
    },
  }))
  const copyTo = ['gone@atelier.example', 'vente@atelier.example'].map((address) => ({ name: 'Vente', address }))
  const [id] = await inOrg(async (tx) => {
    const [order] = await ordersFor(tx, [{ customerId, email: EMAIL, documentNo: 'FA-CC' }], story.now())
    const { content } = order!
    const voice = { fromName: 'Claire', replyTo: null, copyTo }
    return queueMessages(tx, [{ ...order!, content: { ...content, data: { ...content.data, voice } } }], story.now())
  })
  await send()
  expect(await stored(id!)).toMatchObject({ state: 'sent' })
  expect(readers[0]).toBe(EMAIL)
  expect(taken.length).toBeGreaterThan(0)
  expect(taken.every((mail) => mail.equals(taken[0]!))).toBe(true)
  const { attempts } = await shown(id!)
  expect(attempts).toMatchObject([
    { result: 'accepted', response: expect.stringContaining('Cc gone@atelier.example: ') },
  ])
  expect(readers).toContain('vente@atelier.example')
})

test('an address that does not exist fails at once, is marked on the customer, and stops nobody else', async () => {
  const { taken } = await server(() => ({
    onRcptTo: ({ address }, _session, done) => (address === EMAIL ? done(answer(550, '5.1.1 no such user')) : done()),
  }))
  const [bad, good] = await queue(story, [
    { customerId, email: EMAIL },
    { customerId, email: 'direction@batisud.example', documentNo: 'FA-2' },
  ])
  await send()
  expect(await stored(bad!)).toMatchObject({ state: 'failed', outcome: { code: 'address_refused' } })
  expect(await stored(good!)).toMatchObject({ state: 'sent' })
  expect(taken).toHaveLength(1)
  const { contacts } = await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })
  expect(contacts.find((contact) => contact.email === EMAIL)!.emailInvalidSince).not.toBeNull()
})

test('one that cannot be prepared fails alone, with its reason; a fault of ours is tried again', async () => {
  await expect(queue(story, [{ customerId, email: EMAIL, body: 'Avant le {{deadline}}' }])).rejects.toThrow(
    'value_unknown',
  )
  await expect(queue(story, [{ customerId, email: 'not an address' }])).rejects.toThrow('email_wrong')
  const [broken, fine] = await queue(story, [
    { customerId, email: EMAIL, documentNo: 'FA-3' },
    { customerId, email: EMAIL, documentNo: 'FA-4' },
  ])
  const flaky = {
    ...sender,
    hooks: {
      ...sender.hooks,
      refusals: async (_tx: unknown, ids: readonly string[]) =>
        ids.includes(broken!) ? Promise.reject(new Error('our own fault')) : new Map(),
    },
  }
  await send(flaky)
  expect(await stored(broken!)).toMatchObject({ state: 'queued', tries: 1, outcome: { code: 'preparation_broke' } })
  expect(await stored(fine!)).toMatchObject({ state: 'sent' })
  await story.owner.call(routes.settleMessage, { params: { id: broken! }, body: { action: 'cancel' } })
})

test('a message is asked for once more as it leaves: no longer wanted, it is cancelled; said anew, the new words leave', async () => {
  const { taken } = await server()
  const [paid, changed] = await queue(story, [
    { customerId, email: EMAIL, documentNo: 'FA-5' },
    { customerId, email: EMAIL, documentNo: 'FA-6' },
  ])
  const paidMeanwhile = refuse('paid', { fr: 'Le client a réglé.', en: 'The customer has paid.' }).refusal
  const gone = new Map<string, Refusal>()
  await send({
    ...sender,
    hooks: {
      ...sender.hooks,
      async refusals(tx, ids) {
        if (ids.includes(paid!)) gone.set(paid!, paidMeanwhile)
        if (!ids.includes(changed!)) return gone
        const [order] = await ordersFor(
          tx,
          [{ customerId, email: 'direction@batisud.example', documentNo: 'FA-6-bis' }],
          story.now(),
        )
        expect(await reviseMessage(tx, changed!, order!)).toBe(true)
        return gone
      },
    },
  })
  expect((await shown(paid!)).message).toMatchObject({
    state: 'cancelled',
    outcome: { code: 'paid', message: 'Le client a réglé.' },
  })
  expect(await stored(changed!)).toMatchObject({ state: 'sent', version: 2, toAddress: 'direction@batisud.example' })
  expect(taken).toHaveLength(1)
  expect(taken[0]!.toString()).toContain('To: =?UTF-8?')
  expect(taken[0]!.toString()).toContain('FA-6-bis')
})

test('when nobody knows whether it arrived, a person decides: it arrived, or send it again as the same message', async () => {
  let silent = true
  const taken: string[] = []
  await server((cut) => ({
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString())
        if (silent) cut()
        else done(null, 'queued')
      })
    },
  }))
  const [first, second] = await queue(story, [
    { customerId, email: EMAIL, documentNo: 'FA-7' },
    { customerId, email: EMAIL, documentNo: 'FA-8' },
  ])
  await send()
  await send()
  expect(taken).toHaveLength(2)
  expect((await shown(first!)).message).toMatchObject({
    state: 'uncertain',
    can: { confirm_arrival: null, send_again: null },
  })
  const settled = await story.owner.call(routes.settleMessage, {
    params: { id: first! },
    body: { action: 'confirm_arrival' },
  })
  expect(settled).toMatchObject({ state: 'sent', outcome: { message: expect.stringContaining('Claire') } })
  const late = await story.owner.ask(routes.settleMessage, { params: { id: first! }, body: { action: 'cancel' } })
  expect(late).toMatchObject({ status: 409, refusal: { message: expect.stringContaining('déjà parti') } })
  silent = false
  await story.owner.call(routes.settleMessage, { params: { id: second! }, body: { action: 'send_again' } })
  await send()
  expect(await stored(second!)).toMatchObject({ state: 'sent', attempts: 2, version: 1 })
  expect(taken).toHaveLength(3)
  expect(taken[2]).toBe(taken.find((mail) => mail.includes(second!)))
})

test('a sender that died leaves doubt only where a mail may have left and nobody wrote down what was said of it', async () => {
  const { taken } = await server()
  const [atServer, accepted, refused, untouched, atMailbox] = (await queue(
    story,
    Array.from({ length: 5 }, (_, n) => ({ customerId, email: EMAIL, documentNo: `FA-9${n}` })),
  )) as [string, string, string, string, string]
  const run = newId()
  const at = story.now()
  await inOrg(async (tx) => {
    await claimMessages(tx, [atServer, accepted, refused, untouched], { by: run, via: 'smtp', at })
    await claimMessages(tx, [atMailbox], { by: run, via: 'test_mailbox', at })
    expect(await beginAttempts(tx, [atServer, accepted], run, at)).toHaveLength(2)
    const told = { n: 1, code: 250, response: 'queued' } as const
    await keepEnds(tx, [{ ...told, messageId: accepted, result: 'accepted' }], run, at)
    // Refused before anything of it left.
    await keepEnds(tx, [{ ...told, messageId: refused, result: 'refused', code: 554, response: '5.7.1 no' }], run, at)
    // Who took it over speaks for it, and nobody else.
    expect(await beginAttempts(tx, [untouched], newId(), at)).toEqual([])
  })
  await send()
  expect(await stored(atServer)).toMatchObject({ state: 'uncertain', outcome: { code: 'interrupted' } })
  expect(await stored(accepted)).toMatchObject({ state: 'sent', attempts: 1 })
  expect(await stored(refused)).toMatchObject({ state: 'failed', outcome: { code: 'server_refused' } })
  expect(await stored(untouched)).toMatchObject({ state: 'sent', attempts: 1 })
  expect(await stored(atMailbox)).toMatchObject({ state: 'sent', attempts: 1 })
  expect(taken).toHaveLength(2)
  await story.owner.call(routes.settleMessage, { params: { id: atServer }, body: { action: 'cancel' } })
})

test('a mail whose answer comes while it waits to begin has ended, and never begins afterwards', async () => {
  const { settings } = await server()
  const id = await one({ documentNo: 'FA-99' })
  const from = {
    sender: { name: 'Atelier', address: 'compta@atelier.example', replyTo: null },
    senderOrgId: null,
  }
  const claiming = claimingFor(story.owner.orgId, 'smtp', from)
  const [claim] = (await claimMails(sender, claiming, 1)).claims
  const { run } = claiming
  const book = openAttemptBook(sender.db, story.owner.orgId, { run, clock: sender.clock, underWay: () => 1 })
  const begun = book.begin(claim!)
  // No database takes the NUL that a server may say, nor half of a character.
  const refusal = { state: 'refused', permanent: true, stage: 'content', code: 552 } as const
  await book.answer(claim!, answerOf({ ...refusal, response: `5.3.4 too\0 big ${'é🏔'.repeat(200)}` }, settings))
  await begun
  expect(book.begun).toBe(0)
  await expect(book.begin(claim!)).rejects.toThrow()
  await send()
  expect(await stored(id)).toMatchObject({ state: 'failed', outcome: { code: 'server_refused' } })
  expect((await shown(id)).attempts).toMatchObject([{ result: 'refused', smtpCode: 552 }])
})

test('no more leave in a minute than the organisation allows', async () => {
  story.at('2026-03-02', '12:00')
  const { taken } = await server(undefined, 3)
  await queue(
    story,
    Array.from({ length: 8 }, (_, n) => ({ customerId, email: EMAIL, documentNo: `FA-1${n}` })),
  )
  // What left while the clock ran a day ahead holds up nothing once it is right again.
  await send({ ...sender, clock: { now: () => new Date(story.now().getTime() + 86_400_000) } })
  expect(taken).toHaveLength(3)
  await send()
  expect(taken).toHaveLength(6)
  await send()
  expect(taken).toHaveLength(6)
  story.at('2026-03-02', '12:02')
  await send()
  expect(taken).toHaveLength(8)
})

test('a server that takes one connection only postpones nothing, even when it says so after the first has come to rest', async () => {
  story.at('2026-03-02', '12:10')
  let open = 0
  const others: (() => void)[] = []
  const taken: string[] = []
  await server(() => ({
    onConnect(_session, done) {
      if (++open === 1) return done()
      const refuseSoon = () => setTimeout(() => done(answer(421, 'one connection at a time')), 50)
      if (taken.length >= 2) refuseSoon()
      else others.push(refuseSoon)
    },
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        taken.push('one')
        done(null, 'queued')
        if (taken.length >= 2) for (const refuseSoon of others.splice(0)) refuseSoon()
      })
    },
  }))
  const ids = await queue(
    story,
    Array.from({ length: 4 }, (_, n) => ({ customerId, email: EMAIL, documentNo: `FA-8${n}` })),
  )
  await send()
  expect((await Promise.all(ids.map(stored))).map(({ state, attempts }) => ({ state, attempts }))).toEqual(
    Array(4).fill({ state: 'sent', attempts: 1 }),
  )
})

test('while the answer about one mail is awaited, those that are queued meanwhile leave', async () => {
  story.at('2026-03-02', '12:40')
  const held: (() => void)[] = []
  let count = 0
  await server(() => ({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        if (++count === 2) held.push(() => done(null, 'queued'))
        else done(null, 'queued')
        // The third, queued while the second hangs, is what it waits for.
        if (count === 3) for (const release of held) release()
      })
    },
  }))
  const first = [await one({ documentNo: 'FA-91' }), await one({ documentNo: 'FA-92' })]
  const sent = send()
  await expect.poll(() => held.length, { timeout: 20_000 }).toBe(1)
  const last = await one({ documentNo: 'FA-93' })
  await sent
  expect((await Promise.all([...first, last].map(stored))).map(({ state }) => state)).toEqual(Array(3).fill('sent'))
})

test('a server that does not answer is not asked for every message', async () => {
  story.at('2026-03-02', '13:00')
  const gone = await server()
  await gone.close()
  const ids = await queue(
    story,
    Array.from({ length: 6 }, (_, n) => ({ customerId, email: EMAIL, documentNo: `FA-2${n}` })),
  )
  await send()
  const rows = await Promise.all(ids.map(stored))
  expect(rows.map((row) => row.state)).toEqual(Array(6).fill('queued'))
  expect(rows.filter((row) => row.attempts > 0)).toHaveLength(3)
  for (const id of ids) await story.owner.call(routes.settleMessage, { params: { id }, body: { action: 'cancel' } })
})

test('after nine tries a person decides; asked to send again, it starts afresh', async () => {
  let busy = true
  const { taken } = await server(() => ({
    onMailFrom: (_from, _session, done) => (busy ? done(answer(451, 'still busy')) : done()),
  }))
  const id = await one({ documentNo: 'FA-30' })
  const start = story.now()
  for (let tries = 0; tries < 9; tries++) {
    const { notBefore } = await stored(id)
    await send({ ...sender, clock: { now: () => notBefore } })
  }
  expect(await stored(id)).toMatchObject({ state: 'failed', attempts: 9, outcome: { code: 'tried_enough' } })
  busy = false
  await story.owner.call(routes.settleMessage, { params: { id }, body: { action: 'send_again' } })
  await send({ ...sender, clock: { now: () => new Date(start.getTime() + 7 * 86_400_000) } })
  expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 10, tries: 1 })
  expect(taken).toHaveLength(1)
})

test('several senders at once, and a message that is not due: each leaves once, none early', async () => {
  const { taken } = await server()
  const tomorrow = new Date(story.now().getTime() + 86_400_000)
  const ids = await queue(story, [
    ...Array.from({ length: 12 }, (_, n) => ({ customerId, email: EMAIL, documentNo: `FA-4${n}` })),
    { customerId, email: EMAIL, documentNo: 'FA-LATER', notBefore: tomorrow },
  ])
  await Promise.all([send(), send(), send(), send()])
  await send()
  expect(taken).toHaveLength(12)
  expect((await stored(ids.at(-1)!)).state).toBe('queued')
  await story.owner.call(routes.settleMessage, { params: { id: ids.at(-1)! }, body: { action: 'cancel' } })
})

test('a password that can no longer be read keeps the mails waiting, whole', async () => {
  const { taken } = await server()
  await inOrg((tx) =>
    tx.run(
      sql`update correspondence.mail_server set username = 'compta', password_sealed = 'v1.unreadable' where org_id = ${tx.orgId}`,
    ),
  )
  const id = await one({ documentNo: 'FA-50' })
  await send()
  expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 0 })
  expect((await story.owner.call(routes.mailServer)).server).toMatchObject({
    hasPassword: true,
    isPasswordReadable: false,
  })
  await story.owner.call(routes.settleMessage, { params: { id }, body: { action: 'cancel' } })
  expect(taken).toHaveLength(0)
})

test('a demonstration writes to nobody, whatever its settings', async () => {
  const { taken } = await server()
  await inOrg((tx) => tx.run(sql`update access.organisation set is_demo = true where org_id = ${tx.orgId}`))
  const id = await one({ documentNo: 'FA-60' })
  await send()
  expect(await stored(id)).toMatchObject({
    state: 'sent',
    via: 'test_mailbox',
    subject: expect.stringContaining('FA-60'),
  })
  expect(taken).toHaveLength(0)
  await inOrg((tx) => tx.run(sql`update access.organisation set is_demo = false where org_id = ${tx.orgId}`))
})

test('the list is filtered by state, customer, channel and day, and counts what each state holds', async () => {
  const list = await story.owner.call(routes.messages, {
    query: { state: 'cancelled', customerId, day: '2026-03-02', limit: 2 },
  })
  expect(list.rows).toHaveLength(2)
  expect(list.count).toBe(list.byState.cancelled)
  expect(list.goesTo).toBe('test_mailbox')
  expect((await story.owner.call(routes.messages, { query: { day: '2026-03-03' } })).count).toBe(0)
  const own = await story.owner.call(routes.customerMessages, { params: { id: customerId } })
  expect(own.count).toBe((await story.owner.call(routes.messages)).count)
})
