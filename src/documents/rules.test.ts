import { expect, test } from 'vitest'
import { attachableOf } from './attachable.ts'
import { chosenOf, isCertain, kindOf, longest, stateOf } from './rules.ts'

const named = (documentNo: string, customerId = 'A') => ({ customerId, documentNo, words: documentNo })

test('a delivery note that cites an invoice is a delivery note; an invoice is what the books say of it', () => {
  expect(kindOf('BL FA-12', '', 'invoice')).toBe('delivery_proof')
  expect(kindOf('SCAN 12', 'BON DE LIVRAISON N 4', 'invoice')).toBe('delivery_proof')
  expect(kindOf('FACTURE FA-12', 'FACTURE', 'invoice')).toBe('invoice')
  expect(kindOf('FACTURE AV-3', '', 'credit_note')).toBe('credit_note')
  expect(kindOf('CGV SIGNEES', '', null)).toBe('terms_accepted')
  expect(kindOf('IMG_0042', '', null)).toBe('other')
})

test('of several numbers the one in the title is meant; the same number of two customers is nobody’s', () => {
  const lines = ['ATELIER DUBOIS', 'AVOIR N° AV-7', 'SUR FACTURE FA-1']
  expect(chosenOf([named('FA-1'), named('AV-7')], lines)).toMatchObject({ is: 'one', of: { documentNo: 'AV-7' } })
  expect(chosenOf([named('FA-1'), named('FA-2')], ['BONJOUR', 'FA-1 ET FA-2'])).toMatchObject({ is: 'several' })
  expect(chosenOf([named('FA-1', 'A'), named('FA-1', 'B')], ['FACTURE FA-1'])).toMatchObject({ is: 'several' })
  // A number that begins like the one of the title is another.
  expect(chosenOf([named('FA-1'), named('FA-12')], ['FACTURE FA-12'])).toMatchObject({ of: { documentNo: 'FA-12' } })
  expect(chosenOf([], lines)).toEqual({ is: 'none' })
})

test('a number without a letter is certain by what stands beside it alone', () => {
  const letter = ['ATELIER DUBOIS', '12 RUE DES LILAS', '75011 PARIS', 'FACTURE FA-200']
  expect(isCertain('75011', 'SCAN', letter)).toBe(false)
  expect(isCertain('0042', 'SCAN_0042', letter)).toBe(false)
  expect(isCertain('FA-200', 'SCAN', letter)).toBe(true)
  expect(isCertain('100234', 'SCAN', ['FACTURE N° 100234'])).toBe(true)
  expect(isCertain('100234', 'SCAN', ['NUMERO DE FACTURE   DATE', '100234   02/01/2026'])).toBe(true)
  expect(isCertain('100234', 'FACTURE_100234', [])).toBe(true)
  expect(isCertain('100234', '100234', [])).toBe(true)
  expect(isCertain('100234', 'DUPONT_100234', ['DUPONT SA', '100234'])).toBe(true)
  // A longer number that holds it is another.
  expect(isCertain('75011', 'SCAN', ['FACTURE 1750112'])).toBe(false)
})

test('part of a longer number that is there as well is not meant, however many customers have it', () => {
  const many = Array.from({ length: 50_000 }, (_, at) => ({ customerId: `C${at}`, documentNo: 'AN', words: 'AN2025' }))
  expect(longest([...many, named('AN2025-7')])).toEqual([named('AN2025-7')])
  expect(longest(many)).toHaveLength(50_000)
})

test('who is left out is left out, whoever has the file already; nobody known is for a person', () => {
  const one = { isLeftOut: false, isKnown: false, customerId: null, choices: [] }
  expect(stateOf(one)).toBe('unknown')
  expect(stateOf({ ...one, choices: [1, 2] })).toBe('unsure')
  expect(stateOf({ ...one, customerId: 'A' })).toBe('ready')
  expect(stateOf({ ...one, customerId: 'A', isKnown: true })).toBe('known')
  expect(stateOf({ ...one, customerId: 'A', isKnown: true, isLeftOut: true })).toBe('left_out')
})

test('a message carries ten files and six and a half megabytes at most, and says what it leaves', () => {
  const kept = (count: number, size: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `d${at}`,
      customerId: 'A',
      documentNo: `F-${at}`,
      name: `F-${at}.pdf`,
      size,
      sha256: String(at),
    }))
  const asked = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ customerId: 'A', documentNo: `F-${at}` }))
  const small = attachableOf(kept(12, 1000), asked(13))
  expect([small.attachments.length, small.leftOut, small.missing]).toEqual([10, 2, 1])
  const large = attachableOf(kept(5, 3 << 20), asked(5))
  expect([large.attachments.map(({ name }) => name), large.leftOut]).toEqual([['F-0.pdf', 'F-1.pdf'], 3])
  // A number of another customer carries nothing of this one.
  expect(attachableOf(kept(1, 10), [{ customerId: 'B', documentNo: 'F-0' }])).toEqual({
    attachments: [],
    missing: 1,
    leftOut: 0,
  })
})
