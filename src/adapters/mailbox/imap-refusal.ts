import { refuse, type Verdict } from '../../kernel/verdict.ts'
import { hostRefusal, PrivateHost } from '../../platform/outward.ts'
import type { ImapSettings } from './imap-settings.ts'
import { mailboxWording as words } from './wording.ts'

/** What imapflow tells of a failure, as far as we use it. */
type ImapError = Error & {
  readonly code?: string
  readonly authenticationFailed?: boolean
  readonly mailboxMissing?: boolean
  readonly responseText?: string
  readonly responseStatus?: string
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME|certificate|altnames/i

/** A failure in words for who typed the settings: what, where, what to do. The password is in none of them. */
export function refusalOf(settings: ImapSettings, error: ImapError, stage: string): Verdict<never> {
  const { host, port, folder } = settings
  if (error instanceof PrivateHost) return hostRefusal(host, 'host')
  const place = { host, port: String(port) }
  const response = withoutSecret(error.responseText ?? error.message, settings)
  const cause = `${error.code ?? ''} ${error.message}`
  if (error.authenticationFailed)
    return refuse('imap_login_refused', words.loginRefused, { host, response }, 'username')
  if (error.mailboxMissing || (stage === 'folder' && error.responseStatus === 'NO'))
    return refuse('imap_folder_unknown', words.folderUnknown, { host, folder }, 'folder')
  if (/ENOTFOUND|EAI_AGAIN/.test(cause)) return refuse('imap_host_unknown', words.hostUnknown, { host }, 'host')
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(cause))
    return refuse('imap_port_closed', words.portClosed, place, 'port')
  if (/TIMEOUT|GREETING|timed out/i.test(cause)) return refuse('imap_timed_out', words.timedOut, place, 'port')
  if (CERTIFICATE.test(cause))
    return refuse('imap_certificate', words.certificate, { host, reason: response }, 'security')
  if (/STARTTLS/i.test(cause)) return refuse('imap_no_starttls', words.noStarttls, place, 'security')
  if (/SSL|TLS|EPROTO/.test(cause)) return refuse('imap_tls', words.tls, { ...place, reason: response }, 'security')
  if (stage === 'connection') return refuse('imap_not_mail', words.notMail, { ...place, response }, 'host')
  return refuse('imap_lost', words.lost, { host, response })
}

function withoutSecret(text: string, { login }: ImapSettings): string {
  const clean = login.password === '' ? text : text.replaceAll(login.password, '•••')
  return clean.replace(/\s+/g, ' ').trim().slice(0, 200)
}
