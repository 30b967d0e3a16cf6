import { expect, test } from 'vitest'
import { bookedCents, type SampleStatement, writeCamt } from '../src/adapters/bank-files/camt-sample.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { OURS } from './cash-statements-files.ts'
import { freshStory, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-24')
const LINES = 20_000

/** Enough lines to pass the size that is read while the caller waits, and the rows that are committed so. */
const large: SampleStatement = {
  id: 'GRAND',
  iban: OURS,
  currency: 'EUR',
  openingCents: 100_000,
  entries: Array.from({ length: LINES }, (_, index) => ({
    cents: index % 5 === 4 ? -(100 + index) : 1_000 + index,
    bookedOn: '2026-11-20',
    reference: `BNK${index}`,
    label: 'VIR SEPA RECU',
    parts: [
      {
        cents: index % 5 === 4 ? -(100 + index) : 1_000 + index,
        name: `CLIENT ${index % 900}`,
        iban: 'FR1420041010050500013M02606',
        endToEnd: `E2E-${index}`,
        text: `FACTURE 2026-${String(index).padStart(6, '0')} REGLEMENT`,
      },
    ],
  })),
}

test(`a statement of ${LINES} lines is read and committed by jobs, says how far it is, and is known whole the next time`, async () => {
  const bytes = new TextEncoder().encode(writeCamt([large], { version: 2, message: 'camt.053' }))
  const shown = await preview(story().owner, 'grand.xml', bytes)
  expect(shown.state).toBe('reading')
  expect(shown.fileSize).toBeGreaterThan(8 * 1024 * 1024)
  const began = Date.now()
  const told = watchProgress(shown.id)
  await story().runJobs()
  const stages = await told.end()
  const read = await story().owner.call(intakeRoutes.import, { params: { id: shown.id } })
  expect(read).toMatchObject({ state: 'previewed', refusal: null, summary: { rows: { created: LINES, known: 0 } } })
  expect(stages).toContain('reading')
  const readMs = Date.now() - began

  const asked = await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(asked.state).toBe('committing')
  await story().runJobs()
  const done = await story().owner.call(intakeRoutes.import, { params: { id: shown.id } })
  expect(done.state).toBe('committed')
  const { accounts } = await story().owner.call(cashRoutes.accounts)
  expect(accounts).toMatchObject([{ iban: OURS, balanceCents: 100_000 + bookedCents(large) }])
  const { counts } = await story().owner.call(cashRoutes.lines, { query: { limit: 1 } as never })
  expect(counts.open + counts.setAside + counts.matched).toBe(LINES)
  console.log(
    `${LINES} lines of ${Math.round(bytes.length / 1e6)} MB: read in ${readMs} ms, all in ${Date.now() - began} ms`,
  )

  const again = await preview(story().owner, 'grand.xml', bytes)
  await story().runJobs()
  expect((await story().owner.call(intakeRoutes.import, { params: { id: again.id } })).summary).toMatchObject({
    rows: { created: 0, known: LINES },
  })
}, 240_000)

/** Asks how far an import is, as its page does, until told to stop. */
function watchProgress(id: string): { end(): Promise<string[]> } {
  const stages = new Set<string>()
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const { progress } = await story().owner.call(intakeRoutes.import, { params: { id } })
      if (progress && progress.done > 0) stages.add(progress.stage)
      await new Promise((wait) => setTimeout(wait, 100))
    }
  })()
  return {
    async end() {
      isOver = true
      await watching
      return [...stages]
    },
  }
}
