import { expect, test } from 'vitest'
import { type Move, possibleMoves } from './settle-heads.ts'

const move = (key: string, head: string | null): Move =>
  ({ key, head: head && { id: head, code: head, name: head } }) as Move
const made = (moves: readonly Move[], groups: readonly (readonly [string, string])[], here = 'ABCDE') =>
  [...possibleMoves(moves, groups, (key) => here.includes(key))].map(({ key, head }) => `${key}>${head?.id ?? ''}`)

test('a head that leaves its own group may be joined in the same list, in whatever order', () => {
  expect(made([move('B', 'A'), move('A', null)], [['A', 'C']])).toEqual(['A>', 'B>A'])
})

test('a group stays one level deep, and what is refused leaves everything as it was', () => {
  expect(made([move('A', 'B'), move('B', 'C')], [])).toEqual(['A>B'])
  expect(made([move('B', 'A'), move('D', 'B')], [['A', 'C']]), 'A keeps its head, so D may join B').toEqual(['D>B'])
})

test('nobody joins a customer who will not be there', () => {
  expect(made([move('A', 'Z'), move('B', 'C')], [])).toEqual(['B>C'])
})
