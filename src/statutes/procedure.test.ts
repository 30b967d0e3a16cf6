import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, day, daysBetween } from '../kernel/calendar.ts'
import { statuteBook } from './book.ts'
import { isWorkingDay } from './holidays.ts'
import { courtPlaceOf, type Period, periodEnd, plainEnd } from './procedure.ts'
import { insolvencyDays, paymentOrderDays, smallClaimAnswerBy, tradeClaimDays } from './procedure-calendar.ts'

const book = statuteBook('FR')
const ends = (from: string, period: Period, postcode = '75001') =>
  periodEnd(day(from), period, courtPlaceOf(postcode)).endsOn

describe('periods (CPC art. 641 and 642, law §3)', () => {
  it.each<[string, string, Period, string]>([
    ['same day number', '2026-10-05', { months: 3 }, '2027-01-05'],
    ['no such day: the last of the month', '2026-12-31', { months: 2 }, '2027-03-01'], // 28 February 2027 is a Sunday
    ['29 February, a year later', '2028-02-29', { years: 1 }, '2029-02-28'],
    ['months first, then days', '2026-01-31', { months: 1, days: 2 }, '2026-03-02'],
    ['days: the first does not count', '2026-11-02', { days: 8 }, '2026-11-10'],
    ['a Saturday', '2026-11-06', { days: 15 }, '2026-11-23'],
    ['a public holiday before a weekend', '2026-04-01', { months: 1 }, '2026-05-04'],
    ['Christmas and the days after it', '2026-11-25', { months: 1 }, '2026-12-28'],
  ])('%s', (_case, from, period, expected) => expect(ends(from, period)).toBe(expected))

  it('has the two days of Alsace-Moselle by the place of the court', () => {
    // Good Friday 3 April 2026, then Easter Monday; 26 December 2025 was a Friday.
    expect(ends('2026-03-03', { months: 1 }, '67000')).toBe('2026-04-07')
    expect(ends('2026-03-03', { months: 1 }, '35000')).toBe('2026-04-03')
    expect(ends('2025-11-26', { months: 1 }, '57000')).toBe('2025-12-29')
    expect(ends('2025-11-26', { months: 1 }, '54000')).toBe('2025-12-26')
  })

  it('says what moved the end, and that days of overseas courts are not known', () => {
    expect(periodEnd(day('2026-10-20'), { months: 2 })).toMatchObject({
      plainEndOn: '2026-12-20',
      endsOn: '2026-12-21',
      moved: { off: 'sunday', holiday: null },
      isUncertain: false,
    })
    expect(periodEnd(day('2026-04-14'), { months: 1 }).moved).toMatchObject({
      off: 'holiday',
      holiday: { name: 'ascension' },
    })
    expect(periodEnd(day('2026-10-05'), { months: 1 }, courtPlaceOf('97200')).isUncertain).toBe(true)
  })

  it('ends on a working day, never before the plain end, never a week after it, later with a later start', () => {
    const from = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('2000-01-01'), n))
    const period = fc.record({ months: fc.integer({ min: 0, max: 24 }), days: fc.integer({ min: 0, max: 90 }) })
    fc.assert(
      fc.property(from, period, fc.constantFrom('75001', '67000', '97400'), (start, length, postcode) => {
        const place = courtPlaceOf(postcode)
        const { endsOn, plainEndOn } = periodEnd(start, length, place)
        expect(isWorkingDay(place.calendar, endsOn)).toBe(true)
        expect(daysBetween(plainEndOn, endsOn)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(plainEndOn, endsOn)).toBeLessThan(6)
        expect(periodEnd(addDays(start, 1), length, place).endsOn >= endsOn).toBe(true)
        // One day number, or the last of its month: counted month by month, another way.
        const month = addMonths(day(`${start.slice(0, 7)}-01`), length.months)
        const inMonth = plainEnd(start, { months: length.months })
        expect(inMonth.slice(0, 7)).toBe(month.slice(0, 7))
        if (inMonth.slice(8) !== start.slice(8)) expect(addDays(inMonth, 1).slice(8)).toBe('01')
      }),
      { numRuns: 300 },
    )
  })
})

describe('orders for payment, by the day of the order (law §6.2)', () => {
  const order = (orderedOn: string, servedOn: string | null, inPerson = true) =>
    paymentOrderDays(book, { orderedOn: day(orderedOn), servedOn: servedOn as never, inPerson })

  it('order of 5 October 2026: serve by 5 January 2027, reminded after 30, 60 and 80 days', () =>
    expect(order('2026-10-05', null)).toMatchObject({
      serveBy: { endsOn: '2027-01-05' },
      remindOn: ['2026-11-04', '2026-12-04', '2026-12-24'],
      opposeBy: null,
      enforceableFrom: null,
    }))

  it('served in person on 20 October: opposition until Friday 20 November, enforceable from Tuesday 22 December', () =>
    expect(order('2026-10-05', '2026-10-20')).toMatchObject({
      opposeBy: { endsOn: '2026-11-20' },
      mayOpposeLater: false,
      enforceableFrom: '2026-12-22',
    }))

  it('the day of the order chooses the regime (décret 2026-96)', () => {
    expect(order('2026-08-31', null)?.serveBy).toMatchObject({ endsOn: '2027-03-01', row: { value: 6 } }) // 28 February 2027 is a Sunday
    expect(order('2026-09-01', null)?.serveBy.endsOn).toBe('2026-12-01')
    expect(order('2026-08-31', '2026-10-20')?.enforceableFrom).toBe('2026-11-21')
    expect(order('2026-09-01', '2026-10-20')?.enforceableFrom).toBe('2026-12-22')
  })

  it('not served on the debtor itself, it may be opposed later; the old regime then gives no day', () => {
    expect(order('2026-08-31', '2026-10-20', false)).toMatchObject({ mayOpposeLater: true, enforceableFrom: null })
    expect(order('2026-09-01', '2026-10-20', false)).toMatchObject({ mayOpposeLater: true })
  })

  it('Belgium has no such row yet: nothing is reckoned', () =>
    expect(
      paymentOrderDays(statuteBook('BE'), { orderedOn: day('2026-10-05'), servedOn: null, inPerson: true }),
    ).toBeNull())

  it('knows no order before its table begins', () => expect(order('2022-02-28', null)).toBeNull())
})

describe('other procedures', () => {
  it('undisputed claims between traders (law §6.4): served 2 November 2026, contested until 2 December, recorded from 10 December', () => {
    const claim = { servedOn: day('2026-11-02'), titleOn: day('2026-12-15') }
    expect(tradeClaimDays(book, claim)).toMatchObject({
      contestBy: { endsOn: '2026-12-02' },
      recordFrom: '2026-12-10',
      serveTitleBy: { endsOn: '2027-06-15', row: { mark: 'verify' } },
    })
    expect(tradeClaimDays(book, { servedOn: day('2026-04-22'), titleOn: null })).toBeNull()
  })

  it('small claims (law §6.5): a month to answer', () =>
    expect(smallClaimAnswerBy(book, day('2026-11-12'))?.endsOn).toBe('2026-12-14'))

  it('insolvency published on Tuesday 3 November 2026 (law §7.1)', () => {
    const publishedOn = day('2026-11-03')
    const here = insolvencyDays(book, { publishedOn, isCreditorAbroad: false })
    expect(here).toMatchObject({
      declareBy: { plainEndOn: '2027-01-03', endsOn: '2027-01-04', moved: { off: 'sunday' } },
      claimGoodsBy: { endsOn: '2027-02-03' },
      liftForeclosureBy: { endsOn: '2027-05-03' },
    })
    const abroad = insolvencyDays(book, { publishedOn, isCreditorAbroad: true })
    expect(abroad?.declareBy.endsOn).toBe('2027-03-03')
  })
})
