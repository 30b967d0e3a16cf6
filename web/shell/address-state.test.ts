import { expect, test } from 'vitest'
import { parseSearch, sortOf, sortText, stringifySearch } from './address-state.ts'

test('what the address says stays text, and defaults are not said', () => {
  expect(parseSearch('?mots=0123&tri=-echu')).toEqual({ mots: '0123', tri: '-echu' })
  expect(stringifySearch({ mots: '0123', voir: undefined, client: null, piece: '' })).toBe('?mots=0123')
  expect(stringifySearch({})).toBe('')
})

test('a sort is read from the address only when the list knows it', () => {
  expect(sortOf('-overdue', ['name', 'overdue'])).toEqual({ column: 'overdue', direction: 'desc' })
  expect(sortOf('password', ['name'])).toBeNull()
  expect(sortText({ column: 'name', direction: 'asc' })).toBe('name')
})
