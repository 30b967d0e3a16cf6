import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { countedAnswer, countedMatch, isToCheck } from '../lines/judged.ts'
import type { OwnTallies } from './precision.ts'

type By = { readonly name: string; readonly at: Date }

/** What a person said of a match or of a first proposal; an answer to a tie is kept and proves nothing. */
export type Answered = {
  readonly lineId: string
  readonly class: string
  readonly answer: 'right' | 'wrong'
  readonly wasAutomatic: boolean
  readonly isTied: boolean
  /** The match that the answer made, or is about; null when it made none. */
  readonly matchId: string | null
}

export const insertAnswers = (
  tx: OrgTx,
  answers: readonly Answered[],
  by: By,
  /** The refusal that these answers are: taken back, it takes them with it. */
  refusalId: string | null = null,
): Promise<number> =>
  tx.run(sql`
    insert into cash.answer (org_id, id, class, line_id, answer, was_automatic, is_tied, match_id, answered_at, answered_by, refusal_id)
    select ${tx.orgId}::int, platform.new_id(), a.class, a.line_id, a.answer, a.was_automatic, a.is_tied, a.match_id, ${by.at}, ${by.name}, ${refusalId}::uuid
    from unnest(${answers.map((a) => a.class)}::text[], ${answers.map((a) => a.lineId)}::uuid[], ${answers.map((a) => a.answer)}::text[],
      ${answers.map((a) => a.wasAutomatic)}::boolean[], ${answers.map((a) => a.isTied)}::boolean[], ${answers.map((a) => a.matchId)}::uuid[])
      as a(class, line_id, answer, was_automatic, is_tied, match_id)`)

/** What was said of these matches no longer holds: they are taken back. Gives those of which the answer was to a tie. */
export const forgetAnswers = async (tx: OrgTx, matchIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ matchId: string; isTied: boolean }>(sql`
        delete from cash.answer where org_id = ${tx.orgId} and match_id = any(${matchIds}::uuid[]) returning match_id, is_tied`)
    ).flatMap(({ matchId, isTied }) => (isTied ? [matchId] : [])),
  )

/** Takes back that these matches, applied without asking, were confirmed. Gives how many answers. */
export const takeBackConfirmed = (tx: OrgTx, matchIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    delete from cash.answer where org_id = ${tx.orgId} and match_id = any(${matchIds}::uuid[]) and was_automatic and answer = 'right'`)

/** A refusal taken back says nothing of its kind of match any more. */
export const forgetAnswersOf = (tx: OrgTx, refusalId: string): Promise<number> =>
  tx.run(sql`delete from cash.answer where org_id = ${tx.orgId} and refusal_id = ${refusalId}`)

/** What people said of each kind of match since `since`. Nobody's silence is in it. */
export const ownTallies = async (tx: OrgTx, since: LocalDate): Promise<OwnTallies> =>
  new Map(
    (
      await tx.rows<{ class: string; right: number; wrong: number }>(sql`
        select a.class, count(*) filter (where a.answer = 'right')::int as right, count(*) filter (where a.answer = 'wrong')::int as wrong
        from cash.answer a where a.org_id = ${tx.orgId} and ${countedAnswer(since)} group by a.class`)
    ).map((row) => [row.class, row]),
  )

/** What was applied without asking since `since`, by kind: how many, how many of those were undone, and how many wait to be looked at. */
export const appliedByClass = (
  tx: OrgTx,
  since: LocalDate,
): Promise<{ class: string; automatic: number; undone: number; toCheck: number }[]> =>
  tx.rows(sql`
    select m.class, count(*)::int as automatic, count(m.undone_at)::int as undone, count(*) filter (where ${isToCheck})::int as to_check
    from cash.match m where m.org_id = ${tx.orgId} and ${countedMatch(since)} group by m.class`)

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
