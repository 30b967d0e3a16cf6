import { facts, invoices, letterOf } from '../src/correspondence/fixtures.ts'
import { renderLetterBatch } from '../src/correspondence/index.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { peakMb } from './measure.ts'

/** One-page letters with an item table and a QR code: how many a second and per core, and whether memory stays flat. */
const LETTERS = Number(process.argv[2] ?? 10_000)
const WORKERS = 2

const press = openPdfPress({ workers: WORKERS })
function* orders() {
  for (let n = 0; n < LETTERS; n++)
    yield { letter: letterOf(facts('courteous', 'business', 'fr', { items: invoices(5, 12_345 + n) })) }
}
let pages = 0
let done = 0
let peakAtTenth = 0
const start = performance.now()
const cpuStart = process.cpuUsage()
for await (const { result } of renderLetterBatch(press, orders())) {
  if (result instanceof Error) throw result
  pages += result.pages
  if (++done === Math.ceil(LETTERS / 10)) peakAtTenth = peakMb()
}
const wall = (performance.now() - start) / 1000
const cpu = process.cpuUsage(cpuStart)
const cpuSeconds = (cpu.user + cpu.system) / 1e6
await press.close()
console.log(
  `${done} letters, ${pages} pages: ${(done / wall).toFixed(0)} a second on ${WORKERS} threads, ${(done / cpuSeconds).toFixed(0)} per processor second (aim ≥ 60 per core)`,
)
console.log(`peak resident memory ${peakAtTenth} MB after a tenth, ${peakMb()} MB at the end`)
