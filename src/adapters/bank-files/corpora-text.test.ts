import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileSource } from '../ledger-files/source.ts'
import { inspectCfonb } from './cfonb-facts.ts'
import { identifyBank } from './identify-bank.ts'
import { inspectMt940 } from './mt940-facts.ts'
import { inspectOfx } from './ofx-facts.ts'
import { inspectQif } from './qif-facts.ts'

const CORPORA = join(import.meta.dirname, '../../../../shared/corpora')
const present = existsSync(CORPORA)
if (!present) console.warn('Third-party files are not here (../shared/corpora): their totals are not checked.')

const filesOf = (folder: string): string[] =>
  !present ? [] : readdirSync(join(CORPORA, 'expected', folder)).map((name) => `${folder}/${name.slice(0, -5)}`)

function expectedFacts(file: string): Record<string, unknown> {
  const { facts } = JSON.parse(readFileSync(join(CORPORA, 'expected', `${file}.json`), 'utf8'))
  const { note: _, ...rest } = facts
  return rest
}

describe.skipIf(!present)('third-party files give the facts computed independently', () => {
  test.each(filesOf('cfonb'))('%s', async (file) => {
    const { facts } = await inspectCfonb(fileSource(join(CORPORA, file)))
    expect(JSON.parse(JSON.stringify(facts))).toEqual(expectedFacts(file))
  })

  test.each(filesOf('mt940'))('%s', async (file) => {
    const { facts, refusal } = await inspectMt940(fileSource(join(CORPORA, file)))
    if (file.endsWith('cmxl_mt940-headers.txt')) {
      // Its closing balance reads `11 27421,94`, so that nothing can be said of the sum; its first defect comes earlier.
      expect(refusal).toMatchObject({ code: 'bad_date', params: { line: 8, value: '362268' } })
      return
    }
    expect(JSON.parse(JSON.stringify(facts))).toEqual(expectedFacts(file))
  })

  test.each(filesOf('ofx'))('%s', async (file) => {
    const inspect = file.endsWith('.qif') ? inspectQif : inspectOfx
    const { facts } = await inspect(fileSource(join(CORPORA, file)))
    expect(JSON.parse(JSON.stringify(facts))).toEqual(expectedFacts(file))
  })

  test.each(['cfonb', 'mt940', 'ofx'].flatMap(filesOf))('%s is recognised', (file) => {
    const found = identifyBank(readFileSync(join(CORPORA, file)).toString('latin1'))
    if (file.endsWith('wrong_content.csv')) expect(found).toBeNull()
    else expect(found?.name.toLowerCase()).toMatch(file.endsWith('.qif') ? /^qif/ : /^(?:cfonb|mt94|ofx)/)
  })

  test('refused files are refused by their true defect', async () => {
    const found: string[] = []
    for (const file of ['cfonb', 'mt940', 'ofx'].flatMap(filesOf)) {
      const [folder, name] = file.split('/') as [string, string]
      const inspect = name.endsWith('.qif')
        ? inspectQif
        : { cfonb: inspectCfonb, mt940: inspectMt940, ofx: inspectOfx }[folder]!
      const { refusal } = await inspect(fileSource(join(CORPORA, file)))
      if (refusal) found.push(`${name} ${refusal.code} ${refusal.params?.line ?? ''}`.trim())
    }
    expect(found.sort()).toEqual([
      '9h37_sample_debit_empty.cfonb payment_order',
      '9h37_sample_debit_one_line.cfonb payment_order',
      'akretion_bank_statement.cfo unbalanced 6',
      'cmxl_mt940-headers.txt bad_date 8',
      'cmxl_mt940-iso8859-1.txt bad_date 15',
      'cmxl_statement-details-mt940.txt movement_outside 1',
      'cmxl_statement-details-mt942.txt movement_outside 3',
      'ekylibre_import_cfonb.csv unbalanced 14',
      'ekylibre_import_cfonb_wrong_content.csv unknown_record 1',
      'ofxparse_bank_small.ofx no_statement 1',
      'ofxparse_ofx-v102-empty-tags.ofx missing_currency 23',
      'ofxparse_signon_fail.ofx bank_refused 11',
      'pennylane_end_of_statement_without_beginning.txt unbalanced 6',
      'pennylane_invalid_date.txt bad_date 1',
      'pennylane_operation_out_of_statement.txt movement_outside 1',
      'silarhi_cfonb.240-complex-test.txt total_differs 4',
      'wolph_betterplace_sepa_snippet_broken.sta misplaced_field 6',
      'wolph_cmxl_statement_details.sta movement_outside 1',
    ])
  })

  test('statements that do not add up are flagged, and only those', async () => {
    for (const file of filesOf('mt940')) {
      const { reading } = await inspectMt940(fileSource(join(CORPORA, file)))
      const { statements } = expectedFacts(file) as {
        statements: { opening_plus_sum_equals_closing: boolean | null }[]
      }
      const gaps = statements.filter((statement) => statement.opening_plus_sum_equals_closing === false).length
      const flagged = reading.remarks.filter(({ code }) => code === 'unbalanced').length
      if (!file.endsWith('cmxl_mt940-headers.txt')) expect(flagged, file).toBe(gaps)
    }
  })
})
