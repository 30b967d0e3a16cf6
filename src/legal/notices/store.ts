import type { LocalDate } from '../../kernel/calendar.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { NoticeChannel, NoticeShow } from './model.ts'

/** A formal notice that has left. Its id is that of its message. */
export type Notice = {
  readonly id: string
  readonly customerId: string
  readonly channel: NoticeChannel
  readonly sentOn: LocalDate
  readonly deadlineOn: LocalDate
  readonly followedAt: Date | null
  readonly followedWhy: string
  readonly followedByName: string
}

const columns = part`n.id, n.customer_id, n.channel, n.sent_on, n.deadline_on, n.followed_at, n.followed_why, n.followed_by_name`

export type NewNotice = Pick<Notice, 'id' | 'customerId' | 'channel' | 'sentOn' | 'deadlineOn'> & {
  readonly items: readonly { readonly itemId: string; readonly cents: number }[]
}

/** Keeps a notice with what it demanded; one that is known stays as it is. */
export async function insertNotice(tx: OrgTx, one: NewNotice, at: Date): Promise<boolean> {
  const isNew = await tx.run(sql`
    insert into legal.notice (org_id, id, customer_id, channel, sent_on, deadline_on, recorded_at)
    values (${tx.orgId}, ${one.id}, ${one.customerId}, ${one.channel}, ${one.sentOn}, ${one.deadlineOn}, ${at})
    on conflict (org_id, id) do nothing`)
  if (isNew === 0) return false
  await tx.run(sql`
    insert into legal.notice_item (org_id, notice_id, item_id, cents)
    select ${tx.orgId}::int, ${one.id}::uuid, i.item_id, i.cents
    from unnest(${one.items.map(({ itemId }) => itemId)}::uuid[], ${one.items.map(({ cents }) => cents)}::bigint[]) i(item_id, cents)`)
  return true
}

export const noticeOf = (tx: OrgTx, id: string): Promise<Notice | null> =>
  tx.maybe(sql`select ${columns} from legal.notice n where n.org_id = ${tx.orgId} and n.id = ${id}`)

export const lockNotice = (tx: OrgTx, id: string): Promise<Notice | null> =>
  tx.maybe(sql`select ${columns} from legal.notice n where n.org_id = ${tx.orgId} and n.id = ${id} for update`)

/** Of these messages, those that are notices that have left. */
export const noticesAmong = (tx: OrgTx, ids: readonly string[]): Promise<Notice[]> =>
  tx.rows(
    sql`select ${columns} from legal.notice n where n.org_id = ${tx.orgId} and n.id = any(${ids}::uuid[]) order by n.id`,
  )

/** Notices to one customer are asked for one at a time: two of the same would each find that there is none. */
export const lockNoticesTo = (tx: OrgTx, customerId: string): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('legal.notice'), hashtext(${customerId}::text))`)

/**
 * The message of a notice by this channel over the same sums of the same documents, that waits to leave or was asked for today; null: there
 * is none. One that failed or was taken back is none.
 */
export const noticeAsked = async (
  tx: OrgTx,
  asked: {
    readonly customerId: string
    readonly channel: NoticeChannel
    readonly items: readonly { readonly itemId?: string; readonly openCents: number }[]
    readonly today: LocalDate
    readonly timeZone: string
  },
): Promise<string | null> =>
  (
    await tx.maybe<{ id: string }>(sql`
      select m.id from correspondence.message m
      where m.org_id = ${tx.orgId} and m.customer_id = ${asked.customerId} and m.channel = ${asked.channel}
        and m.content -> 'data' -> 'step' ->> 'tone' = 'formal_notice' and m.state not in ('failed', 'cancelled')
        and (m.state in ('queued', 'sending', 'produced') or (m.queued_at at time zone ${asked.timeZone})::date = ${asked.today}::date)
        and (select array_agg(l.line order by l.line collate "C")
          from (select concat(i ->> 'itemId', ' ', i ->> 'openCents') as line from jsonb_array_elements(m.content -> 'data' -> 'items') i) l)
          = ${asked.items.map(({ itemId, openCents }) => `${itemId} ${openCents}`).toSorted()}::text[]
      order by m.queued_at limit 1`)
  )?.id ?? null

export type NoticeItem = {
  readonly noticeId: string
  readonly itemId: string
  readonly documentNo: string
  readonly currency: string
  readonly cents: number
  readonly openCents: number
}

/** What notices demanded, the longest due first, with what is left of each today. */
export const itemsOfNotices = (tx: OrgTx, ids: readonly string[]): Promise<NoticeItem[]> =>
  tx.rows(sql`
    select w.notice_id, w.item_id, coalesce(nullif(i.document_no, ''), i.label) as document_no, i.currency, w.cents, i.open_cents
    from legal.notice_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = ${tx.orgId} and w.notice_id = any(${ids}::uuid[]) order by i.due_on, i.id`)

/** Notices of a customer, or about one document, the latest first. */
export type WhichNotices = { readonly customerId: string } | { readonly itemId: string }

export type ListedNotice = Notice & {
  readonly customerCode: string
  readonly customerName: string
  readonly customerKind: CustomerKind
  readonly subject: string
  readonly registeredNo: string | null
}

const listed = part`${columns}, c.code as customer_code, c.name as customer_name, c.kind as customer_kind, m.subject, m.registered_no
  from legal.notice n join parties.customer c on c.org_id = n.org_id and c.id = n.customer_id
  join correspondence.message m on m.org_id = n.org_id and m.id = n.id`

/** Something that it demanded is still open. */
const isOpen = part`exists (
  select 1 from legal.notice_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id and i.open_cents > 0
  where w.org_id = n.org_id and w.notice_id = n.id)`

const shown = (show: NoticeShow, today: LocalDate): Fragment =>
  ({
    over: part`and n.followed_at is null and n.deadline_on < ${today}::date and ${isOpen}`,
    running: part`and n.followed_at is null and n.deadline_on >= ${today}::date and ${isOpen}`,
    all: nothing,
  })[show]

type Listing = {
  readonly show: NoticeShow
  readonly which: WhichNotices | null
  readonly limit: number
  readonly offset: number
}

const narrowed = (which: WhichNotices | null): Fragment => {
  if (which === null) return nothing
  if ('customerId' in which) return part`and n.customer_id = ${which.customerId}`
  return part`and exists (select 1 from legal.notice_item w where w.org_id = n.org_id and w.notice_id = n.id and w.item_id = ${which.itemId})`
}

/** What is over first where it is asked for, by its last day; else the latest sent first. */
export const listNotices = (
  tx: OrgTx,
  { show, which, limit, offset }: Listing,
  today: LocalDate,
): Promise<ListedNotice[]> =>
  tx.rows(sql`
    select ${listed} where n.org_id = ${tx.orgId} ${narrowed(which)} ${shown(show, today)}
    order by ${show === 'all' ? part`n.sent_on desc, n.id desc` : part`n.deadline_on, n.id`} limit ${limit} offset ${offset}`)

export const countNotices = async (tx: OrgTx, show: NoticeShow, today: LocalDate): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count from legal.notice n where n.org_id = ${tx.orgId} ${shown(show, today)}`,
    )
  ).count

export const listedNotice = (tx: OrgTx, id: string): Promise<ListedNotice | null> =>
  tx.maybe(sql`select ${listed} where n.org_id = ${tx.orgId} and n.id = ${id}`)

export const markFollowed = (tx: OrgTx, id: string, why: string, by: { readonly name: string; readonly at: Date }) =>
  tx.run(sql`
    update legal.notice set followed_at = ${by.at}, followed_why = ${why}, followed_by_name = ${by.name}
    where org_id = ${tx.orgId} and id = ${id} and followed_at is null`)

/** Notices that demand any of these documents, the first sent first. */
export const noticesAbout = (tx: OrgTx, itemIds: readonly string[]): Promise<Notice[]> =>
  tx.rows(sql`
    select ${columns} from legal.notice n where n.org_id = ${tx.orgId} and exists (
      select 1 from legal.notice_item w where w.org_id = n.org_id and w.notice_id = n.id and w.item_id = any(${itemIds}::uuid[]))
    order by n.sent_on, n.id`)

/** Notices that demand any of these documents, and that nobody has followed. */
export const unfollowedAbout = async (tx: OrgTx, itemIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select distinct n.id from legal.notice_item w join legal.notice n on n.org_id = w.org_id and n.id = w.notice_id and n.followed_at is null
      where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[])`)
  ).map(({ id }) => id)
