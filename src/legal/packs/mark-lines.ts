import { disputedItemsOn } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { Item } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { heldDebts } from '../../promises/index.ts'
import { insolventDebts } from '../insolvency/case-store.ts'
import { barredAmong } from '../limitation/barred-among.ts'
import { LINE_MARKS, type LineMark } from './model.ts'

/** What stands against claiming each of these debts of a customer on a day, by item, in the order of `LINE_MARKS`. `proceedingId`: the matter that is filed. */
export async function markLines(
  tx: OrgTx,
  { customerId, proceedingId, today }: { customerId: string; proceedingId: string | null; today: LocalDate },
  owed: readonly Item[],
): Promise<ReadonlyMap<string, readonly LineMark[]>> {
  const itemIds = owed.map(({ id }) => id)
  const one = { ids: [customerId], isRange: false }
  const promised = (await heldDebts(tx, one)).filter(
    ({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || untilOn >= today),
  )
  const held = (kind: 'promise' | 'plan') => promised.filter((each) => each.kind === kind).map(({ itemId }) => itemId)
  const found: Readonly<Record<LineMark, Iterable<string>>> = {
    barred: (await barredAmong(tx, itemIds, today)).keys(),
    frozen: (await insolventDebts(tx, one)).map(({ itemId }) => itemId),
    planned: held('plan'),
    foreign: owed.filter(({ currency }) => currency !== 'EUR').map(({ id }) => id),
    disputed: (await disputedItemsOn(tx, [customerId], today)).map(({ itemId }) => itemId),
    promised: held('promise'),
    collected: await beingDebited(tx, itemIds),
    elsewhere: await claimedElsewhere(tx, itemIds, proceedingId),
    undated: owed.filter(({ isDated }) => !isDated).map(({ id }) => id),
  }
  const marks = new Map<string, LineMark[]>(itemIds.map((id) => [id, []]))
  for (const mark of LINE_MARKS) for (const id of new Set(found[mark])) marks.get(id)?.push(mark)
  return marks
}

/** Of these documents, those that a collection is fetching: the bank has neither paid nor rejected them. */
const beingDebited = async (tx: OrgTx, itemIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ itemId: string }>(sql`
      select distinct p.item_id from cash.debit_part p
      join cash.debit d on d.org_id = p.org_id and d.id = p.debit_id and d.rejected_on is null and d.dropped_at is null
      join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state in ('validated', 'handed_over')
      where p.org_id = ${tx.orgId} and p.item_id = any(${itemIds}::uuid[])
        and not exists (select 1 from cash.match m where m.org_id = d.org_id and m.id = d.match_id and m.undone_at is null)`)
  ).map(({ itemId }) => itemId)

const claimedElsewhere = async (tx: OrgTx, itemIds: readonly string[], own: string | null): Promise<string[]> =>
  (
    await tx.rows<{ itemId: string }>(sql`
      select distinct w.item_id from legal.proceeding_item w
      join legal.proceeding p on p.org_id = w.org_id and p.id = w.proceeding_id and p.stage <> 'closed'
      where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[]) and p.id is distinct from ${own}::uuid`)
  ).map(({ itemId }) => itemId)

/** The matter of a customer that is named, else the last one in which a request is being prepared; null where there is none. */
export const matterFiled = async (tx: OrgTx, customerId: string, named: string | null): Promise<string | null> =>
  (
    await tx.maybe<{ id: string }>(sql`
      select id from legal.proceeding
      where org_id = ${tx.orgId} and customer_id = ${customerId}
        and case when ${named}::uuid is null then kind = 'payment_order' and stage = 'prepared' else id = ${named}::uuid end
      order by no desc limit 1`)
  )?.id ?? null
