import type SMTPConnection from 'nodemailer/lib/smtp-connection'

/** `tls`: encrypted from the first byte (465). `starttls`: encryption required before anything is said (587). `none`: a relay on the same machine or network. */
export const SMTP_SECURITIES = ['tls', 'starttls', 'none'] as const
export type SmtpSecurity = (typeof SMTP_SECURITIES)[number]

export type SmtpSettings = {
  readonly host: string
  readonly port: number
  readonly security: SmtpSecurity
  /** Null when the server wants no authentication. The password is plain here: it is decrypted by the caller, for one call. */
  readonly login: { readonly user: string; readonly password: string } | null
  /** PEM certificate of an internal authority; null to trust the public ones. */
  readonly authority: string | null
  readonly patience: SmtpPatience
}

/** Longest silences accepted, in milliseconds. `reply` also covers the answer to the whole message, which servers may take minutes to give. */
export type SmtpPatience = { readonly connectMs: number; readonly greetMs: number; readonly replyMs: number }
export const USUAL_PATIENCE: SmtpPatience = { connectMs: 15_000, greetMs: 15_000, replyMs: 180_000 }

type ConnectionOptions = NonNullable<ConstructorParameters<typeof SMTPConnection>[0]>

export function connectionOptions(settings: SmtpSettings): ConnectionOptions {
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    connectionTimeout: settings.patience.connectMs,
    dnsTimeout: settings.patience.connectMs,
    greetingTimeout: settings.patience.greetMs,
    socketTimeout: settings.patience.replyMs,
    tls: { minVersion: 'TLSv1.2', ...(settings.authority ? { ca: settings.authority } : {}) },
    logger: false,
  }
}

/** What nodemailer tells of a failure, as far as we use it. */
export type SmtpError = Error & {
  readonly code?: string
  readonly originalCode?: string
  readonly response?: string
  readonly responseCode?: number
  readonly command?: string
}
