import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { type OfxOptions, readOfx } from './ofx.ts'
import { readWholeBankFile } from './reading-whole.ts'

const read = (file: Parameters<typeof readWholeBankFile>[1], options: OfxOptions = {}) =>
  readWholeBankFile((source) => readOfx(source, options), file)

type Leaves = Readonly<Record<string, string>>
const HEADER = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n'
const sgml = (leaves: Leaves): string =>
  Object.entries(leaves)
    .map(([name, text]) => `<${name}>${text}\n`)
    .join('')
const xml = (leaves: Leaves): string =>
  Object.entries(leaves)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')

const SALE: Leaves = {
  TRNTYPE: 'CREDIT',
  DTPOSTED: '20261120120000.000[-5:EST]',
  DTAVAIL: '20261121',
  TRNAMT: '1 234,56',
  FITID: 'F1',
  CHECKNUM: '77',
  NAME: 'VIR BATI SUD &amp; FILS',
  MEMO: 'FACTURE 2026-0142',
}

function file(transactions: readonly Leaves[], write = sgml, over: Leaves = {}, wrap = HEADER): string {
  const account = { BANKID: '30006', BRANCHID: '00001', ACCTID: '12345678901', ACCTTYPE: 'CHECKING' }
  const list = transactions.map((leaves) => `<STMTTRN>${write(leaves)}</STMTTRN>`).join('\n')
  return `${wrap}<OFX><BANKMSGSRSV1><STMTTRNRS><STATUS>${write({ CODE: '0', SEVERITY: 'INFO' })}</STATUS><STMTRS>${write({ CURDEF: 'EUR', ...over })}<BANKACCTFROM>${write(account)}</BANKACCTFROM><BANKTRANLIST>${write({ DTSTART: '20261101', DTEND: '20261130' })}${list}</BANKTRANLIST><LEDGERBAL>${write({ BALAMT: '+987.65', DTASOF: '20261130' })}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
}

async function defectsOf(text: string): Promise<string[]> {
  const { reading } = await read(text)
  return reading.defects.shown.map((defect) => {
    for (const lang of ['fr', 'en'] as const)
      expect(say(lang, defect.sentence, defect.params).length).toBeGreaterThan(40)
    return defect.code
  })
}

describe('an OFX file', () => {
  test.each([
    ['SGML', file([SALE])],
    ['XML', file([SALE], xml, {}, '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="202"?><!-- x -->\n')],
    ['XML that leaves its leaves open', file([SALE], sgml, {}, '<?xml version="1.0"?><?OFX OFXHEADER="200"?>\n')],
  ])('%s', async (_, text) => {
    const { heads, movements, ends, reading } = await read(text)
    expect(reading.defects.shown).toEqual([])
    expect(heads).toMatchObject([
      {
        account: { iban: null, rib: '300060000112345678901', currency: 'EUR' },
        from: '2026-11-01',
        to: '2026-11-30',
        opening: null,
      },
    ])
    expect(movements).toMatchObject([
      {
        bookedOn: '2026-11-20',
        valueOn: '2026-11-21',
        cents: 123_456,
        code: 'CREDIT',
        label: 'VIR BATI SUD & FILS',
        references: { bank: 'F1', entry: '77' },
        remittance: ['FACTURE 2026-0142'],
      },
    ])
    expect(ends).toMatchObject([{ closing: { on: '2026-11-30', cents: 98_765 }, sumCents: 123_456, balanced: null }])
  })

  test('is the same in chunks of any size, and in Latin letters', async () => {
    const text = file([{ ...SALE, NAME: 'MÉTALLERIE < 3 & CIE' }], sgml)
    const expected = await read(text)
    expect(expected.movements[0]!.label).toBe('MÉTALLERIE < 3 & CIE')
    expect(await read(Buffer.from(text, 'latin1'))).toEqual(expected)
    for (const size of [1, 5, 64]) {
      const source: FileSource = async function* () {
        const bytes = Buffer.from(text)
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      }
      expect(await read(source), `${size}`).toEqual(expected)
    }
  })

  test('several accounts, a credit card, identifiers used twice, zeros', async () => {
    const card = file([SALE, SALE, { ...SALE, FITID: 'F2', TRNAMT: '0' }]).replaceAll('STMTRS>', 'STMTRS>')
    const two = card.replace('</STMTTRNRS>', `</STMTTRNRS>${/<STMTTRNRS>.*<\/STMTTRNRS>/s.exec(file([SALE]))![0]}`)
    const { heads, movements, reading } = await read(two)
    expect([heads.length, movements.length, reading.defects.total]).toEqual([2, 3, 0])
    expect(reading.remarks.map(({ code, params }) => [code, params?.count])).toEqual([
      ['repeated_identifier', 1],
      ['zero_movement', 1],
    ])
    const creditCard = file([SALE]).replaceAll('<STMTRS>', '<CCSTMTRS>').replaceAll('</STMTRS>', '</CCSTMTRS>')
    expect((await read(creditCard)).movements).toHaveLength(1)
  })

  test('a period without movements is a statement of that period', async () => {
    const { heads, ends } = await read(file([]))
    expect(heads).toMatchObject([{ from: '2026-11-01' }])
    expect(ends).toMatchObject([{ entries: 0 }])
  })

  test.each([
    ['1.234,56', 123_456],
    ['-1,234,567.8', -123_456_780],
    ['1234,5', 123_450],
  ])('%s says itself which mark is of thousands', async (TRNAMT, cents) => {
    const { movements } = await read(file([{ ...SALE, TRNAMT }]))
    expect(movements.map((one) => one.cents)).toEqual([cents])
  })

  test.each(['1.23,4', '1,234', '12.34,567', '1.234.56'])('%s is read as decimals or refused', async (TRNAMT) => {
    const text = file([{ ...SALE, TRNAMT }])
    // One mark alone is the decimal one, and three decimals are too many for cents.
    expect(await defectsOf(text)).toEqual([TRNAMT === '1,234' ? 'too_many_decimals' : 'unparsable_amount'])
  })

  test('without a currency it is refused, unless the account says which', async () => {
    const text = file([SALE], sgml, { CURDEF: '' })
    expect(await defectsOf(text)).toEqual(['missing_currency'])
    expect((await read(text, { currency: 'EUR' })).movements).toHaveLength(1)
  })

  test.each<[string, string, string[]]>([
    ['no statement', `${HEADER}<OFX></OFX>`, ['no_statement']],
    [
      'an answer that is an error',
      file([]).replace('<CODE>0\n<SEVERITY>INFO', '<CODE>15500\n<SEVERITY>ERROR'),
      ['bank_refused'],
    ],
    ['letters for an amount', file([{ ...SALE, TRNAMT: '12A' }]), ['unparsable_amount']],
    ['two decimal marks', file([{ ...SALE, TRNAMT: '1.23,4' }]), ['unparsable_amount']],
    ['no amount', file([{ ...SALE, TRNAMT: '' }]), ['missing_field']],
    ['more than 2^53', file([{ ...SALE, TRNAMT: '90071992547409.93' }]), ['absurd_amount']],
    ['an absurd date', file([{ ...SALE, DTPOSTED: '02021120' }]), ['bad_date']],
    ['no date', file([{ ...SALE, DTPOSTED: '' }]), ['missing_field']],
    [
      'another currency',
      file([SALE]).replace('<FITID>', '<CURRENCY><CURSYM>USD</CURRENCY><FITID>'),
      ['other_currency'],
    ],
    ['a correction', file([{ ...SALE, CORRECTFITID: 'F0', CORRECTACTION: 'DELETE' }]), ['ofx_correction']],
    ['a movement left open', file([SALE, SALE]).replace('</STMTTRN>', ''), ['ofx_unclosed', 'ofx_unclosed']],
    ['a cut', file([SALE]).slice(0, -60), ['ofx_unclosed']],
  ])('refused: %s', async (_, text, expected) => {
    expect(await defectsOf(text)).toEqual(expected)
  })

  test('a document type is never read', async () => {
    const bomb = file([SALE]).replace('<OFX>', '<!DOCTYPE x [<!ENTITY a "aaaa">]><OFX>')
    await expect(read(bomb)).rejects.toMatchObject({ refusal: { code: 'ofx_broken' } } satisfies
      | Partial<Refused>
      | object)
  })
})

test('any list of movements that was written is read back', async () => {
  const sale = fc.record({
    cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
    name: fc.stringMatching(/^[A-Z][A-Z0-9 ]{0,20}[A-Z]$/),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(sale, { maxLength: 12 }),
      fc.constantFrom(sgml, xml),
      fc.constantFrom('.', ','),
      async (sales, write, mark) => {
        const amount = (cents: number) =>
          `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}${mark}${String(Math.abs(cents) % 100).padStart(2, '0')}`
        const written = sales.map(({ cents, name }, i) => ({
          ...SALE,
          TRNAMT: amount(cents),
          FITID: `F${i}`,
          NAME: name,
        }))
        const { movements, ends, reading } = await read(file(written, write))
        expect(reading.defects.shown).toEqual([])
        expect(movements.map(({ cents, label }) => [cents, label])).toEqual(
          sales.map(({ cents, name }) => [cents, name]),
        )
        expect(ends[0]!.sumCents).toBe(sales.reduce((sum, { cents }) => sum + cents, 0))
      },
    ),
    { numRuns: 200, seed: 20_261_121 },
  )
})
