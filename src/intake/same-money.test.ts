import { expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { type OwnItem, type SentLine, sameMoney } from './same-money.ts'

let at = 0
const sent = (on: string, cents: number, more: Partial<SentLine> = {}): SentLine => {
  at += 2
  return { rowKey: `row ${at}`, line: at, kind: 'receipt', side: -1, cents, currency: 'EUR', on: day(on), ...more }
}
const ours = (on: string, cents: number, more: Partial<OwnItem> = {}): OwnItem => {
  at += 2
  return {
    id: `item ${at}`,
    lineId: `line ${on}`,
    kind: 'receipt',
    side: -1,
    cents,
    currency: 'EUR',
    on: day(on),
    ...more,
  }
}
const nothing = { known: [], parts: [], included: [] }
const same = (line: SentLine, item: OwnItem) => ({ rowKey: line.rowKey, itemId: item.id })

test('money, money that went back and gaps are each of their own family, in their own days', () => {
  const lines = [
    sent('2026-11-04', 100),
    sent('2026-11-04', 100, { kind: 'adjustment', side: 1 }),
    sent('2027-10-31', 100, { kind: 'write_off' }),
  ]
  const items = [
    ours('2026-11-03', 100, { kind: 'write_off' }),
    ours('2026-11-03', 100),
    ours('2026-11-03', 100, { kind: 'returned', side: 1 }),
  ]
  expect(sameMoney(lines, items).known).toEqual([
    same(lines[0]!, items[1]!),
    same(lines[1]!, items[2]!),
    same(lines[2]!, items[0]!),
  ])
  expect(sameMoney([sent('2026-11-14', 100)], [ours('2026-11-03', 100)])).toEqual(nothing)
  expect(sameMoney([sent('2026-11-03', 100, { currency: 'USD' })], [ours('2026-11-03', 100)])).toEqual(nothing)
})

test('a rent of each month meets that of its month, though the bank begins later than the accounts', () => {
  const lines = ['10', '11', '12'].map((month) => sent(`2026-${month}-04`, 100))
  const items = ['11', '12'].map((month) => ours(`2026-${month}-03`, 100))
  expect(sameMoney(lines, items).known).toEqual([same(lines[1]!, items[0]!), same(lines[2]!, items[1]!)])
  const weekly = [sent('2026-11-02', 50), sent('2026-11-09', 50)]
  const late = [ours('2026-11-08', 50), ours('2026-11-15', 50)]
  expect(sameMoney(weekly, late).known, 'as many as can be').toHaveLength(2)
})

test('a gross entry is a receipt and the fee written off on the same bank line', () => {
  const line = sent('2026-11-03', 1200)
  const [receipt, fee] = [ours('2026-11-03', 1190), ours('2026-11-03', 10, { kind: 'write_off' })]
  expect(sameMoney([line], [fee, receipt])).toEqual({ known: [same(line, receipt)], parts: [], included: [fee.id] })
  const elsewhere = ours('2026-11-03', 10, { kind: 'write_off', lineId: 'another' })
  expect(sameMoney([line], [receipt, elsewhere])).toEqual(nothing)
})

test('an entry of a line for each document is one receipt, whatever else that day holds', () => {
  const a = sent('2026-11-03', 600)
  const b = sent('2026-11-03', 400, { line: a.line + 1 })
  const other = sent('2026-11-03', 70)
  const receipt = ours('2026-11-02', 1000)
  const told = { known: [same(a, receipt)], parts: [same(b, receipt)], included: [] }
  expect(sameMoney([a, b, other], [receipt])).toEqual(told)
  expect(sameMoney([a, { ...b, line: b.line + 5 }], [receipt]), 'two entries of one day').toEqual(told)
  expect(sameMoney([a, { ...b, on: day('2026-11-04') }], [receipt])).toEqual(nothing)
})

test('one line of the accounts is the two matches of one bank line', () => {
  const line = sent('2026-11-03', 1000)
  const [a, b] = [ours('2026-11-03', 600), ours('2026-11-03', 400)]
  expect(sameMoney([line], [a, b])).toEqual({ known: [same(line, a)], parts: [], included: [b.id] })
})
