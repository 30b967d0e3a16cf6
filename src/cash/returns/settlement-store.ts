import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Settlement } from './reopening.ts'

/**
 * The live allocations of credits: what they settled, and what comes open again when their money is returned. Those of one act
 * were made oldest due first. `but`: kinds of debits that are no settlement either.
 */
export const settledBy = (
  tx: OrgTx,
  creditIds: readonly string[],
  but: readonly string[] = [],
): Promise<Settlement[]> =>
  tx.rows(sql`
    select a.id, a.debit_id, a.credit_id, a.amount_cents as cents, a.allocated_on as on
    from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    where a.org_id = ${tx.orgId} and a.credit_id = any(${creditIds}::uuid[]) and a.reverses is null and d.kind <> all(${['reversal', 'returned', ...but]}::text[])
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by a.allocated_on, a.recorded_at, d.due_on, d.document_no, a.id`)

/** What was written off so that this credit settled its documents in full: the payment gone, nothing is forgiven either. */
export const gapsBeside = (tx: OrgTx, creditId: string): Promise<{ id: string; cents: number; label: string }[]> =>
  tx.rows(sql`
    select i.id, i.amount_cents as cents, i.label
    from cash.match_effect own join cash.match m on m.org_id = own.org_id and m.id = own.match_id and m.undone_at is null
    join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what = 'item'
    join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.kind = 'write_off' and i.side = -1 and not i.reversed
    where own.org_id = ${tx.orgId} and own.id = ${creditId} and own.what = 'item' order by i.id`)

/**
 * Settlements that came apart, with the day from which they are no more: money before what was written off beside it, and the last
 * first, as they came apart. Of two returns in part, whichever is undone first leaves the other what it needs.
 */
export const allocationsById = (tx: OrgTx, ids: readonly string[]): Promise<Settlement[]> =>
  tx.rows(sql`
    select a.id, a.debit_id, a.credit_id, a.amount_cents as cents, coalesce(r.allocated_on, a.allocated_on) as on
    from ledger.allocation a
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
    left join ledger.allocation r on r.org_id = a.org_id and r.reverses = a.id
    where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) 
    order by c.kind = 'write_off', a.allocated_on desc, a.recorded_at desc, d.due_on desc, d.document_no desc, a.id desc`)
