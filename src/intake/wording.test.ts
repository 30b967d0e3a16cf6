import { expect, test } from 'vitest'
import { say } from '../kernel/wording.ts'
import { intakeWording as words } from './wording.ts'

test('what relies on an import is told in its own number, whoever matched it', () => {
  expect(say('fr', words.matchedByHand, { count: 1 })).toMatch(
    /^1 lettrage, automatique ou fait à la main, s’appuie sur cet import\s: annulez-le d’abord\.$/,
  )
  expect(say('fr', words.matchedByHand, { count: 2 })).toMatch(/^2 lettrages, automatiques .* annulez-les d’abord\.$/)
  expect(say('en', words.matchedByHand, { count: 1 })).toMatch(/relies on this import: undo it first\.$/)
  expect(say('fr', words.linesMatched, { count: 1 })).toMatch(/annulez d’abord ce rapprochement\.$/)
  expect(say('en', words.linesRecognised, { count: 2 })).toMatch(/undo these matches first\.$/)
})
