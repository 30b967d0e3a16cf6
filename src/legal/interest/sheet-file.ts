import { addDays, formatDay } from '../../kernel/calendar.ts'
import { commaText, csvText } from '../../kernel/csv.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { Sheet } from './sheet.ts'
import { basisNames, printed as words } from './sheet-wording.ts'

/** A calculation as CSV: one row a segment, the indemnity on a row of its own. */
export function sheetCsv(sheet: Sheet, lang: Lang): string {
  const titles = [
    words.document,
    words.dueOn,
    words.from,
    words.to,
    words.days,
    words.balance,
    words.rate,
    words.basis,
    words.interest,
    words.currency,
  ].map((title) => say(lang, title))
  const rows = sheet.documents.flatMap((one) => {
    const head = [one.documentNo, formatDay(lang, one.dueOn)]
    const line = (name: string, cents: number, currency: string) =>
      cents === 0 ? [] : [[...head, '', '', '', '', '', name, commaText(cents, currency), currency]]
    return [
      ...one.segments.map((segment) => [
        ...head,
        formatDay(lang, addDays(segment.from, 1)),
        formatDay(lang, segment.to),
        String(segment.days),
        commaText(segment.balanceCents, one.currency),
        (segment.bp / 100).toFixed(2).replace('.', ','),
        `${say(lang, basisNames[segment.basis])}${segment.citation ? `, ${segment.citation}` : ''}`,
        commaText(segment.cents, one.currency),
        one.currency,
      ]),
      ...line(say(lang, words.before), -one.beforeCents, one.currency),
      ...line(say(lang, words.indemnity), one.indemnityCents, 'EUR'),
    ]
  })
  return csvText([titles, ...rows])
}
