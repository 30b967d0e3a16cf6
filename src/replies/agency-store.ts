import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'
import { type ListedReply, listedColumns } from './store.ts'

type Page = { readonly limit: number; readonly offset: number }
type Asked = { readonly show: 'waiting' | 'all'; readonly debtor: { creditorId: number; customerId: string } | null }

export type ListedInHand = Omit<ListedReply, 'customerName'> & {
  readonly creditorId: number
  readonly creditor: string
}

/** Seen from an agency: answers of debtors in its hands, in the books of whichever creditor. Those that are for it and no others are found. */
const forUs = (tx: OrgTx, { show, debtor }: Asked) => part`
  m.agency_org_id = ${tx.orgId} and m.org_id <> ${tx.orgId} ${show === 'waiting' ? part`and m.state = 'to_read'` : nothing}
  ${debtor ? part`and m.org_id = ${debtor.creditorId} and m.customer_id = ${debtor.customerId}` : nothing}
  and exists (
    select 1 from outsourcing.placement p
    join access.delegation d on d.org_id = p.org_id and d.mandate_id = p.mandate_id and d.agency_org_id = p.agency_org_id and d.ended_at is null
    where p.org_id = m.org_id and p.customer_id = m.customer_id and p.agency_org_id = ${tx.orgId} and p.ended_on is null)`

export const repliesInHand = (tx: OrgTx, asked: Asked, page: Page): Promise<ListedInHand[]> =>
  tx.rows(sql`
    select ${listedColumns}, m.org_id as creditor_id, jsonb_array_length(m.attachments) as attachments, left(m.body, 100) as begins,
      (select d.creditor_name from outsourcing.mandate d
        where d.org_id = m.org_id and d.agency_org_id = m.agency_org_id order by d.no desc limit 1) as creditor
    from replies.mail m where ${forUs(tx, asked)}
    order by ${asked.show === 'waiting' ? part`m.arrived_at, m.id` : part`m.arrived_at desc, m.id desc`} limit ${page.limit} offset ${page.offset}`)

export const countInHand = async (tx: OrgTx, asked: Asked): Promise<number> =>
  (await tx.one<{ count: number }>(sql`select count(*)::int as count from replies.mail m where ${forUs(tx, asked)}`))
    .count

/** Whose answer it is, when it is one of a debtor in our hands. */
export const debtorAnswering = async (tx: OrgTx, creditorId: number, id: string): Promise<string | null> =>
  (
    await tx.maybe<{ customerId: string }>(sql`
      select m.customer_id from replies.mail m where m.org_id = ${creditorId} and m.id = ${id} and ${forUs(tx, { show: 'all', debtor: null })}`)
  )?.customerId ?? null

/** In a creditor's books: the documents of a customer that are in an agency's hands now. */
export const debtsInHand = async (tx: OrgTx, agencyOrgId: number, customerId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ itemId: string }>(sql`
        select w.item_id from outsourcing.placement p
        join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id and w.is_live
        join access.delegation d on d.org_id = p.org_id and d.mandate_id = p.mandate_id and d.agency_org_id = p.agency_org_id and d.ended_at is null
        where p.org_id = ${tx.orgId} and p.customer_id = ${customerId} and p.agency_org_id = ${agencyOrgId} and p.ended_on is null`)
    ).map(({ itemId }) => itemId),
  )
