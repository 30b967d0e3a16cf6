import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Verdict } from '../../kernel/verdict.ts'
import { accept, refuse } from '../../kernel/verdict.ts'
import { connectOutward, hostRefusal, PrivateHost } from '../../platform/outward.ts'
import { connectionOptions, type SmtpError, type SmtpSettings } from './smtp-settings.ts'
import { wording } from './wording.ts'

/** What a successful test shows: the connection is encrypted or not, the login was tried or not. */
export type SmtpCheck = { readonly isEncrypted: boolean; readonly isLoggedIn: boolean }

/** Connects, encrypts and logs in as a sending would, sends nothing, and names what fails. Every wait is at most 15 s. */
export async function checkSmtp(settings: SmtpSettings): Promise<Verdict<SmtpCheck>> {
  const patience = { ...settings.patience, replyMs: Math.min(settings.patience.replyMs, 15_000) }
  const options = connectionOptions({ ...settings, patience })
  try {
    options.connection = await connectOutward(settings.host, settings.port, patience.connectMs)
  } catch (error) {
    return refusalOf(settings, error as SmtpError, false)
  }
  const connection = new SMTPConnection(options)
  return new Promise((resolve) => {
    let isLoggingIn = false
    let isSettled = false
    const settle = (verdict: Verdict<SmtpCheck>): void => {
      if (isSettled) return
      isSettled = true
      if (verdict.ok) connection.quit()
      else connection.close()
      resolve(verdict)
    }
    const fail = (error: SmtpError): void => settle(refusalOf(settings, error, isLoggingIn))
    connection.on('error', (error: SmtpError) => fail(error))
    connection.once('end', () => fail(new Error('the connection ended')))
    connection.connect((error) => {
      if (isSettled) return
      if (error) return fail(error as SmtpError)
      if (!settings.login) return settle(accept({ isEncrypted: connection.secure, isLoggedIn: false }))
      isLoggingIn = true
      const { host } = settings
      if (!connection.allowsAuth) return settle(refuse('smtp_login_missing', wording.loginMissing, { host }, 'login'))
      const { user, password } = settings.login
      connection.login({ user, pass: password, credentials: { user, pass: password } }, (refusal) =>
        refusal ? fail(refusal as SmtpError) : settle(accept({ isEncrypted: connection.secure, isLoggedIn: true })),
      )
    })
  })
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME|certificate|altnames/i

function refusalOf(settings: SmtpSettings, error: SmtpError, isLoggingIn: boolean): Verdict<never> {
  const { host, port } = settings
  if (error instanceof PrivateHost) return hostRefusal(host, 'host')
  const place = { host, port: String(port) }
  const response = (error.response ?? error.message).slice(0, 200)
  const cause = `${error.originalCode ?? ''} ${error.message}`
  if (isLoggingIn && (error.code === 'EAUTH' || error.responseCode))
    return refuse('smtp_login_refused', wording.loginRefused, { host, response }, 'login')
  if (error.code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(cause))
    return refuse('smtp_host_unknown', wording.hostUnknown, { host }, 'host')
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(cause))
    return refuse('smtp_port_closed', wording.portClosed, place, 'port')
  if (error.code === 'ETIMEDOUT') return refuse('smtp_timed_out', wording.timedOut, place, 'port')
  if (CERTIFICATE.test(cause))
    return refuse(
      'smtp_certificate',
      wording.certificate,
      { host, reason: error.originalCode ?? error.message.slice(0, 120) },
      'security',
    )
  if (/STARTTLS/.test(`${error.command ?? ''} ${error.message}`))
    return refuse('smtp_no_starttls', wording.noStarttls, place, 'security')
  if (error.code === 'ETLS' || /SSL|TLS|EPROTO/.test(cause))
    return refuse(
      'smtp_tls',
      wording.tls,
      { ...place, reason: error.originalCode ?? error.message.slice(0, 120) },
      'security',
    )
  return refuse('smtp_not_mail', wording.notMail, { ...place, response }, 'host')
}
