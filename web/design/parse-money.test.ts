import { expect, test } from 'vitest'
import { formatMoney } from '../../src/kernel/money.ts'
import { asPositive, parseMoney } from './parse-money.ts'

const cents = (text: string, lang: 'fr' | 'en' = 'fr', currency = 'EUR') => {
  const verdict = parseMoney(lang, text, currency)
  return verdict.ok ? verdict.value : verdict.refusal.code
}

test('amounts as French and English people type them', () => {
  expect(cents('1234,56')).toBe(123_456)
  expect(cents('1 234,56 €')).toBe(123_456)
  expect(cents('1.234,56')).toBe(123_456)
  expect(cents('1,234.56', 'en')).toBe(123_456)
  expect(cents('1234.5')).toBe(123_450)
  expect(cents(',5')).toBe(50)
  expect(cents('-12')).toBe(-1200)
  expect(cents('\u221212,00')).toBe(-1200)
  expect(cents('10.000.000')).toBe(1_000_000_000)
  expect(cents('')).toBeNull()
})

test('a text that could be two amounts is refused, never guessed', () => {
  expect(cents('1,234')).toBe('too_many_decimals')
  expect(cents('1.234', 'en')).toBe('too_many_decimals')
  expect(cents('1.234')).toBe(123_400)
  expect(cents('1,234', 'en')).toBe(123_400)
  expect(cents('1.23,4.5')).toBe('bad_amount')
  expect(cents('12,34,5')).toBe('bad_amount')
  expect(cents('douze')).toBe('bad_amount')
  expect(cents('€')).toBe('bad_amount')
  expect(cents('1,5', 'fr', 'JPY')).toBe('too_many_decimals')
  expect(cents('999999999999999,99')).toBe('amount_too_large')
})

test('where no amount is below zero, a sign is refused and never dropped', () => {
  const positive = (text: string) => asPositive(parseMoney('fr', text, 'EUR'), text)
  expect(positive('-5')).toMatchObject({ ok: false, refusal: { code: 'amount_below_zero' } })
  expect(positive('\u22120,01')).toMatchObject({ ok: false })
  expect([positive('5'), positive('-0'), positive('')]).toMatchObject([{ value: 500 }, { value: 0 }, { value: null }])
})

test('what is shown can be typed back', () => {
  for (const value of [0, 1, -1, 99, 100, 123_456, -98_765_432_100, 1_000_000_000]) {
    expect(cents(formatMoney('fr', value, 'EUR'))).toBe(value)
    expect(cents(formatMoney('en', value, 'EUR').replace('€', ''), 'en')).toBe(value)
  }
})
