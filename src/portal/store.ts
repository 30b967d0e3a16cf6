import type { Lang } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { ActKind, ActState } from './model.ts'

/** What somebody did on a page: what was asked, as it was asked, and what was made of it. */
export type Act = {
  readonly id: string
  readonly formToken: string
  readonly linkId: string
  readonly customerId: string
  readonly kind: ActKind
  readonly lang: Lang
  readonly at: Date
  readonly said: Readonly<Record<string, unknown>>
  readonly made: Readonly<Record<string, unknown>>
  readonly state: ActState
  readonly answeredAt: Date | null
  readonly answeredBy: string | null
  readonly answer: string
}

const columns = part`id, form_token, link_id, customer_id, kind, lang, at, said, made, state, answered_at, answered_by, answer`

/** Forms of one token are taken one at a time. */
export const lockToken = (tx: OrgTx, formToken: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('portal'), hashtext(${formToken}))`)

export const actOfToken = (tx: OrgTx, formToken: string): Promise<Act | null> =>
  tx.maybe(sql`select ${columns} from portal.act where org_id = ${tx.orgId} and form_token = ${formToken}`)

export const actOf = (tx: OrgTx, id: string): Promise<Act | null> =>
  tx.maybe(sql`select ${columns} from portal.act where org_id = ${tx.orgId} and id = ${id}`)

export const lockAct = (tx: OrgTx, id: string): Promise<Act | null> =>
  tx.maybe(sql`select ${columns} from portal.act where org_id = ${tx.orgId} and id = ${id} for update`)

/** Whether a file is opened from a link anew: for the first time, or for the first since an instant. */
export const markOpened = async (
  tx: OrgTx,
  one: { readonly linkId: string; readonly documentId: string; readonly at: Date; readonly since: Date },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into portal.opened as o (org_id, link_id, document_id, opened_at) values (${tx.orgId}, ${one.linkId}, ${one.documentId}, ${one.at})
    on conflict (org_id, link_id, document_id) do update set opened_at = excluded.opened_at where o.opened_at < ${one.since}`)) >
  0

/** What a customer did, newest first. */
export const actsOf = (tx: OrgTx, customerId: string, limit: number): Promise<Act[]> =>
  tx.rows(sql`
    select ${columns} from portal.act where org_id = ${tx.orgId} and customer_id = ${customerId} order by at desc, id desc limit ${limit}`)

export const insertAct = (tx: OrgTx, act: Omit<Act, 'answeredAt' | 'answeredBy' | 'answer'>): Promise<number> =>
  tx.run(sql`
    insert into portal.act (org_id, id, form_token, link_id, customer_id, kind, lang, at, said, made, state)
    values (${tx.orgId}, ${act.id}, ${act.formToken}, ${act.linkId}, ${act.customerId}, ${act.kind}, ${act.lang}, ${act.at},
      ${JSON.stringify(act.said)}, ${JSON.stringify(act.made)}, ${act.state})`)

export const answerAct = (
  tx: OrgTx,
  id: string,
  given: {
    readonly state: 'accepted' | 'refused'
    readonly at: Date
    readonly by: string
    readonly answer: string
    readonly made: Readonly<Record<string, unknown>>
  },
): Promise<number> =>
  tx.run(sql`
    update portal.act set state = ${given.state}, answered_at = ${given.at}, answered_by = ${given.by}, answer = ${given.answer},
      made = made || ${JSON.stringify(given.made)}
    where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)

export type KeptFile = {
  readonly id: string
  readonly actId: string
  readonly name: string
  readonly type: string
  readonly size: number
}

export const insertFile = (
  tx: OrgTx,
  file: KeptFile & { readonly sha256: Buffer; readonly bytes: Buffer },
): Promise<number> =>
  tx.run(sql`
    insert into portal.file (org_id, id, act_id, name, type, size, sha256, bytes)
    values (${tx.orgId}, ${file.id}, ${file.actId}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256}, ${file.bytes})`)

export const filesOf = (tx: OrgTx, actIds: readonly string[]): Promise<KeptFile[]> =>
  tx.rows(sql`
    select id, act_id, name, type, size from portal.file where org_id = ${tx.orgId} and act_id = any(${actIds}::uuid[]) order by id`)

export const fileOf = (tx: OrgTx, id: string): Promise<(KeptFile & { readonly bytes: Buffer }) | null> =>
  tx.maybe(sql`select id, act_id, name, type, size, bytes from portal.file where org_id = ${tx.orgId} and id = ${id}`)

/** Whether a customer answered the two questions since an instant. */
export const hasAnsweredSince = async (tx: OrgTx, customerId: string, since: Date): Promise<boolean> =>
  (
    await tx.one<{ has: boolean }>(sql`
      select exists (select 1 from portal.act
        where org_id = ${tx.orgId} and customer_id = ${customerId} and at > ${since} and kind = 'satisfaction') as has`)
  ).has

/** How much a customer asked since an instant. */
export const actsSince = async (tx: OrgTx, customerId: string, since: Date): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from portal.act where org_id = ${tx.orgId} and customer_id = ${customerId} and at > ${since}`)
  ).count
