import { formatDay, type LocalDate } from '../../src/kernel/calendar.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import { type PlanShow, type PromiseShow, promiseRoutes } from '../../src/promises/contract.ts'
import { planStateNames, promiseStateNames, sourceNames } from '../../src/promises/wording.ts'
import { BYTE_ORDER_MARK, type CsvCell, csvLine } from '../ledger/csv.ts'
import type { CsvFile } from '../ledger/export-aged.ts'
import type { apiOf } from '../wire/api.tsx'
import { planWords } from './plan-wording.ts'
import { wording as words } from './wording.ts'

type Api = ReturnType<typeof apiOf>
type Tell = (done: number, total: number) => void
const PAGE_ROWS = 500

/** What a list of promises shows, whole, for a spreadsheet. */
export async function exportPromises(
  api: Api,
  lang: Lang,
  asked: { show: PromiseShow; words: string | undefined },
  tell: Tell,
): Promise<CsvFile> {
  const names = [
    words.code,
    words.customer,
    words.givenOn,
    words.dueOn,
    words.graceUntil,
    words.currency,
    words.amount,
    words.kept,
    words.state,
    words.source,
    words.said,
    words.by,
    words.note,
  ]
  return written(lang, lang === 'fr' ? 'promesses' : 'promises', names, tell, async (offset) => {
    const page = await api.call(promiseRoutes.promises, { query: { ...asked, offset, limit: PAGE_ROWS } })
    const on = (text: string) => formatDay(lang, text as LocalDate)
    const rows = page.promises.map((one): CsvCell[] => [
      one.customerCode,
      one.customerName,
      on(one.promisedOn),
      on(one.dueOn),
      on(one.graceUntil),
      one.currency,
      { cents: one.cents, currency: one.currency },
      { cents: one.keptCents, currency: one.currency },
      say(lang, promiseStateNames[one.state]),
      say(lang, sourceNames[one.source]),
      one.saidBy,
      one.madeByName,
      one.note,
    ])
    return { rows, total: page.count }
  })
}

/** What a list of plans shows, one line an instalment. */
export async function exportPlans(
  api: Api,
  lang: Lang,
  asked: { show: PlanShow; words: string | undefined },
  tell: Tell,
): Promise<CsvFile> {
  const names = [
    planWords.no,
    words.code,
    words.customer,
    words.state,
    words.currency,
    planWords.total,
    planWords.next,
    words.amount,
    planWords.paid,
  ]
  return written(lang, lang === 'fr' ? 'echeanciers' : 'plans', names, tell, async (offset) => {
    const page = await api.call(promiseRoutes.plans, { query: { ...asked, offset, limit: PAGE_ROWS } })
    const rows = page.plans.map((plan) =>
      plan.instalments.map((one): CsvCell[] => [
        plan.reference,
        plan.customerCode,
        plan.customerName,
        say(lang, planStateNames[plan.state]),
        plan.currency,
        { cents: plan.cents, currency: plan.currency },
        formatDay(lang, one.dueOn as LocalDate),
        { cents: one.cents, currency: plan.currency },
        { cents: one.paidCents, currency: plan.currency },
      ]),
    )
    return { rows: rows.flat(), total: page.count, read: page.plans.length }
  })
}

async function written(
  lang: Lang,
  name: string,
  names: readonly Parameters<typeof say>[1][],
  tell: Tell,
  read: (offset: number) => Promise<{ rows: readonly CsvCell[][]; total: number; read?: number }>,
): Promise<CsvFile> {
  const parts = [
    BYTE_ORDER_MARK,
    csvLine(
      lang,
      names.map((one) => say(lang, one)),
    ),
  ]
  let rows = 0
  for (let offset = 0; ; ) {
    const page = await read(offset)
    parts.push(...page.rows.map((cells) => csvLine(lang, cells)))
    rows += page.rows.length
    offset += page.read ?? page.rows.length
    tell(offset, page.total)
    if (offset >= page.total || page.rows.length === 0) return { name: `${name}.csv`, parts, rows }
  }
}
