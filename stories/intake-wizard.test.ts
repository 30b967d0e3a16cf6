import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import type { Progress } from '../src/intake/model.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type Entry, fec } from './intake-files.ts'
import { balances, expectSoundBooks, importFile, preview, upload } from './intake-ledger.ts'

let story: Story
beforeEach(async () => {
  story = await tellStory('2026-03-02')
})
afterEach(async () => {
  await expectSoundBooks(story)
  await story.end()
})

const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
const mapping = {
  kind: 'open_items' as const,
  columns: { customerCode: 0, customerName: 1, documentNo: 2, issuedOn: 3, openAmount: 4 },
  buckets: [],
  numbers: { decimal: ',' as const },
  dates: { order: 'dmy' as const },
  currency: 'EUR',
}
/** An export whose titles are nobody's words: only a person can say where they stand. */
const TITLES = 'Repère;Débiteur;Folio;Émis;Dû TTC'
const rows = ['C001;Bâti Sud;FA-1;05/01/2026;1 200,00', 'C002;Morel;FA-3;12/01/2026;480,00']
/** More of them, for files whose first lines are no table. */
const others = ['C003;Nord;FA-4;13/01/2026;10,00', 'C004;Est;FA-5;14/01/2026;20,00']

const tableOf = async (bytes: Uint8Array, query: object, name = 'liste.csv') =>
  story.owner.call(intakeRoutes.table, {
    params: { id: await upload(story.owner, name, bytes) },
    query: query as never,
  })
const keep = (body: BodyIn<typeof intakeRoutes.createProfile>) => story.owner.call(intakeRoutes.createProfile, { body })

test('the line of the titles is corrected, the sample is read again, and the next file is known wherever its titles stand', async () => {
  const march = text(['Atelier Dupuis', 'Situation des comptes', TITLES, ...rows])
  const shown = await preview(story.owner, 'mars.csv', march)
  expect(shown.refusal?.code, 'nobody can guess these titles').toBe('unknown_table')
  const asSniffed = await tableOf(march, {}, 'mars.csv')
  expect(asSniffed).toMatchObject({ headerLine: 0, separator: ';', encoding: 'utf-8', format: 'csv' })
  expect(asSniffed.opening.map((row) => row.line)).toEqual([1, 2, 3, 4, 5])
  const corrected = await tableOf(march, { headerLine: 3 }, 'mars.csv')
  expect(corrected.header).toEqual(TITLES.split(';'))
  expect(corrected.samples.map((row) => row.cells[0])).toEqual(['C001', 'C002'])

  const blank = await story.owner.ask(intakeRoutes.table, {
    params: { id: shown.fileId },
    query: { headerLine: 60 } as never,
  })
  expect(blank.refusal).toMatchObject({ code: 'no_such_header', where: 'headerLine' })

  await keep({ name: 'Dupuis', mapping, header: corrected.header, layout: { headerLine: 3 } })
  const april = text(['Atelier Dupuis', 'Situation des comptes', 'Avril', 'Page 1', TITLES, ...rows, ...others])
  const next = await importFile(story.owner, 'avril.csv', april, { asOf: '2026-03-01' })
  expect(next.facts).toMatchObject({ headerLine: 5, layout: { headerLine: 5 } })
  expect(await balances(story.owner)).toEqual({ C001: 1200, C002: 480, C003: 10, C004: 20 })

  // The same columns under other titles are another form: nobody may guess that it is this one.
  const other = text(['Atelier Dupuis', 'Situation', 'Repère;Débiteur;Folio;Dû le;Payé TTC', ...rows])
  expect((await preview(story.owner, 'autre.csv', other)).refusal?.code).toBe('unknown_table')
  const [profile] = (await story.owner.call(intakeRoutes.profiles)).profiles
  const fileId = await upload(story.owner, 'autre.csv', other)
  const { id } = await story.owner.call(intakeRoutes.preview, { body: { fileId, options: { profileId: profile!.id } } })
  const refused = await story.owner.call(intakeRoutes.import, { params: { id } })
  expect(refused.refusal).toMatchObject({ code: 'titles_not_found' })
  expect(refused.refusal!.message).toContain('Repère, Débiteur, Folio, Émis')
})

test('a table without titles is known by its columns, and only while every sample reads without a fault', async () => {
  const march = text(rows)
  const plain = await tableOf(march, { headerLine: 0 })
  expect(plain).toMatchObject({ headerLine: 0, header: [] })
  await keep({ name: 'Sans titres', mapping, header: ['', '', '', '', ''], layout: { headerLine: 0 } })
  const known = await preview(story.owner, 'mars.csv', march, { asOf: '2026-03-01' })
  expect(known).toMatchObject({ state: 'previewed', summary: { rows: { created: 2 } } })
  const wider = text(rows.map((row) => `${row};x`))
  expect((await preview(story.owner, 'large.csv', wider)).refusal?.code).toBe('unknown_table')
  const swapped = text(['C001;Bâti Sud;05/01/2026;FA-1;1 200,00', 'C002;Morel;12/01/2026;FA-3;480,00'])
  expect((await preview(story.owner, 'permutee.csv', swapped)).refusal?.code).toBe('unknown_table')
})

test('a separator taken for another is corrected once and remembered', async () => {
  const contacts = text([
    'Raison, forme, siège;E-mail',
    'Bâti Sud, SARL, Rennes;compta@batisud.example',
    'Morel, SAS, Brest;a@morel.example',
  ])
  expect((await tableOf(contacts, {})).separator, 'commas recur more than semicolons').toBe(',')
  const corrected = await tableOf(contacts, { separator: ';' })
  expect(corrected.header).toEqual(['Raison, forme, siège', 'E-mail'])
  const people = { ...mapping, kind: 'contacts' as const, columns: { customerName: 0, email: 1 } }
  await keep({ name: 'Contacts', mapping: people, header: corrected.header, layout: { separator: ';' } })
  const shown = await preview(story.owner, 'contacts-2.csv', contacts)
  expect(shown.facts).toMatchObject({ delimiter: ';', layout: { separator: ';' } })
  expect(shown.kind).toBe('contacts')
})

test('the letters of an old package are read right once its encoding is named, and a Unicode file stays Unicode', async () => {
  const lines = ['Code client;Nom;N° facture;Date facture;Restant dû', 'C001;Société Générale;FA-1;05/01/2026;10,00']
  const dos = Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1')
  for (const [at, byte] of dos.entries())
    if (byte > 127) dos[at] = { é: 0x82, '°': 0xf8, û: 0x96 }[String.fromCharCode(byte)]!
  const wrong = await tableOf(dos, {})
  expect(wrong.samples[0]!.cells[1]).not.toBe('Société Générale')
  const right = await tableOf(dos, { encoding: 'ibm850' })
  expect(right).toMatchObject({ encoding: 'ibm850', header: lines[0]!.split(';') })
  expect(right.samples[0]!.cells[1]).toBe('Société Générale')
  await keep({ name: 'DOS', mapping, header: right.header, layout: { encoding: 'ibm850' } })
  const shown = await preview(story.owner, 'dos.csv', dos, { asOf: '2026-03-01' })
  await story.owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const { rows: owing } = await story.owner.call(ledgerRoutes.customers, { query: { limit: 50 } as never })
  expect(owing.map((row) => row.name)).toEqual(['Société Générale'])
  const seen = await story.owner.call(intakeRoutes.sourceLine, {
    params: { id: shown.id },
    query: { line: 2 } as never,
  })
  expect(seen.text).toContain('Société Générale')

  const unicode = await preview(story.owner, 'utf8.csv', text([...lines, 'C002;Mécanique;FA-2;06/01/2026;5,00']), {
    asOf: '2026-03-02',
  })
  expect(unicode.facts).toMatchObject({ encoding: 'utf-8' })
  const { rows: created } = await story.owner.call(intakeRoutes.rows, { params: { id: unicode.id } })
  expect(created.map((row) => row.customerName)).toEqual(['Mécanique'])
})

test('a profile is renamed without its file, and forgotten then brought back under the same identity', async () => {
  const saved = await keep({ name: 'Ancien nom', mapping, header: TITLES.split(';'), layout: { headerLine: 3 } })
  expect(saved).toMatchObject({ header: TITLES.split(';'), layout: { headerLine: 3 } })
  const { id, header, layout } = saved
  const params = { id }
  await story.owner.call(intakeRoutes.updateProfile, { params, body: { name: 'Dupuis', mapping, header, layout } })
  const march = text(['Atelier Dupuis', 'Situation des comptes', TITLES, ...rows])
  const first = await importFile(story.owner, 'mars.csv', march, { asOf: '2026-03-01' })
  expect(first.facts).toMatchObject({ profileId: id })
  await story.owner.call(intakeRoutes.removeProfile, { params })
  expect((await preview(story.owner, 'mars-2.csv', march)).refusal?.code).toBe('unknown_table')
  const back = await keep({ id, name: 'Dupuis', mapping, header, layout })
  expect(back.id).toBe(id)
  const twice = await story.owner.ask(intakeRoutes.createProfile, {
    body: { id, name: 'Autre', mapping, header, layout },
  })
  expect(twice.refusal?.code).toBe('already_done')
  // The lists of this profile go on where they were: what is gone from the second one was paid.
  const second = text(['Atelier Dupuis', 'Situation des comptes', TITLES, rows[0]!, ...others])
  await importFile(story.owner, 'avril.csv', second, { asOf: '2026-03-02' })
  expect(await balances(story.owner)).toEqual({ C001: 1200, C003: 10, C004: 20 })
})

test('a workbook too large says which sheet makes it so, and what to do', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Notice').addRow(['Rien à voir'])
  const sheet = book.addWorksheet('Grand livre')
  const wide = 'x'.repeat(30_000)
  // Text kept in the cells themselves, as many packages write it: the weight is then in the sheet.
  for (let index = 0; index < 1_700; index++) sheet.addRow([{ formula: `"${wide}"`, result: `${index}` }])
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const shown = await preview(story.owner, 'lourd.xlsx', bytes)
  expect(shown.refusal).toMatchObject({ code: 'huge_xlsx', where: 'Grand livre' })
  expect(shown.refusal!.message.replace(/\s/g, ' ')).toMatch(/« Grand livre ».*limite est de 50 Mo.*en CSV/)
})

test('a large file says which lines are read and which rows are written while it goes on', async () => {
  const entries = Array.from(
    { length: 12_000 },
    (_, index): Entry => ({
      journal: 'VE',
      on: '2026-01-15',
      customer: `C${index % 500}`,
      ref: `FA-${index}`,
      // Long enough for the file to pass the size that is read while the caller waits.
      label: `Vente ${'x'.repeat(320)}`,
      euros: 10,
    }),
  )
  const shown = await preview(story.owner, 'grand.txt', fec(entries))
  expect(shown).toMatchObject({ state: 'reading', progress: null })
  const read = await watch(shown.id)
  const checking = read.filter((one) => one.stage === 'checking')
  expect(checking.length).toBeGreaterThan(1)
  expect(new Set(checking.map((one) => one.total)), 'the lines of the file are counted').toEqual(new Set([24_001]))
  expect(read.some((one) => one.stage === 'reading' && one.done > 0 && one.done < one.total)).toBe(true)

  await story.owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const written = (await watch(shown.id)).filter((one) => one.stage === 'writing')
  expect(written.some((one) => one.done > 0 && one.done < one.total && one.total === 12_000)).toBe(true)
  const done = await story.owner.call(intakeRoutes.import, { params: { id: shown.id } })
  expect(done).toMatchObject({ state: 'committed', progress: null })
  expect(done.summary).not.toHaveProperty('progress')
}, 180_000)

/** What the import says of itself while its job runs. */
async function watch(id: string): Promise<Progress[]> {
  const heard: Progress[] = []
  let running = true
  const jobs = story.runJobs().finally(() => (running = false))
  while (running) {
    const { progress } = await story.owner.call(intakeRoutes.import, { params: { id } })
    if (progress) heard.push(progress as Progress)
    await new Promise((wait) => setTimeout(wait, 25))
  }
  await jobs
  return heard
}
