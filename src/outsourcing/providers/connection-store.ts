import type { OrgTx, Tx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'

/** An invitation to connect, and what became of it. */
export type Connection = {
  readonly id: string
  /** The creditor's organisation. */
  readonly orgId: number
  readonly providerId: string
  readonly creditorName: string
  readonly providerName: string
  readonly invitedAt: Date
  readonly invitedByName: string
  readonly expiresAt: Date
  readonly agencyOrgId: number | null
  readonly agencyName: string | null
  readonly acceptedAt: Date | null
  readonly acceptedByName: string | null
  readonly endedAt: Date | null
}

const columns = part`org_id, id, provider_id, creditor_name, provider_name, invited_at, invited_by_name, expires_at, agency_org_id, agency_name,
  accepted_at, accepted_by_name, ended_at`

/** Across organisations: this runs as the role that sees which organisation a token belongs to, and no business data. */
export const connectionByToken = (tx: Tx, tokenHash: Buffer): Promise<{ orgId: number; id: string } | null> =>
  tx.maybe(sql`select org_id, id from outsourcing.connection where token_hash = ${tokenHash}`)

export const connectionOf = (tx: OrgTx, id: string): Promise<Connection | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.connection where org_id = ${tx.orgId} and id = ${id}`)

export const lockConnection = (tx: OrgTx, id: string): Promise<Connection | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.connection where org_id = ${tx.orgId} and id = ${id} for update`)

/** The connection that runs of each of these providers, else its newest invitation that may still be accepted. */
export const connectionsOf = (tx: OrgTx, providerIds: readonly string[], at: Date): Promise<Connection[]> =>
  tx.rows(sql`
    select distinct on (provider_id) ${columns} from outsourcing.connection
    where org_id = ${tx.orgId} and provider_id = any(${providerIds}::uuid[]) and ended_at is null and (accepted_at is not null or expires_at > ${at})
    order by provider_id, accepted_at nulls last, invited_at desc`)

/** Those that this organisation accepted as a provider and that run. */
export const acceptedConnections = (tx: OrgTx): Promise<Connection[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.connection
    where agency_org_id = ${tx.orgId} and ended_at is null order by creditor_name, org_id`)

export const insertConnection = (
  tx: OrgTx,
  one: Pick<
    Connection,
    'id' | 'providerId' | 'creditorName' | 'providerName' | 'invitedAt' | 'invitedByName' | 'expiresAt'
  > & {
    readonly tokenHash: Buffer
  },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.connection (org_id, id, provider_id, token_hash, creditor_name, provider_name, invited_at, invited_by_name, expires_at)
    values (${tx.orgId}, ${one.id}, ${one.providerId}, ${one.tokenHash}, ${one.creditorName}, ${one.providerName}, ${one.invitedAt},
      ${one.invitedByName}, ${one.expiresAt})`)

export const markAccepted = (
  tx: OrgTx,
  id: string,
  agency: { readonly orgId: number; readonly name: string },
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.connection set agency_org_id = ${agency.orgId}, agency_name = ${agency.name}, accepted_at = ${by.at},
      accepted_by_name = ${by.name}
    where org_id = ${tx.orgId} and id = ${id} and accepted_at is null and ended_at is null`)

export const markEnded = (tx: OrgTx, id: string, by: { readonly name: string; readonly at: Date }): Promise<number> =>
  tx.run(sql`
    update outsourcing.connection set ended_at = ${by.at}, ended_by_name = ${by.name}
    where org_id = ${tx.orgId} and id = ${id} and ended_at is null`)

/** Invitations of a provider that nobody accepted open nothing any more. */
export const endInvitations = (
  tx: OrgTx,
  providerId: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.connection set ended_at = ${by.at}, ended_by_name = ${by.name}
    where org_id = ${tx.orgId} and provider_id = ${providerId} and accepted_at is null and ended_at is null`)
