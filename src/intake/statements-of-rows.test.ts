import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatementRow } from '../adapters/ledger-files/index.ts'
import { day } from '../kernel/calendar.ts'
import { oldestFirst } from './order-rows.ts'
import { statementsOfRows } from './statements-of-rows.ts'

const OURS = 'FR1420041010050500013M02606'

const row = (line: number, said: Partial<StatementRow>): StatementRow => ({
  line,
  bookedOn: day('2026-11-03'),
  valueOn: null,
  amountCents: null,
  debitCents: null,
  creditCents: null,
  balanceCents: null,
  currency: 'EUR',
  operation: '',
  label: 'VIR',
  remittance: '',
  payerName: '',
  payerAccount: '',
  reference: '',
  account: '',
  ...said,
})

const read = (rows: readonly StatementRow[], account: string | undefined = OURS) => {
  const made = statementsOfRows(rows, account)
  if (!made.ok) return { code: made.refusal.code, params: made.refusal.params }
  return made.value.records.map((record) =>
    record.is === 'statement'
      ? [record.account.iban ?? record.account.rib ?? record.account.other, record.opening?.cents ?? null]
      : record.is === 'movement'
        ? record.cents
        : ['closing', record.closing?.cents ?? null],
  )
}

test('balances give the opening and the closing, whatever the order of the rows', () => {
  const rows = [
    row(2, { amountCents: -1_000, balanceCents: 4_000 }),
    row(3, { amountCents: 2_500, balanceCents: 6_500 }),
    row(4, { amountCents: -500, balanceCents: 6_000 }),
  ]
  const expected = [[OURS, 5_000], -1_000, 2_500, -500, ['closing', 6_000]]
  expect(read(rows)).toEqual(expected)
  expect(read(rows.toReversed())).toEqual(expected)
})

test('what the account holds today, repeated in every row, is no balance after it', () => {
  const rows = [1_000, 2_500].map((amountCents, at) => row(at + 2, { amountCents, balanceCents: 90_000 }))
  expect(read(rows)).toEqual([[OURS, null], 1_000, 2_500, ['closing', null]])
})

test('a balance that does not follow is named with its line and both figures', () => {
  const rows = [
    row(2, { amountCents: -1_000, balanceCents: 4_000 }),
    row(3, { amountCents: 2_500, balanceCents: 6_400, bookedOn: day('2026-11-04') }),
  ]
  const money = (cents: number) => ({ cents, currency: 'EUR' })
  expect(read(rows)).toEqual({
    code: 'balance_broken',
    params: { line: 3, computed: money(6_500), written: money(6_400) },
  })
})

test('debits are plain figures, or carry their sign in a column without any positive one', () => {
  expect(read([row(2, { debitCents: 100 }), row(3, { debitCents: -30 }), row(4, { creditCents: 50 })])).toEqual([
    [OURS, null],
    -100,
    30,
    50,
    ['closing', null],
  ])
  expect(read([row(2, { debitCents: -100 }), row(3, { debitCents: -30 })])).toEqual([
    [OURS, null],
    -100,
    -30,
    ['closing', null],
  ])
})

test('several accounts in one table are several statements, one account written in two ways is one', () => {
  const spaced = 'FR14 2004 1010 0505 0001 3M02 606'
  const rows = [
    row(2, { account: OURS, amountCents: 1 }),
    row(3, { account: 'Livret', amountCents: 2 }),
    row(4, { account: spaced, amountCents: 3 }),
    row(5, { account: '20041 01005 0500013M026 06', amountCents: 4 }),
  ]
  expect(read(rows)).toEqual([
    [OURS, null],
    1,
    3,
    ['closing', null],
    ['Livret', null],
    2,
    ['closing', null],
    ['20041010050500013M026', null],
    4,
    ['closing', null],
  ])
})

test('rows of no account, and two currencies on one account, are refused with their line', () => {
  expect(statementsOfRows([row(7, { amountCents: 1 })], undefined)).toMatchObject({
    refusal: { code: 'account_missing', params: { line: 7 } },
  })
  const rows = [row(2, { amountCents: 1, currency: 'USD' }), row(3, { amountCents: 1 })]
  expect(read(rows)).toMatchObject({ code: 'two_currencies', params: { line: 3, currency: 'EUR', other: 'USD' } })
})

test('any rows with their balances are put in order again, forwards or backwards', () => {
  const moves = fc.array(fc.record({ cents: fc.integer({ min: -9_999, max: 9_999 }), days: fc.nat(2) }), {
    minLength: 2,
    maxLength: 30,
  })
  fc.assert(
    fc.property(moves, fc.integer({ min: -99_999, max: 99_999 }), fc.boolean(), (made, opening, backwards) => {
      let balance = opening
      let on = 1
      const rows = made.map(({ cents, days }, at) => {
        balance += cents
        on = Math.min(28, on + days)
        const bookedOn = day(`2026-11-${String(on).padStart(2, '0')}`)
        return { line: at + 2, bookedOn, cents, balanceCents: balance }
      })
      const found = oldestFirst(backwards ? rows.toReversed() : rows)
      expect(found.broken).toBeNull()
      // Within one day two orders may both hold; the balances they begin and end with are then the same.
      expect(found.rows[0]!.balanceCents! - found.rows[0]!.cents).toBe(opening)
      expect(found.rows.at(-1)!.balanceCents).toBe(balance)
    }),
  )
})
