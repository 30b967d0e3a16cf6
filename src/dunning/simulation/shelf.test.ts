import { expect, test } from 'vitest'
import { simulationShelf } from './shelf.ts'
import type { Simulated } from './simulate.ts'

const at = new Date('2026-01-05T10:00:00Z')
/** As many messages as asked: the shelf counts them and looks into none. */
const messages = (count: number): Simulated[] => Array.from({ length: count }, () => ({}) as Simulated)

test('a simulation is found by its organisation only', () => {
  const shelf = simulationShelf()
  const played = messages(3)
  const id = shelf.put(1, played, at)
  expect(shelf.find(1, id)).toBe(played)
  expect(shelf.find(2, id)).toBeNull()
})

test('the oldest give way, and what is larger than the shelf is not kept', () => {
  const shelf = simulationShelf(10)
  const [first, second] = [shelf.put(1, messages(6), at), shelf.put(1, messages(4), at)]
  expect([first, second].map((id) => shelf.find(1, id)?.length)).toEqual([6, 4])
  const third = shelf.put(1, messages(5), at)
  expect([first, second, third].map((id) => shelf.find(1, id)?.length)).toEqual([undefined, 4, 5])
  const large = shelf.put(1, messages(11), at)
  expect([second, third, large].map((id) => shelf.find(1, id)?.length)).toEqual([4, 5, undefined])
})

test('simulations that sent nothing do not pile up either', () => {
  const shelf = simulationShelf()
  const ids = Array.from({ length: 60 }, () => shelf.put(1, [], at))
  expect(ids.filter((id) => shelf.find(1, id) !== null)).toHaveLength(50)
})
