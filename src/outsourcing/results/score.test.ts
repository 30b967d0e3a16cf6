import { expect, test } from 'vitest'
import { addDays, day, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { ageOf, sizeOf } from '../audit/model.ts'
import { cohortsOf, monthsKnown } from './cohorts.ts'
import { difference, effectiveFiles, shareRecovered, wilson } from './interval.ts'
import { compareLike } from './like-files.ts'
import type { FileFacts } from './model.ts'
import { checkPromise, hereInstead, scoreOf } from './score.ts'

let numbers = 0
const file = (
  change: Partial<FileFacts> & { paid?: readonly (readonly [on: string, cents: number])[] } = {},
): FileFacts => {
  const { paid = [], ...rest } = change
  const { placedCents = 100_000, ageDays = 120, placedOn = day('2026-01-10') } = rest
  return {
    ...{ id: `F${++numbers}`, no: numbers, mandateId: 'M', providerId: 'P', customerId: 'C', customerName: 'Morel' },
    ...{ kind: 'business', sector: '', currency: 'EUR', stage: 'amicable', isPilot: false, placedOn },
    ...{ placedCents, ageDays, size: sizeOf(placedCents, 'EUR'), age: ageOf(ageDays), endedOn: null, endedWhy: null },
    ...{
      receipts: paid.map(([on, cents]) => ({ on: day(on), days: daysBetween(placedOn, day(on)), cents })),
      feeCents: 0,
      complaints: 0,
      disputes: 0,
    },
    ...{ promises: 0, promisesKept: 0, grade: null },
    ...rest,
  }
}
const many = (count: number, change: (at: number) => Parameters<typeof file>[0]) =>
  Array.from({ length: count }, (_, at) => file(change(at)))
const TODAY = day('2026-09-01')

test('the interval is that of Wilson, and one large file tells as much as one file', () => {
  // 8 of 10: the textbook gives 49.0 % to 94.3 %.
  const { low, high } = wilson(0.8, 10)
  expect([Math.round(low * 1000), Math.round(high * 1000)]).toEqual([490, 943])
  expect(wilson(0, 10).low).toBe(0)
  expect(wilson(1, 10).high).toBe(1)
  expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 })
  const equal = many(10, () => ({})).map((one) => ({ ...one, recoveredCents: 0 }))
  expect(effectiveFiles(equal)).toBeCloseTo(10)
  const one = { placedCents: 100_000_000, recoveredCents: 100_000_000 }
  expect(Math.round(effectiveFiles([...equal, one]))).toBe(1)
  expect(shareRecovered([...equal, one])).toMatchObject({ bp: 9901, isThin: true })
})

test('a score adds up: what was placed, what came, what it cost, and how long it took', () => {
  const files = [
    file({
      placedCents: 100_000,
      feeCents: 15_000,
      paid: [
        ['2026-01-20', 40_000],
        ['2026-02-19', 60_000],
      ],
      endedWhy: 'paid',
      endedOn: day('2026-02-19'),
    }),
    file({
      placedCents: 300_000,
      feeCents: 9_000,
      paid: [['2026-03-11', 60_000]],
      complaints: 2,
      disputes: 1,
      grade: 2,
    }),
    file({ placedCents: 100_000, promises: 2, promisesKept: 1, grade: 5 }),
  ]
  expect(scoreOf(files, 1_000)).toMatchObject({
    ...{ files: 3, running: 2, paid: 1, placedCents: 500_000, recoveredCents: 160_000, feeCents: 25_000 },
    ...{ netCents: 135_000, netBp: 2_700, costBp: 1_563, firstDays: 10, medianEuroDays: 40 },
    ...{ complaints: 1, disputes: 1, promises: 2, promisesKept: 1, grades: 2, gradeCentis: 350 },
    rate: { bp: 3_200, files: 3, isThin: true },
  })
  expect(scoreOf([])).toMatchObject({ rate: null, netBp: null, costBp: null, firstDays: null, gradeCentis: null })
})

test('a promise is held against what came within six months, of files that had that time', () => {
  const proven = () => ({ young: 8_000, middle: 6_000, old: null })
  const six = (paid: [string, number][]) => file({ paid })
  const files = [
    ...many(40, () => ({
      paid: [
        ['2026-07-10', 50_000],
        ['2026-07-11', 50_000],
      ] as const,
    })),
    // Too young, taken back in time, of an age of which nothing was promised: none of them counts.
    file({ placedOn: day('2026-03-02') }),
    file({ endedOn: day('2026-02-01'), endedWhy: 'recalled' }),
    file({ ageDays: 500 }),
  ]
  expect(checkPromise(files, proven, TODAY)).toMatchObject({
    ...{ files: 40, placedCents: 4_000_000, promisedCents: 2_400_000, cameCents: 2_000_000, promisedBp: 6_000 },
    verdict: 'unsure',
  })
  expect(
    checkPromise(
      many(40, () => ({})),
      proven,
      TODAY,
    ),
  ).toMatchObject({ cameCents: 0, verdict: 'short' })
  expect(
    checkPromise(
      many(40, () => ({ paid: [['2026-02-01', 60_000]] })),
      proven,
      TODAY,
    )?.verdict,
  ).toBe('kept')
  expect(checkPromise([six([])], proven, TODAY)?.verdict).toBe('thin')
  expect(checkPromise([six([])], () => null, TODAY)).toBeNull()
  expect(checkPromise([six([])], proven, day('2026-07-09'))).toBeNull()
})

test('what the same files would have brought here rests on the stated prior where too little was followed', () => {
  // 120 days late: 65 %; more than two years: 15 %.
  expect(hereInstead([file(), file({ ageDays: 800 })], [])).toEqual({ cents: 80_000, bp: 4_000, ownFiles: 0 })
  const own = { currency: 'EUR', size: 1, fromDays: 91, items: 60, reachedCents: 1_000, recoveredCents: 300 }
  expect(hereInstead([file()], [own])).toEqual({ cents: 30_000, bp: 3_000, ownFiles: 1 })
})

test('a triangle is cumulative, each file counted from its own day, and leaves empty what is not known yet', () => {
  const files = [
    file({
      placedOn: day('2026-05-05'),
      paid: [
        ['2026-06-05', 10_000],
        ['2026-06-06', 20_000],
      ],
    }),
    file({ placedOn: day('2026-05-28'), paid: [['2026-08-28', 5_000]] }),
    file({ placedOn: day('2026-08-20'), paid: [['2026-08-21', 1_000]] }),
  ]
  const [may, august] = cohortsOf(files, TODAY)
  expect(may).toMatchObject({ month: '2026-05', files: 2, placedCents: 200_000 })
  expect(may!.cells.slice(0, 4)).toEqual([
    { cents: 10_000, bp: 500 },
    { cents: 30_000, bp: 1_500 },
    { cents: 35_000, bp: 1_750 },
    null,
  ])
  expect(august!.cells.every((cell) => cell === null)).toBe(true)
  expect(monthsKnown([may!, august!])).toBe(3)
})

test('two providers are compared on like files and in the same time: a worse mix is not a worse provider', () => {
  const placedOn = day('2026-01-10')
  const paid = (on: LocalDate, cents: number) => [[on, cents]] as const
  const soon = addDays(placedOn, 30)
  const easy = { ageDays: 30, placedOn }
  const hard = { ageDays: 500, placedOn }
  // Ours had mostly hard files, theirs mostly easy ones; each recovers 80 % of easy and 20 % of hard ones.
  const ours = [
    ...many(20, (at) => ({ ...easy, paid: at % 5 === 0 ? [] : paid(soon, 100_000) })),
    ...many(80, (at) => ({ ...hard, paid: at % 5 === 0 ? paid(soon, 100_000) : [] })),
  ]
  const theirs = [
    ...many(80, (at) => ({ ...easy, paid: at % 5 === 0 ? [] : paid(soon, 100_000) })),
    ...many(20, (at) => ({ ...hard, paid: at % 5 === 0 ? paid(soon, 100_000) : [] })),
  ]
  expect([scoreOf(ours).rate!.bp, scoreOf(theirs).rate!.bp]).toEqual([3_200, 6_800])
  const like = compareLike(ours, theirs, 180, TODAY)
  expect(like.coveredBp).toBe(10_000)
  expect(like.result).toMatchObject({ oursBp: 5_000, theirsBp: 5_000, differenceBp: 0, verdict: 'even' })
  const better = compareLike(
    many(60, () => ({ ...easy, paid: paid(soon, 100_000) })),
    theirs,
    180,
    TODAY,
  )
  expect(better.result).toMatchObject({ oursBp: 10_000, theirsBp: 8_000, verdict: 'ours' })
  // Only the easy files have a counterpart; the hard ones are told as not compared.
  expect(better.coveredBp).toBe(8_750)
  const late = compareLike(
    many(60, () => ({ ...easy, paid: paid(addDays(placedOn, 181), 100_000) })),
    theirs,
    180,
    TODAY,
  )
  expect(late.result).toMatchObject({ oursBp: 0, verdict: 'theirs' })
})

test('too few like files are compared with nobody, and say so', () => {
  const one = many(4, () => ({ placedOn: day('2026-01-10') }))
  const other = many(60, () => ({ placedOn: day('2026-01-10') }))
  expect(compareLike(one, other, 180, TODAY)).toMatchObject({ coveredBp: 0, result: null })
  expect(
    compareLike(
      many(6, () => ({})),
      other,
      180,
      TODAY,
    ).result?.verdict,
  ).toBe('thin')
  expect(
    compareLike(
      other,
      many(60, () => ({ placedOn: day('2026-08-01') })),
      180,
      TODAY,
    ),
  ).toMatchObject({
    theirs: { files: 0, tooYoung: 60 },
    result: null,
  })
  expect(difference([{ ...wilson(0.5, 20), weight: 1 }], [{ ...wilson(0.5, 20), weight: 1 }]).share).toBe(0)
})
