import { describe, expect, test } from 'vitest'
import { say } from '../../kernel/wording.ts'
import { type QifOptions, readQif } from './qif.ts'
import { readWholeBankFile } from './reading-whole.ts'

const read = (file: string, options: QifOptions = {}) => readWholeBankFile((source) => readQif(source, options), file)
const entry = (date: string, amount: string, more = 'PDUPONT\n'): string => `D${date}\nT${amount}\n${more}^\n`

async function defectsOf(file: string): Promise<string[]> {
  const { reading } = await read(file)
  return reading.defects.shown.map((defect) => {
    for (const lang of ['fr', 'en'] as const)
      expect(say(lang, defect.sentence, defect.params).length).toBeGreaterThan(40)
    return `${defect.code}@${defect.line}`
  })
}

describe('a QIF file', () => {
  test('account, opening balance, movements', async () => {
    const { heads, movements, ends, reading } = await read(
      `!Account\nNCompte courant\nTBank\n^\n!Type:Bank\nD31/10/2026\nT1 500,00\nPOpening Balance\nL[Compte courant]\n^\n${entry("20/11'26", '2 400,00', 'PBATI SUD\nMFACTURE 142\nMSUITE\nN77\n')}${entry('21/11/26', '-88,55')}`,
    )
    expect(reading.defects.shown).toEqual([])
    expect(heads).toMatchObject([
      { account: { other: 'Compte courant', currency: 'EUR' }, opening: { on: '2026-10-31', cents: 150_000 } },
    ])
    expect(movements).toMatchObject([
      { line: 11, bookedOn: '2026-11-20', cents: 240_000, label: 'BATI SUD', references: { entry: '77' } },
      { bookedOn: '2026-11-21', cents: -8_855 },
    ])
    expect(movements[0]!.remittance).toEqual(['FACTURE 142', 'SUITE'])
    expect(ends).toMatchObject([{ entries: 2, sumCents: 231_145, balanced: null }])
  })

  test('its own dates and amounts say how they are written', async () => {
    const american = `!Type:Bank\n${entry('8/12/26', '-1,000.00')}${entry('8/15/26', '1,234')}`
    const { movements, reading } = await read(american)
    expect(movements.map(({ bookedOn, cents }) => [bookedOn, cents])).toEqual([
      ['2026-08-12', -100_000],
      ['2026-08-15', 123_400],
    ])
    expect([reading.defects.total, reading.remarks]).toEqual([0, []])
  })

  test('a year of one digit after an apostrophe, and an opening balance in French', async () => {
    const { heads, movements } = await read(
      `!Type:Bank\n${entry("31/12'05", '5,00', 'PSolde initial\n')}${entry(" 1/ 2' 6", '2,00')}`,
    )
    expect(heads).toMatchObject([{ opening: { on: '2005-12-31', cents: 500 } }])
    expect(movements.map(({ bookedOn, cents }) => [bookedOn, cents])).toEqual([['2006-02-01', 200]])
  })

  test('dates that read both ways are read the French way, with a word; or as the person says', async () => {
    const both = `!Type:CCard\n${entry('08/12/2026', '5.00')}`
    const { movements, reading } = await read(both)
    expect(movements[0]!.bookedOn).toBe('2026-12-08')
    expect(reading.remarks).toMatchObject([{ code: 'date_order_assumed', params: { line: 2, value: '08/12/2026' } }])
    const told = await read(both, { dateOrder: 'mdy', currency: 'USD' })
    expect([told.movements[0]!.bookedOn, told.movements[0]!.currency, told.reading.remarks]).toEqual([
      '2026-08-12',
      'USD',
      [],
    ])
  })

  test('lists are passed over; several accounts stay apart', async () => {
    const { heads, movements } = await read(
      `!Type:Cat\nNLoyer\n^\n!Type:Bank\n${entry('20/11/26', '1,00')}!Type:Cash\n${entry('21/11/26', '2,00')}`,
    )
    expect([heads.map(({ no }) => no), movements.map(({ cents }) => cents)]).toEqual([
      [1, 2],
      [100, 200],
    ])
  })

  test.each<[string, string, string[]]>([
    ['securities', '!Type:Invst\nD20/11/26\n^\n', ['investment@1']],
    ['an ambiguous amount', `!Type:Bank\n${entry('20/11/26', '1.234')}`, ['ambiguous_amount@2']],
    ['no amount', `!Type:Bank\nD20/11/26\n^\n`, ['missing_field@2']],
    ['no date', `!Type:Bank\nT5,00\n^\n`, ['missing_field@2']],
    ['a date that does not exist', `!Type:Bank\n${entry('31/02/26', '5,00')}`, ['bad_date@2']],
    ['a cut', `!Type:Bank\nD20/11/26\nT5,00\n`, ['qif_unclosed@2']],
    ['nothing', '\n', ['no_statement@1']],
  ])('refused: %s', async (_, file, expected) => {
    expect(await defectsOf(file)).toEqual(expected)
  })
})
