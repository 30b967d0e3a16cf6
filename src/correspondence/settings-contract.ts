import { z } from 'zod'
import { SMTP_SECURITIES } from '../adapters/mail/smtp-settings.ts'
import { LANGS } from '../kernel/wording.ts'
import { routes } from '../platform/route.ts'
import { CHANNELS, RECIPIENT_KINDS, TEMPLATE_KEYS } from './model.ts'

const instant = z.date().or(z.string())

/** Colour `#rrggbb`; signature and footer may hold several lines. */
const lookInput = z.object({
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  signature: z.string().trim().max(400),
  footer: z.string().trim().max(600),
})
const look = lookInput
  .extend({ logo: z.object({ format: z.enum(['png', 'jpeg', 'svg']), bytes: z.number().int() }).nullable() })
  .meta({ id: 'Look' })

const mailServerInput = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(SMTP_SECURITIES),
  /** Empty: the server wants no login. */
  username: z.string().trim().max(200),
  /** Null keeps the password already known for this server and user name. */
  password: z.string().max(500).nullable(),
  /** Certificate (PEM) of an internal authority; empty: the public ones are trusted. */
  authority: z.string().trim().max(20_000),
  fromName: z.string().trim().max(120),
  fromEmail: z.string().trim().max(254),
  messagesPerMinute: z.number().int().min(1).max(60_000),
  connections: z.number().int().min(1).max(20).default(2),
})
export type MailServerInput = z.output<typeof mailServerInput>

const mailServer = mailServerInput
  .omit({ password: true })
  .extend({ hasPassword: z.boolean(), isPasswordReadable: z.boolean() })
  .meta({ id: 'MailServer' })

const templateKey = { key: z.enum(TEMPLATE_KEYS), lang: z.enum(LANGS), audience: z.enum(RECIPIENT_KINDS) }
const templateText = { subject: z.string().max(1000), body: z.string().max(50_000) }
const template = z
  .object({
    ...templateKey,
    subject: z.string(),
    body: z.string(),
    /** Where the text comes from: written for this audience, shipped for it, or that of businesses. */
    source: z.enum(['own', 'shipped', 'business']),
    updatedAt: instant.nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'Template' })

const previewInput = z.object({
  ...templateKey,
  ...templateText,
  channel: z.enum(CHANNELS),
  customerId: z.uuid().nullable(),
})

/** Look, mail server, texts. */
export const settingsRoutes = routes({
  look: {
    method: 'get',
    path: '/look',
    scope: 'org',
    need: 'books.read',
    summary: 'How letters and mails look',
    reply: look,
  },
  saveLook: {
    method: 'put',
    path: '/look',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Changes colour, signature and footer',
    body: lookInput,
    reply: look,
  },
  logo: { method: 'get', path: '/look/logo', scope: 'org', need: 'books.read', summary: 'The logo', reply: 'bytes' },
  saveLogo: {
    method: 'put',
    path: '/look/logo',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Sets the logo: PNG, JPEG or plain SVG',
    body: 'bytes',
    reply: look,
  },
  dropLogo: {
    method: 'delete',
    path: '/look/logo',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Removes the logo',
  },

  mailServer: {
    method: 'get',
    path: '/mail-server',
    scope: 'org',
    need: 'settings.manage',
    summary: 'The mail server; none: mail goes to the test mailbox',
    reply: z.object({ server: mailServer.nullable(), isDemo: z.boolean() }),
  },
  saveMailServer: {
    method: 'put',
    path: '/mail-server',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Sets the mail server; the password is sealed and never sent back',
    body: mailServerInput,
    reply: mailServer,
  },
  dropMailServer: {
    method: 'delete',
    path: '/mail-server',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Back to the test mailbox',
  },
  testMailServer: {
    method: 'post',
    path: '/mail-server/test',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Tries settings before they are saved: connects, logs in and sends one real message',
    body: mailServerInput.extend({ to: z.string().trim().max(254) }),
    reply: z.object({ isEncrypted: z.boolean(), isLoggedIn: z.boolean(), response: z.string() }),
  },

  templates: {
    method: 'get',
    path: '/templates',
    scope: 'org',
    need: 'books.read',
    summary: 'Every text, and what a text may name',
    reply: z.object({
      templates: z.array(template),
      variables: z.array(z.object({ name: z.string(), type: z.string(), meaning: z.string() })),
      blocks: z.array(z.string()),
    }),
  },
  saveTemplate: {
    method: 'put',
    path: '/templates/{key}/{lang}/{audience}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Writes an own text; its variables are checked',
    params: z.object(templateKey),
    body: z.object(templateText),
    reply: template,
  },
  resetTemplate: {
    method: 'delete',
    path: '/templates/{key}/{lang}/{audience}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Goes back to the text shipped',
    params: z.object(templateKey),
  },
  previewTemplate: {
    method: 'post',
    path: '/templates/preview',
    scope: 'org',
    need: 'books.read',
    summary: 'What a text would give for a customer with something open, or for an invented one',
    body: previewInput,
    reply: z.object({
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      isInvented: z.boolean(),
      /** How a text message counts on the networks; null for anything else. */
      size: z
        .object({ encoding: z.enum(['gsm', 'ucs2']), units: z.number(), segments: z.number(), room: z.number() })
        .nullable(),
    }),
  },
  previewLetter: {
    method: 'post',
    path: '/templates/preview/pdf',
    scope: 'org',
    need: 'books.read',
    summary: 'The same as a letter',
    body: previewInput,
    reply: 'bytes',
  },
})
