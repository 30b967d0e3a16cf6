import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'

/** What was paid on a matter, and what it went to: read where the books keep it, never kept again. */

export type Parts = {
  readonly costsCents: number
  readonly interestCents: number
  readonly indemnityCents: number
  readonly principalCents: number
}

export type Payment = {
  readonly itemId: string
  readonly on: LocalDate
  readonly cents: number
  readonly label: string
  readonly lineId: string | null
  readonly payerName: string
  readonly order: 'interest_first' | 'principal_first' | null
  readonly imputed: Parts
}

/** Everything that matter `p` asks for: its documents and costs, and the interest and indemnities claimed on these documents. */
const asked: Fragment = part`(
  select i.id, i.open_cents, case when c.id is not null then 'costs' when i.kind = 'interest' then 'interest' when i.kind = 'fee' then 'indemnity'
    else 'principal' end as part
  from (
    select w.item_id from legal.proceeding_item w where w.org_id = p.org_id and w.proceeding_id = p.id
    union
    select d.item_id from legal.charge_line l
    join legal.charge_note n on n.org_id = l.org_id and n.id = l.note_id and n.taken_back_at is null
    cross join lateral (values (n.interest_item_id), (n.indemnity_item_id)) d(item_id)
    where l.org_id = p.org_id and d.item_id is not null
      and l.item_id in (select w.item_id from legal.proceeding_item w where w.org_id = p.org_id and w.proceeding_id = p.id)
  ) own
  join ledger.item i on i.org_id = p.org_id and i.id = own.item_id and not i.reversed
  left join legal.proceeding_cost c on c.org_id = i.org_id and c.item_id = i.id and c.withdrawn_at is null)`

const sums = (amount: Fragment): Fragment => part`jsonb_build_object(
  'costsCents', coalesce(sum(${amount}) filter (where o.part = 'costs'), 0), 'interestCents', coalesce(sum(${amount}) filter (where o.part = 'interest'), 0),
  'indemnityCents', coalesce(sum(${amount}) filter (where o.part = 'indemnity'), 0),
  'principalCents', coalesce(sum(${amount}) filter (where o.part = 'principal'), 0))`

/** What is left of each part. */
export const leftOf = async (tx: OrgTx, proceedingId: string): Promise<Parts> =>
  (
    await tx.one<{ left: Parts }>(sql`
      select ${sums(part`o.open_cents`)} as left
      from legal.proceeding p cross join lateral ${asked} o where p.org_id = ${tx.orgId} and p.id = ${proceedingId}`)
  ).left

/** Money that came since the matter was opened and stands, the latest first, with what of it went to each part. */
export const paymentsOn = (tx: OrgTx, proceedingId: string): Promise<Payment[]> =>
  tx.rows(sql`
    select k.id as item_id, k.issued_on as on, k.amount_cents as cents, k.label, b.line_id, coalesce(b.payer_name, '') as payer_name, b.order,
      ${sums(part`a.amount_cents`)} as imputed
    from legal.proceeding p cross join lateral ${asked} o
    join ledger.allocation a on a.org_id = p.org_id and a.debit_id = o.id and a.allocated_on >= p.opened_on
    join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and k.kind in ('receipt', 'opening', 'adjustment', 'transfer', 'collected') and not k.reversed
    left join lateral (
      select l.id as line_id, coalesce(nullif(l.payer_name, ''), l.label) as payer_name, (
          select v ->> 'code' from jsonb_array_elements(m.evidence) v where v ->> 'code' in ('interest_first', 'principal_first') limit 1) as order
      from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
      join cash.line l on l.org_id = m.org_id and l.id = m.line_id
      where e.org_id = k.org_id and e.id = k.id and e.what in ('item', 'known_item') order by m.matched_at desc limit 1
    ) b on true
    where p.org_id = ${tx.orgId} and p.id = ${proceedingId}
    group by k.id, k.issued_on, k.amount_cents, k.label, b.line_id, b.payer_name, b.order
    having sum(a.amount_cents) <> 0 order by k.issued_on desc, k.id desc limit 500`)
