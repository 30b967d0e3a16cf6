import { expect, test } from 'vitest'
import { secondsLeft } from './progress.ts'

const startedAt = new Date('2026-11-21T10:00:00Z')
const after = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000)

test('the time left follows the pace so far', () => {
  expect(secondsLeft({ done: 250, total: 1000, startedAt }, after(10))).toBe(30)
  expect(secondsLeft({ done: 1000, total: 1000, startedAt }, after(10))).toBe(0)
})

test('nothing is promised while there is too little to judge', () => {
  expect(secondsLeft({ done: 500, total: 1000, startedAt }, after(1))).toBeNull()
  expect(secondsLeft({ done: 9, total: 1000, startedAt }, after(60))).toBeNull()
  expect(secondsLeft({ done: 0, total: 1000, startedAt }, after(60))).toBeNull()
})
