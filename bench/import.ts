import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeBulkFec } from '../sim/bulk-fec.ts'
import { commitNow, noDependants, previewImport, readImport, storeFile } from '../src/intake/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { withOwner } from '../src/platform/database.ts'
import { founded } from './founded.ts'
import { peakMb, seconds, withBenchDatabase } from './measure.ts'

/** A FEC of a million lines, from bytes on disk to booked items, against a raw COPY of the rows it produces. */
const LINES = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(path.join(tmpdir(), 'quittance-bench-fec-'))
const file = path.join(folder, '000000000FEC20251231.txt')
const out = createWriteStream(file)
const truth = await writeBulkFec({ lines: LINES, customers: 50_000, year: 2025, seed: 7 }, out)
out.end()
await finished(out)
console.log(
  `${LINES.toLocaleString('en')} lines, ${(statSync(file).size / 1e6).toFixed(0)} MB, ${JSON.stringify(truth).slice(0, 200)}`,
)

await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = await founded(db)
  const deps = { db, clock: systemClock, dependants: noDependants }
  const actor = { id: 'system:bench', name: 'bench' }
  let importId = ''
  const store = await seconds(async () => {
    const { file: kept } = await storeFile(db, orgId, {
      name: path.basename(file),
      bytes: createReadStream(file, { highWaterMark: 1 << 20 }),
      actor,
      at: new Date(),
    })
    importId = await previewImport(deps, orgId, { fileId: kept.id, options: {}, actor })
  })
  const preview = await seconds(() => readImport(deps, orgId, importId))
  const commit = await seconds(() => commitNow(deps, orgId, importId, actor))
  const peak = peakMb()
  const { heapUsed, external } = process.memoryUsage()

  // The floor: the very rows the import produced, as text from memory, into tables of the same shape with the same primary keys.
  const tables = ['ledger.item', 'ledger.allocation', 'parties.customer']
  const rawCopy = (like: string) =>
    withOwner(ownerUrl, async (client) => {
      let total = 0
      for (const table of tables) {
        const chunks: Buffer[] = []
        for await (const chunk of client.query(copyTo(`copy ${table} to stdout`))) chunks.push(chunk as Buffer)
        await client.query(`create table public.floor (like ${table} ${like})`)
        total += await seconds(() =>
          pipeline(Readable.from(chunks), client.query(copyFrom('copy public.floor from stdin'))),
        )
        await client.query('drop table public.floor')
      }
      return total
    })
  const floor = await rawCopy('including defaults including constraints including indexes')
  const bare = await rawCopy('')
  const counts = await withOwner(
    ownerUrl,
    async (client) =>
      (
        await client.query(
          'select (select count(*) from ledger.item)::int as items, (select count(*) from ledger.allocation)::int as allocations, (select count(*) from parties.customer)::int as customers',
        )
      ).rows[0],
  )
  const whole = store + preview + commit
  console.log(`produced ${counts.items} items, ${counts.allocations} allocations, ${counts.customers} customers`)
  console.log(
    `keep the bytes ${store.toFixed(1)} s, read and preview ${preview.toFixed(1)} s, commit ${commit.toFixed(1)} s`,
  )
  console.log(
    `FEC import ${whole.toFixed(1)} s, ${Math.round(LINES / whole)} lines/s; raw COPY of the rows, same keys and indexes ${floor.toFixed(1)} s: ratio ${(whole / floor).toFixed(2)} (aim ≤ 4); bare tables ${bare.toFixed(1)} s: ratio ${(whole / bare).toFixed(2)}`,
  )
  console.log(
    `peak resident memory ${peak} MB (aim < 600); at the end ${Math.round(heapUsed / 1e6)} MB of heap, ${Math.round(external / 1e6)} MB beside it`,
  )
})
rmSync(folder, { recursive: true, force: true })
