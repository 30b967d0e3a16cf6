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
const tenth = Math.ceil(LETTERS / 10)
const residentMb: number[] = []
let peakAtTenth = 0
const start = performance.now()
const cpuStart = process.cpuUsage()
for await (const { result } of renderLetterBatch(press, orders())) {
  if (result instanceof Error) throw result
  pages += result.pages
  if (++done % tenth === 0) residentMb.push(Math.round(process.memoryUsage.rss() / 2 ** 20))
  if (done === tenth) peakAtTenth = peakMb()
}
const wall = (performance.now() - start) / 1000
const cpu = process.cpuUsage(cpuStart)
const cpuSeconds = (cpu.user + cpu.system) / 1e6
await press.close()
console.log(
  `${done} letters, ${pages} pages: ${(done / wall).toFixed(0)} a second on ${WORKERS} threads, ${(done / cpuSeconds).toFixed(0)} per processor second (aim ≥ 60 per core)`,
)
const growth = (peakMb() / peakAtTenth - 1) * 100
console.log(`resident memory after each tenth: ${residentMb.join(', ')} MB`)
console.log(
  `peak ${peakAtTenth} MB after a tenth, ${peakMb()} MB at the end: ${growth.toFixed(1)} % more (aim ≤ 5) ${growth <= 5 ? 'met' : 'MISSED'}`,
)
