import { expect, test } from 'vitest'
import { STATUTE_UNITS } from '../../src/statutes/subjects.ts'
import { exampleValue, parseValue, valueText } from './statute-value.ts'

test('a value is typed as it is shown, in both languages', () => {
  for (const lang of ['fr', 'en'] as const)
    for (const unit of STATUTE_UNITS) {
      const value = exampleValue[unit]
      expect([unit, parseValue(lang, unit, valueText(lang, unit, value))]).toEqual([unit, value])
    }
})

test('what is no value of its unit is none', () => {
  expect(parseValue('fr', 'bp', 'douze')).toBeNull()
  expect(parseValue('fr', 'years', '5,5')).toBeNull()
  expect(parseValue('fr', 'cents', '-40')).toBeNull()
})
