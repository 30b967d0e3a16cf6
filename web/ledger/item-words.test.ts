import { expect, test } from 'vitest'
import { day } from '../../src/kernel/calendar.ts'
import type { ItemView } from '../../src/ledger/contract.ts'
import { daysLateOf, dueInWords, itemName, openOn, signed } from './item-words.ts'

const invoice: ItemView = {
  id: '01a2005d-4b86-7b42-8b56-03c648d64a37',
  customerId: '01a2005d-47e4-73fb-9887-483e68e2fc8e',
  kind: 'invoice',
  side: 1,
  amountCents: 12_000,
  openCents: 2_000,
  currency: 'EUR',
  documentNo: 'FA-1',
  label: '',
  issuedOn: '2026-09-30',
  isDated: true,
  dueOn: '2026-10-30',
  dueSource: 'computed',
  recordedAt: '2026-10-01T08:00:00Z',
  sourceId: null,
  sourceLine: null,
  reversed: false,
}

test('a due date says whether it was read or worked out', () => {
  expect(dueInWords('fr', invoice)).toContain('calculée')
  expect(dueInWords('fr', invoice)).toContain('30 jours')
  expect(dueInWords('fr', { ...invoice, dueSource: 'stated' })).toContain('indiquée par la pièce, 30 jours')
  expect(dueInWords('en', { ...invoice, dueSource: 'stated', dueOn: invoice.issuedOn })).toContain('the same day')
  expect(dueInWords('fr', { ...invoice, side: -1, dueSource: 'none' })).toContain('Sans échéance')
})

test('only what is still owed is late', () => {
  expect(daysLateOf(invoice, day('2026-11-09'))).toBe(10)
  expect(daysLateOf(invoice, day('2026-10-30'))).toBe(0)
  expect(daysLateOf({ ...invoice, openCents: 0 }, day('2026-11-09'))).toBe(0)
  expect(daysLateOf({ ...invoice, side: -1 }, day('2026-11-09'))).toBe(0)
})

test('a nil credit is zero, not minus zero; a payment without number is named by its kind', () => {
  expect(Object.is(signed(-1, 0), 0)).toBe(true)
  expect(signed(-1, 5)).toBe(-5)
  expect(itemName('fr', { kind: 'receipt', documentNo: '' })).toBe('Règlement')
})

test('what was open on a past day is what is open now and what was settled later, undone settlements included', () => {
  const allocations = [
    { amountCents: 400, allocatedOn: '2026-02-01' },
    { amountCents: 500, allocatedOn: '2026-03-10' },
    { amountCents: -500, allocatedOn: '2026-03-20' },
  ]
  const on = (text: string) => openOn({ openCents: 600 }, allocations, day(text))
  expect([on('2026-01-31'), on('2026-02-01'), on('2026-03-15'), on('2026-03-31')]).toEqual([1000, 600, 100, 600])
})
