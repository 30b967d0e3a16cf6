import { expect, test } from 'vitest'
import { allTicked, isTicked, noneTicked, tick, tickedCount } from './selection.ts'

test('ticking some rows counts them', () => {
  const two = tick(tick(noneTicked, ['a'], true), ['b', 'a'], true)
  expect(tickedCount(two, 1284)).toBe(2)
  expect(isTicked(two, 'a')).toBe(true)
  expect(isTicked(two, 'c')).toBe(false)
  expect(tickedCount(tick(two, ['a'], false), 1284)).toBe(1)
})

test('all results but one holds no list of the results', () => {
  const allButOne = tick(allTicked, ['a'], false)
  expect(tickedCount(allButOne, 1284)).toBe(1283)
  expect(isTicked(allButOne, 'a')).toBe(false)
  expect(isTicked(allButOne, 'never loaded')).toBe(true)
  expect(tickedCount(tick(allButOne, ['a'], true), 1284)).toBe(1284)
})
