import { disputesRoutes } from '../../src/disputes/contract.ts'
import { outcomeNames, stateNames } from '../../src/disputes/wording.ts'
import { formatDay, type LocalDate } from '../../src/kernel/calendar.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import type { QueryIn } from '../../src/platform/route.ts'
import { BYTE_ORDER_MARK, csvLine } from '../ledger/csv.ts'
import type { CsvFile } from '../ledger/export-aged.ts'
import type { apiOf } from '../wire/api.tsx'
import { disputeWords as words } from './wording.ts'

/** The most the API gives in one answer. */
const PAGE_ROWS = 500

/** The list on screen, whole and in its order, as a file for a spreadsheet. */
export async function exportDisputes(
  api: ReturnType<typeof apiOf>,
  lang: Lang,
  asked: QueryIn<typeof disputesRoutes.disputes>,
  nameOf: (owner: string | null) => string,
  tell: (done: number, total: number) => void,
): Promise<CsvFile> {
  const head = [
    words.customer,
    words.documents,
    words.category,
    words.currency,
    words.amount,
    words.owner,
    words.openedOn,
    words.days,
    words.dueOn,
    words.state,
    words.outcome,
  ]
  const day = (date: string) => formatDay(lang, date as LocalDate)
  const parts = [
    BYTE_ORDER_MARK,
    csvLine(
      lang,
      head.map((name) => say(lang, name)),
    ),
  ]
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const { rows, count } = await api.call(disputesRoutes.disputes, { query: { ...asked, offset, limit: PAGE_ROWS } })
    for (const row of rows)
      parts.push(
        csvLine(lang, [
          row.customerName,
          row.documentNos.join(', '),
          row.categoryName,
          row.currency,
          { cents: row.cents, currency: row.currency },
          nameOf(row.owner),
          day(row.openedOn),
          row.days,
          day(row.dueOn),
          say(lang, stateNames[row.state]),
          row.outcome ? say(lang, outcomeNames[row.outcome]) : '',
        ]),
      )
    tell(offset + rows.length, count)
    if (rows.length < PAGE_ROWS)
      return { name: `${say(lang, words.exportName)}.csv`, parts, rows: offset + rows.length }
  }
}
