import type { OrgTx, Tx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'

/** What a link opens: the customer's own page, a question put to a colleague, or what is asked of a provider. */
export type LinkPurpose = 'portal' | 'colleague' | 'provider'

export type Link<P extends LinkPurpose = LinkPurpose> = {
  readonly id: string
  readonly purpose: P
  /** Nobody's, of a provider. */
  readonly customerId: P extends 'provider' ? null : string
  /** What it came with or is about: a message, a question, a quote, a mandate. */
  readonly aboutId: string | null
  readonly madeAt: Date
  readonly madeBy: string
  /** The first instant at which it opens nothing any more. */
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly visits: number
  readonly lastVisitAt: Date | null
}

/** Across organisations: this runs as the role that sees which organisation a code belongs to, and no business data. */
export const linkByHash = (tx: Tx, codeHash: Buffer): Promise<{ orgId: number; id: string } | null> =>
  tx.maybe(sql`select org_id, id from access.link where code_hash = ${codeHash}`)

const columns = part`id, purpose, customer_id, about_id, made_at, made_by, expires_at, revoked_at, visits, last_visit_at`

export const linkOf = (tx: OrgTx, id: string): Promise<Link | null> =>
  tx.maybe(sql`select ${columns} from access.link where org_id = ${tx.orgId} and id = ${id}`)

/** The links of a customer that still open something, newest first. */
export const openLinksOf = <P extends Exclude<LinkPurpose, 'provider'>>(
  tx: OrgTx,
  customerId: string,
  purpose: P,
  at: Date,
): Promise<Link<P>[]> =>
  tx.rows(sql`
    select ${columns} from access.link
    where org_id = ${tx.orgId} and customer_id = ${customerId} and purpose = ${purpose} and revoked_at is null and expires_at > ${at}
    order by made_at desc, id desc`)

/** The links of a provider about this that still open something, newest first. */
export const openLinksAbout = (tx: OrgTx, aboutIds: readonly string[], at: Date): Promise<Link<'provider'>[]> =>
  tx.rows(sql`
    select ${columns} from access.link
    where org_id = ${tx.orgId} and about_id = any(${aboutIds}::uuid[]) and purpose = 'provider' and revoked_at is null and expires_at > ${at}
    order by made_at desc, id desc`)

/** Keeps links, each once: the same id is the same link. */
export const insertLinks = (
  tx: OrgTx,
  links: readonly (Pick<Link, 'id' | 'purpose' | 'customerId' | 'aboutId' | 'madeAt' | 'madeBy' | 'expiresAt'> & {
    readonly codeHash: Buffer
  })[],
): Promise<number> =>
  tx.run(sql`
    insert into access.link (org_id, id, code_hash, purpose, customer_id, about_id, made_at, made_by, expires_at)
    select ${tx.orgId}, l.id, decode(l.code_hash, 'hex'), l.purpose, l.customer_id, l.about_id, l.made_at, l.made_by, l.expires_at
    from unnest(${links.map(({ id }) => id)}::uuid[], ${links.map(({ codeHash }) => codeHash.toString('hex'))}::text[],
      ${links.map(({ purpose }) => purpose)}::text[], ${links.map(({ customerId }) => customerId)}::uuid[],
      ${links.map(({ aboutId }) => aboutId)}::uuid[], ${links.map(({ madeAt }) => madeAt)}::timestamptz[],
      ${links.map(({ madeBy }) => madeBy)}::text[], ${links.map(({ expiresAt }) => expiresAt)}::timestamptz[])
      as l(id, code_hash, purpose, customer_id, about_id, made_at, made_by, expires_at)
    on conflict (org_id, id) do nothing`)

/** A page is opened: of the visit that is going on, or the first of another when nothing was opened for half an hour. */
export const countVisit = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update access.link set last_visit_at = ${at},
      visits = visits + case when ${at}::timestamptz - last_visit_at <= interval '30 minutes' then 0 else 1 end
    where org_id = ${tx.orgId} and id = ${id}`)

export const markRevoked = (tx: OrgTx, ids: readonly string[], by: string, at: Date): Promise<number> =>
  tx.run(sql`
    update access.link set revoked_at = ${at}, revoked_by = ${by}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and revoked_at is null`)

export const moveExpiry = (tx: OrgTx, id: string, expiresAt: Date): Promise<number> =>
  tx.run(sql`
    update access.link set expires_at = ${expiresAt} where org_id = ${tx.orgId} and id = ${id} and revoked_at is null`)
