import { checkSmtp, type SmtpCheck } from '../adapters/mail/check-smtp.ts'
import { isMailAddress } from '../adapters/mail/envelope.ts'
import { sendBySmtp } from '../adapters/mail/smtp.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, type SentenceParams, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { checkHost } from '../platform/outward.ts'
import type { Vault } from '../platform/secrets.ts'
import { type Actor, record } from '../trail/index.ts'
import { escapeHtml } from './mail-html.ts'
import {
  dropMailServer,
  type MailServer,
  mailServerOf,
  saveMailServer,
  sealPassword,
  smtpSettings,
  withoutSecret,
} from './mail-server.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { wakeSender } from './queue-message.ts'
import type { MailServerInput } from './settings-contract.ts'
import { cleanValue } from './variables.ts'

type By = { readonly actor: Actor; readonly at: Date }

/** The settings as they may be shown: that a password is known, never the password. */
export function presentMailServer(vault: Vault, orgId: number, server: MailServer) {
  const { passwordSealed, ...shown } = server
  return { ...shown, hasPassword: passwordSealed !== null, isPasswordReadable: canOpen(vault, orgId, server) }
}

function canOpen(vault: Vault, orgId: number, server: MailServer): boolean {
  try {
    smtpSettings(vault, orgId, server)
    return true
  } catch {
    return false
  }
}

/** Settings as typed, checked, with the password sealed; one left out is the one already known for the same server and login. */
async function checked(tx: OrgTx, vault: Vault, input: MailServerInput): Promise<MailServer> {
  const { password, ...plain } = input
  const isHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(plain.host) || /^[0-9a-f:]+$/i.test(plain.host)
  if (!isHost) throw new Refused(refuse('host_wrong', words.hostWrong, { host: plain.host }, 'host').refusal)
  orRefuse(await checkHost(plain.host, 'host'))
  if (!isMailAddress(plain.fromEmail))
    throw new Refused(
      refuse('email_wrong', words.senderAddressWrong, { address: plain.fromEmail }, 'fromEmail').refusal,
    )
  if (plain.username === '') return { ...plain, passwordSealed: null }
  if (password !== null && password !== '') return { ...plain, passwordSealed: sealPassword(vault, tx.orgId, password) }
  const known = await mailServerOf(tx)
  // Kept for another server it could be read there: whoever may change the settings may not learn the password.
  const isSame =
    known &&
    known.host === plain.host &&
    known.port === plain.port &&
    known.security === plain.security &&
    known.username === plain.username &&
    known.authority === plain.authority
  if (!isSame || known.passwordSealed === null || !canOpen(vault, tx.orgId, known))
    throw new Refused(refuse('password_needed', words.passwordNeeded, undefined, 'password').refusal)
  return { ...plain, passwordSealed: known.passwordSealed }
}

export async function setMailServer(tx: OrgTx, vault: Vault, input: MailServerInput, by: By): Promise<MailServer> {
  const before = await mailServerOf(tx)
  const server = await checked(tx, vault, input)
  await saveMailServer(tx, server, by.at)
  // What waited for better settings may leave now.
  await wakeSender(tx)
  const data = {
    before: before && told(before),
    after: told(server),
    passwordChanged: server.passwordSealed !== before?.passwordSealed,
  }
  await record(tx, {
    ...by,
    verb: 'mail_server_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data,
  })
  return server
}

export async function removeMailServer(tx: OrgTx, by: By): Promise<void> {
  const before = await mailServerOf(tx)
  if (!before) return
  await dropMailServer(tx)
  await record(tx, {
    ...by,
    verb: 'mail_server_removed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { before: told(before) },
  })
}

const told = ({
  host,
  port,
  security,
  username,
  authority,
  fromName,
  fromEmail,
  messagesPerMinute,
  connections,
}: MailServer) => ({
  host,
  port,
  security,
  username,
  hasAuthority: authority !== '',
  fromName,
  fromEmail,
  messagesPerMinute,
  connections,
})

/** What a test connects with: the same checks as saving, nothing kept. */
export const testSettings = (tx: OrgTx, vault: Vault, input: MailServerInput): Promise<MailServer> =>
  checked(tx, vault, input)

/** Connects, logs in and sends one real message to `to`. Throws `Refused` with what failed and what to do. */
export async function testMailServer(
  vault: Vault,
  orgId: number,
  server: MailServer,
  test: { to: string; organisation: string; lang: Lang; at: Date },
): Promise<SmtpCheck & { response: string }> {
  const { to, organisation, lang, at } = test
  if (!isMailAddress(to))
    throw new Refused(refuse('email_wrong', words.testAddressWrong, { address: to }, 'to').refusal)
  const settings = smtpSettings(vault, orgId, server)
  const hurried = { ...settings, patience: { ...settings.patience, replyMs: 30_000 } }
  const check = await checkSmtp(hurried)
  if (!check.ok) throw new Refused({ ...check.refusal, params: cleanParams(check.refusal.params, settings) })
  const text = say(lang, words.testBody, { organisation, host: server.host })
  const outcome = await sendBySmtp(hurried, {
    messageId: `<${newId(at)}@${server.fromEmail.split('@')[1]}>`,
    at,
    from: { name: cleanValue(server.fromName || organisation), address: server.fromEmail },
    replyTo: null,
    to: [{ name: null, address: to }],
    cc: [],
    subject: say(lang, words.testSubject, { organisation }),
    text: `${text}\n`,
    html: `<p>${escapeHtml(text)}</p>`,
    attachments: [],
  })
  if (outcome.state === 'accepted') return { ...orRefuse(check), response: withoutSecret(outcome.response, settings) }
  if (outcome.state === 'uncertain')
    throw new Refused(
      refuse('smtp_uncertain', words.testUncertain, { reason: withoutSecret(outcome.reason, settings) }).refusal,
    )
  throw new Refused(
    refuse('smtp_not_accepted', words.testPostponed, { response: withoutSecret(outcome.response, settings) }).refusal,
  )
}

type Params = SentenceParams | undefined
const cleanParams = (params: Params, settings: Parameters<typeof withoutSecret>[1]): Params =>
  params &&
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutSecret(value, settings) : value,
    ]),
  )
