import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { playCash } from '../sim/cash.ts'
import { bringCash } from '../sim/cash-books.ts'
import { matchLines } from '../src/cash/index.ts'
import { keyItems } from '../src/cash/matching/key-items.ts'
import { moneyWithheld } from '../src/dunning/index.ts'
import { invariant } from '../src/kernel/invariant.ts'
import { remittancesArrived } from '../src/outsourcing/index.ts'
import { servingUrls, withOwner } from '../src/platform/database.ts'
import { connect } from '../src/platform/db.ts'
import { founded } from './founded.ts'
import { peakMb, seconds, withBenchDatabase } from './measure.ts'

/**
 * Ten thousand lines against a hundred thousand open documents, then ten times both. The matching runs in a process of its
 * own, so that its memory is not that of the generator.
 *
 *     node bench/cash-speed.ts [LINES ITEMS]…
 */
const AT = new Date('2026-11-20T08:00:00Z')
const SECRET = '0'.repeat(64)
type Run = {
  keying: number
  matching: number
  /** Of the matching process alone: what a busy machine does to the clock it does not do to this. */
  cpu: number
  again: number
  applied: number
  proposed: number
  lines: number
  /** Megabytes: with the program loaded and nothing matched, and at the most. */
  idle: number
  peak: number
}

const matched = process.env.QUITTANCE_BENCH_MATCH
if (matched) {
  const { ownerUrl, orgId, on } = JSON.parse(matched)
  const db = connect(servingUrls(ownerUrl, SECRET))
  const idle = peakMb()
  const keying = await seconds(() => db.inOrg(orgId, (tx) => keyItems(tx)))
  let result = { lines: 0, proposed: 0, applied: 0 }
  const cpu = process.cpuUsage()
  const matching = await seconds(async () => {
    result = await matchLines({ db, withheld: moneyWithheld, othersMoney: remittancesArrived }, orgId, {
      at: AT,
      today: on,
    })
  })
  const { user, system } = process.cpuUsage(cpu)
  const again = await seconds(() =>
    matchLines({ db, withheld: moneyWithheld, othersMoney: remittancesArrived }, orgId, { at: AT, today: on }),
  )
  console.log(JSON.stringify({ keying, matching, cpu: (user + system) / 1e6, again, ...result, idle, peak: peakMb() }))
  await db.end()
} else {
  const asked = process.argv.slice(2).map(Number)
  const sizes = asked.length > 0 ? asked : [10_000, 100_000, 100_000, 1_000_000]
  let before: { lines: number; seconds: number } | null = null
  for (let i = 0; i + 1 < sizes.length; i += 2) {
    const [lines, items] = [sizes[i]!, sizes[i + 1]!]
    await withBenchDatabase(async ({ db, ownerUrl }) => {
      const orgId = await founded(db)
      const play = playCash({ seed: 'speed', items, lines, numbering: 0 })
      await bringCash(db, orgId, play, AT)
      await withOwner(ownerUrl, (client) => client.query('vacuum analyze'))
      const { join, found } = await rawJoin(ownerUrl, orgId, play)
      const run = await inChild({ ownerUrl, orgId, on: play.on })
      console.log(
        `${run.lines.toLocaleString('en')} lines against ${play.items.length.toLocaleString('en')} documents of ${play.customers.length.toLocaleString('en')} customers: ${run.applied} applied, proposed for ${run.proposed} of the others`,
      )
      console.log(
        `  keys of all documents, once ${run.keying.toFixed(1)} s; matched and applied ${run.matching.toFixed(1)} s, ${Math.round(lines / run.matching)} lines/s, ${run.cpu.toFixed(1)} s of it computing outside the database; what stayed open once more ${run.again.toFixed(1)} s`,
      )
      console.log(
        `  raw hash join on the references already extracted ${join.toFixed(2)} s (${found} hits): ratio ${(run.matching / join).toFixed(1)}; peak resident memory ${run.peak} MB, the program alone ${run.idle} (aim < 600)`,
      )
      if (before) {
        const growth = run.matching / before.seconds / (lines / before.lines)
        console.log(`  time for each line, against the run before: × ${growth.toFixed(2)} (aim ≤ 1.3)`)
      }
      before = { lines, seconds: run.matching }
    })
  }
}

/** What the database needs merely to bring each line and the one document it names together. */
async function rawJoin(
  ownerUrl: string,
  orgId: number,
  play: ReturnType<typeof playCash>,
): Promise<{ join: number; found: number }> {
  const numbers = new Map(play.items.map((item) => [item.id, item.documentNo]))
  const cited = play.lines.flatMap(({ truth }) => truth.parts.map((part) => numbers.get(part.itemId)!))
  return withOwner(ownerUrl, async (client) => {
    await client.query('create table public.floor_cited as select unnest($1::text[]) as document_no', [cited])
    await client.query('analyze public.floor_cited')
    await client.query('set enable_nestloop = off; set enable_mergejoin = off')
    const query = () =>
      client.query(
        'select count(*)::int as found, sum(i.open_cents) from public.floor_cited c join ledger.item i on i.document_no = c.document_no where i.org_id = $1 and i.open_cents > 0',
        [orgId],
      )
    await query()
    let found = 0
    const join = await seconds(async () => {
      found = (await query()).rows[0].found
    })
    return { join, found }
  })
}

function inChild(what: object): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, QUITTANCE_BENCH_MATCH: JSON.stringify(what) }
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
    })
    child.on('error', reject)
    child.on('close', () => {
      const last = said.trim().split('\n').at(-1)
      invariant(last?.startsWith('{') === true, 'the matching ended without a result')
      resolve(JSON.parse(last!))
    })
  })
}
