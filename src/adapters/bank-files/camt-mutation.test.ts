import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { bytesSource, type FileSource } from '../ledger-files/source.ts'
import { readCamt } from './camt.ts'
import { inspectCamt } from './camt-facts.ts'
import { bookedCents, type SampleStatement, writeCamt } from './camt-sample.ts'
import type { BankRecord, StatementEnd } from './model.ts'

/** QUITTANCE_MUTATIONS=5000 tries that many; QUITTANCE_SEED=n tries others. */
const tries = (numRuns: number, seed: number) => ({
  numRuns: Number(process.env['QUITTANCE_MUTATIONS'] ?? numRuns),
  seed: Number(process.env['QUITTANCE_SEED'] ?? seed),
})

const IBAN = 'FR7630006000011234567890189'
const PAYER = 'DE89370400440532013000'

const cents = fc.integer({ min: -1e11, max: 1e11 }).filter((amount) => amount !== 0)
const word = fc.stringMatching(/^[A-Za-z0-9É€ '-]{1,20}$/)
const part = fc.record({
  cents,
  name: word,
  iban: fc.constant(PAYER),
  endToEnd: fc.stringMatching(/^[A-Z]{2}[0-9]{3,9}$/),
  text: word,
})
const entry = fc
  .record({
    parts: fc.array(part, { maxLength: 4 }),
    alone: cents,
    bookedOn: fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`),
    status: fc.constantFrom('BOOK' as const, 'BOOK' as const, 'PDNG' as const, 'INFO' as const),
    reference: fc.stringMatching(/^[A-Z0-9]{1,16}$/),
    label: word,
  })
  // Parts go the way of their entry, since before 001.03 nothing says otherwise.
  .map(({ alone, parts, ...rest }) => {
    const going = parts.map((one) => ({ ...one, cents: Math.sign(alone) * Math.abs(one.cents) }))
    return { ...rest, parts: going, cents: going.reduce((sum, one) => sum + one.cents, 0) || alone }
  })
const statement = fc.record({
  id: fc.stringMatching(/^[A-Z0-9]{1,16}$/),
  iban: fc.constant(IBAN),
  currency: fc.constantFrom('EUR', 'XPF', 'TND', 'USD'),
  openingCents: fc.integer({ min: -1e12, max: 1e12 }),
  entries: fc.array(entry, { maxLength: 8 }),
})
const style = fc.record({
  version: fc.integer({ min: 2, max: 13 }),
  message: fc.constantFrom('camt.052' as const, 'camt.053' as const, 'camt.054' as const),
  prefix: fc.constantFrom(undefined, 'ns0', 'Doc'),
})

/** The bytes in chunks of any size: letters and tags are cut anywhere. */
const chopped = (bytes: Buffer, size: number): FileSource =>
  async function* () {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
  }

async function recordsOf(source: FileSource): Promise<BankRecord[]> {
  const records: BankRecord[] = []
  for await (const record of readCamt(source)) records.push(record)
  return records
}

test('whatever is written is read again, to the unit, in every version and chunk size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(statement, { minLength: 1, maxLength: 3 }),
      style,
      fc.integer({ min: 1, max: 400 }),
      async (statements, how, size) => {
        const bytes = Buffer.from(writeCamt(statements, how))
        const records = await recordsOf(chopped(bytes, size))
        const ends = records.filter((record) => record.is === 'end')
        expect(ends.map((end) => [end.entries, end.sumCents, end.balanced])).toEqual(
          statements.map((one) => [one.entries.length, bookedCents(one), how.message === 'camt.054' ? null : true]),
        )
        const expected = statements.flatMap((one) => one.entries.flatMap((line, i) => movementsOf(line, i + 1, one)))
        const movements = records.filter((record) => record.is === 'movement')
        expect(
          movements.map((one) => ({
            entryNo: one.entryNo,
            cents: one.cents,
            currency: one.currency,
            status: one.status,
            bookedOn: one.bookedOn,
            name: one.counterparty.name,
            endToEnd: one.references.endToEnd,
            remittance: one.remittance,
          })),
        ).toEqual(expected)
      },
    ),
    { numRuns: 400, seed: 20_261_122 },
  )
})

const STATUS = { BOOK: 'booked', PDNG: 'pending', INFO: 'information' } as const

function movementsOf(line: SampleStatement['entries'][number], entryNo: number, { currency }: SampleStatement) {
  const base = { entryNo, currency, status: STATUS[line.status ?? 'BOOK'], bookedOn: day(line.bookedOn) }
  if (line.parts.length === 0) return [{ ...base, cents: line.cents, name: '', endToEnd: '', remittance: [] }]
  return line.parts.map((one) => ({
    ...base,
    cents: one.cents,
    name: one.name.trim(),
    endToEnd: one.endToEnd,
    remittance: one.text.trim() === '' ? [] : [one.text.trim()],
  }))
}

/** Bytes that do harm in XML: markup, quotes, references, digits and marks, halves of letters, a NUL. */
const NASTY = [
  0, 9, 10, 13, 33, 34, 38, 39, 44, 45, 46, 47, 48, 57, 58, 59, 60, 61, 62, 63, 65, 91, 93, 0x80, 0xc3, 0xe9, 0xff,
]
const mutation = fc.record({
  kind: fc.constantFrom('replace' as const, 'insert' as const, 'delete' as const, 'lose' as const, 'repeat' as const),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  byte: fc.constantFrom(...NASTY),
})
type Mutation = { kind: 'replace' | 'insert' | 'delete' | 'lose' | 'repeat'; at: number; byte: number }

function mutate(bytes: Buffer, { kind, at, byte }: Mutation): Buffer {
  const place = Math.floor(at * bytes.length)
  if (kind === 'lose' || kind === 'repeat') {
    const lines = bytes.toString('latin1').split('\n')
    const line = Math.floor(at * lines.length)
    return Buffer.from(
      lines.toSpliced(line, kind === 'lose' ? 1 : 0, ...(kind === 'lose' ? [] : [lines[line]!])).join('\n'),
      'latin1',
    )
  }
  const instead = kind === 'delete' ? Buffer.alloc(0) : Buffer.of(byte)
  return Buffer.concat([bytes.subarray(0, place), instead, bytes.subarray(kind === 'insert' ? place : place + 1)])
}

const one = (amount: number, name: string) => ({
  cents: amount,
  name,
  iban: PAYER,
  endToEnd: `E${amount}`,
  text: `FA-${amount}`,
})
const HONEST: SampleStatement = {
  id: 'S1',
  iban: IBAN,
  currency: 'EUR',
  openingCents: 123_456,
  entries: [
    { cents: 99_900, bookedOn: '2026-11-19', label: 'VIR REÇU', reference: 'R1', parts: [one(99_900, 'Société Été')] },
    { cents: 30_045, bookedOn: '2026-11-20', reference: 'R2', parts: [one(10_045, 'A'), one(20_000, 'B')] },
    { cents: -8_050, bookedOn: '2026-11-20', status: 'BOOK', label: 'FRAIS', parts: [] },
    { cents: 500, bookedOn: '2026-11-20', status: 'PDNG', parts: [] },
  ],
}
const FILES = [2, 8].map((version) => Buffer.from(writeCamt([HONEST], { version, message: 'camt.053' })))

/** What became of a file: refused or flagged with sentences in both languages (null), or taken in with this end. */
async function outcomeOf(bytes: Buffer): Promise<StatementEnd | null> {
  const source = bytesSource(bytes)
  const { refusal, reading } = await inspectCamt(source)
  for (const told of [refusal, ...reading.remarks])
    for (const lang of told ? (['fr', 'en'] as const) : [])
      expect(say(lang, told!.sentence, told!.params).length).toBeGreaterThan(50)
  try {
    const records = await recordsOf(source)
    for (const record of records) if (record.is === 'movement') expect(Number.isSafeInteger(record.cents)).toBe(true)
    const ends = records.filter((record) => record.is === 'end')
    if (refusal || ends.length !== 1 || !ends[0]!.balanced) return null
    const movements = records.filter((record) => record.is === 'movement' && record.status === 'booked')
    expect(movements.reduce((sum, record) => sum + (record.is === 'movement' ? record.cents : 0), 0)).toBe(
      ends[0]!.sumCents,
    )
    return ends[0]!
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    expect(refusal).not.toBeNull()
    return null
  }
}

describe('damaged statements', () => {
  test('one damage: the totals stay what they were, or the file is refused or said not to balance', async () => {
    let accepted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), mutation, async (file, change) => {
        const outcome = await outcomeOf(mutate(file, change))
        if (outcome) {
          accepted++
          expect(outcome).toMatchObject({ sumCents: bookedCents(HONEST) })
        } else refused++
      }),
      tries(3_000, 20_261_122),
    )
    // Both branches must have been walked, or the property says nothing.
    expect(Math.min(accepted, refused)).toBeGreaterThan(300)
  })

  test('many damages and a cut: no crash, and what is taken in balances', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(mutation, { minLength: 2, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (file, changes, share) => {
          const damaged = changes.reduce(mutate, file)
          const outcome = await outcomeOf(
            share > 0.5 ? damaged : damaged.subarray(0, Math.floor(share * 2 * damaged.length)),
          )
          if (outcome) expect(outcome.balanced).toBe(true)
        },
      ),
      tries(1_500, 7),
    )
  })
})
