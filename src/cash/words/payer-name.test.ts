import { describe, expect, test } from 'vitest'
import { NameIndex } from './payer-name.ts'
import { initialsOf, otherAddressee, shortens } from './payer-name-words.ts'

const NAMES = [
  'Menuiserie Trondel SARL',
  'Laboratoires Lelrmevoux',
  'Travaux publics Nanroulac',
  'Tinmeltron Industries SAS',
  'Tinmeltron Négoce SAS',
  'Horizon Media Group',
  'Boulangerie des Halles',
  'Garage Durand',
  'Garage Dupuis',
  'Électricité Brisson',
  'Conserverie Pennane',
]
const customers = NAMES.map((name, place) => ({ id: String(place), name, code: `C${String(place).padStart(5, '0')}` }))
const index = new NameIndex(customers)
const first = (text: string, isWholeName = true): string | undefined => {
  const [likeness] = index.like(text, isWholeName)
  return likeness && NAMES[Number(likeness.customerId)]
}

describe('banks shorten and cut names', () => {
  test.each([
    ['LABO LELRMEVOUX', 'Laboratoires Lelrmevoux'],
    ['TRVX PUB NANROULAC', 'Travaux publics Nanroulac'],
    ['TINMELTRON IND', 'Tinmeltron Industries SAS'],
    ['ELEC BRISSON', 'Électricité Brisson'],
    ['STE MENUIS TRONDEL', 'Menuiserie Trondel SARL'],
    ['HMG', 'Horizon Media Group'],
    ['ETS CONSERVERIE PENNAN', 'Conserverie Pennane'],
  ])('%s is %s', (text, name) => expect(first(text)).toBe(name))

  test('a label with nothing else names as well', () =>
    expect(first('VIR SEPA RECU BOULANG DES HALLE', false)).toBe('Boulangerie des Halles'))

  test('another trade of the family is somebody else', () =>
    expect(first('TINMELTRON NEGOCE')).toBe('Tinmeltron Négoce SAS'))

  test('a stranger is nobody', () => expect(first('MUTUELLE VALDORGE ASSURANCES')).toBeUndefined())
})

describe('a parent is another company than the one it is called after', () => {
  const families = new NameIndex(
    ['Dupont', 'Martin SARL', 'Bâti Sud', 'Groupe Vautrin'].map((name, at) => ({ id: String(at), name })),
  )
  test.each([
    ['DUPONT HOLDING', true, '0'],
    ['GROUPE MARTIN', true, '1'],
    ['MARTIN PARTICIPATIONS', true, '1'],
    ['DUPONT FRANCE', true, '0'],
    ['VIR RECU GROUPE BATI SUD', false, '2'],
    ['VAUTRIN', true, '3'],
  ])('%s is like it, and not the same', (text, isWholeName, customerId) =>
    expect(families.like(text, isWholeName)).toMatchObject([{ customerId, isSame: false }]),
  )

  test('the parent itself is the same', () =>
    expect(families.like('GROUPE VAUTRIN', true)).toMatchObject([{ customerId: '3', isSame: true, score: 1 }]))
})

test('a client code is one with letters and digits, or after a word that says so', () => {
  expect(index.ofCode('REF CLIENT C00003')?.customerId).toBe('3')
  expect(index.ofCode('VIREMENT C00003 MERCI')?.customerId).toBe('3')
  expect(index.ofCode('VIREMENT 00003')).toBeNull()
})

test('a short form has letters of the word in order, from the first', () => {
  expect([shortens('TRPTS', 'TRANSPORTS'), shortens('PHIE', 'PHARMACIE'), shortens('IND', 'INDUSTRIES')]).toEqual([
    true,
    true,
    true,
  ])
  expect([shortens('GARAGE', 'GARE'), shortens('BAT', 'CHARPENTES'), shortens('ME', 'MENUISERIE')]).toEqual([
    false,
    false,
    false,
  ])
})

test('initials with and without the words that say nothing', () =>
  expect(initialsOf('Evergreen Environmental Inc')).toEqual(['EEI']))

test('a text may be meant for a company that is called almost as we are', () => {
  const own = 'Global Imports Corp'
  expect(otherAddressee('INV-03-003 Global Imports North', own)).toBe('GLOBAL IMPORTS NORTH')
  expect(otherAddressee('INV-03-003 GLOBAL IMPORTS CORP', own)).toBe('')
  expect(otherAddressee('REGLT FACTURE 12', own)).toBe('')
  expect(otherAddressee('LAMBERT NORD', 'Lambert SA')).toBe('')
  // The same name with another legal form is another company, where ours is known.
  expect(otherAddressee('INV-04-001 payment Global Imports Ltd', own)).toBe('GLOBAL IMPORTS LTD')
  expect(otherAddressee('REGLT GLOBAL IMPORTS SARL', 'Global Imports')).toBe('')
})
