import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { centsIn } from './find-files.ts'
import type { Payment } from './model.ts'
import { checkLineParts, filesIn, numbersIn, type PaidFile, ribIn, spreadPayment } from './rules.ts'

const file: PaidFile = {
  number: 'CF-0007',
  currency: 'EUR',
  placedOn: day('2026-03-02'),
  today: day('2026-03-20'),
  items: [
    { itemId: 'a', documentNo: 'FA-1', dueOn: day('2025-10-31'), openCents: 10_000 },
    { itemId: 'b', documentNo: 'FA-2', dueOn: day('2025-11-30'), openCents: 5_000 },
  ],
}
const paid = (cents: number, more: Partial<Payment> = {}): Payment => ({
  ...{
    id: 'x',
    placementId: 'p',
    currency: 'EUR',
    cents,
    means: 'cheque',
    receivedOn: day('2026-03-10'),
    payer: '',
    reference: '',
    parts: null,
  },
  ...more,
})
const spread = (cents: number, more: Partial<Payment> = {}) => {
  const verdict = spreadPayment(paid(cents, more), file)
  return verdict.ok ? verdict.value.map(({ itemId, cents: of }) => `${itemId} ${of}`) : verdict.refusal.code
}

test('a payment settles the oldest due first, to the last cent and no further', () => {
  expect(spread(1)).toEqual(['a 1'])
  expect(spread(10_000)).toEqual(['a 10000'])
  expect(spread(10_001)).toEqual(['a 10000', 'b 1'])
  expect(spread(15_000)).toEqual(['a 10000', 'b 5000'])
  expect(spread(15_001)).toBe('more_than_owed')
})

test('a choice of documents is taken as it is, or refused for what is wrong with it', () => {
  expect(spread(3_000, { parts: [{ itemId: 'b', cents: 3_000 }] })).toEqual(['b 3000'])
  expect(spread(3_000, { parts: [{ itemId: 'b', cents: 2_999 }] })).toBe('does_not_add_up')
  expect(spread(6_000, { parts: [{ itemId: 'b', cents: 6_000 }] })).toBe('document_paid')
  expect(
    spread(2, {
      parts: [
        { itemId: 'a', cents: 1 },
        { itemId: 'a', cents: 1 },
      ],
    }),
  ).toBe('not_in_file')
})

test('the first and the last day that may be told', () => {
  expect(spread(1, { receivedOn: day('2026-03-02') })).toEqual(['a 1'])
  expect(spread(1, { receivedOn: day('2026-03-01') })).toBe('before_placement')
  expect(spread(1, { receivedOn: day('2026-03-20') })).toEqual(['a 1'])
  expect(spread(1, { receivedOn: day('2026-03-21') })).toBe('dated_ahead')
})

test('a bank line is shared out whole', () => {
  const line = { cents: 100, currency: 'EUR' }
  expect(checkLineParts(line, [{ cents: 60 }, { cents: 30 }], 10).ok).toBe(true)
  expect(checkLineParts(line, [{ cents: 60 }, { cents: 30 }], 9).ok).toBe(false)
})

test('numbers are found as banks write them, whatever stands between their groups', () => {
  const found = numbersIn('VIR SEPA FA 2026 0042 MERCI', { needsDigit: true })
  expect(found).toContain('FA-2026-0042')
  expect(found).toContain('FA20260042')
  expect(found).toContain('2026-0042')
  expect(found).not.toContain('MERCI')
  expect(numbersIn('fa-hubert', { needsDigit: false })).toContain('FA-HUBERT')
  expect(filesIn('Dossier CF-0012 et cf 13')).toEqual([12, 13])
})

test('an amount is read as people type it', () => {
  expect([centsIn('1 234,56'), centsIn('1234.5'), centsIn('80 €'), centsIn('FA-12')]).toEqual([
    123_456,
    123_450,
    8_000,
    null,
  ])
})

test('a French account is known by its bank, branch and number', () => {
  expect(ribIn('FR7630006000011234567890189')).toBe('300060000112345678901')
})
