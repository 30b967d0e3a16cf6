import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import type { ClaimedDebt } from './model.ts'
import type { LeftOut } from './setting-store.ts'

/** Debts given up as lost between two days and not taken back, VAT included, as sales are. */
export const lostBetween = (
  tx: OrgTx,
  currency: string,
  from: LocalDate,
  to: LocalDate,
  left: LeftOut,
): Fragment => part`
  select l.id, l.customer_id, l.on_day, (w ->> 'itemId')::uuid as item_id, w ->> 'documentNo' as document_no, (w ->> 'grossCents')::bigint as cents
  from legal.loss l cross join jsonb_array_elements(l.lines) w
  where l.org_id = ${tx.orgId} and l.currency = ${currency} and l.taken_back_at is null and l.on_day between ${from}::date and ${to}::date
    and l.customer_id <> all(${left.customerIds}::uuid[])`

export const lostByDay = (
  tx: OrgTx,
  currency: string,
  from: LocalDate,
  to: LocalDate,
  left: LeftOut,
): Promise<{ on: LocalDate; cents: number }[]> =>
  tx.rows(
    sql`select l.on_day as on, sum(l.cents)::bigint as cents from (${lostBetween(tx, currency, from, to, left)}) l group by 1`,
  )

/**
 * Debts brought to court between two days, each by the first matter that claimed it, with the money that came for it from that day on.
 * Interest and costs are debits of their own: what comes for the document is principal.
 */
export const claimedBetween = (
  tx: OrgTx,
  currency: string,
  from: LocalDate,
  to: LocalDate,
  left: LeftOut,
): Promise<ClaimedDebt[]> =>
  tx.rows(sql`
    select m.proceeding_id, m.customer_id, c.name as customer_name, m.item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no,
      m.opened_on, m.claimed_cents, (
        select coalesce(jsonb_agg(jsonb_build_object('on', r.on, 'cents', r.cents) order by r.on), '[]') from (
          select greatest(k.issued_on, i.issued_on) as on, sum(a.amount_cents) as cents from ledger.allocation a
          join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and k.kind in ('receipt', 'collected')
          where a.org_id = i.org_id and a.debit_id = i.id and greatest(k.issued_on, i.issued_on) >= m.opened_on group by 1
        ) r) as receipts
    from (
      select distinct on (w.item_id) w.item_id, w.claimed_cents, p.id as proceeding_id, p.customer_id, p.opened_on
      from legal.proceeding p join legal.proceeding_item w on w.org_id = p.org_id and w.proceeding_id = p.id
      where p.org_id = ${tx.orgId} and p.currency = ${currency} and p.customer_id <> all(${left.customerIds}::uuid[])
      order by w.item_id, p.opened_on, p.no
    ) m
    join ledger.item i on i.org_id = ${tx.orgId} and i.id = m.item_id
    join parties.customer c on c.org_id = ${tx.orgId} and c.id = m.customer_id
    where m.opened_on between ${from}::date and ${to}::date
    order by m.opened_on desc, c.name, i.due_on, m.item_id`)
