import { expect, test } from 'vitest'
import { say } from '../../kernel/wording.ts'
import { judge, type MeasuredCustomer } from './judge-trial.ts'

/** So many customers of one side who owed 1 000 € each; the first ones paid all of it, the others nothing. */
const side = (isChallenger: boolean, customers: number, paying: number): MeasuredCustomer[] =>
  Array.from({ length: customers }, (_, index) => ({
    customerId: `${isChallenger}-${index}`,
    isChallenger,
    dueCents: 100_000,
    collectedCents: index < paying ? 100_000 : 0,
    items: 1,
    paidItems: index < paying ? 1 : 0,
    paidDays: 10,
  }))
const told = (...customers: MeasuredCustomer[][]) => {
  const { sentence, params, ...judgement } = judge(customers.flat(), 'trial')
  return { ...judgement, said: say('fr', sentence, params) }
}

test('few customers are too early to tell, whatever they paid', () => {
  const early = told(side(false, 400, 0), side(true, 29, 29))
  expect(early.verdict).toBe('too_early')
  expect(early.said).toContain('au moins 30 clients')
})

test('what chance explains is no difference, and what it does not is told with its interval', () => {
  expect(told(side(false, 60, 30), side(true, 60, 33)).verdict).toBe('no_difference')
  const better = told(side(false, 100, 40), side(true, 100, 70))
  expect(better).toMatchObject({ verdict: 'challenger', differencePoints: 30 })
  expect(better.interval!.low).toBeGreaterThan(10)
  expect(better.interval!.high).toBeLessThan(50)
  expect(better.said).toContain('30 points de plus')
  expect(told(side(false, 100, 70), side(true, 100, 40))).toMatchObject({ verdict: 'champion', differencePoints: -30 })
})

test('one large customer is one customer: its invoices are no sample of their own', () => {
  // A hundred documents paid by one customer on the one side, none on the other: everybody else paid alike.
  const large = { ...side(true, 1, 1)[0]!, dueCents: 10_000_000, collectedCents: 10_000_000, items: 100 }
  const found = told(side(false, 60, 30), [large, ...side(true, 60, 30)])
  expect(found.differencePoints).toBeGreaterThan(20)
  expect(found.verdict).toBe('no_difference')
})

test('the same question gets the same answer', () => {
  const customers = [side(false, 50, 20), side(true, 50, 27)]
  expect(told(...customers)).toEqual(told(...customers))
})
