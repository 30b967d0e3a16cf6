import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { fromParisTime, parisTime } from '../web-service/paris-time.ts'
import { ar24 } from './ar24.ts'
import { ar24Open, ar24Signature, oneTimeCode } from './ar24-cipher.ts'
import { openAr24StandIn } from './ar24-stand-in.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
let service: Awaited<ReturnType<typeof openAr24StandIn>>
beforeAll(async () => {
  service = await openAr24StandIn(() => NOW)
})
afterAll(() => service.close())

const ours = () => ar24(service.settings, service.secrets)
const letter = (email = 'paul.rey@batisud.example') => ({
  id: newId(NOW),
  to: { firstName: 'Paul', lastName: 'Rey', company: 'Bâti-Sud', email, isConsumer: false },
  text: 'Mise en demeure',
  pdf: Buffer.from('%PDF letter'),
  fileName: 'R-1.pdf',
  reference: 'R-1',
})

test('requests are proven and answers opened as in the documentation’s own example', () => {
  const [date, key] = ['2021-05-26 14:00:00', '7X9gx9E3Qx4EiUdB63nc']
  expect(ar24Signature(date, key)).toBe('bDop0cbjKpkySlpvnNGvBMg7PuYFFgPPqTTS2RAHoY0=')
  expect(ar24Open('WwBOU6s8DaMWmYdctBJwfuoujFgVygBUjhsbdf8eWqQ=', date, key)).toBe('{status: "SUCCESS"}')
  expect(ar24Open('WwBOU6s8DaMWmYdctBJwfuoujFgVygBUjhsbdf8eWqQ=', date, 'another')).toBeNull()
  // RFC 6238, appendix B: 94287082 at second 59, of which six digits are asked.
  expect(oneTimeCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(59_000))).toBe('287082')
})

test('the time of Paris is read in winter, in summer, and on the night it changes', () => {
  for (const text of ['2026-01-15T08:00:00Z', '2026-07-15T08:00:00Z', '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'])
    expect(fromParisTime(parisTime(new Date(text)))).toEqual(new Date(text))
  expect([fromParisTime('0000-00-00 00:00:00'), fromParisTime(''), fromParisTime(null)]).toEqual([null, null, null])
})

test('a letter is handed over once, and found again by our own name', async () => {
  const one = letter()
  const taken = await ours().send(one, NOW)
  expect(taken).toMatchObject({ state: 'accepted', ref: '9000' })
  expect(service.held[0]).toMatchObject({ ref_dossier: one.id, dest_statut: 'professionnel' })
  expect([...service.files.values()][0]!.toString()).toContain('%PDF letter')
  expect(await ours().seek(one.id, NOW)).toBe('9000')
  expect(await ours().seek(newId(NOW), NOW)).toBeNull()
  expect(await ours().check(NOW)).toMatchObject({ ok: true })
  expect(await ar24(service.settings, { ...service.secrets, privateKey: 'other' }).check(NOW)).toMatchObject({
    ok: false,
  })
})

test('what did not leave waits, what may have left is in doubt, a wrong mailbox is the recipient’s', async () => {
  const before = service.held.length
  service.moods.push('lost_file')
  expect(await ours().send(letter(), NOW)).toMatchObject({ state: 'retry', stage: 'connection' })
  service.moods.push('maintenance', 'no_payment')
  expect(await ours().send(letter(), NOW)).toMatchObject({ state: 'retry', stage: 'connection', afterS: 600 })
  expect(await ours().send(letter(), NOW)).toMatchObject({ state: 'retry', stage: 'account' })
  expect(service.held).toHaveLength(before)
  expect(await ours().send(letter('gone@batisud.example'), NOW)).toMatchObject({ state: 'refused', fault: 'recipient' })
  service.moods.push('hang_up_after')
  expect(await ours().send(letter(), NOW)).toMatchObject({ state: 'uncertain' })
  expect(service.held).toHaveLength(before + 1)
})

test.each([
  ['accepted', 'accepted', 'receipt'],
  ['refused', 'refused', 'refusal'],
  ['unclaimed', 'unclaimed', 'unclaimed'],
  ['bounced', 'undelivered', 'bounce'],
] as const)('a letter presented and then %s comes with its proofs, each fetched once', async (what, kind, proof) => {
  const taken = await ours().send(letter(), NOW)
  const { ref } = taken as { ref: string }
  expect(await ours().follow(ref, NOW, new Set())).toMatchObject({ state: 'known', events: [], isOver: false })
  service.happen(ref, 'presented')
  const presented = await ours().follow(ref, NOW, new Set())
  expect(presented).toMatchObject({
    isOver: false,
    events: [{ kind: 'deposited' }, { kind: 'presented', at: NOW }],
    proofs: [{ kind: 'presentation' }],
  })
  service.happen(ref, what)
  const over = await ours().follow(ref, NOW, new Set(['presentation']))
  expect(over).toMatchObject({ isOver: true, proofs: [{ kind: proof }] })
  expect(over.state === 'known' && over.events.at(-1)).toMatchObject({ kind, isAddressFault: what === 'bounced' })
  expect(over.state === 'known' && Buffer.from(over.proofs[0]!.bytes).toString()).toContain('%PDF proof')
})

test('a call of the service is a doorbell, whatever it claims', () => {
  const hook = (body: string) => ({
    query: new URLSearchParams(),
    headers: new Headers(),
    body: Buffer.from(body),
    at: NOW,
  })
  expect(ours().readHook(hook('id_mail=9000&new_state=AR'))).toEqual({ says: 'doorbell', ref: '9000' })
  expect(ours().readHook(hook('{"id_mail":9000,"new_state":"refused"}'))).toEqual({ says: 'doorbell', ref: '9000' })
  expect(ours().readHook(hook('id_mail=../../x'))).toEqual({ says: 'nothing' })
})
