import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { statuteBook } from '../../statutes/index.ts'
import {
  CAUSE_LIST,
  CAUSES,
  type Cause,
  CLAIM_KINDS,
  type ClaimKind,
  type ClockEvent,
  type KeptStanding,
  type Nearness,
} from './model.ts'
import { remediesFor } from './remedies.ts'
import { nearnessOf, reckon } from './rules.ts'
import { termsOf } from './terms.ts'

const book = statuteBook('FR')
const START = '2021-11-20'
const near = (barsOn: string | null, today: string, standing: KeptStanding = 'runs') =>
  nearnessOf({ barsOn: barsOn === null ? null : day(barsOn), standing }, day(today))

/** `part_payment 2024-02-10` · `mediation 2024-01-01 2024-07-01` · `lost order_served 2024-01-01`. */
function told(text: string, index: number): ClockEvent {
  const words = text.split(' ')
  const isLost = words[0] === 'lost'
  const [cause, on, until] = isLost ? words.slice(1) : words
  return { id: String(index), cause: cause as Cause, on: day(on!), until: until ? day(until) : null, isLost }
}
const clock = (
  kind: ClaimKind,
  events: readonly string[] = [],
  startsOn = START,
  contractYears: number | null = null,
) => {
  const terms = termsOf(book, { kind, startsOn: day(startsOn), contractYears })
  if (!terms.ok) throw new Error(terms.refusal.code)
  return reckon(terms.value.terms, day(startsOn), events.map(told))
}
const barsOn = (...given: Parameters<typeof clock>) => clock(...given).barsOn

describe('the limitation clock (law §3)', () => {
  it('work done 20 November 2021 between traders is barred after 20 November 2026', () => {
    expect(barsOn('trade')).toBe('2026-11-20')
    expect(near('2026-11-20', '2026-11-20')).toBe('m1')
    expect(near('2026-11-20', '2026-11-21')).toBe('barred')
  })

  it('a part-payment on 10 February 2024 restarts it: 10 February 2029', () =>
    expect(barsOn('trade', ['part_payment 2024-02-10'])).toBe('2029-02-10'))

  it.each<[ClaimKind, string]>([
    ['trade', '2026-11-20'],
    ['consumer', '2023-11-20'],
    ['carriage', '2022-11-20'],
    ['telecom', '2022-11-20'],
    ['rent', '2024-11-20'],
    ['insurance', '2023-11-20'],
    ['other', '2026-11-20'],
    ['public', '2025-12-31'], // four years from 1 January 2022 (loi 68-1250, art. 1)
  ])('%s: until %s', (kind, expected) => expect(barsOn(kind)).toBe(expected))

  it('is not moved off a Sunday, unlike a period of procedure, and knows 29 February', () => {
    expect(barsOn('trade', [], '2021-11-21')).toBe('2026-11-21') // a Saturday
    expect(barsOn('trade', [], '2021-11-22')).toBe('2026-11-22') // a Sunday
    expect(barsOn('carriage', [], '2024-02-29')).toBe('2025-02-28')
  })

  it.each([
    ['letter 2026-11-01', '2026-11-20', 'none'],
    ['recorded_letter 2026-11-01', '2026-11-20', 'none'],
    ['phone_promise 2026-11-01', '2026-11-20', 'none'],
    ['order_filed 2026-11-01', '2026-11-20', 'none'],
    ['order_served 2026-11-01', '2031-11-01', 'restarts'],
    ['lost order_served 2026-11-01', '2026-11-20', 'lost'],
    ['acknowledgement 2026-11-20', '2031-11-20', 'restarts'],
    ['acknowledgement 2026-11-21', '2026-11-20', 'late'],
    ['part_payment 2021-11-01', '2026-11-20', 'early'],
    ['enforcement 2025-01-31', '2030-01-31', 'restarts'],
    ['court_action 2026-01-10 2026-09-15', '2031-09-15', 'restarts'],
    ['title 2024-06-08', '2034-06-08', 'restarts'],
    ['proof_of_claim 2024-01-10 2025-03-01', '2030-03-01', 'restarts'],
    // 182 days from 1 January to 1 July 2024, a leap year.
    ['mediation 2024-01-01 2024-07-01', '2027-05-21', 'suspends'],
    // Begun ten days before the end, over two days after it: six months are left, not ten days.
    ['conciliation 2026-11-10 2026-11-22', '2027-05-22', 'suspends'],
  ])('%s: %s, %s', (event, expected, effect) => {
    const reckoned = clock('trade', [event])
    expect(reckoned.barsOn).toBe(expected)
    expect(reckoned.events[0]!.effect).toBe(effect)
  })

  it('a recorded letter interrupts for an insurer, any written demand against a public body', () => {
    expect(barsOn('insurance', ['recorded_letter 2023-05-01'])).toBe('2025-05-01')
    expect(barsOn('insurance', ['letter 2023-05-01'])).toBe('2023-11-20')
    expect(barsOn('public', ['letter 2025-05-01'])).toBe('2029-12-31')
  })

  it('nothing runs before a court or while a mediation lasts', () => {
    expect(clock('trade', ['court_action 2026-01-10'])).toMatchObject({ barsOn: null, standing: 'in_court' })
    expect(clock('trade', ['mediation 2026-01-10'])).toMatchObject({ barsOn: null, standing: 'suspended' })
    expect(near(null, '2030-01-01', 'suspended')).toBe('stopped')
    expect(near(null, '2030-01-01', 'unknown')).toBe('unknown')
  })

  it('a payment during the action adds nothing; one after it begins a period of its own; after a title, ten years', () => {
    const action = 'court_action 2024-01-10 2025-01-10'
    expect(clock('trade', [action, 'part_payment 2024-06-01']).events.map(({ effect }) => effect)).toEqual([
      'restarts',
      'covered',
    ])
    expect(barsOn('trade', [action, 'part_payment 2025-06-01'])).toBe('2030-06-01')
    expect(barsOn('trade', [action, 'title 2025-01-10', 'part_payment 2025-06-01'])).toBe('2035-06-01')
  })

  it('a lost interruption leaves the others, and a later event finds the debt barred', () => {
    const chain = (first: string) => clock('consumer', [first, 'part_payment 2025-08-01'])
    expect(chain('order_served 2023-10-01').barsOn).toBe('2027-08-01')
    expect(chain('lost order_served 2023-10-01')).toMatchObject({ barsOn: '2023-11-20' })
    expect(chain('lost order_served 2023-10-01').events[1]!.effect).toBe('late')
  })

  it('stops at twenty years from its birth unless a court or an officer acted (C. civ. art. 2232)', () => {
    const words = ['2026-10-01', '2031-09-01', '2036-08-01', '2040-12-01'].map((on) => `acknowledgement ${on}`)
    expect(clock('trade', words)).toMatchObject({ barsOn: '2041-11-20', isCapped: true })
    expect(clock('trade', [...words, 'enforcement 2041-01-05'])).toMatchObject({
      barsOn: '2046-01-05',
      isCapped: false,
    })
  })

  it('a contract gives one to ten years, and nothing to a consumer', () => {
    expect(barsOn('trade', [], START, 1)).toBe('2022-11-20')
    expect(barsOn('trade', [], START, 10)).toBe('2031-11-20')
    const refusalOf = (kind: ClaimKind, contractYears: number) => {
      const terms = termsOf(book, { kind, startsOn: day(START), contractYears })
      return terms.ok ? null : terms.refusal.code
    }
    expect(refusalOf('trade', 11)).toBe('contract_years')
    expect(refusalOf('trade', 0)).toBe('contract_years')
    expect(refusalOf('consumer', 3)).toBe('contract_not_for_kind')
    expect(refusalOf('trade', 10)).toBeNull()
  })

  it('Belgium: other rows, the same clock; a day before the rows is refused', () => {
    const terms = termsOf(statuteBook('BE'), { kind: 'trade', startsOn: day(START), contractYears: null })
    expect(terms.ok && reckon(terms.value.terms, day(START), []).barsOn).toBe('2031-11-20')
    expect(termsOf(book, { kind: 'trade', startsOn: day('2199-12-31'), contractYears: null })).toMatchObject({
      refusal: { code: 'start_too_far' },
    })
    expect(termsOf(book, { kind: 'trade', startsOn: day('2008-06-18'), contractYears: null })).toMatchObject({
      ok: false,
      refusal: { code: 'statute_missing' },
    })
  })

  it.each([
    ['2027-11-21', 'later'],
    ['2027-11-20', 'm12'],
    ['2027-05-20', 'm6'],
    ['2027-02-20', 'm3'],
    ['2026-12-20', 'm1'],
    ['2026-11-19', 'barred'],
  ])('barred after %s: %s on 20 November 2026', (bars, expected) => expect(near(bars, '2026-11-20')).toBe(expected))
})

test('what would save a debt: the customer’s own writing first, then a court; nothing once it is barred, a seizure once there is a title', () => {
  const codes = (near: Nearness, hasTitle = false) =>
    remediesFor({ barsOn: day('2027-01-01'), hasTitle }, near).map(({ code }) => code)
  expect(codes('m6')).toEqual([
    'acknowledgement',
    'part_payment',
    'plan',
    'conciliation',
    'order',
    'urgent_action',
    'full_action',
  ])
  expect(codes('m1', true).at(-1)).toBe('title')
  expect([codes('barred'), codes('stopped'), codes('later'), codes('unknown')]).toEqual([['barred'], ['end'], [], []])
})

describe('whatever happens', () => {
  const aDay = fc.integer({ min: -200, max: 9000 }).map((n) => addDays(day(START), n))
  const event = (causes: readonly Cause[]) =>
    fc
      .record({
        id: fc.uuid(),
        cause: fc.constantFrom(...causes),
        on: aDay,
        length: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 8 }),
        isLost: fc.boolean(),
      })
      .map(({ length, ...one }): ClockEvent => {
        const lasts = CAUSES[one.cause].lasts === 'during' && length !== null
        return { ...one, until: lasts ? addDays(one.on, length) : null }
      })
  const events = fc.array(event(CAUSE_LIST), { maxLength: 8 })
  const letters = fc.array(event(['letter', 'recorded_letter', 'phone_promise', 'order_filed']), { maxLength: 8 })
  const suspensions = fc.array(event(['mediation', 'conciliation', 'small_claim']), { minLength: 1, maxLength: 5 })
  const kind = fc.constantFrom(...CLAIM_KINDS)
  const bars = (of: ClaimKind, given: readonly ClockEvent[]): LocalDate | null => {
    const terms = termsOf(book, { kind: of, startsOn: day(START), contractYears: null })
    return terms.ok ? reckon(terms.value.terms, day(START), given).barsOn : null
  }
  /** Later than any day: nothing runs. */
  const asText = (on: LocalDate | null) => on ?? '9999'

  it('no letter, promise by phone or filed request ever moves the day of an ordinary debt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('trade', 'consumer', 'carriage', 'rent', 'other' as const),
        events,
        letters,
        (of, all, none) => {
          expect(bars(of, [...all, ...none])).toBe(bars(of, all))
        },
      ),
    )
  })

  it('the order in which events are told changes nothing', () => {
    fc.assert(
      fc.property(kind, events, fc.infiniteStream(fc.nat()), (of, all, places) => {
        const shuffled = all
          .map((one) => ({ one, place: places.next().value as number }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ one }) => one)
        expect(bars(of, shuffled)).toBe(bars(of, all))
      }),
    )
  })

  it('a suspension never shortens, and leaves six months when it ends in time', () => {
    fc.assert(
      fc.property(kind, suspensions, (of, all) => {
        const kept = all.filter(({ isLost }) => !isLost)
        const end = bars(of, all)
        expect(asText(end) >= asText(bars(of, []))).toBe(true)
        const reckoned = end === null ? [] : kept.filter(({ on, until }) => until && on <= end && until > day(START))
        for (const { on, until } of reckoned)
          if (on <= bars(of, [])!) expect(daysBetween(until!, end!)).toBeGreaterThanOrEqual(181)
      }),
    )
  })

  it('no event of any kind brings the day nearer', () => {
    fc.assert(
      fc.property(kind, events, event(CAUSE_LIST), (of, all, more) => {
        expect(asText(bars(of, [...all, more])) >= asText(bars(of, all))).toBe(true)
      }),
    )
  })
})
