import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'
import type { ColleagueSetting, Question, QuestionState } from './model.ts'
import { USUAL_SETTING } from './model.ts'

const columns = part`q.id, q.colleague_id, q.customer_id, q.dispute_id, q.item_ids, q.origin, q.asks, q.shows_evidence, q.answer_by, q.asked_by,
  q.asked_by_name, q.asked_at, q.state, q.answered_at, q.closed_at, q.closed_by_name, q.first_read_at, q.message_id, q.reminders, q.told_on`

export type NewQuestion = Pick<
  Question,
  | 'id'
  | 'colleagueId'
  | 'customerId'
  | 'disputeId'
  | 'itemIds'
  | 'origin'
  | 'asks'
  | 'showsEvidence'
  | 'answerBy'
  | 'askedBy'
  | 'askedByName'
  | 'askedAt'
  | 'toldOn'
  | 'messageId'
>

/** Keeps a question; none when its dispute has put one to that colleague already. */
export const insertQuestion = (tx: OrgTx, q: NewQuestion): Promise<number> =>
  tx.run(sql`
    insert into colleagues.question (org_id, id, colleague_id, customer_id, dispute_id, item_ids, origin, asks, shows_evidence, answer_by,
      asked_by, asked_by_name, asked_at, state, message_id, told_on)
    values (${tx.orgId}, ${q.id}, ${q.colleagueId}, ${q.customerId}, ${q.disputeId}, ${q.itemIds}, ${q.origin}, ${q.asks}, ${q.showsEvidence},
      ${q.answerBy}, ${q.askedBy}, ${q.askedByName}, ${q.askedAt}, 'open', ${q.messageId}, ${q.toldOn})
    on conflict (org_id, dispute_id, colleague_id) where origin = 'dispute' do nothing`)

export const questionOf = (tx: OrgTx, id: string): Promise<Question | null> =>
  tx.maybe(sql`select ${columns} from colleagues.question q where q.org_id = ${tx.orgId} and q.id = ${id}`)

/** The question as it stands, locked: an answer and a withdrawal do not pass one another. */
export const lockQuestion = (tx: OrgTx, id: string): Promise<Question | null> =>
  tx.maybe(sql`select ${columns} from colleagues.question q where q.org_id = ${tx.orgId} and q.id = ${id} for update`)

/** The questions that these mails put, with where they stand. */
export const questionsByMessage = (
  tx: OrgTx,
  messageIds: readonly string[],
): Promise<{ id: string; messageId: string; state: QuestionState }[]> =>
  tx.rows(
    sql`select id, message_id, state from colleagues.question where org_id = ${tx.orgId} and message_id = any(${messageIds}::uuid[])`,
  )

export type QuestionRow = Question & {
  readonly customerName: string
  readonly colleagueName: string
  /** Its colleague left, or has no address any more. */
  readonly isOutOfReach: boolean
  /** Proposals that wait for a member. */
  readonly proposals: number
}

export type QuestionFilter = {
  readonly customerId?: string | undefined
  readonly disputeId?: string | undefined
  /** Waiting: for a colleague or for a member; answered: for a member. */
  readonly show: 'waiting' | 'answered' | 'all'
}

/** Questions, newest first. What a digest opened is listed once its colleague did something there. */
export const listQuestions = (tx: OrgTx, of: QuestionFilter, limit: number): Promise<QuestionRow[]> =>
  tx.rows(sql`
    select ${columns}, c.name as customer_name, g.name as colleague_name,
      g.removed_at is not null or g.email is null as is_out_of_reach,
      (select count(*)::int from colleagues.deed d where d.org_id = q.org_id and d.question_id = q.id and d.verdict = 'proposed') as proposals
    from colleagues.question q
    join parties.customer c on c.org_id = q.org_id and c.id = q.customer_id
    join parties.colleague g on g.org_id = q.org_id and g.id = q.colleague_id
    where q.org_id = ${tx.orgId} and (q.origin <> 'digest' or q.answered_at is not null)
      ${of.customerId ? part`and q.customer_id = ${of.customerId}` : nothing}
      ${of.disputeId ? part`and q.dispute_id = ${of.disputeId}` : nothing}
      ${of.show === 'waiting' ? part`and q.state in ('open', 'answered')` : of.show === 'answered' ? part`and q.state = 'answered'` : nothing}
    order by q.asked_at desc, q.id desc limit ${limit}`)

/** Questions that nobody has answered yet, those of a digest left out. */
export const openQuestions = (tx: OrgTx): Promise<Question[]> =>
  tx.rows(sql`
    select ${columns} from colleagues.question q where q.org_id = ${tx.orgId} and q.state = 'open' and q.origin <> 'digest' order by q.asked_at, q.id`)

/** Running questions that disputes put, with whether their dispute is over. */
export const questionsOfDisputes = (tx: OrgTx): Promise<{ id: string; isOver: boolean }[]> =>
  tx.rows(sql`
    select q.id, d.state = 'resolved' as is_over from colleagues.question q
    join disputes.dispute d on d.org_id = q.org_id and d.id = q.dispute_id
    where q.org_id = ${tx.orgId} and q.state = 'open' and q.origin = 'dispute'`)

export const moveQuestion = (
  tx: OrgTx,
  id: string,
  to: { readonly state: QuestionState; readonly at: Date; readonly byName: string | null },
): Promise<number> =>
  tx.run(sql`
    update colleagues.question set state = ${to.state}, answered_at = case when ${to.state} = 'answered' then ${to.at} else answered_at end,
      closed_at = case when ${to.state} in ('closed', 'withdrawn') then ${to.at}::timestamptz end,
      closed_by_name = case when ${to.state} in ('closed', 'withdrawn') then ${to.byName} end
    where org_id = ${tx.orgId} and id = ${id}`)

export const markRead = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update colleagues.question set first_read_at = ${at} where org_id = ${tx.orgId} and id = ${id} and first_read_at is null`)

/** The mail that told of a question last. */
export const keepMessage = (
  tx: OrgTx,
  id: string,
  messageId: string,
  told: { readonly isAgain: boolean; readonly on: LocalDate },
): Promise<number> =>
  tx.run(sql`
    update colleagues.question set reminders = reminders + ${told.isAgain ? 1 : 0}, told_on = ${told.on},
      earlier_message_ids = array_remove(earlier_message_ids || message_id, null), message_id = ${messageId}
    where org_id = ${tx.orgId} and id = ${id}`)

export const settingOf = async (tx: OrgTx): Promise<ColleagueSetting> =>
  (await tx.maybe<ColleagueSetting>(sql`
    select remind_days, most_reminders, link_days, most_hold_days from colleagues.setting where org_id = ${tx.orgId}`)) ??
  USUAL_SETTING

export const keepSettingRow = (tx: OrgTx, s: ColleagueSetting): Promise<number> =>
  tx.run(sql`
    insert into colleagues.setting (org_id, remind_days, most_reminders, link_days, most_hold_days)
    values (${tx.orgId}, ${s.remindDays}, ${s.mostReminders}, ${s.linkDays}, ${s.mostHoldDays})
    on conflict (org_id) do update set remind_days = excluded.remind_days, most_reminders = excluded.most_reminders,
      link_days = excluded.link_days, most_hold_days = excluded.most_hold_days`)

/** Of which disputes colleagues were asked already. */
export const askedOfDisputes = (tx: OrgTx): Promise<{ disputeId: string; colleagueId: string }[]> =>
  tx.rows(sql`
    select q.dispute_id, q.colleague_id from colleagues.question q
    join disputes.dispute d on d.org_id = q.org_id and d.id = q.dispute_id and d.state <> 'resolved'
    where q.org_id = ${tx.orgId} and q.origin = 'dispute'`)

/** Mails in which colleagues answer a mail about a question, from their own address and in doubt of nobody; not read by anybody yet. */
export const answersByMail = (tx: OrgTx): Promise<{ replyId: string; questionId: string; body: string }[]> =>
  tx.rows(sql`
    select r.id as reply_id, q.id as question_id, r.body
    from replies.mail r
    join colleagues.question q on q.org_id = r.org_id and q.state in ('open', 'answered')
      and (q.message_id = r.message_id or q.earlier_message_ids @> array[r.message_id])
    join parties.colleague g on g.org_id = q.org_id and g.id = q.colleague_id and g.removed_at is null
    where r.org_id = ${tx.orgId} and r.state = 'to_read' and r.nature = 'reply' and r.doubt is null
      and lower(r.from_address) = lower(g.email) and btrim(r.body) <> ''
    order by r.arrived_at, r.id limit 200`)

/** Of these customers, those that a colleague was asked about, or was told of in a digest. */
export const askedAbout = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from colleagues.question where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)
