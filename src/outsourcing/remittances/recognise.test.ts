import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { arrivalsAmong } from './recognise.ts'

const FERRAND = { providerId: 'p1', iban: 'FR7630006000011234567890189' }
const remittance = (no: number, cents: number, providerId = 'p1') => ({
  ...{
    id: `r${no}`,
    no,
    providerId,
    providerName: 'Cabinet Ferrand',
    currency: 'EUR',
    cents,
    reference: `RV-000${no}-AB12CD`,
    paidOn: day('2026-12-04'),
  },
})
const line = (id: string, cents: number, text: string, payerIban: string | null = null, on = '2026-12-07') => ({
  ...{ id, cents, text, payerIban, currency: 'EUR', bookedOn: day(on) },
})
const found = (lines: ReturnType<typeof line>[], expected: ReturnType<typeof remittance>[]) => {
  const { arrived, others } = arrivalsAmong(lines, expected, [FERRAND])
  return { arrived: arrived.map((one) => `${one.line.id}=${one.remittance.id}`), others }
}

test('a line is known by the reference it carries, whatever signs the bank left out', () => {
  const lines = [line('a', 85_000, 'VIR RV 0001 AB12CD FERRAND'), line('b', 100, 'VIR CLIENT')]
  expect(found(lines, [remittance(1, 85_000), remittance(2, 85_000)])).toEqual({ arrived: ['a=r1'], others: [] })
})

test('without it, by the account of the provider and a sum that one remittance alone has', () => {
  expect(found([line('a', 85_000, 'VIR', FERRAND.iban)], [remittance(1, 85_000)])).toEqual({
    arrived: ['a=r1'],
    others: [],
  })
  // Two of that sum, two lines of it, another day or another payer: a person says.
  expect(found([line('a', 85_000, 'VIR', FERRAND.iban)], [remittance(1, 85_000), remittance(2, 85_000)])).toEqual({
    ...{ arrived: [], others: ['a'] },
  })
  const twice = [line('a', 85_000, 'VIR', FERRAND.iban), line('b', 85_000, 'VIR', FERRAND.iban)]
  expect(found(twice, [remittance(1, 85_000)])).toEqual({ arrived: [], others: ['a', 'b'] })
  expect(found([line('a', 85_000, 'VIR', FERRAND.iban, '2027-02-01')], [remittance(1, 85_000)]).others).toEqual(['a'])
  expect(found([line('a', 85_000, 'VIR')], [remittance(1, 85_000)])).toEqual({ arrived: [], others: [] })
})

test('the reference with another sum, or the account with any, is never a debtor’s payment', () => {
  expect(found([line('a', 84_999, 'RV-0001-AB12CD')], [remittance(1, 85_000)])).toEqual({ arrived: [], others: ['a'] })
  expect(found([line('a', 5, 'FA-NET', FERRAND.iban)], [])).toEqual({ arrived: [], others: ['a'] })
})

test('a remittance arrives once', () => {
  const lines = [line('a', 85_000, 'RV-0001-AB12CD'), line('b', 85_000, 'RV-0001-AB12CD')]
  expect(found(lines, [remittance(1, 85_000)])).toEqual({ arrived: ['a=r1'], others: ['b'] })
})

test('a reference of a provider elsewhere that any line may contain names nothing', () => {
  for (const reference of ['VIREMENT', '-', '1']) {
    const lines = [line('a', 85_000, 'VIREMENT CLIENT 1'), line('b', 100, 'VIREMENT CLIENT 1')]
    expect(found(lines, [{ ...remittance(1, 85_000), reference }])).toEqual({ arrived: [], others: [] })
  }
})
