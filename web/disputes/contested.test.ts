import { expect, test } from 'vitest'
import { contestedOf, faultOf } from './contested.ts'

const part = (cents: number | null, openCents = 10_000, currency = 'EUR') => ({ cents, openCents, currency })

test('a form is sent with documents of one currency, each contested for something and no more than is left', () => {
  expect(faultOf(new Map())).toBe('chooseDocument')
  expect(faultOf(new Map([['1', part(0)]]))).toBe('amountWrong')
  expect(faultOf(new Map([['1', part(10_001)]]))).toBe('amountWrong')
  expect(faultOf(new Map([['1', part(null)]]))).toBe('amountWrong')
  expect(
    faultOf(
      new Map([
        ['1', part(1)],
        ['2', part(1, 5, 'USD')],
      ]),
    ),
  ).toBe('oneCurrency')
  expect(
    faultOf(
      new Map([
        ['1', part(10_000)],
        ['2', part(1)],
      ]),
    ),
  ).toBeNull()
})

test('what is contested adds up once it can be added', () => {
  expect(
    contestedOf(
      new Map([
        ['1', part(10_000)],
        ['2', part(1)],
      ]),
    ),
  ).toEqual({ cents: 10_001, currency: 'EUR' })
  expect(
    contestedOf(
      new Map([
        ['1', part(1)],
        ['2', part(1, 5, 'USD')],
      ]),
    ),
  ).toBeNull()
})
