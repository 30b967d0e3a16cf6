import type { z } from '@hono/zod-openapi'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import { platformWording as words } from './wording.ts'

/** Says which field a schema refuses and why: the schemas themselves speak English only. */
export function badInput(issue: z.core.$ZodIssue): Refusal {
  const field = issue.path.join('.')
  const is = (sentence: keyof typeof words, params = {}) =>
    refuse('bad_input', words[sentence], { field, ...params }, field).refusal
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1 ? is('fieldEmpty') : is('fieldShort', { min: Number(issue.minimum) })
      return is(issue.origin === 'array' ? 'fieldFew' : 'fieldSmall', { min: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin === 'string') return is('fieldLong', { max: Number(issue.maximum) })
      return is(issue.origin === 'array' ? 'fieldMany' : 'fieldLarge', { max: Number(issue.maximum) })
    case 'invalid_value':
      return is('fieldOther', { known: issue.values.map(String).join(', ') })
    default:
      return is('fieldShape')
  }
}

/** Where a zero byte stands in what somebody sent, by the name of the field; null where none does. The database keeps none. */
export function zeroByteIn(sent: unknown, field = ''): string | null {
  if (typeof sent === 'string') return sent.includes('\0') ? field : null
  if (typeof sent !== 'object' || sent === null) return null
  for (const [name, value] of Object.entries(sent)) {
    const found = zeroByteIn(value, field ? `${field}.${name}` : name)
    if (found !== null) return found
  }
  return null
}
