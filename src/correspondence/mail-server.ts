import { type SmtpSecurity, type SmtpSettings, USUAL_PATIENCE } from '../adapters/mail/smtp-settings.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Vault } from '../platform/secrets.ts'
import { sql } from '../platform/sql.ts'

/** Through which server an organisation's mail leaves, and under which name. The password is sealed for this organisation. */
export type MailServer = {
  readonly host: string
  readonly port: number
  readonly security: SmtpSecurity
  readonly username: string
  readonly passwordSealed: string | null
  readonly authority: string
  readonly fromName: string
  readonly fromEmail: string
  readonly messagesPerMinute: number
  /** How many connections may be open to it at once. */
  readonly connections: number
}

export const mailServerOf = (tx: OrgTx): Promise<MailServer | null> =>
  tx.maybe(sql`
    select host, port, security, username, password_sealed, authority, from_name, from_email, messages_per_minute, connections
    from correspondence.mail_server where org_id = ${tx.orgId}`)

export async function saveMailServer(tx: OrgTx, server: MailServer, at: Date): Promise<void> {
  await tx.run(sql`
    insert into correspondence.mail_server (org_id, host, port, security, username, password_sealed, authority, from_name, from_email, messages_per_minute, connections, updated_at)
    values (${tx.orgId}, ${server.host}, ${server.port}, ${server.security}, ${server.username}, ${server.passwordSealed}, ${server.authority},
      ${server.fromName}, ${server.fromEmail}, ${server.messagesPerMinute}, ${server.connections}, ${at})
    on conflict (org_id) do update set host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
      password_sealed = excluded.password_sealed, authority = excluded.authority, from_name = excluded.from_name, from_email = excluded.from_email,
      messages_per_minute = excluded.messages_per_minute, connections = excluded.connections, updated_at = excluded.updated_at`)
}

export const dropMailServer = (tx: OrgTx): Promise<number> =>
  tx.run(sql`delete from correspondence.mail_server where org_id = ${tx.orgId}`)

const context = (orgId: number): string => `organisation ${orgId}: mail server`

export const sealPassword = (vault: Vault, orgId: number, password: string): string =>
  vault.seal(password, context(orgId))

/** The settings for one connection, the password in clear: never kept, never logged. Throws when it cannot be opened. */
export function smtpSettings(vault: Vault, orgId: number, server: MailServer): SmtpSettings {
  const { host, port, security, username, authority } = server
  const password = server.passwordSealed === null ? '' : vault.open(server.passwordSealed, context(orgId))
  const login = username === '' ? null : { user: username, password }
  return { host, port, security, login, authority: authority || null, patience: USUAL_PATIENCE }
}

/** What a server answered, without the password should it repeat it, short enough to keep, and without what a database does not take as text. */
export function withoutSecret(text: string, settings: SmtpSettings): string {
  const password = settings.login?.password ?? ''
  const encoded = Buffer.from(password).toString('base64')
  const clean = password === '' ? text : text.replaceAll(password, '•••').replaceAll(encoded, '•••')
  return clean.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, 400).toWellFormed()
}
