import type { LocalDate } from '../kernel/calendar.ts'
import { type Refusal, tellRefusal } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, raw, sql } from '../platform/sql.ts'
import type { Channel } from './model.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { MESSAGE_ACTIONS, type MessageAction, type MessageState, whyNot } from './rules.ts'
import type { Message } from './store.ts'

export type ListedMessage = Pick<
  Message,
  | 'id'
  | 'customerId'
  | 'channel'
  | 'lang'
  | 'purpose'
  | 'toName'
  | 'toAddress'
  | 'subject'
  | 'state'
  | 'via'
  | 'queuedAt'
  | 'notBefore'
  | 'settledAt'
  | 'postedOn'
  | 'registeredNo'
  | 'printBatchId'
  | 'provider'
  | 'tracked'
  | 'agencyName'
  | 'senderOrgId'
> & { readonly outcome: Refusal | null; readonly customerName: string | null }

export type MessageFilter = {
  readonly state?: MessageState
  readonly channel?: Channel
  readonly customerId?: string
  readonly purpose?: string
  readonly day?: LocalDate
}
type Page = { readonly limit: number; readonly offset: number }

const columns =
  raw(`m.id, m.customer_id, m.channel, m.lang, m.purpose, m.to_name, m.to_address, m.subject, m.state, m.via, m.queued_at, m.not_before,
  m.settled_at, m.posted_on, m.registered_no, m.print_batch_id, m.provider, m.tracked, m.outcome, m.agency_name, m.sender_org_id, c.name as customer_name`)
const named = raw('left join parties.customer c on c.org_id = m.org_id and c.id = m.customer_id')

/** A page of messages, newest first, and how many match per state (the filter by state aside). */
export async function listMessages(
  tx: OrgTx,
  filter: MessageFilter,
  timeZone: string,
  page: Page,
): Promise<{ rows: ListedMessage[]; count: number; byState: Record<MessageState, number> }> {
  const where = part`m.org_id = ${tx.orgId}
    ${filter.channel ? part`and m.channel = ${filter.channel}` : nothing} ${filter.customerId ? part`and m.customer_id = ${filter.customerId}` : nothing}
    ${filter.purpose ? part`and m.purpose = ${filter.purpose}` : nothing}
    ${filter.day ? part`and m.queued_at >= (${filter.day}::date)::timestamp at time zone ${timeZone} and m.queued_at < (${filter.day}::date + 1)::timestamp at time zone ${timeZone}` : nothing}`
  const rows = await tx.rows<ListedMessage>(sql`
    select ${columns} from correspondence.message m ${named}
    where ${where} ${filter.state ? part`and m.state = ${filter.state}` : nothing}
    order by m.queued_at desc, m.id desc limit ${page.limit} offset ${page.offset}`)
  const counts = await tx.rows<{ state: MessageState; count: number }>(sql`
    select m.state, count(*)::int as count from correspondence.message m where ${where} group by m.state`)
  const byState = Object.fromEntries(counts.map((row) => [row.state, row.count])) as Record<MessageState, number>
  const count = filter.state ? (byState[filter.state] ?? 0) : counts.reduce((sum, row) => sum + row.count, 0)
  return { rows, count, byState }
}

export const listedMessage = (tx: OrgTx, id: string): Promise<ListedMessage | null> =>
  tx.maybe(sql`select ${columns} from correspondence.message m ${named} where m.org_id = ${tx.orgId} and m.id = ${id}`)

export async function listTestMailbox(
  tx: OrgTx,
  page: Page,
): Promise<{ rows: (ListedMessage & { receivedAt: Date })[]; count: number }> {
  const rows = await tx.rows<ListedMessage & { receivedAt: Date }>(sql`
    select ${columns}, t.received_at from correspondence.test_mailbox t
    join correspondence.message m on m.org_id = t.org_id and m.id = t.message_id ${named}
    where t.org_id = ${tx.orgId} order by t.received_at desc, t.message_id desc limit ${page.limit} offset ${page.offset}`)
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*)::int as count from correspondence.test_mailbox where org_id = ${tx.orgId}`,
  )
  return { rows, count }
}

/** A message as people read it: the outcome in their language, and what they may do or why not. */
export function presentMessage<Row extends ListedMessage>(lang: Lang, { senderOrgId, ...row }: Row) {
  const can = Object.fromEntries(
    MESSAGE_ACTIONS.map((action) => {
      if (senderOrgId !== null) return [action, say(lang, words.ofAgency, { agency: row.agencyName })]
      const reason = whyNot(row.state, action)
      return [action, reason && say(lang, reason)]
    }),
  ) as Record<MessageAction, string | null>
  return { ...row, outcome: row.outcome && { code: row.outcome.code, message: tellRefusal(lang, row.outcome) }, can }
}
