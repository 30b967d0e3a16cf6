import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileSource } from '../ledger-files/source.ts'
import { readCamt } from './camt.ts'
import { inspectCamt } from './camt-facts.ts'
import { inspectPain, readPaymentStatus } from './pain.ts'

const CORPORA = join(import.meta.dirname, '../../../../shared/corpora')
const present = existsSync(CORPORA)
if (!present) console.warn('Third-party files are not here (../shared/corpora): their totals are not checked.')

const filesOf = (folder: string): string[] =>
  present ? readdirSync(join(CORPORA, 'expected', folder)).map((name) => `${folder}/${name.slice(0, -5)}`) : []

const expectedOf = (file: string) =>
  JSON.parse(readFileSync(join(CORPORA, 'expected', `${file}.json`), 'utf8')).facts as Record<string, any>

/** The files that are refused, and what an independent parser saw of the same defect. */
const REFUSED: Record<string, { code: string; line: number; seen: (facts: Record<string, any>) => unknown }> = {
  'camt/genkgo_camt053.v2.wrong.xml': {
    code: 'no_statement',
    line: 1,
    seen: (facts) => facts['statements'].length === 0,
  },
  'camt/viafintech_052_valid_namespace.xml': {
    code: 'no_statement',
    line: 1,
    seen: (facts) => facts['statements'].length === 0 && facts['root'] === null,
  },
  'camt/srbsp_camt053_garbled_amount.xml': {
    code: 'unparsable_amount',
    line: 17,
    seen: (facts) => facts['statements'][0].unparsable_amounts === 1,
  },
  'camt/libeufin_postfinance_camt054.xml': {
    code: 'missing_amount',
    line: 45,
    seen: (facts) => facts['statements'][0].unparsable_amounts === 1,
  },
}

describe.skipIf(!present)('third-party files give the facts computed independently', () => {
  test.each(filesOf('camt'))('%s', async (file) => {
    const expected = expectedOf(file)
    const source = fileSource(join(CORPORA, file))
    const { facts, refusal } = await inspectCamt(source)
    for (const [i, statement] of (expected['statements'] as any[]).entries()) {
      if (statement.entry_currencies.length < 2) continue
      // The parser added euros to dollars; the same figures stand apart here.
      const { sums_by_currency: sums } = facts.statements[i]!
      for (const [total, which] of [
        ['sum_signed', 'signed'],
        ['sum_booked', 'booked'],
      ] as const) {
        const mixed = sums.reduce((cents, sum) => cents + Math.round(Number(sum[which]) * 100), 0)
        expect(mixed).toBe(Math.round(Number(statement[total]) * 100))
        statement[total] = null
      }
    }
    expect(JSON.parse(JSON.stringify(facts))).toMatchObject(expected)
    const known = REFUSED[file]
    expect(refusal && { code: refusal.code, line: refusal.params!['line'] }).toEqual(
      known ? { code: known.code, line: known.line } : null,
    )
    if (known) expect(known.seen(expected)).toBe(true)
    else await agreesWithItself(file, expected)
  })

  test.each(filesOf('sepa'))('%s', async (file) => {
    const expected = expectedOf(file)
    const source = fileSource(join(CORPORA, file))
    const { facts, refusal } = await inspectPain(source)
    expect(refusal).toBeNull()
    expect(JSON.parse(JSON.stringify(facts))).toEqual(expected)
    const status = await readPaymentStatus(source)
    if (expected['type'] !== 'pain.002') expect(status).toMatchObject({ ok: false, refusal: { code: 'payment_order' } })
    else expect(status).toMatchObject({ ok: true, value: { originalMessageId: expected['original_message_id'] } })
  })
})

/** The movements of each entry add up to it, whichever way it was broken down; booked entries add up to the statement. */
async function agreesWithItself(file: string, expected: Record<string, any>): Promise<void> {
  let cents = 0
  const entries = new Set<number>()
  const statements: { entries: number; withMovements: number; cents: number; sumCents: number }[] = []
  for await (const record of readCamt(fileSource(join(CORPORA, file)))) {
    if (record.is === 'statement') {
      cents = 0
      entries.clear()
    } else if (record.is === 'movement') {
      entries.add(record.entryNo)
      if (record.status === 'booked') cents += record.cents
    } else statements.push({ entries: record.entries, withMovements: entries.size, cents, sumCents: record.sumCents })
  }
  expect(statements).toHaveLength(expected['statements'].length)
  for (const [i, statement] of statements.entries()) {
    const facts = expected['statements'][i]
    expect(statement.withMovements).toBe(facts.entries)
    if (facts.entry_currencies.length < 2) expect(statement.cents).toBe(statement.sumCents)
  }
}
