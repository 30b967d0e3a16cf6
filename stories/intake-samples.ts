import {
  AGED_TITLE_ROWS,
  agedBalanceRows,
  contactRows,
  ebpOpenItemRows,
  sageOpenItemRows,
} from '../sim/customer-lists.ts'
import { playEconomy } from '../sim/economy.ts'
import { emitFecs } from '../sim/emission.ts'
import { fiscalYears } from '../sim/fec.ts'
import type { FecLook } from '../sim/fec-file.ts'
import { SELLER } from '../sim/seller.ts'
import { type Cell, type CsvLook, writeCsv, writeXlsx } from '../sim/spreadsheet.ts'
import { openItemsAsOf } from '../sim/truth.ts'
import { day } from '../src/kernel/calendar.ts'
import { type Sample, textSample } from '../tools/testing/damage.ts'
import { statementSamples } from './cash-statements-samples.ts'

/** The day the samples were drawn up. */
export const SAMPLES_ON = day('2026-01-31')

const LEDGER_LOOKS: readonly FecLook[] = [
  {},
  { separator: '|', encoding: 'iso-8859-15', lineEnd: '\n' },
  { encoding: 'windows-1252', amounts: 'montant_sens', lineEnd: '\r\r\n' },
  { encoding: 'utf-8-bom', parties: 'sub_account' },
]

/** What a small company brings, in the dialects of several packages and banks: ledgers, lists and contacts, statements. */
export function smallSamples(): { ledgers: Sample[]; lists: Sample[]; statements: Sample[] } {
  const startOn = day('2025-12-08')
  const economy = playEconomy({ seed: 'small', customers: 5, invoicesPerMonth: 9, startOn, days: 55 })
  const years = fiscalYears(day('2026-01-01'), SAMPLES_ON, 12)
  const items = openItemsAsOf(economy.book, SAMPLES_ON)
  const sage = sageOpenItemRows(items, economy.customers)
  const ebp = ebpOpenItemRows(items, economy.customers)
  const aged = agedBalanceRows(items, economy.customers, SELLER.name, SAMPLES_ON)
  const list = (name: string, rows: readonly (readonly Cell[])[], look: CsvLook = {}) =>
    textSample(name, writeCsv(rows, look), look.separator ?? ';')
  const workbook = (name: string, rows: readonly (readonly Cell[])[], titleRows = 0): Sample => ({
    name,
    rows,
    build: (kept) => writeXlsx(kept, 'Liste', SAMPLES_ON, titleRows),
  })
  return {
    ledgers: LEDGER_LOOKS.flatMap((look) =>
      emitFecs({ economy, asOf: SAMPLES_ON, years }, look).map(({ name, bytes }) =>
        textSample(name, bytes, look.separator ?? '\t'),
      ),
    ),
    lists: [
      list('sage.csv', sage, { encoding: 'windows-1252' }),
      list('ebp.csv', ebp, { thousands: ' ' }),
      list('agee.csv', aged, { separator: ',' }),
      list('clients.csv', contactRows(economy.customers)),
      workbook('sage.xlsx', sage),
      workbook('agee.xlsx', aged, AGED_TITLE_ROWS),
    ],
    statements: statementSamples(),
  }
}
