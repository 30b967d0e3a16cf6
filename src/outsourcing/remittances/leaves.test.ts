import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { leavesAmong, transfersName } from './leaves.ts'

const RUN = '0199a0b0-0000-7000-8000-00000000ab12'
const IBAN = 'FR1420041010050500013M02606'
const remittance = (no: number, cents: number, more: object = {}) => ({
  ...{
    id: `r${no}`,
    no,
    orgId: 1,
    runId: RUN,
    providerId: 'p1',
    providerName: 'Cabinet Ferrand',
    currency: 'EUR',
    cents,
  },
  ...{ iban: IBAN, madeOn: day('2026-12-04'), paidOn: day('2026-12-04'), reference: `RV-000${no}-AB12CD` },
  ...more,
})
const line = (id: string, cents: number, text: string, payerIban: string | null = null, on = '2026-12-07') => ({
  ...{ id, cents, text, payerIban, currency: 'EUR', bookedOn: day(on) },
})
const found = (lines: ReturnType<typeof line>[], leaving: ReturnType<typeof remittance>[]) =>
  leavesAmong(lines, leaving).map((one) => `${one.line.id}=${one.remittances.map(({ id }) => id).join('+')}`)

test('a line out is known by the reference, or by the account it goes to and a sum of one alone', () => {
  const two = [remittance(1, 85_000), remittance(2, 85_000, { runId: 'other-run-1234567' })]
  expect(found([line('a', -85_000, 'VIR SEPA RV 0002 AB12CD')], two)).toEqual(['a=r2'])
  expect(found([line('a', -85_000, 'VIR', IBAN)], [two[0]!])).toEqual(['a=r1'])
  // Two of that sum, money in, another sum or another account: a person says.
  expect(found([line('a', -85_000, 'VIR', IBAN)], two)).toEqual([])
  expect(found([line('a', 85_000, 'RV-0001-AB12CD')], [two[0]!])).toEqual([])
  expect(found([line('a', -84_999, 'RV-0001-AB12CD')], [two[0]!])).toEqual([])
  expect(found([line('a', -85_000, 'VIR', 'FR7610107001011234567890129')], [two[0]!])).toEqual([])
})

test('one line that is the sum of a run is all of it, near its day or under its name', () => {
  const run = [remittance(1, 85_000), remittance(2, 10_001, { iban: 'FR7610107001011234567890129' })]
  expect(found([line('a', -95_001, 'VIR SEPA EMIS')], run)).toEqual(['a=r1+r2'])
  expect(found([line('a', -95_001, 'VIR SEPA EMIS', null, '2027-02-01')], run)).toEqual([])
  expect(found([line('a', -95_001, transfersName(RUN), null, '2027-02-01')], run)).toEqual(['a=r1+r2'])
  const twice = [line('a', -95_001, 'VIR'), line('b', -95_001, 'VIR')]
  expect(found(twice, run)).toEqual([])
})
