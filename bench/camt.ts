import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { SaxesParser } from 'saxes'
import { readCamt } from '../src/adapters/bank-files/camt.ts'
import { writeCamt, writeEntry } from '../src/adapters/bank-files/camt-sample.ts'
import { fileSource } from '../src/adapters/ledger-files/source.ts'
import { invariant } from '../src/kernel/invariant.ts'
import { compare, peakMb, seconds } from './measure.ts'

/** A camt.053 of half a million entries read into movements, against a parser alone that is fed the same bytes and does nothing. */
const ENTRIES = Number(process.argv[2] ?? 500_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const folder = mkdtempSync(path.join(tmpdir(), 'quittance-bench-camt-'))
const file = path.join(folder, 'statement.xml')
const truth = await writeStatement()
const megabytes = statSync(file).size / 1e6
console.log(`${ENTRIES.toLocaleString('en')} entries, ${megabytes.toFixed(0)} MB`)

const subject = async () => {
  let movements = 0
  let cents = 0
  for await (const record of readCamt(fileSource(file))) {
    if (record.is === 'movement') {
      movements++
      cents += record.cents
    } else if (record.is === 'end') invariant(record.balanced && record.entries === ENTRIES, 'the statement balances')
  }
  invariant(movements === ENTRIES && cents === truth, 'every entry is read, to the cent')
}
const floor = async () => {
  const parser = new SaxesParser()
  const decoder = new TextDecoder()
  for await (const chunk of fileSource(file)()) parser.write(decoder.decode(chunk, { stream: true }))
  parser.close()
}
// Before the floor runs, so that the peak is that of the reader.
const first = await seconds(subject)
console.log(
  `first reading ${first.toFixed(1)} s, ${Math.round(ENTRIES / first)} entries/s, ${(megabytes / first).toFixed(1)} MB/s`,
)
console.log(`peak resident memory ${peakMb()} MB (aim < 300)`)
await compare('camt.053 into movements, floor: the parser alone', ROUNDS, subject, floor, 6)
rmSync(folder, { recursive: true, force: true })

/** The statement written entry by entry; gives the total of its movements. */
async function writeStatement(): Promise<number> {
  const iban = 'FR7630006000011234567890189'
  let total = 0
  const entry = (i: number) => {
    const cents = ((i * 7_919) % 500_000) + 100
    total += cents
    const name = `Client ${i % 50_000} & Fils`.replace('&', '&amp;')
    const text = `Facture FA2026-${String(i).padStart(6, '0')} du mois`
    const bookedOn = `2026-11-${String(1 + (i % 20)).padStart(2, '0')}`
    const parts = [{ cents, name, iban, endToEnd: `E2E-${i}`, text }]
    return writeEntry({ cents, bookedOn, reference: `REF${i}`, label: 'VIR SEPA RECU', parts }, 'EUR', 8)
  }
  // The closing balance is written before the entries, so they are counted once before they are written.
  for (let i = 0; i < ENTRIES; i++) entry(i)
  const sum = total
  const whole = writeCamt(
    [
      {
        id: 'S1',
        iban,
        currency: 'EUR',
        openingCents: 0,
        entries: [{ cents: sum, bookedOn: '2026-11-20', parts: [] }],
      },
    ],
    { version: 8, message: 'camt.053' },
  )
  const [before, after] = [whole.indexOf('<Ntry>'), whole.indexOf('</Ntry>\n') + '</Ntry>\n'.length]
  const out = createWriteStream(file)
  out.write(whole.slice(0, before))
  for (let i = 0; i < ENTRIES; i++) if (!out.write(entry(i))) await once(out, 'drain')
  out.end(whole.slice(after))
  await finished(out)
  return sum
}
