import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

const euros = (cents: number) => ({ cents, currency: 'EUR' })

test('amounts are written as the language writes decimals, exactly', () => {
  expect(csvLine('fr', ['C1', euros(123_456), euros(-5), 3])).toBe('C1;1234,56;-0,05;3\r\n')
  expect(csvLine('en', ['C1', euros(123_456), { cents: 1500, currency: 'JPY' }])).toBe('C1,1234.56,1500\r\n')
})

test('figures in tenths keep their decimal, and their sign', () => {
  expect(csvLine('fr', [{ tenths: 420 }, { tenths: -35 }])).toBe('42,0;-3,5\r\n')
  expect(csvLine('en', [{ tenths: 816 }])).toBe('81.6\r\n')
})

test('a text that a spreadsheet would run is disarmed, whatever blanks come first', () => {
  for (const text of ['=HYPERLINK("x")', '+33 2', '-cmd', '@SUM(A1)', '\t=1', ' =1'])
    expect(csvLine('fr', [text]).replace(/^"/, '').startsWith("'"), text).toBe(true)
  expect(csvLine('fr', ['Martin - Fils', euros(-100)])).toBe('Martin - Fils;-1,00\r\n')
})

test('separators, quotes and line ends stay inside their field', () => {
  expect(csvLine('fr', ['a;b', 'dit "le Gall"', 'deux\nlignes'])).toBe('"a;b";"dit ""le Gall""";"deux\nlignes"\r\n')
  expect(csvLine('en', ['a;b', 'a,b'])).toBe('a;b,"a,b"\r\n')
})
