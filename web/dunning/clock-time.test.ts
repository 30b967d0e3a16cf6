import { expect, test } from 'vitest'
import { minuteOf, timeOf } from './clock-time.ts'

test('times of day as people write them', () => {
  expect(['8', '8:30', '08h30', '8h', ' 19:00 ', '24:00', '0:05'].map(minuteOf)).toEqual([
    480, 510, 510, 480, 1140, 1440, 5,
  ])
  expect(['', '25', '8:60', '24:01', '8.5', 'midi', '-1'].map(minuteOf)).toEqual(Array(7).fill(null))
  expect([0, 510, 1440].map(timeOf)).toEqual(['00:00', '08:30', '24:00'])
})
