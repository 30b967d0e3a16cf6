import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, raw, sql } from '../platform/sql.ts'
import type {
  Bounce,
  Doubt,
  MailNature,
  Proposal,
  ReplyAttachment,
  ReplyChannel,
  ReplyKind,
  ReplyShow,
  ReplyState,
  ThreadedBy,
} from './model.ts'

/** A mail or text that came, as it is kept; its bytes are read apart. */
export type Reply = {
  readonly id: string
  readonly channel: ReplyChannel
  readonly size: number
  readonly isCut: boolean
  readonly arrivedAt: Date
  readonly nature: MailNature
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly body: string
  readonly quoted: string
  readonly attachments: readonly ReplyAttachment[]
  readonly doubt: Doubt | null
  readonly messageId: string | null
  readonly customerId: string | null
  readonly threadedBy: ThreadedBy | null
  readonly itemIds: readonly string[]
  readonly bounce: Bounce | null
  readonly proposals: readonly Proposal[]
  readonly state: ReplyState
  readonly kind: ReplyKind | null
  readonly made: Made | null
  readonly handledAt: Date | null
  readonly handledBy: string | null
  /** The agency that it is for, and its name as it was then; null and empty: it is ours alone. */
  readonly agencyOrgId: number | null
  readonly agencyName: string
  /** The organisation whose mailbox it reached; null: ours. */
  readonly mailboxOrgId: number | null
}

/** What a person's word made of a reply: the promise or dispute that now exists, the days it waits, what was written to a contact. */
export type Made = {
  readonly promiseId?: string
  readonly disputeId?: string
  readonly holdUntil?: LocalDate | null
  readonly contactId?: string
  readonly messageId?: string
}

export type ListedReply = Omit<Reply, 'body' | 'quoted' | 'attachments' | 'itemIds' | 'made'> & {
  readonly customerName: string | null
  readonly attachments: number
  /** The first words of its text. */
  readonly begins: string
}

export const listedColumns =
  raw(`m.id, m.channel, m.size, m.is_cut, m.arrived_at, m.nature, m.from_name, m.from_address, m.subject, m.doubt, m.message_id, m.customer_id,
  m.threaded_by, m.bounce, m.proposals, m.state, m.kind, m.handled_at, m.handled_by, m.agency_org_id, m.agency_name, m.mailbox_org_id`)

export type NewReply = Omit<Reply, 'kind' | 'made'> & {
  readonly bytes: Buffer
  readonly sha256: Buffer
  readonly takenAt: Date
}

/** Keeps what came; none when these very bytes are kept already. */
export const insertReply = (tx: OrgTx, one: NewReply): Promise<number> =>
  tx.run(sql`
    insert into replies.mail (org_id, id, channel, bytes, sha256, size, is_cut, arrived_at, taken_at, nature, from_name, from_address, subject, body, quoted,
      attachments, doubt, message_id, customer_id, threaded_by, item_ids, bounce, proposals, state, handled_at, handled_by, agency_org_id, agency_name, mailbox_org_id)
    values (${tx.orgId}, ${one.id}, ${one.channel}, ${one.bytes}, ${one.sha256}, ${one.size}, ${one.isCut}, ${one.arrivedAt}, ${one.takenAt}, ${one.nature},
      ${one.fromName}, ${one.fromAddress}, ${one.subject}, ${one.body}, ${one.quoted}, ${JSON.stringify(one.attachments)}, ${one.doubt},
      ${one.messageId}, ${one.customerId}, ${one.threadedBy}, ${one.itemIds}::uuid[], ${one.bounce && JSON.stringify(one.bounce)},
      ${JSON.stringify(one.proposals)}, ${one.state}, ${one.handledAt}, ${one.handledBy}, ${one.agencyOrgId}, ${one.agencyName}, ${one.mailboxOrgId})
    on conflict (org_id, sha256) do nothing`)

export const isKept = async (tx: OrgTx, sha256: Buffer): Promise<boolean> =>
  (await tx.maybe(sql`select 1 as kept from replies.mail where org_id = ${tx.orgId} and sha256 = ${sha256}`)) !== null

export const replyOf = (tx: OrgTx, id: string): Promise<Reply | null> =>
  tx.maybe(sql`
    select ${listedColumns}, m.body, m.quoted, m.attachments, m.item_ids, m.made from replies.mail m where m.org_id = ${tx.orgId} and m.id = ${id}`)

export const lockReply = (tx: OrgTx, id: string): Promise<Reply | null> =>
  tx.maybe(sql`
    select ${listedColumns}, m.body, m.quoted, m.attachments, m.item_ids, m.made from replies.mail m where m.org_id = ${tx.orgId} and m.id = ${id} for update`)

export const replyBytes = (tx: OrgTx, id: string): Promise<{ bytes: Buffer; channel: ReplyChannel } | null> =>
  tx.maybe(sql`select bytes, channel from replies.mail where org_id = ${tx.orgId} and id = ${id}`)

type Asked = { readonly show: ReplyShow; readonly customerId?: string | undefined; readonly words?: string | undefined }

const SHOWN = {
  waiting: part`m.state = 'to_read'`,
  unassigned: part`m.state = 'to_read' and m.customer_id is null`,
  bounces: part`m.nature in ('bounce', 'complaint')`,
  done: part`m.state <> 'to_read' and m.nature <> 'bounce'`,
  all: part`true`,
} satisfies Record<ReplyShow, unknown>

const narrowed = ({ customerId, words }: Asked) => part`
  ${customerId ? part`and m.customer_id = ${customerId}` : nothing}
  ${words ? part`and platform.folded(m.from_name || ' ' || m.from_address || ' ' || m.subject || ' ' || coalesce(c.name, '')) like '%' || platform.folded(${words}) || '%'` : nothing}`

/** A page of mails, the newest first; those that wait, the oldest first. */
export const repliesPage = (tx: OrgTx, asked: Asked, page: { limit: number; offset: number }): Promise<ListedReply[]> =>
  tx.rows(sql`
    select ${listedColumns}, c.name as customer_name, jsonb_array_length(m.attachments) as attachments, left(m.body, 100) as begins
    from replies.mail m left join parties.customer c on c.org_id = m.org_id and c.id = m.customer_id
    where m.org_id = ${tx.orgId} and ${SHOWN[asked.show]} ${narrowed(asked)}
    order by ${asked.show === 'waiting' || asked.show === 'unassigned' ? raw('m.arrived_at, m.id') : raw('m.arrived_at desc, m.id desc')}
    limit ${page.limit} offset ${page.offset}`)

export async function countReplies(tx: OrgTx, asked: Omit<Asked, 'show'>): Promise<Record<ReplyShow, number>> {
  const counted = await tx.one<Record<ReplyShow, number>>(sql`
    select count(*) filter (where ${SHOWN.waiting})::int as waiting, count(*) filter (where ${SHOWN.unassigned})::int as unassigned,
      count(*) filter (where ${SHOWN.bounces})::int as bounces, count(*) filter (where ${SHOWN.done})::int as done, count(*)::int as "all"
    from replies.mail m left join parties.customer c on c.org_id = m.org_id and c.id = m.customer_id
    where m.org_id = ${tx.orgId} ${narrowed({ show: 'all', ...asked })}`)
  return counted
}

export const assignReply = (
  tx: OrgTx,
  id: string,
  to: { customerId: string; threadedBy: ThreadedBy; itemIds: readonly string[]; doubt: Doubt | null },
): Promise<number> =>
  tx.run(sql`
    update replies.mail set customer_id = ${to.customerId}, threaded_by = ${to.threadedBy}, item_ids = ${to.itemIds}::uuid[], doubt = ${to.doubt}
    where org_id = ${tx.orgId} and id = ${id}`)

export const settleReply = (
  tx: OrgTx,
  id: string,
  to: { state: ReplyState; kind: ReplyKind | null; made: Made | null; at: Date | null; by: string | null },
): Promise<number> =>
  tx.run(sql`
    update replies.mail set state = ${to.state}, kind = ${to.kind}, made = ${to.made && JSON.stringify(to.made)}, handled_at = ${to.at}, handled_by = ${to.by}
    where org_id = ${tx.orgId} and id = ${id}`)
