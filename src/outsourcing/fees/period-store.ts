import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Stage } from '../tariffs/model.ts'
import type { PeriodCharged, PeriodReceipt, Span } from './periods.ts'

/** A period that was charged: by which version, for how many files, and what its lines come to. */
export type ChargedPeriod = Span & PeriodCharged & { readonly version: number; readonly files: number }

/** The periods of a mandate that were charged, the oldest first. */
export const chargedPeriods = (tx: OrgTx, mandateId: string): Promise<ChargedPeriod[]> =>
  tx.rows(sql`
    select l.period_from as from, l.period_to as to, min(l.version) filter (where l.kind = 'period') as version, sum(l.net_cents)::bigint as charged_cents,
      coalesce(-sum(k.net_cents), 0)::bigint as forgiven_cents,
      ((array_agg(l.detail order by l.made_at desc, l.id desc))[1] ->> 'files')::int as files
    from outsourcing.fee_line l left join outsourcing.fee_line k on k.org_id = l.org_id and k.reverses = l.id
    where l.org_id = ${tx.orgId} and l.mandate_id = ${mandateId} and l.kind in ('period', 'correction')
    group by 1, 2 order by 1`)

/** How many files were placed on each day of a mandate; what was undone never was. */
export const filesByDay = (tx: OrgTx, mandateId: string): Promise<{ on: LocalDate; files: number }[]> =>
  tx.rows(sql`
    select placed_on as on, count(*)::int as files from outsourcing.placement
    where org_id = ${tx.orgId} and mandate_id = ${mandateId} and ended_why is distinct from 'undone' group by 1`)

/** Every receipt that was charged of the files of which one came in on `from` or later. */
export const periodReceipts = async (tx: OrgTx, mandateId: string, from: LocalDate): Promise<PeriodReceipt[]> =>
  (
    await tx.rows<Omit<PeriodReceipt, 'file'> & { stage: Stage; placedCents: number; ageDays: number }>(sql`
      with files as (
        select distinct placement_id from outsourcing.receipt
        where org_id = ${tx.orgId} and mandate_id = ${mandateId} and received_on >= ${from}::date
      )
      select r.id, r.placement_id, r.no, r.stage, r.cents, r.received_on, c.version, p.placed_cents,
        greatest(0, p.placed_on - (
          select min(i.due_on) from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
          where w.org_id = p.org_id and w.placement_id = p.id))::int as age_days,
        -- What was given back because it was contested is not charged for money that stayed; of money that went back, it is what was given back.
        (c.net_cents + coalesce(b.net_cents, 0) + case when b.id is null then 0 else coalesce(k.net_cents, 0) end)::bigint as charged_cents,
        b.id is not null as is_back, greatest(r.received_on, b.on_day) as last_on
      from files f
      join outsourcing.receipt r on r.org_id = ${tx.orgId} and r.placement_id = f.placement_id
      join outsourcing.placement p on p.org_id = r.org_id and p.id = r.placement_id
      join outsourcing.fee_line c on c.org_id = r.org_id and c.receipt_id = r.id and c.kind = 'receipt'
      left join outsourcing.fee_line b on b.org_id = r.org_id and b.receipt_id = r.id and b.kind = 'return'
      left join outsourcing.fee_line k on k.org_id = c.org_id and k.reverses = c.id`)
  ).map(({ placedCents, ageDays, ...one }) => ({ ...one, file: { placedCents, ageDays } }))
