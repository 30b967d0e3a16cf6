import { describe, expect, test } from 'vitest'
import { tellRefusal } from '../../kernel/verdict.ts'
import { identifyFile } from './identify.ts'
import { type FecInspection, inspectFec } from './inspect-fec.ts'
import { type ReceivableLine, readReceivableLines } from './receivable-lines.ts'
import { type Dialect, entryLine, latin9, type SampleLine, STANDARD_HEADER, writeFec, YEAR } from './sample-fec.ts'
import type { FileSource } from './source.ts'

/** Pieces of a few bytes, so that every line and letter straddles a border somewhere. */
const inPieces = (bytes: Uint8Array, size: number): FileSource =>
  async function* () {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
  }

async function inspect(bytes: Buffer | string, name = 'FEC.txt', piece = 7): Promise<FecInspection> {
  const source = inPieces(Buffer.from(bytes as string), piece)
  const kind = await identifyFile(source)
  if (!kind.ok || kind.value.kind !== 'fec')
    throw new Error(kind.ok ? kind.value.kind : tellRefusal('en', kind.refusal))
  return inspectFec(source, name, kind.value.transport)
}

async function linesOf(bytes: Buffer | string, name = '732829320FEC20261231.txt'): Promise<ReceivableLine[]> {
  const inspection = await inspect(bytes, name)
  if (!inspection.plan) throw new Error(tellRefusal('en', inspection.refusal!))
  const lines: ReceivableLine[] = []
  for await (const batch of readReceivableLines(inPieces(Buffer.from(bytes as string), 11), inspection.plan))
    lines.push(...batch)
  return lines
}

const brief = (line: ReceivableLine) =>
  [line.entryOn, line.customerCode, line.cents, line.nature, line.paymentMeans, line.documentNo, line.letter].join(' ')

const YEAR_IN_BRIEF = [
  '2026-01-01 C1 50000 opening  FA2025-0900 A',
  '2026-01-10 C1 120000 invoice  FA2026-0001 B',
  '2026-01-15 C2 240000 invoice  FA2026-0002 ',
  '2026-01-20 C2 -12000 credit_note  AV2026-0001 ',
  '2026-02-01 C1 -50000 payment transfer VIR1 A',
  '2026-02-05 C1 -120000 payment cheque CHQ1 B',
  '2026-02-06 C3 -10000 payment cash ESP1 ',
  '2026-03-01 C3 -6470 loss  P1 ',
  '2026-03-02 C3 30000 other  X1 ',
  '2026-03-02 C4 -30000 other  X1 ',
]

const iso = (value: string, column: string) =>
  column.endsWith('Date') && value ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : value
const slashed = (value: string, column: string) =>
  column.endsWith('Date') && value ? `${value.slice(6)}/${value.slice(4, 6)}/${value.slice(0, 4)}` : value
const isAmount = (column: string) => column === 'Debit' || column === 'Credit'

const dialects: Record<string, Dialect> = {
  tab: {},
  pipe: { separator: '|' },
  'semicolon, quoted': { separator: ';', cell: (value) => `"${value.replaceAll('"', '""')}"` },
  'comma with decimal point': {
    separator: ',',
    cell: (value, column) => (isAmount(column) ? value.replace(',', '.') : value),
  },
  CRLF: { lineEnd: '\r\n' },
  'CR CR LF': { lineEnd: '\r\r\n' },
  'CR alone': { lineEnd: '\r' },
  'trailing separator': { separator: '|', trailing: true },
  'ISO dates': { cell: iso },
  'dd/mm/yyyy': { cell: slashed },
  'zero-padded amounts, padded fields': {
    cell: (value, column) => (isAmount(column) ? value.padStart(13, '0') : column === 'header' ? value : `${value}   `),
  },
  'other spellings': {
    rename: { CompteLib: 'CompteLIB', Idevise: 'IdDevise', Debit: 'Débit', EcritureNum: 'ECRITURE_NUM' },
  },
  'columns in another order': { header: STANDARD_HEADER.toReversed() },
  'no trailing columns': { header: STANDARD_HEADER.slice(0, 15) },
  'extra columns': { header: [...STANDARD_HEADER, 'DateRglt', 'ModeRglt', 'NatOp', 'IdClient'] },
}

const byDirection = YEAR.map((line) => {
  const debit = line.Debit !== '0,00'
  return { ...line, Montant: debit ? line.Debit! : line.Credit!, Sens: debit ? 'D' : 'C' }
})
const directionHeader = STANDARD_HEADER.flatMap((name) =>
  name === 'Debit' ? ['Montant', 'Sens'] : name === 'Credit' ? [] : [name],
)

describe('a ledger reads the same in every dialect', () => {
  for (const [name, dialect] of Object.entries(dialects))
    test(name, async () => {
      const lines = await linesOf(writeFec(YEAR, dialect))
      expect(lines.map(brief)).toEqual(YEAR_IN_BRIEF)
      const plain = await linesOf(writeFec(YEAR))
      expect(lines.map((line) => line.rowKey)).toEqual(plain.map((line) => line.rowKey))
    })

  test('a name nobody knows is that of its place, where the others stand in theirs', async () => {
    const plain = writeFec(YEAR)
    const odd = plain.replace('EcritureLet', 'LettragePiece').replace('Idevise', 'MonnaieEcr')
    expect((await linesOf(odd)).map(brief)).toEqual(YEAR_IN_BRIEF)
    expect((await linesOf(plain.replace('EcritureLet', 'EcrtureLet'))).map(brief)).toEqual(YEAR_IN_BRIEF)
  })

  test('Montant and Sens, letters and signs', async () => {
    for (const signs of [
      { D: 'D', C: 'C' },
      { D: '+1', C: '-1' },
    ]) {
      const cell = (value: string, column: string) => (column === 'Sens' ? signs[value as 'D' | 'C'] : value)
      const lines = await linesOf(writeFec(byDirection, { header: directionHeader, cell }))
      expect(lines.map(brief)).toEqual(YEAR_IN_BRIEF)
    }
  })

  test('every encoding gives the same names and the same keys', async () => {
    const text = writeFec(YEAR)
    const plain = await linesOf(Buffer.from(text))
    expect(plain[0]!.customerName).toBe('Société C1')
    const variants = [
      Buffer.from(`\ufeff${text}`),
      latin9(text),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'utf16le'),
    ]
    for (const bytes of variants) expect(await linesOf(bytes)).toEqual(plain)
  })

  test('the XML form gives the same lines, numbered as in the XML', async () => {
    const xml = YEAR.map(
      (line) =>
        `<ecriture><EcritureNum>${line.EcritureNum}</EcritureNum><EcritureDate>${iso(line.EcritureDate!, 'Date')}</EcritureDate><EcritureLib>${line.EcritureLib}</EcritureLib><PieceRef>${line.PieceRef}</PieceRef>
<ligne><CompteNum>${line.CompteNum}</CompteNum><CompteLib>${line.CompteLib}</CompteLib><CompAuxNum>${line.CompAuxNum}</CompAuxNum><CompAuxLib>${line.CompAuxLib}</CompAuxLib><EcritureLet>${line.EcritureLet}</EcritureLet><Montant>${line.Debit === '0,00' ? line.Credit : line.Debit}</Montant><Sens>${line.Debit === '0,00' ? 'C' : 'D'}</Sens></ligne></ecriture>`,
    )
    const journals = [...new Set(YEAR.map((line) => line.JournalCode))].map(
      (code) =>
        `<journal><JournalCode>${code}</JournalCode><JournalLib>${code}</JournalLib>${xml.filter((_, i) => YEAR[i]!.JournalCode === code).join('')}</journal>`,
    )
    const file = `<?xml version="1.0" encoding="UTF-8"?>\n<comptabilite><exercice><DateCloture>2026-12-31</DateCloture>${journals.join('')}</exercice></comptabilite>`
    const lines = await linesOf(file)
    expect(lines.map(brief)).toEqual(YEAR_IN_BRIEF)
    expect(lines[0]!.lineNo).toBe(3)
    const broken = await inspect(file.slice(0, -40))
    expect(broken.refusal?.code).toBe('broken_xml')
  })
})

describe('what a receivable line is', () => {
  const natures = async (...lines: string[]) =>
    (await linesOf(writeFec(lines.map(entryLine)))).map((line) => `${line.cents} ${line.nature}`)

  test('lines of one entry need not follow each other', async () => {
    const shuffled = [...YEAR.filter((_, i) => i % 2 === 0), ...YEAR.filter((_, i) => i % 2 === 1)]
    const lines = await linesOf(writeFec(shuffled))
    expect(lines.map(brief).sort()).toEqual([...YEAR_IN_BRIEF].sort())
  })

  test('one number per line: the piece takes the place of the entry', async () => {
    expect(
      await natures(
        'VE|1|20260201|411000|C1|F1|Vente|120,00|',
        'VE|2|20260201|706000||F1|Vente||120,00',
        'VE|3|20260209|411000|C1|R1|Reglement||120,00',
        'VE|4|20260209|512000||R1|Reglement|120,00|',
      ),
    ).toEqual(['12000 invoice', '-12000 payment'])
  })

  test('number 0 everywhere: invoices and payments of one day are told apart by piece', async () => {
    expect(
      await natures(
        'OD|0|20260201|411000|C1|F1|Vente|120,00|',
        'OD|0|20260201|706000||F1|Vente||120,00',
        'OD|0|20260201|411000|C2|R1|Remboursement|50,00|',
        'OD|0|20260201|512000||R1|Remboursement||50,00',
        'OD|0|20260201|411000|C3|X1|Ventilation|30,00|',
        'OD|0|20260201|411000|C4|X1|Ventilation||30,00',
      ),
    ).toEqual(['12000 invoice', '5000 payment', '3000 other', '-3000 other'])
  })

  test('returned payments, doubtful claims, bills and advances', async () => {
    expect(
      await natures('BQ|1|20260201|411000|C1|I1|Impaye|120,00|', 'BQ|1|20260201|512000||I1|Impaye||120,00'),
    ).toEqual(['12000 payment'])
    expect(
      await natures('OD|1|20260201|416000|C1|D1|Douteux|120,00|', 'OD|1|20260201|411000|C1|D1|Douteux||120,00'),
    ).toEqual(['12000 transfer', '-12000 transfer'])
    expect(await natures('OD|1|20260201|413000|C1|L1|LCR|120,00|', 'OD|1|20260201|411000|C1|L1|LCR||120,00')).toEqual([
      '12000 other',
      '-12000 payment',
    ])
    expect(
      await natures('BQ|1|20260201|512000||A1|Acompte|120,00|', 'BQ|1|20260201|419100|C1|A1|Acompte||120,00'),
    ).toEqual(['-12000 payment'])
  })

  test('the Ctrl-Z with which old systems end a file is no line', async () => {
    expect((await linesOf(`${writeFec(YEAR)}\u001a`)).map(brief)).toEqual(YEAR_IN_BRIEF)
  })

  test('a foreign mark in a column kept in euros, and a currency that is none', async () => {
    const sale = ['VE|1|20260201|411000|C1|F1|Vente|10,00|', 'VE|1|20260201|706000||F1|Vente||10,00']
    const marked = await inspect(writeFec(sale.map(entryLine)).replace('10,00', '$10.00'))
    expect(marked.refusal?.code).toBe('currency_disagrees')
    const header = [...STANDARD_HEADER]
    const unknown = sale.map((line) => ({ ...entryLine(line), Montantdevise: '12,00', Idevise: 'ZZZ' }))
    const text = writeFec(unknown, { header })
    expect((await linesOf(text)).map(({ currency, foreignCents }) => [currency, foreignCents])).toEqual([['EUR', null]])
    const { ignored } = await inspect(text)
    expect(ignored.shown.map(({ line, column, value }) => [line, column, value])).toEqual([[2, 'Idevise', 'ZZZ']])
  })

  test('a negative debit is a credit', async () => {
    expect(
      await natures('VE|1|20260201|411000|C1|AV1|Avoir|-120,00|', 'VE|1|20260201|706000||AV1|Avoir||-120,00'),
    ).toEqual(['-12000 credit_note'])
  })

  test('a reference shared by many documents names none of them', async () => {
    const sales = ['C1', 'C2', 'C3', 'C4'].flatMap((customer, i) => [
      `VE|${i}|20260201|411000|${customer}|VE 0226|Vente ${i === 0 ? 'facture n° F2026-17' : ''}|10,00|`,
      `VE|${i}|20260201|706000||VE 0226|Vente||10,00`,
    ])
    const lines = await linesOf(writeFec(sales.map(entryLine)))
    expect(lines.map((line) => line.documentNo)).toEqual(['F2026-17', null, null, null])
  })

  test('a number that two customers bear in turn stays the number of each', async () => {
    const sales = ['C1', 'C2', 'C1'].flatMap((customer, i) => [
      `VE|${i}|2026020${i + 1}|411000|${customer}|F1|Vente|10,00|`,
      `VE|${i}|2026020${i + 1}|706000||F1|Vente||10,00`,
    ])
    const lines = await linesOf(writeFec(sales.map(entryLine)))
    expect(lines.map((line) => [line.documentNo, line.referenceUse])).toEqual([
      ['F1', 'two_customers'],
      ['F1', 'two_customers'],
      ['F1', 'two_customers'],
    ])
  })
})

describe('row keys', () => {
  test('lettrage and validation do not change them; identical lines are counted; any other change makes another key', async () => {
    const twice: SampleLine[] = [...YEAR, ...YEAR.slice(2, 5)]
    const before = (await linesOf(writeFec(twice))).map((line) => line.rowKey)
    const lettered = twice.map((line) => ({ ...line, EcritureLet: 'ZZ', DateLet: '20261130', ValidDate: '20270101' }))
    expect((await linesOf(writeFec(lettered))).map((line) => line.rowKey)).toEqual(before)
    expect(new Set(before).size).toBe(before.length)
    const [first, second] = [before[1]!, before.at(-1)!]
    expect([first.slice(0, -1), second]).toEqual([second.slice(0, -1), `${first.slice(0, -1)}2`])
    const relabelled = twice.map((line, i) => (i === 2 ? { ...line, EcritureLib: 'Autre' } : line))
    expect((await linesOf(writeFec(relabelled))).map((line) => line.rowKey)[1]).not.toBe(first)
  })
})

test('a line written twice, each time in its own way, is still the same line twice', async () => {
  const [sale, ...others] = YEAR.slice(2, 5).map((line) => ({ ...line, EcritureLib: 'Vente « été »', Idevise: 'USD' }))
  const lines = [{ ...sale!, Montantdevise: '130,5' }, ...others]
  const again = {
    ...lines[0]!,
    Montantdevise: '-130,50',
    Idevise: ' usd',
    EcritureLib: '\u200bVente «\u00a0été » ',
    EcritureDate: '2026-01-10',
    PieceDate: '10/01/2026',
    Debit: '01200.0',
    EcritureLet: 'Z',
  }
  const keys = (await linesOf(writeFec([...lines, again, ...others]))).map((line) => line.rowKey)
  expect(keys.map((key) => key.slice(-2))).toEqual(['-1', '-2'])
  expect(keys[0]!.slice(0, -1)).toBe(keys[1]!.slice(0, -1))
})

test('a ledger of more journals than any company has is refused', async () => {
  const many = Array.from({ length: 5_001 }, (_, i) =>
    YEAR.slice(5, 7).map((line) => ({ ...line, JournalCode: `J${i}`, Debit: '10,00', Credit: '10,00' })),
  )
  const lines = many.flatMap(([debit, credit]) => [
    { ...debit!, Credit: '0,00' },
    { ...credit!, Debit: '0,00' },
  ])
  const { refusal, facts } = await inspect(writeFec(lines), 'x', 1 << 16)
  expect(tellRefusal('en', refusal!)).toContain('“J5000” would be one more journal, after 5,000 others')
  expect([refusal!.code, Object.keys(facts.journals!).length]).toEqual(['too_many_journals', 5_000])
})

describe('a defective ledger is refused by its first true defect', () => {
  const refused = async (text: Buffer | string) => {
    const inspection = await inspect(text)
    expect(inspection.plan).toBeNull()
    return { code: inspection.refusal!.code, said: tellRefusal('en', inspection.refusal!), inspection }
  }
  const with3 = (change: Partial<Record<string, string>>) =>
    writeFec(YEAR.map((line, i) => (i === 3 ? ({ ...line, ...change } as SampleLine) : line)))

  test.each([
    ['unparsable_amount', { Credit: 'N/A' }, 'Line 5, column Credit: “N/A”'],
    ['ambiguous_amount', { Credit: '1.000' }, 'Line 5, column Credit'],
    ['too_many_decimals', { Credit: '1000,005' }, 'Line 5'],
    ['absurd_amount', { Credit: '99999999999999,00' }, 'Line 5'],
    ['both_debit_and_credit', { Debit: '1000,00' }, 'Line 5'],
    ['unparsable_date', { EcritureDate: '20260230' }, 'Line 5, column EcritureDate'],
    ['absurd_date', { EcritureDate: '02020110' }, 'Line 5, column EcritureDate'],
    ['blank_date', { EcritureDate: '' }, 'Line 5'],
    ['unknown_account', { CompteNum: 'ACH001' }, 'Line 5, column CompteNum: “ACH001”'],
    ['wrong_column_count', { EcritureLib: 'a\tb' }, 'Line 5: 19 columns instead of 18'],
    ['unbalanced_entry', { Credit: '999,00' }, 'entry 2 of journal VE, line 4, is off by 1.00'],
  ])('%s', async (code, change, words) => {
    const { code: found, said } = await refused(with3(change))
    expect(found).toBe(code)
    expect(said).toContain(words)
  })

  test('cut short, without header, without lines, without essential columns', async () => {
    const text = writeFec(YEAR)
    expect((await refused(text.slice(0, -60))).code).toBe('truncated_last_line')
    expect((await refused(text.split('\n')[0]!)).code).toBe('no_lines')
    expect((await refused(writeFec(YEAR, { header: STANDARD_HEADER.filter((name) => name !== 'Credit') }))).code).toBe(
      'missing_columns',
    )
    const headless = writeFec([...YEAR, ...YEAR])
      .split('\n')
      .slice(1)
      .join('\n')
    expect((await refused(headless)).code).toBe('no_header')
  })

  test('a million faults are counted and a thousand shown', async () => {
    const many = Array.from({ length: 1_500 }, () => YEAR.map((line) => ({ ...line, Debit: 'x' }))).flat()
    const { inspection } = await refused(writeFec(many))
    expect([inspection.defects.total, inspection.defects.shown.length]).toEqual([31_500, 1_000])
  })

  test('a quote never closed, a line without end', async () => {
    const quoted = writeFec(YEAR, { separator: ';', cell: (value) => `"${value}"` })
    const open = quoted.replace('"Facture"', '"Facture')
    expect((await refused(open)).inspection.defects.total).toBeGreaterThan(0)
    const endless = `${writeFec(YEAR)}${'x'.repeat(100_000)}`
    expect((await refused(endless)).code).toBe('line_too_long')
  })
})

test('entries off balance in a balanced file are a remark, not a refusal', async () => {
  const moved = YEAR.map((line, i) => (i === 3 ? { ...line, EcritureNum: '77' } : line))
  const inspection = await inspect(writeFec(moved))
  expect(inspection.refusal).toBeNull()
  expect(inspection.remarks.map((remark) => remark.code)).toEqual(['unbalanced_entries'])
})

test('lines of two encodings are read each in its own, and said', async () => {
  const [head, ...rest] = writeFec(YEAR).split('\n')
  const bytes = Buffer.concat([
    Buffer.from(`${head}\n`),
    ...rest.map((line, i) => (i % 2 ? latin9(`${line}\n`) : Buffer.from(`${line}\n`))),
  ])
  const inspection = await inspect(bytes)
  expect(inspection.facts.encoding).toBe('mixed')
  expect(inspection.remarks[0]?.code).toBe('mixed_encoding')
  const names = (await linesOf(bytes)).map((line) => line.customerName)
  expect(names.every((name) => name.startsWith('Société C'))).toBe(true)
})

test('foreign currency, due date and file name are kept', async () => {
  const line = { ...YEAR[2]!, Montantdevise: '1300,50', Idevise: 'usd', DateLimitReglmt: '20260210' }
  const lines = await linesOf(
    writeFec([line, ...YEAR.slice(3, 5)], { header: [...STANDARD_HEADER, 'DateLimitReglmt'] }),
  )
  expect(lines[0]).toMatchObject({
    currency: 'USD',
    foreignCents: 130_050,
    dueOn: '2026-02-10',
    fiscalYearEnd: '2026-12-31',
  })
})
