import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LocalDate } from '../../kernel/calendar.ts'
import { comesApart, type Settlement, whatFits } from './reopening.ts'

const on = '2026-11-20' as LocalDate
const cents = fc.integer({ min: 1, max: 50 })
const item = fc.integer({ min: 0, max: 3 })

const settlements = fc.array(fc.record({ debit: item, credit: item, cents }), { maxLength: 8 }).map((all) =>
  all.map(
    (one, place): Settlement => ({
      id: `${place}`,
      debitId: `d${one.debit}`,
      creditId: `c${one.credit}`,
      cents: one.cents,
      on,
    }),
  ),
)
const left = fc.dictionary(
  fc.constantFrom('d0', 'd1', 'd2', 'd3', 'c0', 'c1', 'c2', 'c3'),
  fc.integer({ min: 0, max: 60 }),
)

const takenOf = (all: readonly Settlement[], id: string) =>
  all.filter((one) => one.debitId === id || one.creditId === id).reduce((sum, one) => sum + one.cents, 0)

test('settled again, no document and no payment gives more than it has left, and nothing that would fit is left out', () => {
  fc.assert(
    fc.property(settlements, left, (before, open) => {
      const has = new Map(Object.entries(open))
      const again = whatFits(before, has)
      for (const id of ['d0', 'd1', 'd2', 'd3', 'c0', 'c1', 'c2', 'c3'])
        expect(takenOf(again, id)).toBeLessThanOrEqual(has.get(id) ?? 0)
      for (const one of before) {
        const took = again.find(({ id }) => id === one.id)?.cents ?? 0
        expect(took).toBeLessThanOrEqual(one.cents)
        if (took === one.cents) continue
        const spare = (id: string) => (has.get(id) ?? 0) - takenOf(again, id)
        expect(Math.min(spare(one.debitId), spare(one.creditId))).toBe(0)
      }
    }),
  )
})

test('of a payment of which a part goes back, exactly that part comes apart, the last settled first', () => {
  fc.assert(
    fc.property(
      settlements,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 200 }),
      (settled, open, wanted) => {
        const whole = settled.reduce((sum, one) => sum + one.cents, 0)
        const part = Math.min(wanted, whole + open)
        fc.pre(part > 0)
        const { undone, kept } = comesApart(settled, open, part)
        const apart = undone.reduce((sum, one) => sum + one.cents, 0) - (kept?.cents ?? 0)
        expect(apart).toBe(Math.max(0, part - open))
        expect(undone.map(({ id }) => id)).toEqual(
          settled
            .toReversed()
            .slice(0, undone.length)
            .map(({ id }) => id),
        )
        if (kept) expect([kept.cents > 0, kept.cents < undone.at(-1)!.cents]).toEqual([true, true])
      },
    ),
  )
})
