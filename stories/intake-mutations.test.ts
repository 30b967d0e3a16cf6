import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { anyDamage, damaged, type Sample } from '../tools/testing/damage.ts'
import { type Books, forget, forgetAll, ledgers, lists, outcomeOf, statements, storyWith } from './intake-outcome.ts'

/** QUITTANCE_MUTATIONS=5000 tries that many; QUITTANCE_SEED=n tries others. */
const MUTATIONS = Number(process.env.QUITTANCE_MUTATIONS ?? 150)
const SEED = Number(process.env.QUITTANCE_SEED ?? 20_261_121)

afterEach(forgetAll)

test(
  `${MUTATIONS} damaged files: each is refused with a sentence and changes nothing, or its totals are those of the books`,
  async () => {
    const outcomes: Record<string, number> = {}
    const place = (books: Books, samples: readonly Sample[]) =>
      fc.record({
        books: fc.constantFrom<Books>('empty', books),
        sample: fc.constantFrom(...samples.keys()),
        samples: fc.constant(books),
      })
    const brought: Partial<Record<Books, readonly Sample[]>> = { ledger: ledgers, lists, statements }
    const damages = fc.oneof(
      { weight: 3, arbitrary: anyDamage.map((damage) => [damage]) },
      { weight: 2, arbitrary: fc.array(anyDamage, { minLength: 2, maxLength: 5 }) },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(...Object.entries(brought).map(([books, samples]) => place(books as Books, samples))),
        damages,
        async (where, done) => {
          const sample = brought[where.samples]![where.sample]!
          const story = await storyWith(where.books)
          try {
            const outcome = await outcomeOf(story, sample, await damaged(sample, done), where.books)
            outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
          } catch (error) {
            await forget(where.books)
            throw error
          }
        },
      ),
      { numRuns: MUTATIONS, seed: SEED },
    )
    console.log(`${MUTATIONS} damaged files, seed ${SEED}: ${JSON.stringify(outcomes)}`)
    // Both ends must have been reached often, or the property says nothing.
    expect(outcomes.committed).toBeGreaterThan(MUTATIONS / 5)
    expect(MUTATIONS - outcomes.committed!).toBeGreaterThan(MUTATIONS / 5)
  },
  60_000 + MUTATIONS * 2_000,
)
