import { expect, test } from 'vitest'
import { partyChanges } from './party-changes.ts'

test('a preview tells the customer from the person, a committed change stands alone', () => {
  const was = { customer: { terms: null }, contact: { email: null } }
  const became = { customer: { terms: { kind: 'net', days: 45 } }, contact: { email: 'a@b.example' } }
  expect(partyChanges('fr', was, became, 'EUR')).toEqual([
    { field: 'contact.email', name: 'E-mail', before: '', after: 'a@b.example' },
    { field: 'customer.terms', name: 'Conditions', before: '', after: '45 jours' },
  ])
  expect(partyChanges('en', { city: 'Rennes' }, { city: 'Laval' }, 'EUR')).toEqual([
    { field: 'customer.city', name: 'City', before: 'Rennes', after: 'Laval' },
  ])
})

test('what stays the same is no change', () => {
  expect(partyChanges('fr', { customer: { lang: 'fr' } }, { customer: { lang: 'fr' }, contact: {} }, 'EUR')).toEqual([])
})

test('limits are amounts, and whoever is named bears a name', () => {
  const was = { customer: { creditLimitCents: null, tags: ['export'], head: null } }
  const became = {
    customer: {
      creditLimitCents: 1_500_000,
      tags: [],
      head: { id: null, code: 'G1', name: 'Groupe Nord' },
      risk: 'high',
    },
  }
  expect(partyChanges('en', was, became, 'EUR').map(({ name, before, after }) => [name, before, after])).toEqual([
    ['Head of the group', '', 'Groupe Nord'],
    ['Risk', '', 'High'],
    ['Tags', 'export', ''],
    ['Credit limit', '', '€15,000.00'],
  ])
})
