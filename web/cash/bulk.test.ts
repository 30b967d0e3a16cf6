import { expect, test } from 'vitest'
import { lotsOf, weighLines } from './bulk.ts'
import type { LineView } from './lines.ts'

const line = (id: string, change: Partial<LineView> = {}): LineView => ({
  id,
  accountId: 'a',
  accountName: 'Compte',
  bookedOn: '2026-10-13',
  valueOn: null,
  cents: 10_000,
  leftCents: 10_000,
  currency: 'EUR',
  state: 'open',
  setAsideAs: '',
  code: '',
  label: '',
  payerName: id,
  returnCode: '',
  best: { class: 'references_exact', customerName: 'Bâti-Sud', customerCode: 'BS', isTied: false, parts: 1 },
  customers: [],
  ...change,
})

test('a tie, a line without a proposal and one that is not open are left out, each with its reason', () => {
  const tied = line('tied', { best: { ...line('x').best!, isTied: true } })
  const weight = weighLines([
    line('one'),
    line('part', { leftCents: 4_000 }),
    line('usd', { currency: 'USD' }),
    tied,
    line('bare', { best: null }),
    line('out', { cents: -500, leftCents: -500, best: null }),
    line('gone', { state: 'matched' }),
  ])
  expect(weight.ready.map((one) => one.id)).toEqual(['one', 'part', 'usd'])
  expect(weight.amounts).toEqual([
    { currency: 'EUR', cents: 14_000 },
    { currency: 'USD', cents: 10_000 },
  ])
  expect(weight.leftOut.map(({ line, why }) => `${line.id} ${why}`)).toEqual([
    'tied tied',
    'bare no_proposal',
    'out no_proposal',
    'gone not_open',
  ])
})

test('a long list is asked for in lots', () => {
  expect(lotsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(lotsOf([], 2)).toEqual([])
})
