import { expect, test } from 'vitest'
import { eventLines } from './event-lines.ts'

test('a correction tells only what changed, from what to what', () => {
  const before = {
    code: 'C1',
    name: 'Martin',
    kind: 'business',
    terms: null,
    addressLines: ['1 rue du Port'],
    siren: null,
  }
  const after = { ...before, name: 'Martin SARL', kind: 'public', terms: { kind: 'net', days: 30 } }
  expect(
    eventLines('fr', 'customer_changed', { before, after }).map((line) => line.replace(/[\u00a0\u202f]/g, ' ')),
  ).toEqual([
    'Nom : Martin → Martin SARL',
    'Nature : Professionnel → Organisme public',
    'Délai de paiement : vide → 30 jours',
  ])
})

test('a hold tells its cause, its words and its days; a removed contact tells who it was', () => {
  const hold = { hold: 'id', itemId: null, category: 'dispute', note: '', fromOn: '2026-03-01', untilOn: '2026-04-01' }
  expect(eventLines('en', 'hold_placed', hold)).toEqual(['Cause: Dispute', 'From: 01/03/2026', 'Until: 01/04/2026'])
  const before = { lastName: 'Barthe', email: 'b@x.example', phone: null }
  expect(eventLines('en', 'contact_removed', { contact: 'id', before })).toEqual([
    'Last name: Barthe',
    'E-mail: b@x.example',
  ])
})

test('what is not made of fields tells nothing rather than identifiers', () => {
  expect(eventLines('en', 'hold_lifted', { hold: 'id' })).toEqual([])
  expect(eventLines('en', 'customer_scenario_changed', { before: 'id', after: null, reason: 'Key account' })).toEqual([
    'Reason: Key account',
  ])
})
