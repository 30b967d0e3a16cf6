import { describe, expect, test } from 'vitest'
import { identifyBank } from './identify-bank.ts'
import { readMt940 } from './mt940.ts'
import { readWholeBankFile } from './reading-whole.ts'

const IBAN = 'LU280019400644750000'

/** A statement in which 12,50 EUR came in, written as `entry` and `details` say. */
const statement = (entry: string, details = '', account = '12345678'): string =>
  [
    ':20:STMT',
    `:25:${account}`,
    ':28C:7/1',
    ':60F:C261119EUR100,00',
    entry,
    ...(details === '' ? [] : [details]),
    ':62F:C261120EUR112,50',
    '-',
    '',
  ].join('\n')

const ENTRY = ':61:2611201120C12,50NTRFNONREF//B1'

async function read(file: string) {
  const found = await readWholeBankFile((source) => readMt940(source), file)
  expect(found.reading.defects.shown).toEqual([])
  expect(found.ends.map((end) => end.balanced)).toEqual(found.heads.map(() => true))
  return found
}

const movementOf = async (file: string) => (await read(file)).movements[0]!

describe('what stands around messages', () => {
  test.each([
    ['a BIC and the message type', 'BANKNL2A\n940\nBANKNL2A\n', '-'],
    ['a routing line', '0000 01BANKNL2AXXXX00001\n0000 01BANKNL2AXXXX00001\n940 00\n', '-XXX'],
    [
      'the blocks of SWIFT, the first field on their line',
      '{1:F01BANKNL2AXXXX}{2:I940}{3:{108:X}}{4:',
      '-}{5:{CHK:1}}',
    ],
    ['the blocks of SWIFT, then a separator', '{1:F01BANKNL2AXXXX}{2:O940}{4:\n', '-}\n$'],
  ])('%s', async (_, before, after) => {
    const message = before + statement(ENTRY).replace('\n-\n', `\n${after}\n`)
    const { heads, movements } = await read(message + message.replace('C261119EUR100,00', 'C261119EUR100,00'))
    expect(heads.map((head) => head.reference)).toEqual(['STMT', 'STMT'])
    expect(movements.map(({ cents }) => cents)).toEqual([1250, 1250])
    expect(identifyBank(message)?.name).toBe('MT940')
  })

  test('a bank that closes no message puts its lines behind the closing balance', async () => {
    const message = `BANKNL2A\n940\nBANKNL2A\n${statement(ENTRY).replace('-\n', '')}`
    expect((await read(message + message)).movements).toHaveLength(2)
  })

  test('anything else there is a file that was damaged', async () => {
    const { reading } = await readWholeBankFile((source) => readMt940(source), `Relevé\n${statement(ENTRY)}`)
    expect(reading.defects.shown).toMatchObject([{ code: 'unknown_record', line: 1, value: 'Relevé' }])
  })
})

describe('how the account is named', () => {
  test.each([
    [`BANKLULLXXX/${IBAN}`, { iban: IBAN, other: null }],
    [`/${IBAN}`, { iban: IBAN, other: null }],
    [`${IBAN} EUR`, { iban: IBAN, other: null }],
    ['//AT39364/12345678912/EUR', { iban: null, other: 'AT39364/12345678912/EUR' }],
    ['51210600/3023166036EUR', { iban: null, other: '51210600/3023166036EUR' }],
  ])('%s', async (written, expected) => {
    expect((await read(statement(ENTRY, '', written))).heads[0]!.account).toEqual({
      rib: null,
      currency: 'EUR',
      ...expected,
    })
  })
})

describe('a movement', () => {
  test.each([
    ['a short type filled with a blank', ':61:261120C12,50NOV NONREF', { code: 'NOV', entry: '', bank: '' }],
    ['no type at all', ':61:2611201120CR12,50//B1', { code: '', entry: '', bank: 'B1' }],
    ['a type of one letter', ':61:2611201120CR12,50S   X', { code: 'S', entry: 'X', bank: '' }],
    ['a reference that announces a code', ':61:2611201120C12,50NTRFPREF//B1', { code: 'NTRF', entry: '', bank: 'B1' }],
  ])('%s', async (_, entry, expected) => {
    const { cents, code, references } = await movementOf(statement(entry))
    expect({ cents, code, entry: references.entry, bank: references.bank }).toEqual({ cents: 1250, ...expected })
  })

  test('codes that only the bank understands are no wording', async () => {
    expect((await movementOf(statement(`${ENTRY}\n/TRCD/00100/`, ':86:FACTURE 12'))).label).toBe('FACTURE 12')
    expect((await movementOf(statement(`${ENTRY}\nVIREMENT /TRCD/00100/`, ':86:FACTURE 12'))).label).toBe('VIREMENT')
  })

  test('balances that leave their currency out are in that of the statement', async () => {
    const { ends } = await read(statement(ENTRY).replace('C261120EUR112,50', 'C261120112,50'))
    expect(ends[0]!.closing).toEqual({ on: '2026-11-20', cents: 11_250, currency: 'EUR' })
    const { reading } = await readWholeBankFile(
      (source) => readMt940(source),
      statement(ENTRY).replace('C261119EUR100,00', 'C261119100,00'),
    )
    expect(reading.defects.shown[0]).toMatchObject({ code: 'bad_currency', line: 4, column: ':60F:' })
  })
})

describe('details', () => {
  test('numbered lines of the bank’s own, for the movement and for the account', async () => {
    const file = statement(
      ENTRY,
      ':NS:01FACTURE 2026-12\n02ET 2026-13\n15BATI SUD\n16SARL\n17VIREMENT\n191000\n3310918001',
    ).replace(':60F:', ':NS:22TITULAIRE\n23Compte\n\n:60F:')
    expect(await movementOf(file)).toMatchObject({
      label: 'VIREMENT',
      counterparty: { name: 'BATI SUD SARL' },
      remittance: ['FACTURE 2026-12', 'ET 2026-13'],
    })
  })

  test.each([
    ['a blank before the code', `:86: 020?00VIREMENT?20FACTURE 12?32BATI?38${IBAN}`],
    [
      'another mark, one subfield a line, blanks filled',
      `:86:020~00VIREMENT\n~20FACTURE 12\n~21ÿ\n~32BATI\n~33ÿ\n~38${IBAN}`,
    ],
    ['no code', `:86:<00VIREMENT<20FACTURE 12<32BATI<38${IBAN}`],
  ])('subfields: %s', async (_, details) => {
    expect(await movementOf(statement(ENTRY, details))).toMatchObject({
      label: 'VIREMENT',
      counterparty: { name: 'BATI', iban: IBAN },
      remittance: ['FACTURE 12'],
    })
  })

  test('what follows an amount in another currency is the payer’s', async () => {
    expect(await movementOf(statement(ENTRY, ':86:/OCMT/USD13,70/\nPAYMENT OF INVOICE 12'))).toMatchObject({
      instructed: { cents: 1370, currency: 'USD' },
      remittance: ['PAYMENT OF INVOICE 12'],
    })
  })

  test('lines that ended by themselves are not glued', async () => {
    const { remittance } = await movementOf(statement(ENTRY, ':86:/NAME/BATI/REMI/FACTURE 12\nET 13'))
    expect(remittance).toEqual(['FACTURE 12 ET 13'])
    const full = 'X'.repeat(63)
    expect((await movementOf(statement(ENTRY, `:86:${full}12\n34`))).remittance).toEqual([`${full}1234`])
  })

  test('the code of an unstructured movement is no text', async () => {
    expect((await movementOf(statement(ENTRY, ':86:999FACTURE 12'))).remittance).toEqual(['FACTURE 12'])
  })
})
