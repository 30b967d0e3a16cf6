import { expect, test } from 'vitest'
import { parseTemplate } from '../../src/correspondence/template.ts'
import { insertAt, offsetOf } from './place-in-text.ts'

test('the place of a fault, as the grammar names it, is found in the text', () => {
  const body = 'Bonjour,\n\nVous devez {{totl_due}} depuis {{oldest_due_date}}.'
  const parsed = parseTemplate({ subject: 'Rappel', body })
  if (parsed.ok) throw new Error('a mistyped variable was let through')
  const offset = offsetOf(body, parsed.refusal.where ?? '')
  expect(body.slice(offset, offset + 12)).toBe('{{totl_due}}')
  expect(offsetOf(body, 'subject')).toBe(0)
  expect(offsetOf('court', 'body:9:9')).toBe(5)
})

test('a variable takes the place of the selection; a block gets a line of its own', () => {
  expect(insertAt('Vous devez X.', 11, 12, '{{total_due}}', false)).toEqual({
    text: 'Vous devez {{total_due}}.',
    caret: 24,
  })
  const { text } = insertAt('Bonjour,', 8, 8, '{{table}}', true)
  expect(text).toBe('Bonjour,\n{{table}}\n')
  expect(parseTemplate({ subject: 'Rappel', body: text }).ok).toBe(true)
})
