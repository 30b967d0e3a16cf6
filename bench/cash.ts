import { playCash } from '../sim/cash.ts'
import { bringCash, learnPayers } from '../sim/cash-books.ts'
import { measure } from '../sim/cash-measure.ts'
import { OWN_NAME } from '../sim/cash-writer.ts'
import { type Measured, printAppliedWrong, printConfusions, printFigures, printRecall } from './cash-print.ts'
import { founded } from './founded.ts'
import { withBenchDatabase } from './measure.ts'

/**
 * How right the matching of payments is, on payments whose truth is known: an organisation for each seed, each numbering in
 * another way. Twice: on its first day, when no payer is known but by name, and after a year, when most are.
 */
const LINES = Number(process.argv[2] ?? 1_000)
const SEEDS = Number(process.argv[3] ?? 8)
const SHOWN = Number(process.argv[4] ?? 14)
const FIRST_SEED = Number(process.argv[5] ?? 1)
const LAST_SEED = FIRST_SEED + SEEDS - 1
/** Open documents for each line of a fortnight's statements: what a firm paid at 45 days has. */
const ITEMS_PER_LINE = 5
const KNOWN_AFTER_A_YEAR = 0.7

await withBenchDatabase(async ({ db }) => {
  const at = new Date('2026-11-20T08:00:00Z')
  for (const known of [0, KNOWN_AFTER_A_YEAR]) {
    const measured: Measured[] = []
    for (let seed = FIRST_SEED; seed <= LAST_SEED; seed++) {
      const orgId = await founded(db, OWN_NAME)
      const play = playCash({
        seed: String(seed),
        items: LINES * ITEMS_PER_LINE,
        lines: LINES,
        numbering: (seed - 1) % 8,
      })
      const importId = await bringCash(db, orgId, play, at)
      if (known > 0) await learnPayers(db, orgId, play.customers, known, at)
      measured.push({ judged: await measure(db, orgId, importId, play, at), items: play.items })
    }
    const all = measured.flatMap(({ judged }) => judged)
    printFigures(
      known === 0
        ? `no payer known yet, seeds ${FIRST_SEED} to ${LAST_SEED}`
        : `${known * 100} % of payers known, seeds ${FIRST_SEED} to ${LAST_SEED}`,
      all,
    )
    printAppliedWrong(measured)
    printRecall(all)
    if (known === 0) printConfusions(measured, SHOWN)
  }
})
