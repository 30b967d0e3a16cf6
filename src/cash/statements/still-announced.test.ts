import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import { type AnnouncedMovement, type BookedMovement, stillAnnounced } from './still-announced.ts'

const D = day('2026-11-19')
const movement = {
  importId: 'later',
  accountId: 'current',
  cents: 120_000,
  currency: 'EUR',
  payerName: 'SOCIETE DUPONT',
  endToEnd: '',
}
const told = (fields: Partial<AnnouncedMovement> = {}): AnnouncedMovement => ({
  ...movement,
  importId: 'first',
  expectedOn: D,
  contentKey: 1,
  accountKnownOn: null,
  ...fields,
})
const booked = (fields: Partial<BookedMovement> = {}): BookedMovement => ({
  ...movement,
  id: '1',
  bookedOn: D,
  ...fields,
})
const left = (announced: AnnouncedMovement[], lines: BookedMovement[] = [], on = D): number =>
  stillAnnounced(announced, lines, on).length

test('it is awaited until it is booked, or its days have passed', () => {
  expect(left([told()])).toBe(1)
  expect(left([told()], [booked({ bookedOn: addDays(D, 2) })])).toBe(0)
  expect(left([told()], [], addDays(D, 15))).toBe(1)
  expect(left([told()], [], addDays(D, 16))).toBe(0)
})

test('an account known past its days did not bring it', () => {
  expect(left([told({ accountKnownOn: addDays(D, 5) })])).toBe(1)
  expect(left([told({ accountKnownOn: addDays(D, 6) })])).toBe(0)
})

test('another movement of its amount does not take its place', () => {
  expect(left([told()], [booked({ payerName: 'MARTIN SARL' })])).toBe(1)
  expect(left([told({ endToEnd: 'A' })], [booked({ endToEnd: 'B' })])).toBe(1)
  expect(left([told()], [booked({ accountId: 'savings' })])).toBe(1)
  expect(left([told()], [booked({ currency: 'USD' })])).toBe(1)
  expect(left([told()], [booked({ bookedOn: addDays(D, -6) })])).toBe(1)
  // Booked in the very file that announces another.
  expect(left([told()], [booked({ importId: 'first' })])).toBe(1)
})

test('one booked movement is one announcement, the likeliest of those it could be', () => {
  const nameless = told({ contentKey: 2, payerName: '' })
  expect(stillAnnounced([nameless, told()], [booked()], D)).toEqual([nameless])
  expect(left([nameless, told()], [booked(), booked({ id: '2', payerName: '' })])).toBe(0)
})

test('announced again it is the same, as often as the last file says', () => {
  const again = told({ importId: 'second', expectedOn: addDays(D, 1) })
  expect(stillAnnounced([again, told()], [], D)).toEqual([again])
  expect(left([again, again, told()])).toBe(2)
})
