import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  dayIn,
  daysBetween,
  endOfMonth,
  formatLongDay,
  minuteOfDayIn,
  toLocalDate,
  weekday,
} from './calendar.ts'
import { formatIban, rfReference, toIban, toSiren, toSiret } from './identifiers.ts'
import { isId, newId } from './ids.ts'
import { InvariantError } from './invariant.ts'
import {
  addMoney,
  decimalText,
  exactCents,
  formatAmount,
  formatMoney,
  formatPercent,
  isCurrency,
  shareOf,
  sumCents,
} from './money.ts'
import { withoutAccents } from './plain-letters.ts'
import { accept, orRefuse, Refused, refuse } from './verdict.ts'
import { frenchTypography, say } from './wording.ts'

describe('money', () => {
  test('is written the French way: narrow spaces, comma, currency after, true minus', () => {
    expect([formatPercent('fr', 1240), formatPercent('en', 1240), formatPercent('fr', 0)]).toEqual([
      '12,40\u202f%',
      '12.40%',
      '0,00\u202f%',
    ])
    expect(formatMoney('fr', 123456, 'EUR')).toBe('1\u202f234,56\u202f€')
    expect(formatMoney('fr', -1000000000, 'EUR')).toBe('\u221210\u202f000\u202f000,00\u202f€')
    expect(formatMoney('en', 123456, 'USD')).toBe('US$1,234.56')
    expect(formatAmount('fr', 5, 'EUR')).toBe('0,05')
    expect(formatAmount('fr', -0, 'EUR')).toBe('0,00')
  })
  test('knows currencies without cents', () => {
    expect(formatMoney('fr', 1500, 'XPF')).toContain('1\u202f500')
    expect(decimalText(1500, 'XPF')).toBe('1500')
  })
  test('is written for machines without losing a digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
        (cents) => Math.round(Number(decimalText(cents, 'EUR')) * 100) === cents,
      ),
    )
    expect(decimalText(-5, 'EUR')).toBe('-0.05')
  })
  test('three letters are not a currency', () => {
    expect(['EUR', 'XPF', 'HRK', 'ZZZ', 'XAU', 'XXX', 'eur', ''].filter(isCurrency)).toEqual(['EUR', 'XPF', 'HRK'])
  })
  test('refuses what is not exact and never adds two currencies', () => {
    expect(() => exactCents(0.5)).toThrow(InvariantError)
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(InvariantError)
    expect(() => addMoney({ cents: 1, currency: 'EUR' }, { cents: 1, currency: 'USD' })).toThrow(
      'cannot add EUR and USD',
    )
  })
})

describe('calendar', () => {
  test('a day that does not exist is refused, not moved', () => {
    expect(['2026-02-30', '2026-13-01', '26-01-01', '1899-12-31', '2026-2-3'].map(toLocalDate)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(toLocalDate('2028-02-29')).toBe('2028-02-29')
    expect(() => day('2026-02-29')).toThrow(InvariantError)
  })
  test('months end on the same day number or the last of the month', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(day('2026-11-15'), 14)).toBe('2028-01-15')
    expect(endOfMonth(day('2028-02-03'))).toBe('2028-02-29')
  })
  test('adding days and counting them agree, across changes of hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -5_000, max: 5_000 }), (from, by) => {
        const start = addDays(day('1990-01-01'), from)
        return daysBetween(start, addDays(start, by)) === by
      }),
    )
    expect(weekday(day('2026-11-21'))).toBe(6)
  })
  test('an instant is a day in a time zone', () => {
    const lateInParis = new Date('2026-03-01T23:30:00Z')
    expect(dayIn('Europe/Paris', lateInParis)).toBe('2026-03-02')
    expect(dayIn('America/Martinique', lateInParis)).toBe('2026-03-01')
    expect(minuteOfDayIn('Europe/Paris', lateInParis)).toBe(30)
    expect(formatLongDay('fr', day('2026-08-01'))).toBe('1 août 2026')
  })
})

describe('identifiers', () => {
  test('check digits decide', () => {
    expect(toSiren('732 829 320')).toBe('732829320')
    expect(toSiren('732829321')).toBeNull()
    expect(toSiret('35600000000048')).toBe('35600000000048')
    expect(toSiret('35600000049837')).toBe('35600000049837')
    expect(toSiret('73282932000075')).toBeNull()
    expect(toIban('FR14 2004 1010 0505 0001 3M02 606')).toBe('FR1420041010050500013M02606')
    expect(toIban('FR1420041010050500013M02607')).toBeNull()
    expect(formatIban('FR1420041010050500013M02606')).toBe('FR14 2004 1010 0505 0001 3M02 606')
  })
  test('RF references follow ISO 11649', () => {
    expect(rfReference('FAC2026001')).toBe('RF24FAC2026001')
    expect(rfReference('FAC-2026/001')).toBe('RF24FAC2026001')
    expect(rfReference('539007547034')).toBe('RF18539007547034')
    expect(rfReference('20260001234')).toBe('RF2520260001234')
    expect(rfReference('---')).toBeNull()
    expect(rfReference('A'.repeat(22))).toBeNull()
  })
})

describe('ids', () => {
  test('are UUIDv7 and sort by birth', () => {
    const ids = [1, 2, 3].map((n) => newId(new Date(1_750_000_000_000 + n * 1000)))
    expect(ids.every(isId)).toBe(true)
    expect([...ids].sort()).toEqual(ids)
  })
})

describe('words', () => {
  test('French spacing and apostrophes are set for the author', () => {
    expect(frenchTypography("L'avoir « AV-7 » : 120 € !")).toBe('L’avoir «\u00a0AV-7\u00a0»\u00a0: 120\u202f€\u202f!')
    expect(frenchTypography('voir https://a.example/b?c')).toBe('voir https://a.example/b?c')
  })
  test('parameters and plurals are filled, and a missing one is not passed over', () => {
    const sentence = {
      fr: "{n, plural, one {# facture} other {# factures}} d'avril",
      en: '{n, plural, one {# invoice} other {# invoices}}',
    }
    expect(say('fr', sentence, { n: 1 })).toBe('1 facture d’avril')
    expect(say('en', sentence, { n: 2 })).toBe('2 invoices')
    expect(() => say('fr', sentence)).toThrow()
  })
  test('French elides before a name that begins with a vowel, and nowhere else', () => {
    const sentence = { fr: 'Le code de {name}, aide de {name}, que {name}', en: 'The code of {name}' }
    expect(say('fr', sentence, { name: 'Étude Vial' })).toBe('Le code d’Étude Vial, aide d’Étude Vial, qu’Étude Vial')
    expect(say('fr', sentence, { name: 'Bati-Sud' })).toBe('Le code de Bati-Sud, aide de Bati-Sud, que Bati-Sud')
    expect(say('fr', { fr: 'Unité code {name}', en: '' }, { name: 'Aval' })).toBe('Unité code Aval')
    expect(say('en', sentence, { name: 'Étude Vial' })).toBe('The code of Étude Vial')
  })
  test('a refusal carries its code out of a transaction', () => {
    expect(orRefuse(accept(3))).toBe(3)
    expect(() => orRefuse(refuse('nope', { fr: 'Non.', en: 'No.' }))).toThrow(Refused)
  })
})

test('letters compare without their accents, however the accents were typed', () => {
  expect(withoutAccents('Échéance n°\u00a03 — Ça, œuvre')).toBe('Echeance n°\u00a03 — Ca, œuvre')
  expect(withoutAccents('e\u0301')).toBe('e')
})

test('a share of an amount is exact, never more than the amount, and never loses more than half a unit', () => {
  const amount = fc.integer({ min: 0, max: 1e13 })
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (cents, share) => {
      const exact = BigInt(cents) * BigInt(share)
      const given = BigInt(shareOf(cents, share)) * 10_000n
      const gap = given > exact ? given - exact : exact - given
      expect(gap <= 5_000n).toBe(true)
      expect(shareOf(cents, share)).toBeLessThanOrEqual(cents)
    }),
  )
})
