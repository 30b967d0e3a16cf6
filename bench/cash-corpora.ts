import { existsSync } from 'node:fs'
import path from 'node:path'
import { bringCash } from '../sim/cash-books.ts'
import { isRight } from '../sim/cash-judge.ts'
import { type Judged, measure } from '../sim/cash-measure.ts'
import { learnAliases } from '../src/cash/matching/answer-store.ts'
import { DEFAULT_SETTING } from '../src/cash/setting-store.ts'
import { aliasOf } from '../src/cash/words/payer-name-words.ts'
import { insertHolds } from '../src/dunning/store.ts'
import { newId } from '../src/kernel/ids.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db.ts'
import type { Labelled } from './cash-corpora-book.ts'
import { readSets } from './cash-corpora-read.ts'
import { printAppliedWrong, printConfusions, printFigures } from './cash-print.ts'
import { founded } from './founded.ts'
import { withBenchDatabase } from './measure.ts'

/**
 * The same figures on payments that others have labelled: every set of a folder, whatever its form.
 *
 *     node bench/cash-corpora.ts [FOLDER]
 */
const corpora = process.env.QUITTANCE_CORPORA ?? path.resolve(PROJECT_ROOT, '../shared/corpora')
const folder = process.argv[2] ?? path.join(corpora, 'matching')
if (!existsSync(folder)) {
  console.log(`no labelled payments of others at ${folder}: skipped (name their folder, or set QUITTANCE_CORPORA)`)
  process.exit(0)
}

// Sets in dollars write off a wire fee up to 25 and grant their discounts for ten days: their own rules, said in their notes.
const american = { ...DEFAULT_SETTING, feeCents: 2_500, discountDays: 10 }

await withBenchDatabase(async ({ db }) => {
  for (const play of readSets(folder)) {
    const orgId = await founded(db, play.company || undefined)
    const at = new Date(`${play.on}T08:00:00Z`)
    const importId = await bringCash(db, orgId, play, at)
    await knownBefore(db, orgId, play, at)
    const judged = await measure(db, orgId, importId, play, at, play.isEuro ? DEFAULT_SETTING : american)
    const measured = [{ judged: judged.map((one) => generous(one, play)), items: play.items }]
    printFigures(play.name, measured[0]!.judged)
    console.log(`amounts that cannot be read, their rows left out: ${play.unreadable.length}`)
    for (const one of play.unreadable) console.log(`  UNREADABLE ${one}`)
    printAppliedWrong(measured)
    printConfusions(measured, 8)
    const applied = judged.filter(({ line, applied }) => applied && play.held.includes(line.movement.references.bank))
    if (play.held.length > 0)
      console.log(`lines that their label forbids to apply: ${play.held.length}, applied ${applied.length} (aim 0)`)
    for (const { line } of applied)
      console.log(`  APPLIED THOUGH FORBIDDEN ${line.movement.references.bank} ${line.movement.remittance.join(' ')}`)
  }
})

/** What the books of the set know beside the documents: other names of payers, disputes, watch lists, courts. */
function knownBefore(db: Db, orgId: number, play: Labelled, at: Date): Promise<void> {
  return db.inOrg(orgId, async (tx) => {
    const aliases = play.aliases.map(({ name, customerId }) => ({
      kind: 'name' as const,
      value: aliasOf(name),
      customerId,
    }))
    if (aliases.length > 0) await learnAliases(tx, aliases, at)
    for (const { customerId, itemId, note } of play.holds)
      await insertHolds(
        tx,
        { customerId, category: 'other', note, fromOn: play.on, untilOn: null, placedAt: at, placedBy: 'bench' },
        [{ id: newId(at), itemId }],
      )
  })
}

/** Where the label leaves open how a difference is booked, every way of booking it is right. */
function generous(one: Judged, play: Labelled): Judged {
  const others = play.alternatives.get(one.line.movement.line) ?? []
  const said = one.applied ?? one.proposed[0]
  const truth = said && others.find((other) => isRight(said, other))
  return truth ? { ...one, line: { ...one.line, truth } } : one
}
