import { existsSync } from 'node:fs'
import path from 'node:path'
import { bringCash } from '../sim/cash-books.ts'
import { isRight } from '../sim/cash-judge.ts'
import { type Judged, measure } from '../sim/cash-measure.ts'
import { DEFAULT_SETTING } from '../src/cash/setting-store.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { type Labelled, readHackathon, readPaymentsMatcher, readTaskgraph } from './cash-corpora-read.ts'
import { type Measured, printAppliedWrong, printConfusions, printFigures } from './cash-print.ts'
import { founded } from './founded.ts'
import { withBenchDatabase } from './measure.ts'

/** The same figures on payments that others have labelled. */
const folder = process.env.QUITTANCE_CORPORA ?? path.resolve(PROJECT_ROOT, '../shared/corpora')
const matching = path.join(folder, 'matching')
if (!existsSync(matching)) {
  console.log(`no labelled payments of others at ${matching}: skipped (set QUITTANCE_CORPORA to their folder)`)
  process.exit(0)
}

// Samples 1 to 5 write off a wire fee up to 25 and grant their discounts for ten days: their own rules, said in their notes.
const american = { ...DEFAULT_SETTING, feeCents: 2_500, discountDays: 10 }
const corpora: ReadonlyArray<readonly [name: string, plays: readonly Labelled[], setting: typeof DEFAULT_SETTING]> = [
  ['hackathon samples 1 to 5', [1, 2, 3, 4, 5].map((no) => readHackathon(matching, no)), american],
  ['taskgraph n30', [readTaskgraph(path.join(matching, 'taskgraph_cashapp_n30.json'))], DEFAULT_SETTING],
  ['taskgraph n300', [readTaskgraph(path.join(matching, 'taskgraph_cashapp_n300.json'))], DEFAULT_SETTING],
  ['payments_matcher', [readPaymentsMatcher(matching)], DEFAULT_SETTING],
]

await withBenchDatabase(async ({ db }) => {
  for (const [name, plays, setting] of corpora) {
    const measured: Measured[] = []
    for (const play of plays) {
      const orgId = await founded(db, play.company || undefined)
      const at = new Date(`${play.on}T08:00:00Z`)
      const importId = await bringCash(db, orgId, play, at)
      const judged = await measure(db, orgId, importId, play, at, setting)
      measured.push({ judged: judged.map((one) => generous(one, play)), items: play.items })
    }
    printFigures(
      name,
      measured.flatMap(({ judged }) => judged),
    )
    printAppliedWrong(measured)
    printConfusions(measured, 8)
    const held = plays.flatMap((play) => play.held)
    const applied = measured
      .flatMap(({ judged }) => judged)
      .filter(({ line, applied }) => applied && held.includes(line.movement.references.bank))
    if (held.length > 0)
      console.log(
        `lines that the sample wants held for reasons outside the bank line (watch list, dispute, court): ${held.length}, applied ${applied.length}`,
      )
  }
})

/** Where the label leaves open how a difference is booked, every way of booking it is right. */
function generous(one: Judged, play: Labelled): Judged {
  const others = play.alternatives.get(one.line.movement.line) ?? []
  const said = one.applied ?? one.proposed[0]
  const truth = said && others.find((other) => isRight(said, other))
  return truth ? { ...one, line: { ...one.line, truth } } : one
}
