import { expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { type OwnItem, type SentLine, sameMoney } from './same-money.ts'

let at = 0
const sent = (on: string, cents: number, more: Partial<SentLine> = {}): SentLine => {
  at += 2
  return {
    rowKey: `row ${at}`,
    line: at,
    kind: 'receipt',
    side: -1,
    cents,
    currency: 'EUR',
    on: day(on),
    group: null,
    ...more,
  }
}
const ours = (on: string, cents: number, more: Partial<OwnItem> = {}): OwnItem => {
  at += 2
  return {
    id: `item ${at}`,
    lineId: `line ${on}`,
    groups: [],
    kind: 'receipt',
    side: -1,
    cents,
    currency: 'EUR',
    on: day(on),
    ...more,
  }
}
const nothing = { known: [], parts: [], included: [], doubts: [] }
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
  expect(sameMoney([line], [fee, receipt])).toEqual({
    known: [same(line, receipt)],
    parts: [],
    included: [fee.id],
    doubts: [],
  })
  const elsewhere = ours('2026-11-03', 10, { kind: 'write_off', lineId: 'another' })
  expect(sameMoney([line], [receipt, elsewhere])).toEqual(nothing)
})

test('an entry of a line for each document is one receipt, whatever else that day holds', () => {
  const a = sent('2026-11-03', 600)
  const b = sent('2026-11-03', 400, { line: a.line + 1 })
  const other = sent('2026-11-03', 70)
  const receipt = ours('2026-11-02', 1000)
  const told = { known: [same(a, receipt)], parts: [same(b, receipt)], included: [], doubts: [] }
  expect(sameMoney([a, b, other], [receipt])).toEqual(told)
  expect(sameMoney([a, { ...b, line: b.line + 5 }], [receipt]), 'two entries of one day').toEqual(told)
  expect(sameMoney([a, { ...b, on: day('2026-11-04') }], [receipt])).toEqual(nothing)
})

test('one line of the accounts is the two matches of one bank line', () => {
  const line = sent('2026-11-03', 1000)
  const [a, b] = [ours('2026-11-03', 600), ours('2026-11-03', 400)]
  expect(sameMoney([line], [a, b])).toEqual({ known: [same(line, a)], parts: [], included: [b.id], doubts: [] })
})

test('what is lettered with the documents that ours settled is ours on any day, line for line or as a whole', () => {
  const line = sent('2027-03-31', 600, { group: 'A' })
  const [other, item] = [ours('2026-11-01', 600, { groups: ['B'] }), ours('2026-11-03', 600, { groups: ['A'] })]
  expect(sameMoney([line], [other, item])).toEqual({ ...nothing, known: [same(line, item)] })
  // Two instalments here, one entry at the end of the month.
  const [first, second] = [ours('2026-11-03', 200, { groups: ['A'] }), ours('2026-11-09', 400, { groups: ['A', 'C'] })]
  expect(sameMoney([line], [first, second])).toEqual({ ...nothing, known: [same(line, second)], included: [first.id] })
  // The other way round: one transfer here, a line for each document on days of their own.
  const [a, b] = [sent('2026-11-28', 200, { group: 'A' }), sent('2026-11-30', 400, { group: 'C' })]
  const whole = ours('2026-11-03', 600, { groups: ['A', 'C'] })
  expect(sameMoney([a, b], [whole])).toEqual({ ...nothing, known: [same(a, whole)], parts: [same(b, whole)] })
  expect(sameMoney([a, { ...b, cents: 399 }], [whole])).toEqual(nothing)
})

test('of two instalments of one document, each is that of its days', () => {
  const lines = ['2026-10-20', '2026-11-20'].map((on) => sent(on, 600, { group: 'A' }))
  const item = ours('2026-11-19', 600, { groups: ['A'] })
  expect(sameMoney(lines, [item])).toEqual({ ...nothing, known: [same(lines[1]!, item)] })
})

test('the same sum within forty-five days is a doubt, unless the accounts lettered it with something else before', () => {
  const item = ours('2026-11-03', 600, { groups: ['A'] })
  const doubtsOf = (on: string, more: Partial<SentLine> = {}) => sameMoney([sent(on, 600, more)], [item])
  const doubt = { cents: 600, currency: 'EUR', oursOn: '2026-11-03' }
  for (const on of ['2026-12-18', '2026-11-14', '2026-09-19'])
    expect(doubtsOf(on)).toMatchObject({ ...nothing, doubts: [{ ...doubt, on }] })
  expect(doubtsOf('2026-12-19')).toEqual(nothing)
  expect(doubtsOf('2026-11-30', { group: 'B' }).doubts).toHaveLength(1)
  expect(doubtsOf('2026-10-20', { group: 'B' })).toEqual(nothing)
  // Lettered with our document, and too early to be what the bank gave later: paid twice, or a slip of the year.
  expect(doubtsOf('2026-06-01', { group: 'A' }).doubts).toHaveLength(1)
  const two = [sent('2026-11-30', 350), sent('2026-11-30', 250)]
  expect(sameMoney(two, [item])).toMatchObject({ ...nothing, doubts: [{ ...doubt, line: two[0]!.line }] })
})
