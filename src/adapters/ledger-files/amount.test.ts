import { describe, expect, test } from 'vitest'
import { centsFromBytes, parseAmount, sniffNumberStyle } from './amount.ts'

const cents = (text: string, decimal?: ',' | '.') => {
  const verdict = parseAmount(text, decimal ? { decimal } : undefined)
  return verdict.ok ? verdict.value : verdict.refusal.code
}

describe('amounts as people write them', () => {
  test.each([
    ['1234,56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234\u202f567,8', 123_456_780],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1,234,567', 123_456_700],
    ['1.234.567', 123_456_700],
    ["1'234.50", 123_450],
    ['(1 234,50)', -123_450],
    ['1234,50-', -123_450],
    ['−1', -100],
    ['- 12,3', -1_230],
    ['+7', 700],
    ['12 €', 1_200],
    ['€1,234.50', 123_450],
    ['-€5.00', -500],
    ['EUR 12.00', 1_200],
    ['0000000069,60', 6_960],
    ['.5', 50],
    ['0,00', 0],
    ['-0,00', 0],
    ['12,3400', 1_234],
  ])('%s is %d cents', (text, expected) => expect(cents(text)).toBe(expected))

  test.each([
    ['12..34', 'unparsable_amount'],
    ['12 34', 'unparsable_amount'],
    ['1 234 5', 'unparsable_amount'],
    ['1.23.4', 'unparsable_amount'],
    ['1,2345.6', 'unparsable_amount'],
    ['N/A', 'unparsable_amount'],
    ['', 'unparsable_amount'],
    ['-', 'unparsable_amount'],
    ['1e5', 'unparsable_amount'],
    ['=1+1', 'unparsable_amount'],
    ['12/15/2018', 'unparsable_amount'],
    ['1.234', 'ambiguous_amount'],
    ['-1,234', 'ambiguous_amount'],
    ['0,125', 'too_many_decimals'],
    ['1234,567', 'too_many_decimals'],
    ['100000000000,00', 'absurd_amount'],
    ['9'.repeat(40), 'absurd_amount'],
  ])('%s is refused: %s', (text, code) => expect(cents(text)).toBe(code))

  test('a column style decides what is ambiguous, and contradicts what does not fit', () => {
    expect(cents('1.234', ',')).toBe(123_400)
    expect(cents('1,234', '.')).toBe(123_400)
    expect(cents('1.500', '.')).toBe(150)
    expect(cents('12.5', ',')).toBe('unparsable_amount')
    expect(cents('1,234.50', ',')).toBe('unparsable_amount')
  })
})

test('a column proves its own style, or nothing does', () => {
  expect(sniffNumberStyle(['1.234', '12,50'])).toEqual({ decimal: ',' })
  expect(sniffNumberStyle(['1,234', '12.5'])).toEqual({ decimal: '.' })
  expect(sniffNumberStyle(['1.234.567'])).toEqual({ decimal: ',' })
  expect(sniffNumberStyle(['1.234', '5'])).toBeNull()
  expect(sniffNumberStyle(['1,5', '1.5'])).toBeNull()
})

test('the fast reader agrees with the careful one wherever it answers', () => {
  for (const text of [
    '0',
    '12',
    '12,5',
    '12.50',
    '-3,01',
    '+4',
    '0000012,00',
    ' 7,10 ',
    '1234.500',
    '12,345',
    '1.234',
    '12a',
    '1 2',
    '',
    '--1',
    ',5',
    '12,3450',
  ]) {
    const bytes = Buffer.from(text)
    const fast = centsFromBytes(bytes, 0, bytes.length)
    if (!Number.isNaN(fast) && text !== '') expect(cents(text), text).toBe(fast)
  }
  expect(Number.isNaN(centsFromBytes(Buffer.from('1.234'), 0, 5))).toBe(true)
})
