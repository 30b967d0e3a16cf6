import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { workbookOf } from '../tools/testing/zip.ts'
import { fec, openList, sale } from './intake-files.ts'
import { expectToldInBothLanguages, fingerprintOfBooks, oneStory, preview } from './intake-ledger.ts'

const story = oneStory('2026-03-02')

const YEAR = [sale('2026-01-10', 'BATISUD', 'FA-001', 1200), sale('2026-01-20', 'MOREL', 'FA-002', 600)]
/** The year with one text replaced by another, in one-byte letters so that any byte may stand in it. */
const spoilt = (from: string, to: string): Uint8Array => {
  const text = Buffer.from(fec(YEAR)).toString('latin1')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to), 'latin1')
}
const row = (cells: Partial<Record<'name' | 'no' | 'issued' | 'due' | 'open', string>>): Uint8Array => {
  const { name = 'Morel', no = 'FA-1', issued = '05/01/2026', due = '04/02/2026', open = '10,00' } = cells
  return openList(
    'C001;Bâti Sud;FA-0;05/01/2026;04/02/2026;5,00;5,00',
    `C002;${name};${no};${issued};${due};${open};${open}`,
  )
}

type Case = readonly [what: string, bytes: () => Uint8Array, code: string, message: RegExp, place?: object]
const CASES: readonly Case[] = [
  [
    'a ledger cut in its last line',
    () => fec(YEAR).subarray(0, -40),
    'truncated_last_line',
    /Ligne 5 .*s’arrête.*recommencez/,
    { line: 5 },
  ],
  [
    'a ledger that lost a line',
    () => spoilt(/VE\|Ventes\|2\|.*706000.*\r\n/.exec(Buffer.from(fec(YEAR)).toString('latin1'))![0], ''),
    'unbalanced_entry',
    /écriture 2 du journal VE, ligne 4.*Corrigez-la/,
    { line: 4, column: 'EcritureNum' },
  ],
  ['a PDF that says it is text', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf_file', /PDF/],
  [
    'a web page that says it is a workbook',
    () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
    'html_file',
    /page web.*enregistrez-la/,
  ],
  [
    'an old Excel file',
    () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    'old_excel',
    /\.xlsx/,
  ],
  [
    'bytes that are no text',
    () => Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)),
    'binary_file',
    /./,
  ],
  ['nothing at all', () => new Uint8Array(), 'empty_file', /vide/],
  ['blank lines', () => Buffer.from('\r\n \r\n'), 'empty_file', /vide/],
  ['a workbook that swells', () => workbookOf(Buffer.alloc(120 << 20, 0x20), 1_000), 'huge_xlsx', /Mo/],
  [
    'a workbook with a cell in the last corner',
    () =>
      workbookOf(
        Buffer.from(
          '<worksheet><sheetData><row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>',
        ),
      ),
    'huge_sheet',
    /./,
  ],
  [
    'a year of 1889',
    () => spoilt('VE|Ventes|2|20260120|411000', 'VE|Ventes|2|18890120|411000'),
    'absurd_date',
    /Ligne 4, colonne EcritureDate.*1990 à 2100.*Corrigez/,
    { line: 4, column: 'EcritureDate', value: '18890120' },
  ],
  [
    'a 31 February',
    () => spoilt('VE|Ventes|2|20260120|411000', 'VE|Ventes|2|20260231|411000'),
    'unparsable_date',
    /Ligne 4, colonne EcritureDate.*Écrivez-la/,
    { line: 4, column: 'EcritureDate' },
  ],
  [
    'a due day of the year 1',
    () => row({ due: '01/01/0001' }),
    'absurd_date',
    /Ligne 3, colonne Échéance.*1990 à 2100/,
    { line: 3, column: 'Échéance', value: '01/01/0001' },
  ],
  [
    'an amount beyond all measure',
    () => spoilt('|600,00|', '|600000000000,00|'),
    'absurd_amount',
    /Ligne 4, colonne Debit.*100 milliards/,
    { line: 4, column: 'Debit' },
  ],
  [
    'a formula for an amount',
    () => row({ open: '=1+1' }),
    'unparsable_amount',
    /Ligne 3.*« =1\+1 » n’est pas un montant/,
    { line: 3, value: '=1+1' },
  ],
  [
    'a NUL in a spoilt line',
    () => spoilt('|600,00|0,00|', '|600,\x0000|'),
    'wrong_column_count',
    /Ligne 4 : 17 colonnes au lieu de 18/,
    { line: 4 },
  ],
  [
    'a letter cut in half where a cell is shown',
    () => row({ open: `${'x'.repeat(59)}😀` }),
    'unparsable_amount',
    /Ligne 3/,
    { line: 3 },
  ],
  [
    'a document number longer than any index takes',
    () => row({ no: Array.from({ length: 3_000 }, (_, i) => ((i * 7919) % 36).toString(36)).join('') }),
    'document_too_long',
    /Ligne 3 .*200 caractères.*colonnes/,
  ],
  [
    'amounts that no sum holds',
    () =>
      openList(
        ...Array.from({ length: 150 }, (_, i) => `C${i};N;F${i};05/01/2026;04/02/2026;90000000000,00;90000000000,00`),
      ),
    'absurd_total',
    /ligne 113.*dix mille milliards.*Vérifiez/,
  ],
]

for (const [what, bytes, code, message, place] of CASES)
  test(`${what} is refused with its place and the remedy, and changes nothing`, async () => {
    const { owner } = story()
    const before = await fingerprintOfBooks(story())
    const shown = await preview(owner, `${what}.xlsx`, bytes())
    expect(shown.refusal?.code, shown.refusal?.message).toBe(code)
    expect(shown.refusal!.message.replace(/\s/g, ' ')).toMatch(message)
    await expectToldInBothLanguages(story(), shown.id)
    if (place) {
      const { rejections } = await owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
      expect(rejections[0]).toMatchObject({ ...place, severity: 'refusal' })
    }
    const asked = await owner.ask(intakeRoutes.commit, { params: { id: shown.id } })
    expect(asked.refusal?.code).toBe('changed_meanwhile')
    expect(await fingerprintOfBooks(story())).toEqual(before)
  })
