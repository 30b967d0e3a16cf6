import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dayIn, toLocalDate } from '../src/kernel/calendar.ts'
import { writeBulkFec } from './bulk-fec.ts'
import { playDemo } from './demo.ts'
import { emitDemo } from './emission.ts'

/**
 * node sim/emit.ts demo --to DIR [--on 2026-11-21]
 * node sim/emit.ts bulk --to FILE --lines 1000000 [--customers 50000] [--year 2026] [--seed 1]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    on: { type: 'string' },
    lines: { type: 'string', default: '1000000' },
    customers: { type: 'string', default: '50000' },
    year: { type: 'string', default: '2026' },
    seed: { type: 'string', default: '1' },
  },
})

const asOf = values.on === undefined ? dayIn('Europe/Paris', new Date()) : toLocalDate(values.on)
if (!values.to || !asOf || !['demo', 'bulk'].includes(positionals[0] ?? '')) {
  console.error(
    'usage: emit.ts demo --to DIR [--on YYYY-MM-DD] | emit.ts bulk --to FILE --lines N [--customers N] [--year YYYY] [--seed N]',
  )
  process.exitCode = 2
} else if (positionals[0] === 'demo') {
  await mkdir(values.to, { recursive: true })
  for (const file of await emitDemo(playDemo(asOf))) {
    await writeFile(join(values.to, file.name), file.bytes)
    console.log(`${file.name}  ${file.bytes.length} bytes`)
  }
} else {
  const startedAt = performance.now()
  const truth = await writeBulkFec(
    {
      lines: Number(values.lines),
      customers: Number(values.customers),
      year: Number(values.year),
      seed: Number(values.seed),
    },
    createWriteStream(values.to, { highWaterMark: 1 << 20 }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  const { openCentsByCustomer: _, ...totals } = truth
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024)
  console.log(
    JSON.stringify({
      ...totals,
      seconds: Number(seconds.toFixed(2)),
      linesPerSecond: Math.round(truth.lines / seconds),
      peakMb,
    }),
  )
}
