import { sumsByCurrency } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type PlacementRow, placementsById, placementsRunning } from '../placements/read-store.ts'

/** Files named, or all of a mandate that run. */
export const filesToRecall = (
  tx: OrgTx,
  named: readonly string[] | { readonly mandateId: string },
): Promise<PlacementRow[]> =>
  'mandateId' in named ? placementsRunning(tx, named.mandateId) : placementsById(tx, named)

/** What taking files back would come to, and what is under way with their debtors: promises and plans stay, requests fall. */
export async function weighRecall(tx: OrgTx, named: readonly string[] | { readonly mandateId: string }) {
  const files = await filesToRecall(tx, named)
  const running = files.filter(({ endedOn }) => endedOn === null)
  return {
    files: running.length,
    gone: files.length - running.length,
    amounts: sumsByCurrency(running.map(({ currency, openCents }) => ({ currency, cents: openCents }))),
    ...(await underWay(
      tx,
      running.map(({ id }) => id),
    )),
  }
}

type UnderWay = Readonly<Record<'promises' | 'plans' | 'disputes' | 'requests', number>>

const underWay = (tx: OrgTx, placementIds: readonly string[]): Promise<UnderWay> =>
  tx.one(sql`
    with placed as (
      select distinct w.item_id from outsourcing.placed_item w
      where w.org_id = ${tx.orgId} and w.placement_id = any(${placementIds}::uuid[]) and w.is_live)
    select (
        select count(distinct p.id)::int from promises.promise_item i join promises.promise p on p.org_id = i.org_id and p.id = i.promise_id
        where i.org_id = ${tx.orgId} and i.item_id in (select item_id from placed) and p.state = 'running') as promises, (
        select count(distinct p.id)::int from promises.plan_item i join promises.plan p on p.org_id = i.org_id and p.id = i.plan_id
        where i.org_id = ${tx.orgId} and i.item_id in (select item_id from placed) and p.state in ('proposed', 'active')) as plans, (
        select count(distinct d.id)::int from disputes.disputed_item i join disputes.dispute d on d.org_id = i.org_id and d.id = i.dispute_id
        where i.org_id = ${tx.orgId} and i.item_id in (select item_id from placed) and d.state <> 'resolved') as disputes, (
        select count(*)::int from outsourcing.request r
        where r.org_id = ${tx.orgId} and r.placement_id = any(${placementIds}::uuid[]) and r.state = 'waiting') as requests`)
