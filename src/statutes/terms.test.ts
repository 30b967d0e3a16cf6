import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, daysBetween } from '../kernel/calendar.ts'
import { tellRefusal } from '../kernel/verdict.ts'
import { rowOn } from './dated-row.ts'
import { parseTerms } from './parse-terms.ts'
import { DEFAULT_TERM_DAYS, TERM_CEILINGS, tellTermWarning, warnAboveCeiling } from './term-ceilings.ts'
import type { PaymentTerms } from './terms.ts'
import { describeTerms, dueDateOf } from './terms.ts'

const net = (days: number): PaymentTerms => ({ kind: 'net', days })
const eomAfter = (days: number): PaymentTerms => ({ kind: 'eom_after', days })
const eomBefore = (days: number): PaymentTerms => ({ kind: 'eom_before', days })
const onDay = (days: number, dayOfMonth: number): PaymentTerms => ({ kind: 'eom_on_day', days, dayOfMonth })
const months = (count: number, endOfMonth: boolean): PaymentTerms => ({ kind: 'months', months: count, endOfMonth })

describe('due dates', () => {
  it.each([
    ['law §1.1, 60 days', '2026-10-17', net(60), '2026-12-16'],
    ['law §1.1, 45 days EOM, reading A', '2026-10-17', eomAfter(45), '2026-12-31'],
    ['law §1.1, 45 days EOM, reading B', '2026-10-17', eomBefore(45), '2026-12-15'],
    ['peer G15, 60 days EOM', '2015-01-30', eomAfter(60), '2015-03-31'],
    ['peer G16, two weeks', '2015-03-02', net(14), '2015-03-16'],
    ['peer G17, two months, end of month', '2015-03-02', months(2, true), '2015-05-31'],
    ['peer G18, fifteen days', '2015-03-01', net(15), '2015-03-16'],
    ['on receipt', '2026-02-28', net(0), '2026-02-28'],
    ['end of month the 15th', '2026-10-17', onDay(0, 15), '2026-11-15'],
    ['30 days end of month the 10th', '2026-10-17', onDay(30, 10), '2026-12-10'],
    ['the 31st of a month of thirty', '2026-10-17', onDay(0, 31), '2026-11-30'],
    ['the 31st of February', '2027-01-05', onDay(0, 31), '2027-02-28'],
    ['one month from the 31st', '2026-01-31', months(1, false), '2026-02-28'],
    ['end of month of a leap February', '2028-02-01', eomAfter(0), '2028-02-29'],
  ])('%s: %s', (_case, invoiceOn, terms, dueOn) => expect(dueDateOf(day(invoiceOn), terms)).toBe(dueOn))

  it('peer G13: fifteen days, invoice sixteen days ago, is one day late', () =>
    expect(daysBetween(dueDateOf(day('2026-11-05'), net(15)), day('2026-11-21'))).toBe(1))

  it('never falls before the invoice and is later or equal with more days', () => {
    const invoice = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => day(new Date(n * 86_400_000 + 631_152_000_000).toISOString().slice(0, 10)))
    fc.assert(
      fc.property(
        invoice,
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 1, max: 31 }),
        (on, days, dayOfMonth) => {
          for (const make of [net, eomAfter, eomBefore, (d: number) => onDay(d, dayOfMonth)]) {
            const due = dueDateOf(on, make(days))
            expect(due >= on).toBe(true)
            expect(dueDateOf(on, make(days + 1)) >= due).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('terms in words', () => {
  it.each<[string, PaymentTerms]>([
    ['30 jours', net(30)],
    ['30 j', net(30)],
    ['30J', net(30)],
    ['à 30 jours nets', net(30)],
    ['Net 30', net(30)],
    ['30 days', net(30)],
    ['60 jours date de facture', net(60)],
    ['60 jours à compter de la date de facture', net(60)],
    ['60 jours date facture', net(60)],
    ['45 jours fin de mois', eomAfter(45)],
    ['45 JFM', eomAfter(45)],
    ['45 j FDM', eomAfter(45)],
    ['45 days EOM', eomAfter(45)],
    ['fin de mois + 45 jours', eomBefore(45)],
    ['Fin de mois 45 jours', eomBefore(45)],
    ['fin de mois', eomAfter(0)],
    ['fin de mois le 15', onDay(0, 15)],
    ['30 jours fin de mois le 10', onDay(30, 10)],
    ['30 j. FDM le 10', onDay(30, 10)],
    ['end of month on the 15th', onDay(0, 15)],
    ['À réception de facture', net(0)],
    ['comptant', net(0)],
    ['Due on receipt', net(0)],
    ['2 mois fin de mois', months(2, true)],
    ['1 mois', months(1, false)],
  ])('reads « %s »', (text, terms) => expect(parseTerms(text)).toEqual({ ok: true, value: terms }))

  it('reads an unqualified "fin de mois" as the organisation does', () =>
    expect(parseTerms('45 jours fin de mois', 'eom_before')).toEqual({ ok: true, value: eomBefore(45) }))

  it.each([
    '',
    'selon contrat',
    '30',
    'jours',
    '30 jours 45 jours',
    '900 jours',
    'fin de mois le 32',
    '99 mois',
    '0 mois',
    '-5 jours',
    '30 jours fin de semaine',
  ])('refuses « %s » with a sentence', (text) => {
    const verdict = parseTerms(text)
    expect(verdict.ok).toBe(false)
    if (!verdict.ok)
      for (const lang of ['fr', 'en'] as const) expect(tellRefusal(lang, verdict.refusal).length).toBeGreaterThan(20)
  })

  it('reads back everything it writes, in both languages', () => {
    const days = fc.integer({ min: 0, max: 365 })
    const terms = fc.oneof(
      days.map(net),
      days.map(eomAfter),
      days.filter((n) => n > 0).map(eomBefore),
      fc.tuple(days, fc.integer({ min: 1, max: 31 })).map(([n, d]) => onDay(n, d)),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()).map(([n, e]) => months(n, e)),
    )
    fc.assert(
      fc.property(terms, fc.constantFrom('fr' as const, 'en' as const), (value, lang) => {
        expect(parseTerms(describeTerms(lang, value))).toEqual({ ok: true, value })
      }),
    )
  })
})

describe('legal ceilings', () => {
  const on = day('2026-11-21')
  it.each<[PaymentTerms, boolean]>([
    [net(30), false],
    [net(60), false],
    [net(61), true],
    [eomAfter(45), false],
    [eomBefore(45), false],
    [eomAfter(46), true],
    [eomBefore(46), true],
    [onDay(0, 15), false],
    [onDay(45, 10), true],
    [months(1, true), false],
    [months(2, false), true], // July and August have 62 days together.
  ])('%o exceeds: %s', (terms, exceeds) => expect(warnAboveCeiling(terms, on) !== null).toBe(exceeds))

  it('has its own figures per regime', () => {
    expect(warnAboveCeiling(net(45), on, 'summary_invoice')).toBeNull()
    expect(warnAboveCeiling(eomAfter(45), on, 'summary_invoice')).not.toBeNull()
    expect(warnAboveCeiling(net(31), on, 'transport')).not.toBeNull()
    expect(warnAboveCeiling(net(30), on, 'public_buyer')).toBeNull()
  })

  it('says which invoice, which day and which article', () => {
    const warning = warnAboveCeiling(net(75), on)
    expect(warning).toMatchObject({ citation: 'C. com. art. L441-10 I' })
    const text = tellTermWarning('fr', warning!)
    expect(text).toContain('60 jours date de facture ou 45 jours fin de mois')
    expect(text).toMatch(/une facture du \d\d\/\d\d\/20\d\d serait due le \d\d\/\d\d\/20\d\d/)
    expect(daysBetween(warning!.invoiceOn, warning!.dueOn)).toBe(75)
  })

  it('has no row before the law', () => {
    expect(warnAboveCeiling(net(90), day('2008-06-01'))).toBeNull()
    expect(rowOn(TERM_CEILINGS.general, day('2019-04-25'))?.citation).toContain('L441-6')
    expect(rowOn(TERM_CEILINGS.general, day('2019-04-26'))?.citation).toContain('L441-10')
    expect(rowOn([...TERM_CEILINGS.general].reverse(), on)).toBe(rowOn(TERM_CEILINGS.general, on))
    expect(rowOn(DEFAULT_TERM_DAYS, on)?.value).toBe(30)
  })
})
