import type { SmtpSecurity } from '../adapters/mail/smtp-settings.ts'
import { type ImapSettings, USUAL_PATIENCE } from '../adapters/mailbox/imap-settings.ts'
import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Vault } from '../platform/secrets.ts'
import { sql } from '../platform/sql.ts'

/** The mailbox that answers reach, how far it was read, and how the last visit went. */
export type Mailbox = {
  readonly host: string
  readonly port: number
  readonly security: SmtpSecurity
  readonly username: string
  readonly passwordSealed: string
  readonly authority: string
  readonly folder: string
  readonly pollMinutes: number
  readonly trustedServer: string
  readonly marksSeen: boolean
  readonly uidValidity: number | null
  readonly lastUid: number
  readonly readFrom: Date
  readonly polledAt: Date | null
  readonly failure: Refusal | null
  readonly updatedAt: Date
}

export const mailboxOf = (tx: OrgTx): Promise<Mailbox | null> =>
  tx.maybe(sql`
    select host, port, security, username, password_sealed, authority, folder, poll_minutes, trusted_server, marks_seen, uid_validity, last_uid,
      read_from, polled_at, failure, updated_at
    from replies.mailbox where org_id = ${tx.orgId}`)

export async function saveMailbox(tx: OrgTx, box: Mailbox): Promise<void> {
  await tx.run(sql`
    insert into replies.mailbox (org_id, host, port, security, username, password_sealed, authority, folder, poll_minutes, trusted_server, marks_seen,
      uid_validity, last_uid, read_from, updated_at)
    values (${tx.orgId}, ${box.host}, ${box.port}, ${box.security}, ${box.username}, ${box.passwordSealed}, ${box.authority}, ${box.folder},
      ${box.pollMinutes}, ${box.trustedServer}, ${box.marksSeen}, ${box.uidValidity}, ${box.lastUid}, ${box.readFrom}, ${box.updatedAt})
    on conflict (org_id) do update set host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
      password_sealed = excluded.password_sealed, authority = excluded.authority, folder = excluded.folder, poll_minutes = excluded.poll_minutes,
      trusted_server = excluded.trusted_server, marks_seen = excluded.marks_seen, uid_validity = excluded.uid_validity,
      last_uid = excluded.last_uid, read_from = excluded.read_from, polled_at = null, failure = null, updated_at = excluded.updated_at`)
}

export const dropMailbox = (tx: OrgTx): Promise<number> =>
  tx.run(sql`delete from replies.mailbox where org_id = ${tx.orgId}`)

/** Moves on past a mail; none when the settings were changed meanwhile, so that one folder's place is never taken for another's. */
export const keepPlace = (tx: OrgTx, box: Mailbox, place: { uidValidity: number; lastUid: number }): Promise<number> =>
  tx.run(sql`
    update replies.mailbox set uid_validity = ${place.uidValidity}, last_uid = ${place.lastUid}
    where org_id = ${tx.orgId} and host = ${box.host} and username = ${box.username} and folder = ${box.folder}`)

export const keepVisit = (tx: OrgTx, at: Date, failure: Refusal | null): Promise<number> =>
  tx.run(sql`
    update replies.mailbox set polled_at = ${at}, failure = ${failure && JSON.stringify(failure)} where org_id = ${tx.orgId}`)

const context = (orgId: number): string => `organisation ${orgId}: mailbox`

export const sealPassword = (vault: Vault, orgId: number, password: string): string =>
  vault.seal(password, context(orgId))

/** The settings for one visit, the password in clear: never kept, never logged. Throws when it cannot be opened. */
export function imapSettings(vault: Vault, orgId: number, box: Mailbox): ImapSettings {
  const { host, port, security, username, authority, folder } = box
  const login = { user: username, password: vault.open(box.passwordSealed, context(orgId)) }
  return { host, port, security, login, authority: authority || null, folder, patience: USUAL_PATIENCE }
}
