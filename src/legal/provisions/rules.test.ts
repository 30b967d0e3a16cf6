import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { entriesOf, judgeDeductible, lossEntry, provided, vatDeadline, vatLeft, vatWithin } from './rules.ts'

/** The worked examples of the law sheet, §7.2 and §7.3, and what stands around them. */

test('§7.3: 12 000 with VAT at 60 % is provided for 6 000 of 10 000', () => {
  const vat = vatWithin(1_200_000, 2_000)
  expect(vat).toBe(200_000)
  expect(provided(1_200_000 - vat, 6_000)).toBe(600_000)
  const entries = entriesOf({ grossCents: 1_200_000, provisionCents: 600_000, beforeCents: 0, beforeGrossCents: 0 })
  expect(entries).toEqual([
    [
      { account: 'doubtful', debitCents: 1_200_000, creditCents: 0 },
      { account: 'customers', debitCents: 0, creditCents: 1_200_000 },
    ],
    [
      { account: 'allowance', debitCents: 600_000, creditCents: 0 },
      { account: 'depreciation', debitCents: 0, creditCents: 600_000 },
    ],
  ])
})

test('§7.3: what is paid, or less in doubt, is taken back: 491 to 781', () => {
  expect(entriesOf({ grossCents: 0, provisionCents: 0, beforeCents: 600_000, beforeGrossCents: 1_200_000 })).toEqual([
    [
      { account: 'customers', debitCents: 1_200_000, creditCents: 0 },
      { account: 'doubtful', debitCents: 0, creditCents: 1_200_000 },
    ],
    [
      { account: 'depreciation', debitCents: 600_000, creditCents: 0 },
      { account: 'reversal', debitCents: 0, creditCents: 600_000 },
    ],
  ])
})

test('§7.2: 1 200 lost is 1 000 of loss, 200 of VAT taken back, 1 200 off the doubtful customer', () => {
  expect(lossEntry(100_000, 20_000, 120_000)).toEqual([
    { account: 'loss', debitCents: 100_000, creditCents: 0 },
    { account: 'vat', debitCents: 20_000, creditCents: 0 },
    { account: 'doubtful', debitCents: 0, creditCents: 120_000 },
  ])
})

test('§7.2: VAT is claimed by 31 December of the second following year', () => {
  expect(vatDeadline(day('2026-11-03'))).toBe('2028-12-31')
})

test('§7.3: age alone is refused for tax whatever the percentage; with a proven step of before the closing it is taken', () => {
  const closing = day('2026-12-31')
  expect(judgeDeductible('age', [], closing)).toMatchObject({ ok: false, refusal: { code: 'age_alone' } })
  const reminders = { kind: 'reminders', on: day('2026-10-01'), detail: '4' } as const
  expect(judgeDeductible('age', [reminders], closing).ok).toBe(false)
  const notice = { kind: 'notice', on: day('2026-10-20'), detail: '' } as const
  expect(judgeDeductible('age', [reminders, notice], closing).ok).toBe(true)
  // What happened after the closing day shows nothing of it.
  expect(judgeDeductible('age', [{ ...notice, on: day('2027-01-02') }], closing).ok).toBe(false)
  expect(judgeDeductible('liquidation', [], closing)).toMatchObject({ ok: false, refusal: { code: 'no_evidence' } })
})

test.each([
  [11_999, 2_000, 2_000],
  [1, 2_000, 0],
  [105_500, 550, 5_500],
  [100, 0, 0],
])('VAT within %i at %i is %i, to the cent', (gross, bp, vat) => {
  expect(vatWithin(gross, bp)).toBe(vat)
})

test('the VAT of what is left is in proportion, and whole for the whole', () => {
  const whole = { amountCents: 120_000, vatCents: 20_000 }
  expect(vatLeft(whole, 120_000)).toBe(20_000)
  expect(vatLeft(whole, 33_333)).toBe(5_556)
  expect(vatLeft({ amountCents: 0, vatCents: 0 }, 0)).toBe(0)
})
