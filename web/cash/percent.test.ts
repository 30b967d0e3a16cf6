import { expect, test } from 'vitest'
import { parsePercent, parsePercents, percentText } from './percent.ts'

test('a percentage is read as people write it, to the hundredth', () => {
  expect(['99,9', '99.90 %', '100', '0,5'].map(parsePercent)).toEqual([9_990, 9_990, 10_000, 50])
  expect(['', 'abc', '1,234', '-2'].map(parsePercent)).toEqual([null, null, null, null])
})

test('several are separated by spaces; one bad one refuses them all', () => {
  expect(parsePercents('0,5 1 2')).toEqual([50, 100, 200])
  expect(parsePercents('0,5; 1 %')).toEqual([50, 100])
  expect(parsePercents('')).toEqual([])
  expect(parsePercents('1 deux')).toBeNull()
})

test('what is written is read back the same', () => {
  expect(percentText('fr', 9_990)).toBe('99,9\u202f%')
  expect(percentText('en', 9_990)).toBe('99.9%')
  expect(parsePercent(percentText('fr', 9_842))).toBe(9_842)
})
