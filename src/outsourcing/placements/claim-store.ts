import type { LocalDate } from '../../kernel/calendar.ts'
import { CLAIMED_ITEMS } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { Claim } from './model.ts'

/** Which claims are looked at: all that are late by so many days, or those named, paid and not due ones included. */
export type WhichClaims = { readonly dueUntil: LocalDate } | { readonly itemIds: readonly string[] }

/**
 * Claims with what open credits would settle of each, the oldest documents of their customer first, and with what the customer owes late
 * in the currency. By customer and due day.
 */
export const claimsAmong = (tx: OrgTx, which: WhichClaims, today: LocalDate): Promise<Claim[]> => {
  const isNamed = 'itemIds' in which
  // Of named claims, the whole account of their customers is read: credits are taken off what is oldest.
  const scope: Fragment = isNamed
    ? part`and i.customer_id in (select n.customer_id from ledger.item n where n.org_id = ${tx.orgId} and n.id = any(${which.itemIds}::uuid[]))
        and (i.open_cents > 0 or i.id = any(${which.itemIds}::uuid[]))`
    : part`and i.open_cents > 0 and i.due_on < ${today}::date`
  const shown: Fragment = isNamed
    ? part`o.item_id = any(${which.itemIds}::uuid[])`
    : part`o.due_on <= ${which.dueUntil}::date`
  const credits = isNamed
    ? part`and k.customer_id in (select n.customer_id from ledger.item n where n.org_id = ${tx.orgId} and n.id = any(${which.itemIds}::uuid[]))`
    : nothing
  return tx.rows(sql`
    select o.item_id, o.customer_id, c.code as customer_code, c.name as customer_name, c.kind, coalesce(c.country, '') as country, o.document_no,
      o.currency, o.open_cents, o.issued_on, o.due_on, o.owed_cents::bigint as owed_cents,
      greatest(0, least(o.open_cents, coalesce(k.cents, 0) - o.older_cents))::bigint as covered_cents
    from (
      select i.org_id, i.id as item_id, i.customer_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.currency, i.open_cents,
        i.issued_on, i.due_on, sum(i.open_cents) over account - i.open_cents as older_cents,
        sum(i.open_cents) filter (where i.due_on < ${today}::date) over (partition by i.customer_id, i.currency) as owed_cents
      from ledger.item i
      where i.org_id = ${tx.orgId} and i.side = 1 and i.kind = any(${CLAIMED_ITEMS}::text[]) and not i.reversed ${scope}
      window account as (partition by i.customer_id, i.currency order by i.due_on, i.id)
    ) o join parties.customer c on c.org_id = o.org_id and c.id = o.customer_id
    left join (
      select k.customer_id, k.currency, sum(k.open_cents) as cents from ledger.item k
      where k.org_id = ${tx.orgId} and k.side = -1 and k.open_cents > 0 ${credits} group by 1, 2
    ) k on k.customer_id = o.customer_id and k.currency = o.currency
    where ${shown} order by o.customer_id, o.due_on, o.item_id`)
}

/** Documents of these customers that a formal notice has demanded. */
export const noticedItems = async (tx: OrgTx, itemIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ itemId: string }>(sql`
        select distinct item_id from legal.notice_item where org_id = ${tx.orgId} and item_id = any(${itemIds}::uuid[])`)
    ).map(({ itemId }) => itemId),
  )
