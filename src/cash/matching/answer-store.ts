import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'

type By = { readonly name: string; readonly at: Date }

export const recordAnswers = (
  tx: OrgTx,
  answers: readonly { lineId: string; class: string; answer: 'right' | 'wrong'; wasAutomatic: boolean }[],
  by: By,
  /** The refusal that these answers are: taken back, it takes them with it. */
  refusalId: string | null = null,
): Promise<number> =>
  tx.run(sql`
    insert into cash.answer (org_id, id, class, line_id, answer, was_automatic, answered_at, answered_by, refusal_id)
    select ${tx.orgId}::int, platform.new_id(), a.class, a.line_id, a.answer, a.was_automatic, ${by.at}, ${by.name}, ${refusalId}::uuid
    from unnest(${answers.map((a) => a.class)}::text[], ${answers.map((a) => a.lineId)}::uuid[], ${answers.map((a) => a.answer)}::text[],
      ${answers.map((a) => a.wasAutomatic)}::boolean[]) as a(class, line_id, answer, was_automatic)`)

/** Answers taken back at once were none. */
export const forgetAnswers = (
  tx: OrgTx,
  answers: readonly { readonly lineId: string; readonly since: Date }[],
): Promise<number> =>
  tx.run(sql`
    delete from cash.answer a using unnest(${answers.map((one) => one.lineId)}::uuid[], ${answers.map((one) => one.since)}::timestamptz[]) as f(line_id, since)
    where a.org_id = ${tx.orgId} and a.line_id = f.line_id and a.answered_at >= f.since`)

/** A refusal taken back says nothing of its kind of match any more. */
export const forgetAnswersOf = (tx: OrgTx, refusalId: string): Promise<number> =>
  tx.run(sql`delete from cash.answer where org_id = ${tx.orgId} and refusal_id = ${refusalId}`)

export type ClassFigures = {
  readonly class: string
  readonly right: number
  readonly wrong: number
  /** Applied without asking, and how many of those were undone. */
  readonly automatic: number
  readonly automaticUndone: number
}

/** How each kind of match fared since `since`: people's answers, and what was applied without asking. */
export const figuresByClass = (tx: OrgTx, since: LocalDate): Promise<ClassFigures[]> =>
  tx.rows(sql`
    select class, sum(was_right)::int as right, sum(was_wrong)::int as wrong, sum(automatic)::int as automatic, sum(undone)::int as automatic_undone
    from (
      select class, (answer = 'right')::int as was_right, (answer = 'wrong')::int as was_wrong, 0 as automatic, 0 as undone
      from cash.answer where org_id = ${tx.orgId} and answered_at >= ${since}::date
      union all
      select class, 0, 0, 1, (undone_at is not null)::int from cash.match
      where org_id = ${tx.orgId} and how = 'automatic' and matched_at >= ${since}::date
    ) f group by class order by class`)

/** What people accepted teaches how a customer shows itself to the bank. */
export const learnAliases = (
  tx: OrgTx,
  aliases: readonly { kind: 'iban' | 'name'; value: string; customerId: string }[],
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into cash.alias (org_id, kind, value, customer_id, times, last_at)
    select ${tx.orgId}::int, a.kind, a.value, a.customer_id, count(*)::int, ${at}
    from unnest(${aliases.map((a) => a.kind)}::text[], ${aliases.map((a) => a.value)}::text[], ${aliases.map((a) => a.customerId)}::uuid[])
      as a(kind, value, customer_id)
    group by a.kind, a.value, a.customer_id
    on conflict (org_id, kind, value, customer_id) do update set times = cash.alias.times + excluded.times, last_at = excluded.last_at`)

/** What acceptances taught is unlearnt, as often as it was learnt. */
export async function unlearnAliases(
  tx: OrgTx,
  aliases: readonly { kind: 'iban' | 'name'; value: string; customerId: string }[],
): Promise<void> {
  const gone = part`(
    select kind, value, customer_id, count(*)::int as times
    from unnest(${aliases.map((a) => a.kind)}::text[], ${aliases.map((a) => a.value)}::text[], ${aliases.map((a) => a.customerId)}::uuid[])
      as u(kind, value, customer_id) group by kind, value, customer_id) g`
  const same = part`a.org_id = ${tx.orgId} and a.kind = g.kind and a.value = g.value and a.customer_id = g.customer_id`
  await tx.run(sql`delete from cash.alias a using ${gone} where ${same} and a.times <= g.times`)
  await tx.run(sql`update cash.alias a set times = a.times - g.times from ${gone} where ${same}`)
}
