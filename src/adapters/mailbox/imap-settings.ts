import type { ImapFlowOptions } from 'imapflow'
import { lookUpOutward } from '../../platform/outward.ts'
import type { SmtpSecurity } from '../mail/smtp-settings.ts'

/** Where mail is read. The password is plain here: it is opened by the caller, for one visit. */
export type ImapSettings = {
  readonly host: string
  readonly port: number
  readonly security: SmtpSecurity
  readonly login: { readonly user: string; readonly password: string }
  /** PEM certificate of an internal authority; null to trust the public ones. */
  readonly authority: string | null
  readonly folder: string
  readonly patience: ImapPatience
}

/** Longest silences accepted, in milliseconds. */
export type ImapPatience = { readonly connectMs: number; readonly greetMs: number; readonly silenceMs: number }
export const USUAL_PATIENCE: ImapPatience = { connectMs: 15_000, greetMs: 15_000, silenceMs: 60_000 }

export const connectionOptions = (settings: ImapSettings): ImapFlowOptions => ({
  host: settings.host,
  port: settings.port,
  secure: settings.security === 'tls',
  doSTARTTLS: settings.security === 'starttls',
  auth: { user: settings.login.user, pass: settings.login.password },
  connectionTimeout: settings.patience.connectMs,
  greetingTimeout: settings.patience.greetMs,
  socketTimeout: settings.patience.silenceMs,
  // The socket's own options, encrypted or not: only there does imapflow take a lookup.
  tls: { minVersion: 'TLSv1.2', lookup: lookUpOutward, ...(settings.authority ? { ca: settings.authority } : {}) },
  disableAutoIdle: true,
  logger: false,
})
