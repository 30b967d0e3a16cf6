import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../../kernel/wording.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { readCfonb120 } from './cfonb.ts'
import { cfonbFile, cfonbRecords, type SampleAccount, type SampleMovement, TWO_ACCOUNTS } from './cfonb-sample.ts'
import { readWholeBankFile } from './reading-whole.ts'

const read = (file: Parameters<typeof readWholeBankFile>[1]) =>
  readWholeBankFile((source) => readCfonb120(source), file)

const one = (movement: Partial<SampleMovement>, account: Partial<SampleAccount> = {}): string =>
  cfonbFile([
    { account: '12345678901', openingCents: 0, movements: [{ cents: 100, label: 'VIR', ...movement }], ...account },
  ])

async function movementOf(file: string) {
  const { movements, reading } = await read(file)
  expect(reading.defects.shown).toEqual([])
  return movements[0]!
}

/** `code@line` of every defect, each told in both languages. */
async function defectsOf(file: string | Uint8Array): Promise<string[]> {
  const { reading } = await read(file)
  return reading.defects.shown.map((defect) => {
    for (const lang of ['fr', 'en'] as const)
      expect(say(lang, defect.sentence, defect.params).length).toBeGreaterThan(40)
    return `${defect.code}@${defect.line}`
  })
}

describe('a CFONB 120 file', () => {
  test('gives accounts, balances and movements, credit being money in', async () => {
    const { heads, movements, ends, reading } = await read(cfonbFile(TWO_ACCOUNTS))
    expect(reading.defects.total).toBe(0)
    expect(reading.remarks).toEqual([])
    expect(heads).toEqual([
      {
        no: 1,
        line: 1,
        account: { iban: null, rib: '300060000112345678901', other: null, currency: 'EUR' },
        reference: '',
        sequence: '',
        from: '2026-11-19',
        to: null,
        opening: { on: '2026-11-19', cents: 150_000, currency: 'EUR' },
      },
      expect.objectContaining({ no: 2, line: 8, opening: { on: '2026-11-19', cents: -19_040, currency: 'EUR' } }),
    ])
    expect(movements[0]).toMatchObject({
      line: 2,
      entryNo: 1,
      bookedOn: '2026-11-20',
      valueOn: '2026-11-20',
      cents: 240_000,
      code: '18',
      label: 'VIR SEPA RECU BATI SUD SARL',
      counterparty: { name: 'BATI SUD SARL' },
      references: { endToEnd: '', entry: 'FAC2026-0142', transaction: '0000001' },
      remittance: ['FACTURES 2026-0142 ET 2026-0150 MOINS AVOIR AV-0007'],
      returned: null,
    })
    expect(movements[1]).toMatchObject({ cents: -88_055, returned: { code: 'AM04', words: 'Provision insuffisante' } })
    expect(ends.map(({ closing, sumCents, balanced }) => [closing?.cents, sumCents, balanced])).toEqual([
      [301_945, 151_945, true],
      [-20_110, -1_070, true],
    ])
  })

  test('is the same without line ends, with any line end, and in chunks of any size', async () => {
    const expected = await read(cfonbFile(TWO_ACCOUNTS))
    for (const lineEnd of ['', '\n', '\r'])
      expect(await read(cfonbFile(TWO_ACCOUNTS, lineEnd)), JSON.stringify(lineEnd)).toEqual(expected)
    for (const lineEnd of ['', '\r\n'])
      for (const size of [1, 7, 119, 121, 500]) {
        const bytes = Buffer.from(cfonbFile(TWO_ACCOUNTS, lineEnd))
        const source: FileSource = async function* () {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
        }
        expect(await read(source), `${size} bytes`).toEqual(expected)
      }
  })

  test('every qualifier finds its place, and the unknown ones are kept', async () => {
    const movement = await movementOf(
      one({
        details: [
          ['LIB', 'LIBELLE DE LA BANQUE'],
          ['NPY', 'PAYEUR SARL'],
          ['NPO', 'PAYEUR FINAL'],
          ['IPY', `${'123456782'.padEnd(35)}SIREN`],
          ['LCC', 'X'.repeat(68) + 'FA'],
          ['LC2', 'C-7'],
          ['LCS', 'RF24 FAC2026001'],
          ['RCN', `${'E2E-9'.padEnd(35)}LOYER`],
          ['RUM', 'MANDAT-1'],
          ['REF', 'BQ-55'],
          ['MMO', 'USD200000000012345'],
          ['FEE', 'EUR200000000000350'],
          ['ZZZ', 'INCONNU'],
          ['', ''],
        ],
      }),
    )
    expect(movement).toMatchObject({
      counterparty: { name: 'PAYEUR SARL', ultimateName: 'PAYEUR FINAL', id: '123456782' },
      references: { endToEnd: 'E2E-9', mandate: 'MANDAT-1', bank: 'BQ-55', creditor: 'RF24FAC2026001' },
      remittance: [`${'X'.repeat(68)}FAC-7`, 'LIBELLE DE LA BANQUE', 'RF24 FAC2026001', 'LOYER', 'ZZZ INCONNU'],
      instructed: { cents: 12_345, currency: 'USD' },
      feeCents: 350,
    })
  })

  test('money out goes to the payee; a returned debit keeps the debtor', async () => {
    const details = [
      ['NPY', 'LE DEBITEUR'],
      ['NBE', 'LE CREANCIER'],
    ] as const
    expect((await movementOf(one({ cents: -100, details }))).counterparty.name).toBe('LE CREANCIER')
    expect(await movementOf(one({ cents: -100, details, reject: '14' }))).toMatchObject({
      counterparty: { name: 'LE DEBITEUR' },
      returned: { code: 'AC04', words: 'Compte clôturé' },
    })
    expect((await movementOf(one({ cents: -100, reject: 'Z9' }))).returned).toEqual({ code: 'Z9', words: '' })
    expect((await movementOf(one({ cents: -100, reject: '00' }))).returned).toBeNull()
  })

  test('decimals are those the record or the currency says', async () => {
    expect((await movementOf(one({ cents: 1_500 }, { currency: 'XPF', decimals: ' ' }))).cents).toBe(1_500)
    expect((await movementOf(one({ cents: 1_500 }, { currency: 'TND', decimals: '3' }))).cents).toBe(1_500)
    expect((await movementOf(one({ cents: 1_500 }, { currency: 'EUR', decimals: '0' }))).cents).toBe(150_000)
    expect((await movementOf(one({ cents: 1_500 }, { currency: 'EUR', decimals: '3' }))).cents).toBe(150)
    expect(await defectsOf(one({ cents: 1_505 }, { currency: 'EUR', decimals: '3' }))).toContain('too_many_decimals@2')
    expect((await movementOf(one({ cents: 100 }, { currency: '   ', decimals: ' ' }))).currency).toBe('EUR')
  })

  test('accents in any encoding, é and è for the brackets, NULs and lost blanks do no harm', async () => {
    const accents = one({ cents: 2_340, label: 'VIR MÉTALLERIE RÉMOISE' })
    for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
      const mark = encoding === 'utf16le' ? '\ufeff' : ''
      const { movements, reading } = await read(Buffer.from(mark + accents, encoding))
      expect([movements[0]?.label, reading.defects.total], encoding).toEqual(['VIR MÉTALLERIE RÉMOISE', 0])
    }
    expect((await movementOf(accents.replaceAll('{', 'é'))).cents).toBe(2_340)
    expect((await movementOf(one({ cents: -2_340 }).replaceAll('}', 'è').replaceAll('{', 'é'))).cents).toBe(-2_340)
    expect((await movementOf(accents.replace('VIR ', 'VIR\0'))).label).toBe('VIR MÉTALLERIE RÉMOISE')
    const trimmed = accents.replace(/ +\r\n/g, '\r\n')
    const { movements, reading } = await read(trimmed)
    expect([movements.length, reading.defects.total]).toEqual([1, 0])
    expect(reading.remarks).toMatchObject([{ code: 'short_line', params: { count: 3, line: 1 } }])
  })

  test('a movement of zero is left out with a word; a missing statement is noticed', async () => {
    const account: SampleAccount = { account: '12345678901', openingCents: 0, movements: [{ cents: 0, label: 'INFO' }] }
    const { movements, reading, ends } = await read(cfonbFile([account, { ...account, openingCents: 500 }]))
    expect([movements.length, ends.map((end) => end.balanced)]).toEqual([0, [true, true]])
    expect(reading.remarks.map(({ code, params }) => [code, params?.count ?? params?.opening])).toEqual([
      ['zero_movement', 2],
      ['balance_gap', { cents: 500, currency: 'EUR' }],
    ])
  })
})

describe('what is refused, with its line', () => {
  const records = cfonbRecords(TWO_ACCOUNTS[0]!)
  const changed = (line: number, change: (record: string) => string): string =>
    records.map((record, i) => (i === line - 1 ? change(record) : record)).join('\n')
  const put = (at: number, text: string) => (record: string) =>
    record.slice(0, at - 1) + text + record.slice(at - 1 + text.length)

  test.each<[string, string, string[]]>([
    ['an unbalanced statement', changed(2, put(101, '999')), ['unbalanced@7']],
    ['a lost movement', records.toSpliced(5, 1).join('\n'), ['unbalanced@6']],
    ['a digit without a sign', changed(2, put(104, '0')), ['unparsable_amount@2']],
    ['letters in an amount', changed(6, put(95, 'ABC')), ['unparsable_amount@6']],
    ['a booking date that does not exist', changed(2, put(35, '310226')), ['bad_date@2']],
    ['a date of another century', changed(1, put(35, '010185')), ['bad_date@1']],
    ['a value date that does not exist', changed(2, put(43, '320126')), ['bad_date@2']],
    ['another account inside', changed(2, put(22, '99999999999')), ['other_account@2']],
    ['another currency inside', changed(2, put(17, 'USD')), ['other_currency@2']],
    ['an unknown currency', changed(1, put(17, 'E0R')), ['bad_currency@1', 'other_currency@2']],
    [
      'no opening',
      records.slice(1).join('\n'),
      ['movement_outside@1', 'movement_outside@5', 'closing_without_opening@6'],
    ],
    ['no closing', records.slice(0, -1).join('\n'), ['not_closed@1']],
    ['an overlap', [...records.slice(0, -1), ...records].join('\n'), ['not_closed@1']],
    ['a file cut in its last line', records.join('\n').slice(0, -40), ['wrong_length@7']],
    ['a complement alone', [records[0], records[2], ...records.slice(1)].join('\n'), ['detail_outside@2']],
    ['foreign lines', 'bonjour\nle monde', ['unknown_record@1', 'unknown_record@2']],
    ['an empty file', '\n\n', ['no_statement@1']],
  ])('%s', async (_, file, expected) => {
    const found = await defectsOf(file)
    expect(found.slice(0, expected.length)).toEqual(expected)
  })

  test('the gap is told with all its figures', async () => {
    const { reading } = await read(changed(2, put(101, '999')))
    const { sentence, params } = reading.defects.shown[0]!
    expect(say('fr', sentence, params).replace(/\s/g, ' ')).toContain(
      'solde initial 1 500,00 € + mouvements 1 619,35 € = 3 119,35 €, mais le solde final est 3 019,45 €, soit un écart de −99,90 €',
    )
  })
})

const movements = fc.array(
  fc.record({
    cents: fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }).filter((cents) => cents !== 0),
    label: fc.stringMatching(/^[A-Z][A-Z0-9 /.-]{0,29}[A-Z0-9]$/),
    details: fc.array(fc.tuple(fc.constantFrom('LIB', 'LCC', 'REF', 'XYZ'), fc.stringMatching(/^[A-Z0-9]{1,70}$/)), {
      maxLength: 4,
    }),
  }),
  { maxLength: 20 },
)

test('any statement that was written is read back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(movements, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '\n', '\r\n'),
      async (list, end) => {
        const accounts = list.map((each, i) => ({ account: `0000000000${i}`, openingCents: i - 1, movements: each }))
        const { movements: found, ends, reading } = await read(cfonbFile(accounts, end))
        expect(reading.defects.total).toBe(0)
        expect(found.map(({ cents, label }) => [cents, label.replace(/\s+/g, ' ')])).toEqual(
          list.flat().map(({ cents, label }) => [cents, label.replace(/\s+/g, ' ').trim()]),
        )
        expect(ends.map((each) => each.balanced)).toEqual(list.map(() => true))
      },
    ),
    { numRuns: 200, seed: 20_261_121 },
  )
})
