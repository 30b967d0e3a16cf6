import type { LocalDate } from '../../kernel/calendar.ts'
import { AGE_STEPS } from '../../ledger/rules.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { bandCents, PAPERS, type Paper } from './model.ts'
import { keptOfClaims } from './papers-store.ts'

/** Claims counted: how many, how much is open of them. */
export type Counted = { readonly files: number; readonly cents: number }

export type Portfolio = {
  readonly grains: readonly (Counted & {
    readonly kind: CustomerKind
    readonly fromCents: number
    readonly fromDays: number
    readonly ageDays: number
  })[]
  readonly sectors: readonly (Counted & { readonly sector: string })[]
  /** By what is kept of them: one line for each combination there is. */
  readonly papers: readonly (Counted & { readonly has: readonly Paper[] })[]
  /** Late for longer than `OLD_DAYS`, and whether anything was done at law about them. */
  readonly old: readonly (Counted & { readonly hasAct: boolean })[]
}

/** Days past due after which a claim without formal notice nor matter has been left alone. */
export const LEFT_ALONE_DAYS = 183

type Row = Counted & {
  readonly part: 'grain' | 'sector' | 'papers' | 'old'
  readonly kind: CustomerKind
  readonly band: number
  readonly step: number
  readonly ageDays: number
  readonly sector: string
  /** One bit for each of `PAPERS` that is kept. */
  readonly has: number
  readonly hasAct: boolean
}

/**
 * Every late claim in a currency, counted by amount, age and kind, by sector, by what is kept of it and by what was done about it: one pass
 * over the books. Debits that are open and past due, as the aged balance has them; credits not yet applied are not taken off.
 */
export async function countPortfolio(tx: OrgTx, currency: string, today: LocalDate): Promise<Portfolio> {
  const bands = bandCents(currency)
  const rows = await tx.rows<Row>(sql`
    with claim as materialized (
      select i.id, i.customer_id, coalesce(c.payer_id, c.id) as writes_to, i.document_no, i.due_on, i.open_cents, c.kind, c.sector,
        ${today}::date - i.due_on as days
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where i.org_id = ${tx.orgId} and i.currency = ${currency} and i.side = 1 and i.open_cents > 0 and i.due_on < ${today}::date
    ), ${keptOfClaims(tx)}, act as (
      select item_id from legal.notice_item where org_id = ${tx.orgId} union select item_id from legal.proceeding_item where org_id = ${tx.orgId}
    ), told as (
      select k.*, width_bucket(k.open_cents, ${bands}::bigint[]) as band, width_bucket(k.days, ${AGE_STEPS}::int[]) as step,
        k.invoice::int + 2 * k."order"::int + 4 * k.terms::int + 8 * k.delivery::int + 16 * k.reminders::int as has,
        case when k.days >= ${LEFT_ALONE_DAYS} then a.item_id is not null end as has_act
      from kept k left join act a on a.item_id = k.id
    )
    select case grouping(kind, sector, has, has_act) when 7 then 'grain' when 11 then 'sector' when 13 then 'papers' else 'old' end as part,
      kind, band, step, sector, has, has_act, count(*)::int as files, sum(open_cents)::bigint as cents, (sum(days::bigint) / count(*))::int as age_days
    from told group by grouping sets ((kind, band, step), (sector), (has), (has_act))`)
  const of = (name: Row['part']) => rows.filter((row) => row.part === name)
  return {
    grains: of('grain').map(({ kind, band, step, files, cents, ageDays }) => ({
      ...{ kind, fromCents: bands[band - 1]!, fromDays: AGE_STEPS[step - 1]!, files, cents, ageDays },
    })),
    sectors: of('sector')
      .map(({ sector, files, cents }) => ({ sector, files, cents }))
      .toSorted((a, b) => b.cents - a.cents || (a.sector < b.sector ? -1 : 1)),
    papers: of('papers').map(({ has, files, cents }) => ({
      has: PAPERS.filter((_, bit) => (has & (1 << bit)) !== 0),
      files,
      cents,
    })),
    old: of('old')
      .filter(({ hasAct }) => hasAct !== null)
      .map(({ hasAct, files, cents }) => ({ hasAct, files, cents })),
  }
}
