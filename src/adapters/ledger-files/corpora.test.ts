import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectFec } from './inspect-fec.ts'
import { inspectFile } from './inspect-file.ts'
import { readRows } from './read-rows.ts'
import { readReceivableLines } from './receivable-lines.ts'
import { fileSource } from './source.ts'
import { suggestMapping } from './suggest-mapping.ts'
import { openTable } from './table.ts'

const CORPORA = join(import.meta.dirname, '../../../../shared/corpora')
const present = existsSync(CORPORA)
if (!present) console.warn('Third-party files are not here (../shared/corpora): their totals are not checked.')

const folders = ['fec', 'fec/derived', 'csv-statements']
const files = !present
  ? []
  : folders.flatMap((folder) =>
      readdirSync(join(CORPORA, 'expected', folder))
        .filter((name) => name.endsWith('.json'))
        .map((name) => `${folder}/${name.slice(0, -5)}`),
    )

describe.skipIf(!present)('third-party files give the facts computed independently', () => {
  test.each(files)('%s', async (file) => {
    const { facts: expected } = JSON.parse(readFileSync(join(CORPORA, 'expected', `${file}.json`), 'utf8'))
    const found = JSON.parse(JSON.stringify(await inspectFile(fileSource(join(CORPORA, file)), file)))
    expect(found).toMatchObject(expected)
    if (file.startsWith('csv-statements') && file.endsWith('.csv')) expect(found.table).toBe('bank_statement')
  })

  test('what is no table that we know is refused', async () => {
    const file = 'cfonb/ekylibre_import_cfonb_wrong_content.csv'
    const found = await inspectFile(fileSource(join(CORPORA, file)), file)
    expect(found).toMatchObject({ kind: 'csv', table: 'unknown', refusal: { code: 'unknown_table' } })
  })

  test('receivable lines add up to the facts, file by file', async () => {
    for (const file of files.filter((name) => name.startsWith('fec/'))) {
      const source = fileSource(join(CORPORA, file))
      const { plan, facts } = await inspectFec(source, file, file.endsWith('.xml') ? 'xml' : 'text')
      if (!plan) continue
      let cents = 0
      let count = 0
      const keys = new Set<string>()
      for await (const batch of readReceivableLines(source, plan))
        for (const line of batch) {
          keys.add(line.rowKey)
          count++
          if (line.accountNo.startsWith('411')) cents += line.cents
        }
      expect(cents, file).toBe(Math.round(Number(facts.receivable_411!.balance) * 100))
      expect([count, keys.size], file).toEqual([facts.receivable_lines, facts.receivable_lines])
    }
  })

  test('refused ledgers are refused by their true defect', async () => {
    const refusal = async (file: string) => (await inspectFec(fileSource(join(CORPORA, file)), file)).refusal
    expect(await refusal('fec/adams_fec_sale.txt')).toMatchObject({
      code: 'unparsable_amount',
      params: { line: 3, value: 'N/A' },
    })
    expect(await refusal('fec/olivedu13_sample_fec_bijouterie.txt')).toMatchObject({
      code: 'wrong_column_count',
      params: { line: 44 },
    })
    expect(await refusal('fec/ekylibre_istea_general_ledger.txt')).toMatchObject({ code: 'no_header' })
  })

  test('the workbook of open items and its aged balance come to the same total', async () => {
    const source = fileSource(join(CORPORA, 'csv-statements/rsm_aged_balance_and_open_items.xlsx'))
    const totals = []
    for (const sheet of [undefined, 'AgedBalances']) {
      const table = await openTable(source, { kind: 'xlsx' }, { sheet })
      if (!table.ok) throw new Error(table.refusal.code)
      const { mapping, kind } = suggestMapping(table.value.header, table.value.samples)
      const rows = readRows(table.value, mapping!)
      let step = await rows.next()
      while (!step.done) step = await rows.next()
      totals.push([kind, step.value.rows, step.value.rejected.total, Object.values(step.value.totalCentsByCurrency)])
    }
    expect(totals).toEqual([
      ['open_items', 93, 0, [435_958_754]],
      ['aged_balance', 26, 0, [435_958_754]],
    ])
  })
})
