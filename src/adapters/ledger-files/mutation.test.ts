import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damageByte, oneByte } from '../../../tools/testing/damage.ts'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { identifyFile } from './identify.ts'
import { inspectFec } from './inspect-fec.ts'
import { readRows } from './read-rows.ts'
import { readReceivableLines } from './receivable-lines.ts'
import { latin9, writeFec, YEAR } from './sample-fec.ts'
import { bytesSource } from './source.ts'
import { suggestMapping } from './suggest-mapping.ts'
import { openTable } from './table.ts'

const LEDGERS = [
  Buffer.from(writeFec(YEAR)),
  latin9(writeFec(YEAR, { separator: '|', lineEnd: '\r\n' })),
  Buffer.from(writeFec(YEAR, { separator: ';', cell: (value) => `"${value}"` })),
]
const TOTAL = 6384.7

/** What became of a ledger: refused with sentences in both languages, or accepted with these totals. */
async function outcomeOf(bytes: Buffer): Promise<{ debit: string; credit: string } | null> {
  const source = bytesSource(bytes)
  const kind = await identifyFile(source)
  if (!kind.ok || kind.value.kind !== 'fec') return null
  const inspection = await inspectFec(source, 'x', kind.value.transport)
  for (const defect of [inspection.refusal, ...inspection.defects.shown.slice(0, 20), ...inspection.remarks])
    if (defect)
      expect(
        say('fr', defect.sentence, defect.params).length + say('en', defect.sentence, defect.params).length,
      ).toBeGreaterThan(40)
  if (!inspection.plan) {
    expect(inspection.refusal).not.toBeNull()
    return null
  }
  let count = 0
  for await (const batch of readReceivableLines(source, inspection.plan)) {
    count += batch.length
    for (const line of batch) expect(Number.isSafeInteger(line.cents)).toBe(true)
  }
  expect(count).toBe(inspection.facts.receivable_lines)
  return { debit: inspection.facts.total_debit!, credit: inspection.facts.total_credit! }
}

describe('damaged ledgers', () => {
  test('one damaged byte: the totals stay what they were, or the file is refused', async () => {
    let accepted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...LEDGERS), oneByte, async (ledger, change) => {
        const outcome = await outcomeOf(damageByte(ledger, change))
        if (outcome) {
          accepted++
          // As numbers: a damaged amount may be written with one more zero.
          expect([Number(outcome.debit), Number(outcome.credit)]).toEqual([TOTAL, TOTAL])
        } else refused++
      }),
      { numRuns: 3_000, seed: 20_261_121 },
    )
    // Both branches must have been walked, or the property says nothing.
    expect(Math.min(accepted, refused)).toBeGreaterThan(300)
  })

  test('many damaged bytes and a cut: no crash, and what is accepted balances', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LEDGERS),
        fc.array(oneByte, { minLength: 2, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (ledger, changes, share) => {
          const damaged = changes.reduce(damageByte, ledger)
          const outcome = await outcomeOf(
            share > 0.5 ? damaged : damaged.subarray(0, Math.floor(share * 2 * damaged.length)),
          )
          if (outcome) expect(Number(outcome.debit)).toBe(Number(outcome.credit))
        },
      ),
      { numRuns: 2_000, seed: 7 },
    )
  })

  test('a lost line is never accepted', async () => {
    for (const ledger of LEDGERS) {
      const lines = ledger.toString('latin1').split('\n')
      for (let lost = 1; lost < lines.length - 1; lost++)
        expect(
          await outcomeOf(Buffer.from(lines.toSpliced(lost, 1).join('\n'), 'latin1')),
          `line ${lost + 1}`,
        ).toBeNull()
    }
  })
})

test('damaged tables: every row is read, rejected with a reason, or the table refused', async () => {
  const table = Buffer.from(
    `Code client;Nom;Facture;Date facture;Échéance;Solde\n${Array.from({ length: 12 }, (_, i) => `C${i};"Société ${i}";F${i};0${1 + (i % 9)}/01/2026;1${i % 9}/02/2026;${i}00,50`).join('\n')}\n`,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(oneByte, { minLength: 1, maxLength: 6 }), async (changes) => {
      const source = bytesSource(changes.reduce(damageByte, table))
      const kind = await identifyFile(source)
      if (!kind.ok || kind.value.kind !== 'csv') return
      const opened = await openTable(source, kind.value)
      if (!opened.ok) return
      const { mapping } = suggestMapping(opened.value.header, opened.value.samples)
      if (!mapping) return
      let cents = 0
      try {
        const reading = readRows(opened.value, mapping)
        let step = await reading.next()
        for (; !step.done; step = await reading.next())
          for (const row of step.value)
            cents += row.row === 'open_item' ? row.openCents : row.row === 'aged' ? row.totalCents : 0
        expect(Object.values(step.value.totalCentsByCurrency).reduce((sum, total) => sum + total, 0)).toBe(cents)
        expect(step.value.rejectedRows === 0).toBe(step.value.rejected.total === 0)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
    }),
    { numRuns: 1_500, seed: 11 },
  )
})

test('damaged workbooks: read or refused, never a crash', async () => {
  const book = new ExcelJS.Workbook()
  book
    .addWorksheet('A')
    .addRows([
      ['Code client', 'Nom', 'Facture', 'Solde'],
      ...Array.from({ length: 30 }, (_, i) => [`C${i}`, `Société ${i}`, `F${i}`, i * 1.5]),
    ])
  const file = Buffer.from(await book.xlsx.writeBuffer())
  await fc.assert(
    fc.asyncProperty(fc.array(oneByte, { minLength: 1, maxLength: 4 }), async (changes) => {
      const source = bytesSource(changes.reduce(damageByte, file))
      const kind = await identifyFile(source)
      if (!kind.ok || kind.value.kind !== 'xlsx') return
      const opened = await openTable(source, kind.value)
      if (!opened.ok) expect(opened.refusal.code).toMatch(/xlsx|sheet/)
    }),
    { numRuns: 150, seed: 3 },
  )
})
