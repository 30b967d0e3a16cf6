import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import {
  debitWords,
  firstCollectionDay,
  firstDayToldOn,
  isBankingDay,
  lapsesOn,
  mandateAfter,
  mayUse,
  retryOn,
  sequenceOf,
} from './rules.ts'

test('banks settle on French holidays and rest on the six closing days of TARGET', () => {
  const closed = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25', '2026-11-21', '2026-11-22']
  expect(closed.map((on) => isBankingDay(day(on)))).toEqual(closed.map(() => false))
  const open = ['2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15', '2026-11-11', '2026-12-24']
  // 15 August 2026 is a Saturday.
  expect(open.map((on) => isBankingDay(day(on)))).toEqual([true, true, true, true, false, true, true])
  // 26 December is a closing day in its own right.
  expect(isBankingDay(day('2028-12-26'))).toBe(false)
})

test('the file is at the bank one banking day before', () => {
  expect(firstCollectionDay(day('2026-11-20'))).toBe('2026-11-23')
  expect(firstCollectionDay(day('2026-04-02'))).toBe('2026-04-07')
  expect(firstCollectionDay(day('2026-11-24'))).toBe('2026-11-25')
  // Given on a Saturday or a closing day, it is looked at on the next banking day and collected the one after.
  expect(firstCollectionDay(day('2026-11-21'))).toBe('2026-11-24')
  expect(firstCollectionDay(day('2026-04-03'))).toBe('2026-04-08')
})

test('a customer told today is debited once its notice has run, never before the bank can', () => {
  expect(firstDayToldOn(day('2026-11-20'), 14)).toBe('2026-12-04')
  expect(firstDayToldOn(day('2026-11-21'), 14)).toBe('2026-12-07')
  expect(firstDayToldOn(day('2026-04-02'), 1)).toBe('2026-04-07')
})

test('the sequence follows from what went through, and from what the bank wants told', () => {
  const fresh = { isOneOff: false, signedOn: day('2026-01-01'), lastUsedOn: null, hasCollected: false }
  expect([sequenceOf(fresh, true), sequenceOf(fresh, false)]).toEqual(['FRST', 'RCUR'])
  expect(sequenceOf({ ...fresh, hasCollected: true }, true)).toBe('RCUR')
  // Rejected before settlement: it was presented, and nothing went through.
  expect(sequenceOf({ ...fresh, lastUsedOn: day('2026-02-01') }, true)).toBe('FRST')
  expect(sequenceOf({ ...fresh, isOneOff: true }, true)).toBe('OOFF')
})

test('a mandate lapses thirty-six months after it last served', () => {
  expect(lapsesOn({ signedOn: day('2023-11-30'), lastUsedOn: null })).toBe('2026-11-30')
  expect(lapsesOn({ signedOn: day('2020-01-01'), lastUsedOn: day('2024-02-29') })).toBe('2027-02-28')
})

test('short of money is retried as often and as late as the organisation says; what failed between banks, sooner', () => {
  const once = { retries: 1, retryDays: 5, technicalRetryDays: 2 }
  const twice = { ...once, retries: 2, retryDays: 10 }
  expect(retryOn('retry', day('2026-11-24'), 1, once)).toBe('2026-11-30')
  expect(retryOn('retry', day('2026-11-25'), 1, once)).toBe('2026-11-30')
  expect(retryOn('retry', day('2026-11-25'), 2, once)).toBeNull()
  expect(retryOn('retry', day('2026-11-25'), 2, twice)).toBe('2026-12-07')
  expect(retryOn('retry', day('2026-11-25'), 1, { ...once, retries: 0 })).toBeNull()
  expect(retryOn('retry_technical', day('2026-11-24'), 1, once)).toBe('2026-11-26')
  expect(retryOn('retry_technical', day('2026-11-24'), 2, once)).toBeNull()
  for (const action of ['ask_new_iban', 'stop_debit', 'refunded', 'fix_data', 'call'] as const)
    expect(retryOn(action, day('2026-11-25'), 1, twice)).toBeNull()
  expect([mandateAfter('ask_new_iban'), mandateAfter('stop_debit'), mandateAfter('retry')]).toEqual([
    'ended',
    'ended',
    'unchanged',
  ])
})

test('consumers keep their right to a refund', () => {
  expect([mayUse('B2B', 'consumer'), mayUse('B2B', 'business'), mayUse('CORE', 'consumer')]).toEqual([
    false,
    true,
    true,
  ])
})

test('what does not fit in 140 letters is counted', () => {
  const numbers = Array.from({ length: 20 }, (_, i) => `FA2026-${String(i).padStart(4, '0')}`)
  expect(debitWords(numbers.slice(0, 2))).toBe('FA2026-0000 FA2026-0001')
  expect(debitWords(numbers)).toMatch(/^FA2026-0000 .* FA2026-0010 \+9$/)
})
