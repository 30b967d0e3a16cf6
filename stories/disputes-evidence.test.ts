import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { zip } from '../tools/testing/zip.ts'
import { disputeShown, leftOf, openPriceDispute } from './disputes-desk.ts'
import { fec, sale } from './intake-files.ts'
import { importFile } from './intake-ledger.ts'

/** What may be attached to a dispute, who may do what, and what one company sees of another. */
let story: Story
let itemId: string
let id: string
beforeAll(async () => {
  story = await tellStory('2026-02-02')
  const customerId = await newCustomer(story, 'MOREL')
  itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-01-06' })
  id = await openPriceDispute(story, customerId, { [itemId]: null })
})
afterAll(() => story.end())

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const attach = (name: string, body: Uint8Array) =>
  story.owner.ask(disputesRoutes.addEvidence, { params: { id }, query: { name }, body })

test('evidence comes back byte for byte, under a plain name, with its hash', async () => {
  const body = bytes('%PDF-1.7\n\0\xff\n%%EOF')
  const { value } = await attach('C:\\Users\\x\\..\\bon de livraison.pdf', body)
  const { evidence } = await disputeShown(story, id)
  expect(evidence).toMatchObject([
    {
      name: 'bon de livraison.pdf',
      type: 'application/pdf',
      size: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
    },
  ])
  const file = await story.owner.call(disputesRoutes.evidence, { params: { id: value.id } })
  expect(new Uint8Array(await (file as Blob).arrayBuffer())).toEqual(body)
  expect((await attach('autre-nom.pdf', body)).refusal).toMatchObject({
    code: 'already_done',
    message: expect.stringContaining('bon de livraison.pdf'),
  })
})

test.each([
  ['a Windows program called a picture', 'photo.png', 'MZ\x90\0\x03', 'file_executable'],
  ['a Linux program', 'facture.pdf', '\x7fELF\x02\x01', 'file_executable'],
  ['a script', 'note.txt', '#!/bin/sh\nrm -rf /', 'file_executable'],
  ['a batch file', 'note.txt', '@echo off\r\nformat c:', 'file_executable'],
  ['a page that runs', 'mail.html', '<html><script>alert(1)</script></html>', 'file_unknown'],
  ['a drawing that may run', 'logo.svg', '<?xml version="1.0"?><svg onload="x()"/>', 'file_unknown'],
  ['bytes of no known kind', 'donnees.bin', '\x01\x02\x03\x04', 'file_unknown'],
  ['an empty file', 'vide.pdf', '', 'file_empty'],
])('%s is refused by what it holds', async (_, name, content, code) => {
  expect((await attach(name, bytes(content))).refusal?.code).toBe(code)
})

test('a text, a mail, a picture are taken; more than ten megabytes are not', async () => {
  const ok = [
    ['mot.txt', 'Livré incomplet : 3 palettes.'],
    ['mail.eml', 'From: a@b.example\r\nSubject: Litige\r\n\r\nBonjour'],
    ['photo.jpg', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ] as const
  for (const [name, content] of ok) expect((await attach(name, bytes(content))).refusal, name).toBeNull()
  const large = new Uint8Array((10 << 20) + 1)
  large.set(bytes('%PDF-1.7'))
  expect(await attach('grand.pdf', large)).toMatchObject({ status: 413, refusal: { code: 'too_large' } })
})

test('an office document is taken, unless it runs code', async () => {
  const archive = (...names: string[]) =>
    new Uint8Array(zip(names.map((name) => ({ name, body: Buffer.from('<x/>') }))))
  const parts = ['[Content_Types].xml', 'word/document.xml']
  expect((await attach('courrier.docx', archive(...parts))).refusal).toBeNull()
  expect((await attach('macros.docx', archive(...parts, 'word/vbaProject.bin'))).refusal?.code).toBe('file_executable')
  expect((await attach('archive.zip', archive('programme.exe'))).refusal?.code).toBe('file_unknown')
})

test('a collector works disputes and may not forgive; causes are for managers', async () => {
  const collector = await colleagueOf(story, 'collector')
  const settle = await collector.ask(disputesRoutes.settle, {
    params: { id },
    body: { owedCents: 10_000, note: 'Accord.', graceDays: 0 },
  })
  expect(settle).toMatchObject({ status: 403, refusal: { code: 'right_missing' } })
  expect(await leftOf(story, itemId)).toBe(50_000)
  const cause = {
    name: 'Emballage',
    owner: null,
    delayDays: 3,
    tasks: [{ name: 'Voir le quai', days: 1, owner: null }],
    isRetired: false,
  }
  expect((await collector.ask(disputesRoutes.addCategory, { body: cause })).status).toBe(403)
  const manager = await colleagueOf(story, 'manager')
  const { id: causeId } = await manager.call(disputesRoutes.addCategory, { body: cause })
  expect((await manager.ask(disputesRoutes.addCategory, { body: cause })).refusal?.code).toBe('name_taken')
  // A name of ours is taken in either language.
  expect((await manager.ask(disputesRoutes.addCategory, { body: { ...cause, name: 'Price' } })).refusal?.code).toBe(
    'name_taken',
  )
  await manager.call(disputesRoutes.changeCategory, { params: { id: causeId }, body: { ...cause, isRetired: true } })
  const { categories } = await collector.call(disputesRoutes.categories)
  expect(categories.find((one) => one.id === causeId)).toMatchObject({ isRetired: true })
  const edit = { categoryId: causeId, owner: null, note: '', dueOn: '2026-02-12' }
  expect((await collector.ask(disputesRoutes.edit, { params: { id }, body: edit })).refusal?.code).toBe('category_gone')
})

test('an organisation starts with the causes of the trade, in its language', async () => {
  const { categories } = await story.owner.call(disputesRoutes.categories)
  expect(categories.filter((one) => !one.isRetired).map((one) => one.label)).toEqual([
    'Prix',
    'Quantité',
    'Qualité',
    'Livraison',
    'Retard',
    'Facture non reçue',
    'Commande ou référence manquante',
    'Erreur administrative',
    'Doublon',
    'Avoir attendu',
    'Autre',
  ])
})

test('an import whose document is contested is not taken back while the dispute runs', async () => {
  const { id: importId } = await importFile(story.owner, 'fec.txt', fec([sale('2026-01-02', 'ROUX', 'FR-1', 120)]))
  const { rows } = await story.owner.call(ledgerRoutes.customers, { query: { words: 'ROUX' } as never })
  const params = { id: rows[0]!.id }
  const { items } = await story.owner.call(ledgerRoutes.customerItems, { params })
  const dispute = await openPriceDispute(story, params.id, { [items[0]!.id]: null })
  const withdraw = () => story.owner.ask(intakeRoutes.withdraw, { params: { id: importId } })
  expect((await withdraw()).refusal?.message).toContain('est en litige')
  await story.owner.call(disputesRoutes.reject, { params: { id: dispute }, body: { note: 'Non.', graceDays: 0 } })
  expect((await withdraw()).refusal).toBeNull()
})
