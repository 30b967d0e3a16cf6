import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { maileva } from './maileva.ts'
import { openMailevaStandIn } from './maileva-stand-in.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
let service: Awaited<ReturnType<typeof openMailevaStandIn>>
beforeAll(async () => {
  service = await openMailevaStandIn(() => NOW)
})
afterAll(() => service.close())

const ours = () => maileva(service.settings, service.secrets)
const letter = (change: { isRegistered?: boolean; lines?: string[]; country?: string } = {}) => ({
  id: newId(NOW),
  isRegistered: change.isRegistered ?? true,
  to: {
    lines: change.lines ?? ['Bâti-Sud', 'Paul Rey', '3 quai Duguay-Trouin', '35000 Rennes'],
    country: change.country ?? 'FR',
  },
  from: { lines: ['Atelier des Lices', '12 rue des Lices', '35000 Rennes'], country: 'FR' },
  pdf: Buffer.from('%PDF letter'),
  fileName: 'R-1.pdf',
})
const refOf = async (one: ReturnType<typeof letter>) => {
  const taken = await ours().send(one, NOW)
  expect(taken.state).toBe('accepted')
  return (taken as { ref: string }).ref
}

test('a letter is drafted, filled, addressed and submitted once, and found again by our own name', async () => {
  const one = letter()
  const ref = await refOf(one)
  const sent = service.sendings.at(-1)!
  expect(ref).toBe(`R:${sent.id}`)
  expect(sent).toMatchObject({
    status: 'PENDING',
    documents: 1,
    fields: { custom_id: one.id, color_printing: false, duplex_printing: true, acknowledgement_of_receipt: true },
  })
  expect(sent.recipients[0]).toMatchObject({
    address_line_1: 'Bâti-Sud',
    address_line_2: 'Paul Rey',
    address_line_4: '3 quai Duguay-Trouin',
    address_line_6: '35000 Rennes',
    country_code: 'FR',
  })
  expect(await ours().seek(one.id, NOW)).toBe(ref)
  expect(await ours().seek(newId(NOW), NOW)).toBeNull()
  expect(await ours().check(NOW)).toMatchObject({ ok: true })
  const stranger = maileva(service.settings, { ...service.secrets, password: 'wrong-password' })
  expect(await stranger.check(NOW)).toMatchObject({ ok: false })
  expect(await stranger.send(letter(), NOW)).toMatchObject({ state: 'retry', stage: 'account' })
})

test('a lost draft is harmless; a lost submission is in doubt, and its draft says whether it was submitted', async () => {
  service.moods.push('hang_up_draft')
  const first = letter()
  expect(await ours().send(first, NOW)).toMatchObject({ state: 'retry', stage: 'connection' })
  expect(await ours().seek(first.id, NOW)).toBeNull()
  service.moods.push('busy')
  expect(await ours().send(letter(), NOW)).toMatchObject({ state: 'retry', stage: 'pace', afterS: 60 })
  for (const mood of ['hang_up_after', 'broken'] as const) {
    const one = letter()
    service.moods.push(mood)
    expect(await ours().send(one, NOW)).toMatchObject({ state: 'uncertain' })
    expect(await ours().seek(one.id, NOW)).toBe(`R:${service.sendings.at(-1)!.id}`)
  }
})

test('an address that no envelope takes is the recipient’s, before and at the service', async () => {
  const long = letter({
    lines: ['Bâti-Sud', 'Une voie dont le nom est bien plus long que trente-huit lettres', '35000 Rennes'],
  })
  expect(await ours().send(long, NOW)).toMatchObject({ state: 'refused', fault: 'recipient' })
  const noTown = letter({ lines: ['Bâti-Sud', '3 quai Duguay-Trouin', 'Rennes'] })
  expect(await ours().send(noTown, NOW)).toMatchObject({ state: 'refused', fault: 'recipient' })
})

test('deposited with its number and proof, presented, then signed for, refused, not claimed or returned', async () => {
  const refs = { D: '', N05: '', N03: '', N07: '' }
  for (const code of Object.keys(refs) as (keyof typeof refs)[]) refs[code] = await refOf(letter())
  const id = (ref: string) => ref.slice(2)
  for (const ref of Object.values(refs)) service.post(id(ref))
  expect(await ours().follow(refs.D, NOW, new Set())).toMatchObject({
    state: 'known',
    registeredNo: '1E00232062142',
    events: [{ kind: 'deposited', at: NOW }],
    proofs: [{ kind: 'deposit' }],
    isOver: false,
  })
  service.deliver(id(refs.D), 'P01', 'Attend d’être retiré au guichet')
  service.deliver(id(refs.D), 'N01', 'AR signé')
  const signed = await ours().follow(refs.D, NOW, new Set(['deposit']))
  expect(signed).toMatchObject({
    isOver: true,
    events: [{ kind: 'deposited' }, { kind: 'presented' }, { kind: 'delivered' }],
    proofs: [{ kind: 'receipt' }],
  })
  for (const [code, kind, isAddressFault] of [
    ['N05', 'refused', undefined],
    ['N03', 'unclaimed', undefined],
    ['N07', 'returned', true],
  ] as const) {
    service.deliver(id(refs[code]), code, code)
    const told = await ours().follow(refs[code], NOW, new Set(['deposit', 'receipt']))
    expect(told.state === 'known' && told.events.at(-1)).toMatchObject({
      kind,
      ...(isAddressFault ? { isAddressFault } : {}),
    })
    expect(told).toMatchObject({ isOver: true })
  }
})

test('a plain letter is posted when it is produced; one that was rejected did not leave', async () => {
  const plain = await refOf(letter({ isRegistered: false }))
  expect(plain).toMatch(/^L:/)
  service.post(plain.slice(2))
  expect(await ours().follow(plain, NOW, new Set())).toMatchObject({
    events: [{ kind: 'deposited' }],
    registeredNo: null,
  })
  const rejected = await refOf(letter())
  service.reject(rejected.slice(2))
  expect(await ours().follow(rejected, NOW, new Set())).toMatchObject({
    events: [{ kind: 'undelivered' }],
    isOver: true,
  })
})
