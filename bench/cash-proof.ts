import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CASH_GENERATOR, playCash } from '../sim/cash.ts'
import { bringCash, learnPayers } from '../sim/cash-books.ts'
import { figuresOf, proposedFor } from '../sim/cash-measure.ts'
import { OWN_NAME } from '../sim/cash-writer.ts'
import { leastShareBp, type Tally } from '../src/cash/matching/proportion.ts'
import { MATCH_CLASSES } from '../src/cash/model.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { founded } from './founded.ts'
import { withBenchDatabase } from './measure.ts'

/**
 * Measures beforehand what each kind of match is worth and writes it down where the product reads it: the right and the wrong
 * ones among first proposals without a rival, every seed an organisation of its own, so that no payment counts twice. In every
 * other one most payers are known, as after a year. Written after each seed: it can be stopped at any time.
 *
 *     npm run bench:proof -- [SEEDS] [FIRST SEED] [add]
 *
 * `add` adds to what was measured with other seeds, for the same generator and the same matching.
 */
const FILE = path.join(PROJECT_ROOT, 'src/cash/matching/measured-beforehand.json')
const SEEDS = Number(process.argv[2] ?? 160)
const FIRST = Number(process.argv[3] ?? 1)
const LINES = 2_000
const ITEMS_PER_LINE = 5
const KNOWN_AFTER_A_YEAR = 0.7

type Measured = {
  generator: number
  measuredOn: string
  seeds: [number, number][]
  lines: number
  kinds: Record<string, Tally>
}
const before: Measured | null = process.argv[4] === 'add' ? JSON.parse(readFileSync(FILE, 'utf8')) : null
if (before && before.generator !== CASH_GENERATOR)
  throw new Error(
    `the shipped measure is of generator ${before.generator}, this is ${CASH_GENERATOR}: measure anew, without add`,
  )
if (before?.seeds.some(([from, to]) => FIRST <= to && FIRST + SEEDS - 1 >= from))
  throw new Error(
    `seeds ${FIRST} to ${FIRST + SEEDS - 1} were measured already: name others, or measure anew, without add`,
  )

const kinds = new Map<string, { right: number; wrong: number }>(
  MATCH_CLASSES.map((cls) => [cls, { ...(before?.kinds[cls] ?? { right: 0, wrong: 0 }) }]),
)
await withBenchDatabase(async ({ db }) => {
  const at = new Date('2026-11-20T08:00:00Z')
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const orgId = await founded(db, OWN_NAME)
    const play = playCash({
      seed: String(seed),
      items: LINES * ITEMS_PER_LINE,
      lines: LINES,
      numbering: (seed - 1) % 8,
    })
    const importId = await bringCash(db, orgId, play, at)
    if (seed % 2 === 0) await learnPayers(db, orgId, play.customers, KNOWN_AFTER_A_YEAR, at)
    const { byClass } = figuresOf(await proposedFor(db, orgId, importId, play, at))
    for (const [cls, { first, tied, untiedRight }] of byClass) {
      const tally = kinds.get(cls)!
      tally.right += untiedRight
      tally.wrong += first - tied - untiedRight
    }
    write(seed)
  }
})
for (const [cls, tally] of kinds) {
  const n = tally.right + tally.wrong
  if (n > 0)
    console.log(
      `${cls.padEnd(18)} ${tally.right} right, ${tally.wrong} wrong of ${n}: at least ${leastShareBp(tally) / 100} %`,
    )
}

/** One kind a line: what changes from one measure to the next is read at a glance. */
function write(lastSeed: number): void {
  const seeds = [...(before?.seeds ?? []), [FIRST, lastSeed]].map(([from, to]) => `[${from}, ${to}]`).join(', ')
  const rows = [...kinds]
    .filter(([, { right, wrong }]) => right + wrong > 0)
    .map(([cls, { right, wrong }]) => `    "${cls}": { "right": ${right}, "wrong": ${wrong} }`)
  writeFileSync(
    FILE,
    `{
  "generator": ${CASH_GENERATOR},
  "measuredOn": "${new Date().toISOString().slice(0, 10)}",
  "seeds": [${seeds}],
  "lines": ${(before?.lines ?? 0) + (lastSeed - FIRST + 1) * LINES},
  "kinds": {
${rows.join(',\n')}
  }
}
`,
  )
}
