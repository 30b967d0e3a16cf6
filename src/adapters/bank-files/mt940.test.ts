import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../../kernel/wording.ts'
import { readMt940 } from './mt940.ts'
import { readWholeBankFile } from './reading-whole.ts'

const read = (file: Parameters<typeof readWholeBankFile>[1]) => readWholeBankFile((source) => readMt940(source), file)

const HEAD = ':20:STMT261120\n:25:FR7630006000011234567890189\n:28C:00231/001\n:60F:C261119EUR1500,00\n'
const message = (entries: string, closing = 'C261120EUR3900,00', head = HEAD): string =>
  `${head}${entries}\n:62F:${closing}\n-\n`

const ENTRY = ':61:2611201120C2400,00NTRFFAC2026-0142//BNK778'

async function movementOf(details: string, entry = ENTRY, closing?: string) {
  const { movements, reading } = await read(message(`${entry}\n${details}`, closing))
  expect(reading.defects.shown).toEqual([])
  expect(movements).toHaveLength(1)
  return movements[0]!
}

async function defectsOf(file: string): Promise<string[]> {
  const { reading } = await read(file)
  return reading.defects.shown.map((defect) => {
    for (const lang of ['fr', 'en'] as const)
      expect(say(lang, defect.sentence, defect.params).length).toBeGreaterThan(40)
    return `${defect.code}@${defect.line}`
  })
}

describe('the dialects of :86:', () => {
  test('slash codes', async () => {
    const { heads, ends, movements } = await read(
      message(`${ENTRY}\n:86:/ORDP//NAME/BATI SUD SARL/REMI/FACTURE 2026-0142/EREF/E2E-9/MARF/M-1`),
    )
    expect(heads).toMatchObject([
      {
        line: 1,
        account: { iban: 'FR7630006000011234567890189', currency: 'EUR' },
        reference: 'STMT261120',
        sequence: '00231/001',
        opening: { on: '2026-11-19', cents: 150_000 },
      },
    ])
    expect(movements).toMatchObject([
      {
        line: 5,
        bookedOn: '2026-11-20',
        valueOn: '2026-11-20',
        cents: 240_000,
        code: 'NTRF',
        counterparty: { name: 'BATI SUD SARL' },
        references: { endToEnd: 'E2E-9', mandate: 'M-1', bank: 'BNK778', entry: 'FAC2026-0142' },
        remittance: ['FACTURE 2026-0142'],
      },
    ])
    expect(ends).toMatchObject([{ closing: { cents: 390_000 }, entries: 1, sumCents: 240_000, balanced: true }])
  })

  test('the other party is the payee when money goes out, and a return tells its reason', async () => {
    const details = ':86:/ORDP//NAME/NOUS/BENM//NAME/EUX/IBAN/DE89370400440532013000/RTRN/MD06/REFUS'
    const movement = await movementOf(details, ':61:261120D100,00NDDT', 'C261120EUR1400,00')
    expect(movement.counterparty).toMatchObject({ name: 'EUX', iban: 'DE89370400440532013000' })
    expect(movement.returned).toEqual({ code: 'MD06', words: 'REFUS' })
  })

  test('German subfields, wrapped anywhere, with any mark', async () => {
    const details = [
      '166?00GUTSCHRIFT?20EREF+E2E-ANGEBOT-2026-000777',
      '?2112?22KREF+KUNDE-5?23SVWZ+Rechnung 2026-0142 vo?24m 3.11.?30COBADEFFXXX?31DE8937040044053',
      '2013000?32Muster und?33 Sohn GmbH',
    ]
    for (const mark of ['?', '>']) {
      const movement = await movementOf(`:86:${details.join('\n').replaceAll('?', mark)}`)
      expect(movement, mark).toMatchObject({
        label: 'GUTSCHRIFT',
        counterparty: { name: 'Muster und Sohn GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
        references: { endToEnd: 'E2E-ANGEBOT-2026-00077712' },
        remittance: ['Rechnung 2026-0142 vo m 3.11.'],
      })
    }
  })

  test('a returned debit: reason, what was debited and what the bank kept', async () => {
    const movement = await movementOf(
      '/OCMT/EUR11,85//CHGS/EUR0,50/\n:86:109?00RETOURE?20EREF+E2E-1?21MREF+M-77?22SVWZ+KONTO ERLOSCHEN?34902',
      ':61:2611201120D12,35NRTINONREF//555',
      'C261120EUR1487,65',
    )
    expect(movement).toMatchObject({
      cents: -1_235,
      references: { endToEnd: 'E2E-1', mandate: 'M-77', entry: '', bank: '555' },
      returned: { code: 'AC04', words: 'KONTO ERLOSCHEN' },
      instructed: { cents: 1_185, currency: 'EUR' },
      feeCents: 50,
    })
  })

  test('free text keeps its lines, joins full ones, and may look like a field', async () => {
    const full = 'A'.repeat(65)
    const movement = await movementOf(`:86:${full}\nB\nRDV 16\n:26:37 puis :61:\n:20:45 au guichet`)
    expect(movement.remittance).toEqual([`${full}B`, 'RDV 16', ':26:37 puis :61:', ':20:45 au guichet'])
  })

  test('the name on the line itself, and the account under it', async () => {
    const movement = await movementOf(':86:VIREMENT', `:61:261120C2400,00N060${'P000029225'.padEnd(16)}SOC DUPONT`)
    expect(movement).toMatchObject({ references: { entry: 'P000029225' }, label: 'SOC DUPONT' })
    const other = await movementOf('NL91ABNA0417164300\n:86:VIREMENT', ':61:261120C2400,00N102EREF')
    expect(other.counterparty.iban).toBe('NL91ABNA0417164300')
  })
})

describe('a file of messages', () => {
  test('blocks, pages, several accounts', async () => {
    const file = [
      `\u0001{1:F01BANKFRPPAXXX0000000000}{2:I940XXXXXXXXXXXXN}{3:{108:X}}{4:\r\n${HEAD.replaceAll('\n', '\r\n')}:61:2611201120C2400,NTRFNONREF\r\n:62M:C261120EUR3900,\r\n-}\u0003`,
      `\u0001{1:F01BANKFRPPAXXX0000000000}{2:I940XXXXXXXXXXXXN}{4:\r\n:20:P2\r\n:25:FR7630006000011234567890189\r\n:28C:00231/002\r\n:60M:C261120EUR3900,\r\n:61:2611201120D900,NTRFNONREF\r\n:62F:C261120EUR3000,\r\n:86:BONNE JOURNEE\r\n-}{5:{CHK:0}}\u0003\r\n`,
    ].join('')
    const { heads, ends, movements, reading } = await read(file)
    expect([reading.defects.shown, reading.remarks]).toEqual([[], []])
    expect(heads.map(({ sequence }) => sequence)).toEqual(['00231/001', '00231/002'])
    expect(ends.map(({ balanced }) => balanced)).toEqual([true, true])
    expect(movements.map(({ cents, remittance }) => [cents, remittance])).toEqual([
      [240_000, []],
      [-90_000, []],
    ])
  })

  test('reversals: RC takes money out, RD brings it back', async () => {
    const entries = ':61:261120RC100,00NTRF\n:61:261120RD30,00NTRF\n:61:261120CR5,00NTRF\n:61:261120DR1,00NTRF'
    const { movements, ends } = await read(message(entries, 'C261120EUR1434,00'))
    expect(movements.map(({ cents, reversal }) => [cents, reversal])).toEqual([
      [-10_000, true],
      [3_000, true],
      [500, false],
      [-100, false],
    ])
    expect(ends[0]!.balanced).toBe(true)
  })

  test('the year of an entry day rolls both ways', async () => {
    const { movements } = await read(message(':61:2701021231C10,00NTRF\n:61:2612310102D10,00NTRF', 'C261231EUR1500,00'))
    expect(movements.map(({ bookedOn, valueOn }) => [bookedOn, valueOn])).toEqual([
      ['2026-12-31', '2027-01-02'],
      ['2027-01-02', '2026-12-31'],
    ])
  })

  test('30 February is a value date of banks that count so; 30 of month 13 is a fault', async () => {
    const { movements, reading } = await read(message(':61:2602300302C2400,00NTRF'))
    expect(movements[0]).toMatchObject({ bookedOn: '2026-03-02', valueOn: null })
    expect(reading.remarks).toMatchObject([{ code: 'no_such_value_day', params: { count: 1, value: '260230' } }])
    expect(await defectsOf(message(':61:261330C2400,00NTRF'))).toEqual(['bad_date@5'])
  })

  test('an MT942 has no balances; what it announces is checked', async () => {
    const head = ':20:X\n:25:1/2\n:28C:1\n:34F:EUR0,00\n:13D:2611201733+0100\n'
    const body = ':61:261120C10,00NTRF\n:61:261120ED4,00NTRF\n'
    const { movements, ends, reading, heads } = await read(`${head}${body}:90D:1EUR4,00\n:90C:1EUR10,00\n-\n`)
    expect([reading.defects.shown, reading.remarks]).toEqual([[], []])
    expect(heads[0]).toMatchObject({ opening: null, account: { other: '1/2', currency: 'EUR' } })
    expect(movements.map(({ cents, status }) => [cents, status])).toEqual([
      [1_000, 'booked'],
      [-400, 'pending'],
    ])
    expect(ends).toMatchObject([{ closing: null, entries: 1, sumCents: 1_000, balanced: null }])
    const { reading: wrong } = await read(`${head}${body}:90C:2EUR11,00\n-\n`)
    expect(wrong.remarks).toMatchObject([{ code: 'summary_differs', params: { declaredCount: 2, count: 1 } }])
  })

  test('a gap is flagged with both figures, and so is a missing statement', async () => {
    const { ends, reading } = await read(message(ENTRY, 'C261120EUR3800,00') + message(ENTRY))
    expect(ends.map(({ balanced }) => balanced)).toEqual([false, true])
    expect(reading.remarks.map(({ code }) => code)).toEqual(['unbalanced', 'balance_gap'])
    const { sentence, params } = reading.remarks[0]!
    expect(say('en', sentence, params)).toContain(
      '€1,500.00 + movements €2,400.00 = €3,900.00, but the closing balance is €3,800.00',
    )
  })

  test.each<[string, string, string[]]>([
    ['a movement before any message', `${ENTRY}\n:86:X\n`, ['movement_outside@1', 'detail_outside@2']],
    ['no opening balance', message(ENTRY).replace(/:60F:.*\n/, ''), ['no_opening@1', 'missing_currency@4']],
    ['no closing balance', `${HEAD}${ENTRY}\n`, ['not_closed@1']],
    ['a cut before the end', message(ENTRY).slice(0, -20), ['unparsable_amount@6']],
    ['a line that is no movement', message(':61:BONJOUR'), ['unreadable_entry@5']],
    ['a thousands mark', message(':61:261120C2.400,00NTRF'), ['unparsable_amount@5']],
    ['three decimals', message(':61:261120C2400,005NTRF'), ['too_many_decimals@5']],
    ['more than 2^53', message(':61:261120C99999999999999999,00NTRF'), ['absurd_amount@5']],
    ['a closing day that does not exist', message(ENTRY, 'C261131EUR3900,00'), ['bad_date@6']],
    ['a closing in another currency', message(ENTRY, 'C261120USD3900,00'), ['other_currency@6']],
    ['a second account inside', message(`${ENTRY}\n:25:12`), ['repeated_field@6']],
    ['a movement after the closing', `${message(ENTRY).replace('-\n', '')}${ENTRY}\n-\n`, ['misplaced_field@7']],
    ['nothing', '\n', ['no_statement@1']],
  ])('refused: %s', async (_, file, expected) => {
    const found = await defectsOf(file)
    expect(found.map((each) => each.replace('misplaced_field@6', 'repeated_field@6'))).toEqual(expected)
  })
})

const entries = fc.array(
  fc.record({
    cents: fc.integer({ min: 1, max: 9_999_999_999 }),
    mark: fc.constantFrom('C', 'D', 'RC', 'RD', 'CR', 'DR'),
    reference: fc.stringMatching(/^[A-Z0-9]{1,16}$/).filter((text) => !/^(?:NONREF|NONE|[EK]REF|0+)$/.test(text)),
    text: fc.array(fc.stringMatching(/^[A-Z][A-Z0-9 ]{0,60}[A-Z0-9]$/), { minLength: 1, maxLength: 5 }),
  }),
  { maxLength: 15 },
)

const decimal = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

test('any statement that was written is read back', async () => {
  await fc.assert(
    fc.asyncProperty(
      entries,
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom('\n', '\r\n'),
      async (list, opening, end) => {
        const signed = list.map(({ cents, mark }) => (/^(?:C|CR|RD)$/.test(mark) ? cents : -cents))
        const closing = signed.reduce((sum, cents) => sum + cents, opening)
        const balance = (cents: number) => `${cents < 0 ? 'D' : 'C'}261120EUR${decimal(Math.abs(cents))}`
        const lines = [
          ':20:X',
          ':25:12345/678',
          ':28C:1/1',
          `:60F:${balance(opening)}`,
          ...list.flatMap(({ cents, mark, reference, text }) => [
            `:61:2611201120${mark}${decimal(cents)}NTRF${reference}//B1`,
            `:86:${text.join(end)}`,
          ]),
          `:62F:${balance(closing)}`,
          '-',
          '',
        ]
        const { movements, ends, reading } = await read(lines.join(end))
        expect(reading.defects.shown).toEqual([])
        expect(movements.map(({ cents, references, remittance }) => [cents, references.entry, remittance])).toEqual(
          list.map(({ reference, text }, i) => [signed[i], reference, text.map((line) => line.trim())]),
        )
        expect(ends).toMatchObject([{ balanced: true, sumCents: closing - opening }])
      },
    ),
    { numRuns: 200, seed: 20_261_121 },
  )
})
