import { expect, test } from 'vitest'
import { ageStepOf } from './age.ts'

test('a step begins the day after the last one ends', () => {
  expect([-3, 0, 1, 30, 31, 60, 61, 90, 91, 120, 121].map(ageStepOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4])
})
