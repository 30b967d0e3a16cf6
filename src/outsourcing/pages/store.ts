import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { PageAct } from './model.ts'

const columns = part`id, form_token, link_id, provider_id, kind, at, signer_name, encode(sha256, 'hex') as sha256, said`

/** Forms of one link are taken one at a time. */
export const lockLink = (tx: OrgTx, linkId: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('provider page'), hashtext(${linkId}))`)

export const actOfToken = (tx: OrgTx, formToken: string): Promise<PageAct | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.page_act where org_id = ${tx.orgId} and form_token = ${formToken}`)

/** What was done from this link, the newest first. */
export const actsOfLink = (tx: OrgTx, linkId: string): Promise<PageAct[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.page_act where org_id = ${tx.orgId} and link_id = ${linkId} order by at desc, id desc limit 50`)

export const actsSince = async (tx: OrgTx, linkId: string, since: Date): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from outsourcing.page_act where org_id = ${tx.orgId} and link_id = ${linkId} and at > ${since}`)
  ).count

export const insertAct = (tx: OrgTx, one: PageAct): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.page_act (org_id, id, form_token, link_id, provider_id, kind, at, signer_name, sha256, said)
    values (${tx.orgId}, ${one.id}, ${one.formToken}, ${one.linkId}, ${one.providerId}, ${one.kind}, ${one.at}, ${one.signerName},
      decode(${one.sha256}, 'hex'), ${JSON.stringify(one.said)})`)
