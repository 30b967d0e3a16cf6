import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A debit that took money up for documents owed in another currency, and the credits of its match that settle them there. */
export type Conversion = {
  readonly matchId: string
  /** The debit in the currency of the money, and what it was of. */
  readonly debitId: string
  readonly cents: number
  readonly foreign: readonly { readonly id: string; readonly cents: number; readonly currency: string }[]
  /** How many such debits the match has: of several nobody knows which settles which document. */
  readonly debits: number
}

/** Those of these debits that are conversions. */
export const conversionsAmong = (tx: OrgTx, debitIds: readonly string[]): Promise<Conversion[]> =>
  tx.rows(sql`
    select m.id as match_id, i.id as debit_id, i.amount_cents as cents, (
        select jsonb_agg(jsonb_build_object('id', f.id, 'cents', f.amount_cents, 'currency', f.currency) order by f.id)
        from cash.match_effect o join ledger.item f on f.org_id = o.org_id and f.id = o.id and f.kind = 'transfer' and f.side = -1
          and f.currency <> i.currency and not f.reversed
        where o.org_id = m.org_id and o.match_id = m.id and o.what = 'item') as foreign, (
        select count(*)::int from cash.match_effect o join ledger.item t on t.org_id = o.org_id and t.id = o.id and t.kind = 'transfer' and t.side = 1
          and t.customer_id = m.customer_id and t.currency = i.currency
        where o.org_id = m.org_id and o.match_id = m.id and o.what = 'item') as debits
    from ledger.item i
    join cash.match_effect e on e.org_id = i.org_id and e.id = i.id and e.what = 'item'
    join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null and m.customer_id = i.customer_id and m.cents > 0
    where i.org_id = ${tx.orgId} and i.id = any(${debitIds}::uuid[]) and i.kind = 'transfer' and i.side = 1 and not i.reversed
      and exists (
        select 1 from cash.match_effect o join ledger.item f on f.org_id = o.org_id and f.id = o.id and f.kind = 'transfer' and f.side = -1 and f.currency <> i.currency
        where o.org_id = m.org_id and o.match_id = m.id and o.what = 'item')
    order by i.id`)
