import { dayIn, formatDay, toLocalDate } from '../../kernel/calendar.ts'
import { formatAmount } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { type AgedRow, agedBalance, agedTotals } from '../../ledger/index.ts'
import { print, type Run } from './command.ts'
import { waited } from './progress-bar.ts'
import { chooseOrganisation, withDatabase } from './with-database.ts'

const words = {
  dayWrong: {
    fr: '« {value} » n’est pas un jour : écrivez AAAA-MM-JJ.',
    en: '“{value}” is not a day: write YYYY-MM-DD.',
  },
  reading: { fr: 'Calcul de la balance âgée', en: 'Adding up the aged balance' },
  title: { fr: 'Balance âgée de {name} au {day}', en: 'Aged balance of {name} as of {day}' },
  nothing: { fr: 'Rien d’ouvert à cette date.', en: 'Nothing open on that day.' },
  columns: {
    fr: 'Client|Dev.|Non échu|1–30 j|31–60 j|61–90 j|91–120 j|> 120 j|Non affecté|Total',
    en: 'Customer|Cur.|Not due|1–30 d|31–60 d|61–90 d|91–120 d|> 120 d|Unapplied|Total',
  },
  total: {
    fr: 'Total {currency} ({customers, number} clients)',
    en: 'Total {currency} ({customers, number} customers)',
  },
} satisfies Record<string, Sentence>

/** Each page adds up the whole books: few of them, though none so large that it would fill the memory. */
const PAGE = 20_000
const WIDTHS = [34, 5, 15, 15, 15, 15, 15, 15, 15, 16]

export const aged: Run = ({ lang, values }) =>
  withDatabase(async ({ db }) => {
    const organisation = await chooseOrganisation(db, values.org)
    const asked = values['as-of'] as string | undefined
    const asOf = asked === undefined ? dayIn(organisation.timeZone, new Date()) : toLocalDate(asked)
    if (!asOf) throw new Refused(refuse('day_wrong', words.dayWrong, { value: asked! }).refusal)
    const rows: AgedRow[] = []
    let customers = 0
    const read = db.inOrg(organisation.orgId, async (tx) => {
      const totals = await agedTotals(tx, { asOf })
      customers = totals.reduce((sum, total) => sum + total.customers, 0)
      for (const { currency } of totals) {
        for (let offset = 0; ; offset += PAGE) {
          const page = { currency, sort: 'name', descending: false, limit: PAGE, offset } as const
          const { rows: read } = await agedBalance(tx, { asOf }, page)
          rows.push(...read)
          if (read.length < PAGE) break
        }
      }
      return totals
    })
    const totals = await waited(say(lang, words.reading), read, async () =>
      customers > 0 ? { done: rows.length, total: customers } : null,
    )
    if (values.json) {
      print(JSON.stringify({ organisation: organisation.name, as_of: asOf, totals, rows }))
      return 0
    }
    print(say(lang, words.title, { name: organisation.name, day: formatDay(lang, asOf) }))
    if (rows.length === 0) print(say(lang, words.nothing))
    else printLine(say(lang, words.columns).split('|'))
    const figures = (row: Omit<AgedRow, 'customerId' | 'code' | 'name'>) =>
      [
        row.notDue,
        row.d1to30,
        row.d31to60,
        row.d61to90,
        row.d91to120,
        row.over120,
        0 - row.unappliedCents,
        row.totalCents,
      ].map((cents) => formatAmount(lang, cents, row.currency))
    for (const row of rows) printLine([row.name, row.currency, ...figures(row)])
    for (const total of totals) printLine([say(lang, words.total, total as never), '', ...figures(total)])
    return 0
  })

function printLine(cells: readonly string[]): void {
  print(
    cells
      .map((cell, i) => (i < 2 ? cell.slice(0, WIDTHS[i]! - 1).padEnd(WIDTHS[i]!) : cell.padStart(WIDTHS[i]!)))
      .join(''),
  )
}
