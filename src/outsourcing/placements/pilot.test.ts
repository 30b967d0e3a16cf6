import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawPilot, type PilotFile } from './pilot.ts'

const fileOf = (key: string, cents: number, daysLate: number): PilotFile => ({ key, cents, currency: 'EUR', daysLate })
/** Forty files under 1 000 €, eight from 10 000 €, two of more than a year. */
const books = [
  ...Array.from({ length: 40 }, (_, at) => fileOf(`small-${at}`, 50_000 + at, 70)),
  ...Array.from({ length: 8 }, (_, at) => fileOf(`large-${at}`, 2_000_000 + at, 120)),
  ...Array.from({ length: 2 }, (_, at) => fileOf(`old-${at}`, 300_000, 500)),
]

test('each cell of amount and age is drawn by its share, none that has files is left out', () => {
  const { keys, strata } = drawPilot(books, 10, 'septembre')
  expect(keys).toHaveLength(10)
  expect(strata).toEqual([
    { size: 'small', age: 'young', files: 40, drawn: 8 },
    { size: 'medium', age: 'old', files: 2, drawn: 1 },
    { size: 'large', age: 'middle', files: 8, drawn: 1 },
  ])
  // What a seed drew once it draws for ever: it is printed, and checked against years later.
  expect(keys).toEqual([
    ...[
      'large-3',
      'old-1',
      'small-0',
      'small-10',
      'small-11',
      'small-15',
      'small-16',
      'small-36',
      'small-39',
      'small-8',
    ],
  ])
})

test('the same seed draws the same whatever the order; another draws others; there are never more than there are', () => {
  const files = fc.uniqueArray(
    fc.record({
      key: fc.uuid(),
      cents: fc.integer({ min: 1, max: 5_000_000 }),
      daysLate: fc.integer({ min: 1, max: 900 }),
    }),
    { selector: ({ key }) => key, maxLength: 60 },
  )
  fc.assert(
    fc.property(
      files,
      fc.integer({ min: 10, max: 20 }),
      fc.string({ minLength: 1, maxLength: 8 }),
      (some, size, seed) => {
        const list = some.map((one) => ({ ...one, currency: 'EUR' }))
        const drawn = drawPilot(list, size, seed)
        expect(drawPilot(list.toReversed(), size, seed)).toEqual(drawn)
        expect(drawn.keys).toHaveLength(Math.min(size, list.length))
        expect(new Set(drawn.keys).size).toBe(drawn.keys.length)
        for (const { files: of, drawn: taken } of drawn.strata) expect(taken).toBeLessThanOrEqual(of)
        if (size >= drawn.strata.length) for (const { drawn: taken } of drawn.strata) expect(taken).toBeGreaterThan(0)
      },
    ),
    { numRuns: 300 },
  )
  expect(drawPilot(books, 10, 'a').keys).not.toEqual(drawPilot(books, 10, 'b').keys)
})
