import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { Deed, DeedVerdict } from './model.ts'

const columns = part`id, question_id, form_key, kind, body, cents, until_on, file_name, verdict, done_at, decided_by_name, decided_at`

export const deedsOf = (tx: OrgTx, questionId: string): Promise<Deed[]> =>
  tx.rows(
    sql`select ${columns} from colleagues.deed where org_id = ${tx.orgId} and question_id = ${questionId} order by done_at, id`,
  )

/** A deed as it stands, locked: two members do not decide on it in two ways. */
export const lockDeed = (tx: OrgTx, id: string): Promise<Deed | null> =>
  tx.maybe(sql`select ${columns} from colleagues.deed where org_id = ${tx.orgId} and id = ${id} for update`)

export const isDone = async (tx: OrgTx, questionId: string, formKey: string): Promise<boolean> =>
  (await tx.maybe(
    sql`select 1 from colleagues.deed where org_id = ${tx.orgId} and question_id = ${questionId} and form_key = ${formKey}`,
  )) !== null

export const insertDeed = (tx: OrgTx, d: Omit<Deed, 'decidedAt' | 'decidedByName'>): Promise<number> =>
  tx.run(sql`
    insert into colleagues.deed (org_id, id, question_id, form_key, kind, body, cents, until_on, file_name, verdict, done_at)
    values (${tx.orgId}, ${d.id}, ${d.questionId}, ${d.formKey}, ${d.kind}, ${d.body}, ${d.cents}, ${d.untilOn}, ${d.fileName}, ${d.verdict}, ${d.doneAt})`)

export const decideOn = (
  tx: OrgTx,
  id: string,
  to: { readonly verdict: DeedVerdict; readonly byName: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update colleagues.deed set verdict = ${to.verdict}, decided_by_name = ${to.byName}, decided_at = ${to.at} where org_id = ${tx.orgId} and id = ${id}`)

export type QuestionFile = { readonly id: string; readonly name: string; readonly size: number }

export const filesOf = (tx: OrgTx, questionId: string): Promise<QuestionFile[]> =>
  tx.rows(
    sql`select id, name, size from colleagues.file where org_id = ${tx.orgId} and question_id = ${questionId} order by added_at, id`,
  )

export const fileOf = (tx: OrgTx, id: string): Promise<{ name: string; type: string; bytes: Buffer } | null> =>
  tx.maybe(sql`select name, type, bytes from colleagues.file where org_id = ${tx.orgId} and id = ${id}`)

/** Keeps a file; none when the same bytes came with this question already. */
export const insertFile = (
  tx: OrgTx,
  f: {
    readonly id: string
    readonly questionId: string
    readonly name: string
    readonly type: string
    readonly bytes: Uint8Array
    readonly sha256: Buffer
    readonly at: Date
  },
): Promise<number> =>
  tx.run(sql`
    insert into colleagues.file (org_id, id, question_id, name, type, size, sha256, bytes, added_at)
    values (${tx.orgId}, ${f.id}, ${f.questionId}, ${f.name}, ${f.type}, ${f.bytes.length}, ${f.sha256}, ${Buffer.from(f.bytes)}, ${f.at})
    on conflict (org_id, question_id, sha256) do nothing`)
