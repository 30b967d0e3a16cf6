import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastShareBp, mostShareBp, seenShareBp } from './proportion.ts'

test('none wrong proves what the rule of three says, exactly', () => {
  // The nth root of 0.05.
  expect(leastShareBp({ right: 59, wrong: 0 })).toBe(9_504)
  expect(leastShareBp({ right: 2_994, wrong: 0 })).toBe(9_989)
  expect(leastShareBp({ right: 2_995, wrong: 0 })).toBe(9_990)
  expect(mostShareBp({ right: 2_995, wrong: 0 })).toBe(10_000)
})

test('the bounds are those of the published tables', () => {
  // Clopper–Pearson, 90 % two-sided, which is 95 % on each side: 8 of 10 gives 0.4931 to 0.9632; 1 of 10 gives 0.0051 to 0.3942.
  expect([leastShareBp({ right: 8, wrong: 2 }), mostShareBp({ right: 8, wrong: 2 })]).toEqual([4_930, 9_632])
  expect([leastShareBp({ right: 1, wrong: 9 }), mostShareBp({ right: 1, wrong: 9 })]).toEqual([51, 3_941])
})

test('one wrong one disproves 99.9 % among the first fifty-one answers and not among more', () => {
  expect(mostShareBp({ right: 50, wrong: 1 })).toBe(9_989)
  expect(mostShareBp({ right: 51, wrong: 1 })).toBe(9_990)
  expect(mostShareBp({ right: 0, wrong: 1 })).toBe(9_500)
})

test('nothing seen proves nothing and excludes nothing', () => {
  expect(leastShareBp({ right: 0, wrong: 0 })).toBe(0)
  expect(mostShareBp({ right: 0, wrong: 0 })).toBe(10_000)
  expect(seenShareBp({ right: 0, wrong: 0 })).toBeNull()
})

test('what was seen lies between the bounds, and more of the same narrows them', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: 2, max: 5 }), (right, wrong, times) => {
      fc.pre(right + wrong > 0)
      const tally = { right, wrong }
      const more = { right: right * times, wrong: wrong * times }
      const seen = seenShareBp(tally)!
      expect(leastShareBp(tally)).toBeLessThanOrEqual(seen)
      expect(mostShareBp(tally)).toBeGreaterThanOrEqual(seen)
      expect(leastShareBp(more)).toBeGreaterThanOrEqual(leastShareBp(tally))
      expect(mostShareBp(more)).toBeLessThanOrEqual(mostShareBp(tally))
    }),
  )
})
