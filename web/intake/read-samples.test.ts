import { expect, test } from 'vitest'
import { bytesSource, identifyFile, openTable, suggestMapping } from '../../src/adapters/ledger-files/index.ts'
import type { MappingInput } from '../../src/intake/contract.ts'
import { day } from '../../src/kernel/calendar.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { draftOf } from './mapping-draft.ts'
import { readSamples } from './read-samples.ts'
import { suggestionReasons } from './suggestion-reasons.ts'

const CSV = `Compte;Nom;N° pièce;Date;Échéance;Solde
C1;Atelier Morel;FA1;05/01/2026;04/02/2026;1 200,50
C1;Atelier Morel;FA2;31/02/2026;04/03/2026;300,00
C2;Bâti-Sud;FA3;06/01/2026;05/02/2026;douze
;;;;TOTAL GENERAL;1 500,50
`

async function shown() {
  const source = bytesSource(Buffer.from(CSV))
  const kind = await identifyFile(source)
  if (!kind.ok) throw new Error('the sample is a table')
  const table = await openTable(source, kind.value)
  if (!table.ok) throw new Error('the sample opens')
  const suggestion = suggestMapping(table.value.header, table.value.samples)
  const mapping = suggestion.mapping as MappingInput
  const samples = table.value.samples.map((row) => ({ line: row.line, cells: row.cells.map(String) }))
  return { header: [...table.value.header], samples, mapping, suggestion }
}

test('cells are shown as the reading of the file understands them', async () => {
  const { header, samples, mapping } = await shown()
  const read = await readSamples(header, samples, mapping, draftOf(mapping, 6, 'EUR').meanings, false)
  const [first] = read.rows
  expect(first?.cells.map((cell) => cell.value)).toEqual([
    { kind: 'text', text: 'C1' },
    { kind: 'text', text: 'Atelier Morel' },
    { kind: 'text', text: 'FA1' },
    { kind: 'day', day: day('2026-01-05') },
    { kind: 'day', day: day('2026-02-04') },
    { kind: 'amount', cents: 120_050 },
  ])
})

test('a cell that cannot be read says so where it stands, and a total is no row', async () => {
  const { header, samples, mapping } = await shown()
  const read = await readSamples(header, samples, mapping, draftOf(mapping, 6, 'EUR').meanings, false)
  const faults = read.rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell.defect ? [`${row.line}: ${cell.raw}`] : [])),
  )
  expect(faults).toEqual(['3: 31/02/2026', '4: douze'])
  expect(read.defects).toBe(2)
  const said = read.rows[2]?.cells[5]?.defect
  expect(said && tellRefusal('fr', said)).toContain('douze')
  expect(read.rows.map((row) => row.isTotal)).toEqual([false, false, false, true])
  expect(read.totals).toMatchObject([{ line: 5, cents: 150_050, matches: false }])
})

test('a column of a workbook holds numbers, whatever mark its texts would take', async () => {
  const samples = [{ line: 2, cells: ['C1', '1234.5'] }]
  const mapping: MappingInput = {
    kind: 'open_items',
    columns: { customerCode: 0, openAmount: 1 },
    buckets: [],
    numbers: { decimal: ',' },
    dates: null,
    currency: 'EUR',
  }
  const { meanings } = draftOf(mapping, 2, 'EUR')
  const book = await readSamples(['Compte', 'Solde'], samples, mapping, meanings, true)
  expect(book.rows[0]?.cells[1]?.value).toEqual({ kind: 'amount', cents: 123_450 })
  const text = await readSamples(['Compte', 'Solde'], samples, mapping, meanings, false)
  expect(text.rows[0]?.cells[1]?.defect).not.toBeNull()
})

test('the reasons of the table are kept apart from those of its columns', async () => {
  const { header, suggestion } = await shown()
  const reasons = suggestion.reasons.map((reason) => tellRefusal('fr', reason))
  expect(reasons.length).toBeGreaterThan(3)
  const kept = suggestionReasons('fr', { header, suggestion: { reasons } })
  expect(kept).toEqual([
    'Le tableau nomme un client, un document ou une échéance, et un montant : ce sont des pièces ouvertes.'.replace(
      ' :',
      '\u00a0:',
    ),
  ])
})
