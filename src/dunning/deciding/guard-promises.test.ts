import { expect, test } from 'vitest'
import { addDays } from '../../kernel/calendar.ts'
import type { CustomerFacts, ItemPromise, Scenario } from '../model.ts'
import { decide } from './decide.ts'
import { contactFrom, D, factsOf, itemOf, on, SETTINGS, scenarioOf } from './facts-for-tests.ts'

const promised = (itemId: string, more: Partial<ItemPromise> = {}): ItemPromise => ({
  itemId,
  kind: 'promise',
  dueOn: addDays(D, 10),
  fromOn: addDays(D, 2),
  untilOn: addDays(D, 13),
  brokenOn: null,
  ...more,
})
const decided = (facts: CustomerFacts, days: number, scenario: Scenario = scenarioOf()) =>
  decide(scenario, facts, SETTINGS, on(days))[0]!
const codesOf = ({ reasons }: { reasons: readonly { code: string }[] }) => reasons.map(({ code }) => code)

test('a promise holds its items to the end of its grace and no other', () => {
  const facts = factsOf({ items: [itemOf('1', D), itemOf('2', D)], promises: [promised('1')] })
  const claimed = decided(facts, 5)
  expect(claimed).toMatchObject({
    verdict: 'send',
    excludedItems: [{ itemId: '1', reason: { code: 'promise_running' } }],
  })
  const alone = { ...facts, items: [itemOf('1', D)] }
  expect(decided(alone, 13)).toMatchObject({ verdict: 'hold', nextOn: addDays(D, 14) })
  expect(decided(alone, 14).verdict).toBe('send')
  expect(decided(alone, 1).verdict).toBe(decided(factsOf({ items: [itemOf('1', D)] }), 1).verdict)
})

test('a plan holds as long as it runs, and of two the one that ends last is named', () => {
  const plan = promised('1', { kind: 'plan', untilOn: null })
  const facts = factsOf({ items: [itemOf('1', D)], promises: [promised('1'), plan] })
  expect(decided(facts, 60)).toMatchObject({ verdict: 'hold', nextOn: null })
  expect(codesOf(decided(facts, 60))).toEqual(['plan_running'])
})

test('a broken promise is looked at by a person once: the contact that follows answers it', () => {
  const broken = promised('1', { brokenOn: addDays(D, 14) })
  const facts = factsOf({ items: [itemOf('1', D)], promises: [broken] })
  const first = decided(facts, 14)
  expect(first.verdict).toBe('confirm')
  expect(first.reasons[0]).toEqual({ code: 'promise_broken', params: { dueOn: addDays(D, 10) } })
  const after = { ...facts, contacts: [contactFrom(first)] }
  expect(codesOf(decided(after, 30))).not.toContain('promise_broken')
  expect(codesOf(decided({ ...facts, otherContactOn: addDays(D, 15) }, 16))).not.toContain('promise_broken')
})

test('where items enter by age, the end of a promise moves them on to the step that their age has reached', () => {
  const facts = factsOf({ items: [itemOf('1', D)] })
  const contacts = [contactFrom(decided(facts, 3))]
  const promises = [promised('1', { fromOn: addDays(D, 5), untilOn: addDays(D, 21) })]
  expect(decided({ ...facts, contacts, promises }, 22, scenarioOf({ entryRule: 'by_age' })).step?.id).toBe('final')
  expect(decided({ ...facts, contacts, promises }, 22).step?.id).toBe('firm')
})
