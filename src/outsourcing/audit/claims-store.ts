import type { LocalDate } from '../../kernel/calendar.ts'
import { sizeCents } from '../../ledger/rules.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import { AGE_FROM, AGES, type Age, type Paper, type Size } from './model.ts'
import { keptOfClaims, papersOf } from './papers-store.ts'
import { LEFT_ALONE_DAYS } from './portfolio-store.ts'
import { boundsOf } from './rules.ts'

/** Which claims a figure of the audit is made of. */
export type ClaimsAsked = {
  readonly currency: string
  readonly size?: Size | undefined
  readonly age?: Age | undefined
  readonly kind?: CustomerKind | undefined
  readonly sector?: string | undefined
  /** A paper that is not kept of them; `any`: one at least. */
  readonly lacks?: Paper | 'any' | undefined
  /** Late for half a year, and nothing was done at law about them. */
  readonly leftAlone?: boolean | undefined
}

export type AuditedClaim = {
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly kind: CustomerKind
  readonly sector: string
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly days: number
  readonly openCents: number
}

const PAPER_COLUMNS: Readonly<Record<Paper, string>> = {
  invoice: 'k.invoice',
  order: 'k."order"',
  terms: 'k.terms',
  delivery: 'k.delivery',
  reminders: 'k.reminders',
}

function narrowed(asked: ClaimsAsked, today: LocalDate, tx: OrgTx): Fragment {
  const [least, below] = asked.size ? boundsOf(asked.size, sizeCents(asked.currency)) : [0, null]
  const after = asked.age ? AGE_FROM[AGES[AGES.indexOf(asked.age) + 1]!] : undefined
  return part`
    ${asked.size ? part`and i.open_cents >= ${least}` : nothing} ${below === null ? nothing : part`and i.open_cents < ${below}`}
    ${asked.age ? part`and ${today}::date - i.due_on >= ${AGE_FROM[asked.age]}` : nothing}
    ${after === undefined ? nothing : part`and ${today}::date - i.due_on < ${after}`}
    ${asked.kind ? part`and c.kind = ${asked.kind}` : nothing} ${asked.sector === undefined ? nothing : part`and c.sector = ${asked.sector}`}
    ${
      asked.leftAlone
        ? part`and ${today}::date - i.due_on >= ${LEFT_ALONE_DAYS}
          and not exists (select 1 from legal.notice_item n where n.org_id = ${tx.orgId} and n.item_id = i.id)
          and not exists (select 1 from legal.proceeding_item p where p.org_id = ${tx.orgId} and p.item_id = i.id)`
        : nothing
    }`
}

/** A page of the claims behind a figure, the largest first, with how many there are and what they come to. */
export async function claimsBehind(
  tx: OrgTx,
  asked: ClaimsAsked,
  page: { readonly limit: number; readonly offset: number },
  today: LocalDate,
) {
  const lacking = asked.lacks
    ? part`where not (${raw(asked.lacks === 'any' ? Object.values(PAPER_COLUMNS).join(' and ') : PAPER_COLUMNS[asked.lacks])})`
    : nothing
  const rows = await tx.rows<AuditedClaim & { readonly count: number; readonly totalCents: number }>(sql`
    with claim as materialized (
      select i.id, i.customer_id, coalesce(c.payer_id, c.id) as writes_to, i.document_no, i.due_on, i.open_cents, c.kind, c.sector,
        c.name as customer_name, ${today}::date - i.due_on as days
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where i.org_id = ${tx.orgId} and i.currency = ${asked.currency} and i.side = 1 and i.open_cents > 0 and i.due_on < ${today}::date
        ${narrowed(asked, today, tx)}
    ) ${asked.lacks ? part`, ${keptOfClaims(tx)}` : nothing}
    select k.id as item_id, k.customer_id, k.customer_name, k.kind, k.sector, k.document_no, k.due_on, k.days, k.open_cents,
      (count(*) over ())::int as count, (sum(k.open_cents) over ())::bigint as total_cents
    from ${asked.lacks ? part`kept` : part`claim`} k ${lacking} order by k.open_cents desc, k.id limit ${page.limit} offset ${page.offset}`)
  const kept = await papersOf(
    tx,
    rows.map(({ itemId }) => itemId),
  )
  return {
    claims: rows.map(({ count: _, totalCents: __, ...claim }) => ({ ...claim, kept: kept.get(claim.itemId)! })),
    count: rows[0]?.count ?? 0,
    totalCents: rows[0]?.totalCents ?? 0,
  }
}
