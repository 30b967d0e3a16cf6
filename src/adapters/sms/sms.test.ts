import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWebStandIn } from '../web-service/stand-in.ts'
import { httpGateway } from './http-gateway.ts'
import { ovhGateway, ovhSignature } from './ovh.ts'
import { openOvhStandIn } from './ovh-stand-in.ts'
import { mobileNumber } from './phone-number.ts'
import { inSmsAlphabet, smsSize } from './segments.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
let ovh: Awaited<ReturnType<typeof openOvhStandIn>>
beforeAll(async () => {
  ovh = await openOvhStandIn(() => NOW)
})
afterAll(() => ovh.close())

const gateway = () => ovhGateway(ovh.settings, ovh.secrets)
const sms = (to = '+33612345678') => ({ id: newId(NOW), to, text: 'Bonjour, un rappel.' })

test('numbers are read as people type them; landlines and nonsense take no text', () => {
  const typed = ['06 12 34 56 78', '06.12.34.56.78', '0033612345678', '+33 (0)6 12 34 56 78', '+44 7911 123456']
  expect(typed.map((text) => mobileNumber(text, 'FR'))).toEqual([
    '+33612345678',
    '+33612345678',
    '+33612345678',
    '+33612345678',
    '+447911123456',
  ])
  expect(['02 61 91 00 00', '0612', 'compta', '', null].map((text) => mobileNumber(text, 'FR'))).toEqual(
    Array(5).fill(null),
  )
})

test('a text is counted as networks do: 160 in one, 153 in each of several, 70 and 67 beyond the alphabet', () => {
  expect(smsSize('a'.repeat(160))).toEqual({ encoding: 'gsm', units: 160, segments: 1, room: 0 })
  expect(smsSize('a'.repeat(161))).toMatchObject({ segments: 2, room: 145 })
  expect(smsSize('€'.repeat(80))).toMatchObject({ units: 160, segments: 1 })
  expect(smsSize('ê'.repeat(70))).toMatchObject({ encoding: 'ucs2', segments: 1, room: 0 })
  expect(smsSize('ê'.repeat(71))).toMatchObject({ segments: 2 })
  expect(inSmsAlphabet('L’échéance « 1\u202f250,00\u00a0€ » est dépassée, ça presse… être Œuvre')).toBe(
    'L\'échéance "1 250,00 €" est dépassée, ca presse... etre OEuvre',
  )
})

test('putting a text into the alphabet twice changes nothing, and leaves what is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const once = inSmsAlphabet(text)
      expect(inSmsAlphabet(once)).toBe(once)
      if (smsSize(text).encoding === 'gsm') expect(once).toBe(text.normalize('NFC'))
      expect(smsSize(once).segments).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('OVHcloud: signed as documented, taken once, found again by our own name', async () => {
  expect(
    ovhSignature(
      { applicationSecret: 'AS', consumerKey: 'CK' },
      { method: 'GET', url: 'https://u', body: '', stamp: 1 },
    ),
  ).toBe('$1$031b31f4e15c964c3dfe511d79b1d91fd44fe059')
  const one = sms()
  const taken = await gateway().send(one, NOW)
  expect(taken).toMatchObject({ state: 'accepted', ref: expect.stringMatching(/^7\d{4}$/) })
  expect(await gateway().seek(one.id, NOW)).toBe((taken as { ref: string }).ref)
  expect(await gateway().seek(newId(NOW), NOW)).toBeNull()
  expect(await gateway().check(NOW)).toMatchObject({ ok: true })
})

test('OVHcloud: what did not leave is tried again, what may have left is in doubt, a wrong number is the recipient’s', async () => {
  const send = () => gateway().send(sms(), NOW)
  ovh.moods.push('busy', 'no_credit', 'broken', 'hang_up_after', 'hang_up_before')
  expect(await send()).toMatchObject({ state: 'retry', stage: 'pace', afterS: 30 })
  expect(await send()).toMatchObject({ state: 'retry', stage: 'account', response: expect.stringContaining('credits') })
  expect(await send()).toMatchObject({ state: 'uncertain' })
  expect(await send()).toMatchObject({ state: 'uncertain' })
  expect(await send()).toMatchObject({ state: 'uncertain' })
  expect(await gateway().send(sms('12'), NOW)).toMatchObject({ state: 'refused', fault: 'recipient' })
  const stranger = ovhGateway(ovh.settings, { ...ovh.secrets, consumerKey: 'other' })
  expect(await stranger.send(sms(), NOW)).toMatchObject({ state: 'retry', stage: 'account' })
  const closed = await openOvhStandIn(() => NOW)
  await closed.close()
  expect(await ovhGateway(closed.settings, closed.secrets).send(sms(), NOW)).toMatchObject({
    state: 'retry',
    stage: 'connection',
  })
})

test('OVHcloud: delivered, not delivered, and a number that does not exist', async () => {
  const refs: string[] = []
  for (let n = 0; n < 3; n++) {
    const taken = await gateway().send(sms(), NOW)
    refs.push((taken as { ref: string }).ref)
  }
  expect(await gateway().follow(refs[0]!, NOW, new Set())).toMatchObject({ state: 'known', isOver: false, events: [] })
  ovh.report(Number(refs[0]), 1)
  ovh.report(Number(refs[1]), 2, 6)
  ovh.report(Number(refs[2]), 16, 5)
  const told = await Promise.all(refs.map((ref) => gateway().follow(ref, NOW, new Set())))
  expect(told).toMatchObject([
    { isOver: true, events: [{ kind: 'delivered' }] },
    { isOver: true, events: [{ kind: 'undelivered', isAddressFault: false, detail: 'Absent subscriber (6)' }] },
    { isOver: true, events: [{ kind: 'undelivered', isAddressFault: true, detail: 'Unknown subscriber (5)' }] },
  ])
  expect(await gateway().follow('999', NOW, new Set())).toMatchObject({ state: 'unanswered' })
})

test('a gateway of one’s own: values stay inside the fields they fill, whatever they hold', async () => {
  const server = await openWebStandIn(({ headers }) =>
    headers.authorization === 'Bearer s3cret' ? { status: 200, json: { data: { id: 17 } } } : { status: 401 },
  )
  const settings = {
    url: `${server.url}/send`,
    method: 'POST' as const,
    bodyKind: 'json' as const,
    template: '{ "to": "{to}", "body": { "text": "{text}", "from": "{sender}" } }',
    headers: 'Authorization: Bearer {secret}',
    sender: 'ATELIER',
    refPath: 'data.id',
  }
  const own = httpGateway(settings, { secret: 's3cret', hookSecret: 'h' })
  const text = 'Bonjour "}, "to": "+33600000000", {secret}\r\nX: y'
  const message = { ...sms(), text }
  expect(await own.send(message, NOW)).toMatchObject({ state: 'accepted', ref: '17' })
  expect(server.asked[0]!.headers['idempotency-key']).toBe(message.id)
  expect(JSON.parse(server.asked[0]!.body.toString())).toEqual({ to: message.to, body: { text, from: 'ATELIER' } })
  const stranger = httpGateway(settings, { secret: 'wrong', hookSecret: 'h' })
  expect(await stranger.send(message, NOW)).toMatchObject({ state: 'retry', stage: 'account' })
  const form = httpGateway(
    { ...settings, bodyKind: 'form', template: 'to={to}\ntext={text}', refPath: '' },
    { secret: 's3cret', hookSecret: 'h' },
  )
  expect(await form.send(message, NOW)).toMatchObject({ state: 'accepted', ref: message.id })
  expect([...new URLSearchParams(server.asked.at(-1)!.body.toString())]).toEqual([
    ['to', message.to],
    ['text', text],
  ])
  await server.close()
})

test('a gateway’s word counts only under its signature, and only while it is fresh', () => {
  const own = httpGateway(
    {
      url: 'https://sms.example',
      method: 'POST',
      bodyKind: 'json',
      template: '{}',
      headers: '',
      sender: '',
      refPath: '',
    },
    { secret: '', hookSecret: 'shared' },
  )
  const body = Buffer.from(
    JSON.stringify({ event: 'e1', ref: '17', status: 'invalid_number', at: '2026-03-02T09:00:00Z' }),
  )
  const hook = (stamp: number, key: string, what = body) => ({
    query: new URLSearchParams(),
    headers: new Headers({
      'x-timestamp': String(stamp),
      'x-signature': createHmac('sha256', key).update(`${stamp}.`).update(what).digest('hex'),
    }),
    body,
    at: NOW,
  })
  const now = NOW.getTime() / 1000
  expect(own.readHook(hook(now, 'shared'))).toMatchObject({
    says: 'told',
    ref: '17',
    event: { eventId: 'e1', kind: 'undelivered', isAddressFault: true },
  })
  expect(own.readHook(hook(now, 'guessed')).says).toBe('forged')
  expect(own.readHook(hook(now, 'shared', Buffer.from('{}'))).says).toBe('forged')
  expect(own.readHook(hook(now - 3600, 'shared')).says).toBe('forged')
  expect(own.readHook({ ...hook(now, 'shared'), headers: new Headers() }).says).toBe('forged')
})
