import { takeBack } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part } from '../../platform/sql.ts'

/**
 * Payments that stayed in the books for the accounts alone, their bank line having left them (`undoMatches`): when an import that
 * had sent them is withdrawn nobody tells them any more, and they are taken back with what they settled. Gives how many.
 */
export async function takeBackDetached(tx: OrgTx, at: Date): Promise<number> {
  const detached = part`
    select i.id, m.id as match_id from cash.match m
    join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what = 'item'
    join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.source_id is null and i.source_key is null and not i.reversed
    where m.org_id = ${tx.orgId} and m.undone_at is not null`
  const { items } = await takeBack(
    tx,
    {
      allocations: part`
        select a.id from (${detached}) d join cash.match_effect a on a.org_id = ${tx.orgId} and a.match_id = d.match_id and a.what = 'allocation'`,
      items: part`select id from (${detached}) d`,
    },
    at,
  )
  return items
}
