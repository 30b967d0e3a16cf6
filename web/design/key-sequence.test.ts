import { expect, test } from 'vitest'
import { chordOf, isSingleKey, matchKeys } from './key-sequence.ts'

const stroke = (key: string, modifiers = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
})
const bindings = [{ keys: 'j' }, { keys: 'g c' }, { keys: 'g a' }, { keys: 'Mod+k' }, { keys: 'Shift+x' }]

test('a chord is what was typed, whatever the layout needed to type it', () => {
  expect(chordOf(stroke('j'))).toBe('j')
  expect(chordOf(stroke('?', { shiftKey: true }))).toBe('?')
  expect(chordOf(stroke('/', { shiftKey: true }))).toBe('/')
  expect(chordOf(stroke('X', { shiftKey: true }))).toBe('Shift+x')
  expect(chordOf(stroke('[', { altKey: true, ctrlKey: true }))).toBe('[')
  expect(chordOf(stroke(']', { altKey: true }))).toBe(']')
  expect(chordOf(stroke('€', { altKey: true }))).toBe('€')
  expect(chordOf(stroke('c', { altKey: true }))).toBeNull()
  expect(chordOf(stroke('J'))).toBe('j')
  expect(chordOf(stroke('k', { metaKey: true }))).toBe('Mod+k')
  expect(chordOf(stroke('e', { altKey: true }))).toBeNull()
})

test('a sequence waits for its second key and gives way to a single key', () => {
  expect(matchKeys(bindings, '', 'g')).toEqual({ waiting: 'g' })
  expect(matchKeys(bindings, 'g', 'c')).toEqual({ run: { keys: 'g c' } })
  expect(matchKeys(bindings, 'g', 'j')).toEqual({ run: { keys: 'j' } })
  expect(matchKeys(bindings, 'g', 'z')).toBeNull()
})

test('the screen that registered last wins', () => {
  const inner = { keys: 'j', name: 'inner' }
  expect(matchKeys([{ keys: 'j', name: 'outer' }, inner], '', 'j')).toEqual({ run: inner })
})

test('shortcuts with a modifier stay on when single keys are off', () => {
  expect(isSingleKey('j')).toBe(true)
  expect(isSingleKey('g c')).toBe(true)
  expect(isSingleKey('Shift+x')).toBe(true)
  expect(isSingleKey('Mod+k')).toBe(false)
  expect(isSingleKey('Escape')).toBe(false)
})
