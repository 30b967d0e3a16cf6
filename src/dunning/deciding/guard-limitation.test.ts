import { expect, test } from 'vitest'
import { addDays } from '../../kernel/calendar.ts'
import { decide } from './decide.ts'
import { D, factsOf, itemOf, on, SETTINGS, scenarioOf } from './facts-for-tests.ts'
import { explainReason } from './reasons.ts'

const barred = new Map([['1', addDays(D, -1)]])
const decided = (items: readonly string[]) =>
  decide(scenarioOf(), factsOf({ items: items.map((id) => itemOf(id, D)), barred }), SETTINGS, on(5))[0]!

test('a person says whether a barred debt is still asked for; others leave as ever', () => {
  const asked = decided(['1', '2'])
  expect([asked.verdict, asked.reasons[0]?.code]).toEqual(['confirm', 'debt_barred'])
  expect(explainReason('fr', asked.reasons[0]!)).toContain('FA-1 est prescrite depuis le 10/09/2026')
  expect(decided(['2']).verdict).toBe('send')
})
