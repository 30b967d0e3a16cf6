import { describe, expect, test } from 'vitest'
import { amountAfter, namedAsDebtor, readWords, withoutOthers } from './match-words.ts'

const numbers = (text: string) => readWords(text).numbers.map(({ digits, of, cents }) => [digits, of, cents])

describe('numbers are read with what stands around them', () => {
  test.each([
    [
      'FACT 142 ET 0150',
      [
        ['142', 'document', null],
        ['150', 'document', null],
      ],
    ],
    ['V/FACT N° 1671', [['1671', 'document', null]]],
    ['CDE 45001234', [['45001234', 'other', null]]],
    [
      'REMISE CB 412518 DU 091126',
      [
        ['412518', 'other', null],
        ['91126', 'other', null],
      ],
    ],
    ['REGL 042462', [['42462', null, null]]],
    [
      'FA12 1 200,00 + FA13 300,00',
      [
        ['12', 'document', 120_000],
        ['13', 'document', 30_000],
      ],
    ],
    ['Invoice #6 48321.00', [['6', 'document', 4_832_100]]],
  ])('%s', (text, wanted) => expect(numbers(text)).toEqual(wanted))
})

test('an amount belongs to the number right before it, and what sticks to a number does not', () => {
  expect(amountAfter('INV-00028 58200.00 INV-00029', 'INV-00028')).toBe(5_820_000)
  expect(amountAfter('FA12: 1.200,50', 'FA12')).toBe(120_050)
  expect(amountAfter('FA12,50', 'FA12')).toBeNull()
  expect(amountAfter('FA12 ET FA13 300,00', 'FA12')).toBeNull()
})

test('numbers of orders, cheques and clients cite nothing', () => {
  expect(withoutOthers(readWords('BC 20260142 FACT 20260143')).trim()).toBe('BC          FACT 20260143')
})

test('whom a payer says it pays for', () => {
  expect(namedAsDebtor('MERCI PR CPTE MERTOUX INDUSTRIES')).toEqual(['MERTOUX INDUSTRIES'])
  expect(namedAsDebtor('FACT 12 CLT BATI SUD')).toEqual(['BATI SUD'])
  expect(namedAsDebtor('POUR FACTURE 12')).toEqual([])
})

test.each([
  ['ACOMPTE 30% DEVIS D79692', 'isDeposit'],
  ['FA12 ESCOMPTE 2%', 'saysDiscount'],
  ['FA12 REGLEMENT PARTIEL', 'saysPart'],
] as const)('%s: %s', (text, says) => expect(readWords(text)[says]).toBe(true))
