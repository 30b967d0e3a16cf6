import { type Currency, decimalText } from '../../kernel/money.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { readCfonb120 } from './cfonb.ts'
import { fixedLines } from './cfonb-lines.ts'
import { at, type CfonbEntry } from './cfonb-record.ts'
import { Shape } from './cfonb-shape.ts'
import { cfonb240Facts } from './cfonb240-facts.ts'
import { textWording } from './wording-text.ts'

/** What a CFONB file holds, in the file's own terms, and why it cannot be taken in (its first defect). */
export type CfonbInspection = {
  readonly facts: Readonly<Record<string, unknown>>
  readonly refusal: Refusal | null
  readonly reading: BankReading | null
}

/** Facts of any CFONB file: a statement (120), a payment order (160) or returns (240). Small files only: entries are listed. */
export async function inspectCfonb(source: FileSource): Promise<CfonbInspection> {
  const { codes, width } = await widthOf(source)
  if (width === 240) return cfonb240Facts(source, codes)
  if (width === 160) {
    const shape = new Shape(codes)
    for await (const lines of fixedLines(source, 160)) for (const line of lines) shape.add(line)
    const params = { format: 'CFONB 160' }
    const refusal = { code: 'payment_order', sentence: textWording.paymentOrder, params }
    return { facts: { ...shape.facts(), format: 'CFONB160' }, refusal, reading: null }
  }
  return inspect120(source, codes)
}

async function inspect120(source: FileSource, codes: Record<string, number>): Promise<CfonbInspection> {
  const shape = new Shape(codes)
  const anomalies: Record<string, number> = {}
  const statements: Record<string, unknown>[] = []
  let open: { facts: Record<string, unknown>; currency: Currency; entries: Record<string, unknown>[] } | null = null
  let credits = 0
  let debits = 0
  const reader = readCfonb120(source, {
    record: (line) => shape.add(line),
    stray: (what) => {
      anomalies[what] = (anomalies[what] ?? 0) + 1
    },
    opened: ({ bank, branch, account, currency }, line) => {
      open = {
        currency,
        entries: [],
        facts: { bank, branch, account, currency: at(line, 17, 19).trim() },
      }
      statements.push(open.facts)
      credits = debits = 0
    },
    entry: (entry) => {
      open!.entries.push(entryFacts(entry, open!.currency))
      if (entry.cents !== null && entry.cents > 0) credits += entry.cents
      if (entry.cents !== null && entry.cents < 0) debits += entry.cents
    },
  })
  let step = await reader.next()
  for (; !step.done; step = await reader.next()) {
    const record = step.value
    if (!open || record.is === 'movement') continue
    const { currency, entries } = open as { currency: Currency; entries: Record<string, unknown>[] }
    const text = (cents: number | undefined) => (cents === undefined ? null : decimalText(cents, currency))
    const total = (cents: number) => (cents === 0 ? '0' : decimalText(cents, currency))
    if (record.is === 'statement')
      Object.assign(statements.at(-1)!, { opening_date: record.from, opening: text(record.opening?.cents) })
    else
      Object.assign(statements.at(-1)!, {
        closing_date: record.closing?.on ?? null,
        closing: text(record.closing?.cents),
        operations: entries.length,
        sum: entries.length === 0 ? '0' : decimalText(record.sumCents, currency),
        credits: total(credits),
        debits: total(debits),
        opening_plus_sum_equals_closing: record.balanced,
        unparsable_amounts: entries.filter((entry) => entry.amount === null).length,
        entries,
      })
  }
  const facts = { ...shape.facts(), format: 'CFONB120', statements, structural_anomalies: anomalies }
  return { facts, refusal: step.value.defects.shown[0] ?? null, reading: step.value }
}

function entryFacts(entry: CfonbEntry, currency: Currency): Record<string, unknown> {
  const { line, details } = entry
  return {
    date: entry.bookedOn,
    value_date: entry.valueOn,
    interbank_code: at(line, 33, 34),
    internal_code: at(line, 8, 11).trim(),
    label: at(line, 49, 79).trim(),
    number: at(line, 82, 88),
    reference: at(line, 105, 120).trim(),
    amount: entry.cents === null ? null : decimalText(entry.cents, currency),
    details: Object.fromEntries([...details].map(([qualifier, data]) => [qualifier, data.map((line) => line.trim())])),
  }
}

/** The record codes of a file decide its width: those of an order, of returns, else of a statement. */
async function widthOf(source: FileSource): Promise<{ codes: Record<string, number>; width: 120 | 160 | 240 }> {
  for (const [width, expected] of [
    [240, /^(?:31|34|39)$/],
    [160, /^0[368]$/],
    [120, /^/],
  ] as const) {
    const codes: Record<string, number> = {}
    for await (const lines of fixedLines(source, width))
      for (const line of lines) codes[at(line, 1, 2)] = (codes[at(line, 1, 2)] ?? 0) + 1
    const names = Object.keys(codes)
    if (names.length > 0 && names.every((code) => expected.test(code))) return { codes, width }
  }
  return { codes: {}, width: 120 }
}
