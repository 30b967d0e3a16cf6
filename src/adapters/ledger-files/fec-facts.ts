import { dayOfNumber } from './day-text.ts'
import type { DefectList } from './defects.ts'
import type { Encoding } from './encoding.ts'
import type { Entries } from './entry-book.ts'
import type { FirstPass } from './fec-first-pass.ts'
import type { FecShape } from './fec-shape.ts'
import { asWritten } from './receivable-facts.ts'

/** What the header and the bytes say; also known of files that are refused. Names are those of the control files. */
export function shapeFacts(shape: FecShape, encoding: Encoding, dataLines: number, isFec: boolean) {
  return {
    kind: 'fec' as 'fec' | 'fec-xml',
    encoding,
    separator: shape.separator,
    columns: shape.columns,
    header: shape.header.filter((name) => name !== 'LineNo'),
    missing_standard_columns: shape.missing,
    data_lines: dataLines,
    amount_style: shape.amountStyle,
    is_fec: isFec,
  }
}

/** What the lines add up to. */
export function ledgerFacts(
  pass: FirstPass,
  defects: DefectList,
  entries: Entries,
  examples: readonly { journal: string; number: string; date: string }[],
) {
  const count = (...codes: string[]) => codes.reduce((sum, code) => sum + (defects.countByCode[code] ?? 0), 0)
  const anomalies = {
    wrong_column_count: count('wrong_column_count', 'truncated_last_line'),
    unparsable_amount: count(
      'unparsable_amount',
      'ambiguous_amount',
      'too_many_decimals',
      'absurd_amount',
      'unknown_direction',
    ),
    both_debit_and_credit: count('both_debit_and_credit'),
  }
  return {
    total_debit: asWritten(pass.debit, pass.debitDecimals),
    total_credit: asWritten(pass.credit, pass.creditDecimals),
    balanced: pass.debit === pass.credit,
    journals: Object.fromEntries([...pass.journals.values()].map((journal) => [journal.code, journal.lines])),
    entries_by_journal_num_date: entries.size,
    unbalanced_entries: entries.unbalanced,
    unbalanced_examples: examples.map(({ journal, number, date }) => [journal, number, date]),
    first_entry_date: pass.firstDay ? dayOfNumber(pass.firstDay) : null,
    last_entry_date: pass.lastDay ? dayOfNumber(pass.lastDay) : null,
    anomalies: Object.fromEntries(Object.entries(anomalies).filter(([, total]) => total > 0)),
    invalid_dates: pass.invalidDates,
    foreign_currency_lines: pass.foreignLines,
    receivable_411: pass.receivable.report(),
    siren: null as string | null,
    fiscal_year_end: null as string | null,
    opening_journals: [] as string[],
    receivable_lines: pass.receivableLines,
  }
}
