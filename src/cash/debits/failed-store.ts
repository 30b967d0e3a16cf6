import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type Mandate, mandatesOf } from './mandate-store.ts'
import type { Debit } from './store.ts'

export type FailedDebit = Pick<
  Debit,
  | 'id'
  | 'collectionId'
  | 'collectionNo'
  | 'collectOn'
  | 'customerId'
  | 'customerName'
  | 'mandateId'
  | 'words'
  | 'told'
  | 'cents'
  | 'code'
  | 'codeWords'
  | 'retryOn'
> & {
  readonly state: 'rejected' | 'returned'
  readonly openCents: number
  readonly mandate: Pick<Mandate, 'reference' | 'state' | 'signedOn' | 'lastUsedOn'>
}

/** Debits that failed, of documents still owed and not in a later collection: the last failure of each document, oldest due first. */
export async function failedDebits(tx: OrgTx): Promise<FailedDebit[]> {
  const found = await tx.rows<Omit<FailedDebit, 'mandate'>>(sql`
    select d.id, d.collection_id, k.no as collection_no, k.collect_on, d.customer_id, c.name as customer_name, d.mandate_id, d.words, d.told, d.cents,
      open.cents as open_cents, case when d.rejected_on is not null then 'rejected' else 'returned' end as state, d.code, d.code_words, d.retry_on
    from cash.debit d
    join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state in ('validated', 'handed_over')
    join parties.customer c on c.org_id = d.org_id and c.id = d.customer_id
    left join cash.match r on r.org_id = d.org_id and r.id = d.returned_match_id and r.undone_at is null
    join lateral (
      select sum(i.open_cents)::bigint as cents, min(i.due_on) as due_on
      from cash.debit_part p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id and i.open_cents > 0 and not i.reversed
      where p.org_id = d.org_id and p.debit_id = d.id and p.cents > 0 and not exists (
        select 1 from cash.debit_part q
        join cash.debit e on e.org_id = q.org_id and e.id = q.debit_id and e.dropped_at is null
        join cash.collection n on n.org_id = e.org_id and n.id = e.collection_id and n.state <> 'cancelled' and n.no > k.no
        where q.org_id = p.org_id and q.item_id = p.item_id)
    ) open on open.cents > 0
    where d.org_id = ${tx.orgId} and d.dropped_at is null and (d.rejected_on is not null or r.id is not null)
    order by open.due_on, k.no, d.place limit 500`)
  const ids = [...new Set(found.map((debit) => debit.mandateId))]
  const mandates = new Map((await mandatesOf(tx, { ids })).map((mandate) => [mandate.id, mandate]))
  return found.map((debit) => ({ ...debit, mandate: mandates.get(debit.mandateId)! }))
}
