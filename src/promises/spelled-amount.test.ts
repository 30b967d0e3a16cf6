import { expect, test } from 'vitest'
import { spelled, spelledAmount } from './spelled-amount.ts'

test('French numbers by their usual spelling', () => {
  const words = [0, 1, 17, 21, 71, 77, 80, 81, 91, 99, 100, 200, 201, 1000, 1980, 80_000, 200_000, 1_000_000, 2_000_200]
  expect(words.map((n) => spelled('fr', n))).toEqual([
    'zéro',
    'un',
    'dix-sept',
    'vingt et un',
    'soixante et onze',
    'soixante-dix-sept',
    'quatre-vingts',
    'quatre-vingt-un',
    'quatre-vingt-onze',
    'quatre-vingt-dix-neuf',
    'cent',
    'deux cents',
    'deux cent un',
    'mille',
    'mille neuf cent quatre-vingts',
    'quatre-vingt mille',
    'deux cent mille',
    'un million',
    'deux millions deux cents',
  ])
})

test('English numbers', () => {
  expect([0, 13, 40, 42, 100, 342, 1001, 1_234_567, 1_000_000_100].map((n) => spelled('en', n))).toEqual([
    'zero',
    'thirteen',
    'forty',
    'forty-two',
    'one hundred',
    'three hundred and forty-two',
    'one thousand and one',
    'one million two hundred and thirty-four thousand five hundred and sixty-seven',
    'one billion one hundred',
  ])
})

test('amounts with their currency and its parts', () => {
  const of = (lang: 'fr' | 'en', cents: number, currency = 'EUR') => spelledAmount(lang, { cents, currency })
  expect(of('fr', 120_050)).toBe('mille deux cents euros et cinquante centimes')
  expect(of('fr', 101)).toBe('un euro et un centime')
  expect(of('fr', 50)).toBe('zéro euro et cinquante centimes')
  expect(of('fr', 100_000_000)).toBe('un million d’euros')
  expect(of('fr', 200_000_000, 'CHF')).toBe('deux millions de francs suisses')
  expect(of('en', 248_000)).toBe('two thousand four hundred and eighty euros')
  expect(of('en', 1_234, 'JPY')).toBe('one thousand two hundred and thirty-four JPY')
  expect(of('fr', 1_234, 'PLN')).toBe('douze PLN et 34/100')
})
