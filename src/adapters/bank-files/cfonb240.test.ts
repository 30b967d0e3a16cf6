import { describe, expect, test } from 'vitest'
import { say } from '../../kernel/wording.ts'
import { bytesSource } from '../ledger-files/source.ts'
import { type ReturnedItem, readCfonb240 } from './cfonb240.ts'
import { type ColumnMap, readColumnMap, SAMPLE_MAP } from './cfonb240-map.ts'

function record(fields: readonly (readonly [at: number, text: string])[]): string {
  const chars = Array.from({ length: 240 }, () => ' ')
  for (const [at, text] of fields) for (const [i, char] of [...text].entries()) chars[at - 1 + i] = char
  return chars.join('')
}

const item = (cents: number, more: readonly (readonly [number, string])[] = []): string =>
  record([
    [1, '34'],
    [9, '81'],
    [11, '201126'],
    [22, '300060000112345678901'],
    [43, 'MA SOCIETE'],
    [78, '30002004470000888899H'],
    [99, 'MEUBLES OUEST'],
    [153, 'FAC2026-0142'],
    [215, '151126'],
    [227, '20'],
    [229, String(cents).padStart(12, '0')],
    ...more,
  ])
const header = record([[1, '31']])
const total = (cents: number): string =>
  record([
    [1, '39'],
    [229, String(cents).padStart(12, '0')],
  ])

async function read(records: readonly string[], map: ColumnMap = SAMPLE_MAP) {
  const items: ReturnedItem[] = []
  const reader = readCfonb240(bytesSource(Buffer.from(records.join('\r\n'))), map)
  let step = await reader.next()
  for (; !step.done; step = await reader.next()) items.push(step.value)
  const defects = step.value.defects.shown.map((defect) => {
    for (const lang of ['fr', 'en'] as const)
      expect(say(lang, defect.sentence, defect.params).length).toBeGreaterThan(40)
    return `${defect.code}@${defect.line}`
  })
  return { items, defects, remarks: step.value.remarks }
}

describe('returns of CFONB 240', () => {
  test('are read by the map, with their reason, and add up to the total', async () => {
    const { items, defects } = await read([header, item(88_055), item(100, [[227, 'Z9']]), total(88_155)])
    expect(defects).toEqual([])
    expect(items).toEqual([
      {
        line: 2,
        means: 'direct_debit',
        operation: '81',
        returnedOn: '2026-11-20',
        dueOn: '2026-11-15',
        cents: 88_055,
        currency: 'EUR',
        debtor: { name: 'MEUBLES OUEST', rib: '30002004470000888899H' },
        creditor: { name: 'MA SOCIETE', rib: '300060000112345678901' },
        label: 'FAC2026-0142',
        returned: { code: 'AM04', words: 'Provision insuffisante' },
      },
      expect.objectContaining({ returned: { code: 'Z9', words: '' } }),
    ])
  })

  test('an operation the map does not know counts in the total and is not taken in', async () => {
    const { items, defects, remarks } = await read([header, item(100), item(50, [[9, '20']]), total(150)])
    expect([items.length, defects]).toEqual([1, []])
    expect(remarks).toMatchObject([{ code: 'other_returns', params: { count: 1, value: '20', line: 3 } }])
  })

  test.each<[string, string[], string[]]>([
    ['a total that differs', [header, item(100), total(150)], ['total_differs@3']],
    ['no total', [header, item(100)], ['not_closed@1']],
    ['an item before any header', [item(100), header, total(0)], ['movement_outside@1']],
    ['letters for an amount', [header, item(100, [[229, 'ABC']]), total(100)], ['unparsable_amount@2']],
    ['a day that does not exist', [header, item(100, [[11, '320126']]), total(100)], ['bad_date@2']],
    ['another record', [header, record([[1, '77']]), total(0)], ['unknown_record@2']],
    ['nothing', [], ['no_statement@1']],
  ])('refused: %s', async (_, records, expected) => {
    expect((await read(records)).defects).toEqual(expected)
  })

  test('a map typed in by a person is checked', () => {
    expect(readColumnMap(JSON.parse(JSON.stringify(SAMPLE_MAP)))).toMatchObject({ ok: true })
    const backwards = { ...SAMPLE_MAP, total: [240, 229] }
    expect(readColumnMap(backwards)).toMatchObject({ ok: false, refusal: { code: 'bad_column_map' } })
    const beyond = { ...SAMPLE_MAP, operation: [9, 241] }
    const verdict = readColumnMap(beyond)
    expect(verdict.ok ? '' : say('fr', verdict.refusal.sentence, verdict.refusal.params)).toContain('operation')
  })
})
