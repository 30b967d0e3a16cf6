import type { ProviderName } from '../../src/correspondence/provider-model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { providerWords as words } from './provider-wording.ts'

/** One setting of a service as it is typed. */
export type ProviderField = {
  readonly name: string
  readonly label: Sentence
  readonly hint?: Sentence
  readonly as: 'text' | 'area' | 'check' | { readonly choices: readonly (readonly [value: string, label: Sentence])[] }
  readonly start: string | boolean
}

const plain = (text: string): Sentence => ({ fr: text, en: text })

export const PROVIDER_FIELDS: Readonly<Record<ProviderName, readonly ProviderField[]>> = {
  ovh: [
    { name: 'serviceName', label: words.serviceName, hint: plain('sms-ab12345-1'), as: 'text', start: '' },
    { name: 'applicationKey', label: words.applicationKey, as: 'text', start: '' },
    { name: 'sender', label: words.sender, hint: words.ovhSenderHint, as: 'text', start: '' },
    { name: 'withStop', label: words.withStop, hint: words.withStopHint, as: 'check', start: false },
    { name: 'url', label: words.url, as: 'text', start: 'https://eu.api.ovh.com/1.0' },
  ],
  http: [
    { name: 'url', label: words.url, as: 'text', start: '' },
    {
      name: 'method',
      label: words.method,
      as: {
        choices: [
          ['POST', plain('POST')],
          ['PUT', plain('PUT')],
          ['GET', plain('GET')],
        ],
      },
      start: 'POST',
    },
    {
      name: 'bodyKind',
      label: words.bodyKind,
      as: {
        choices: [
          ['json', plain('JSON')],
          ['form', words.bodyForm],
          ['query', words.bodyQuery],
        ],
      },
      start: 'json',
    },
    {
      name: 'template',
      label: words.template,
      hint: words.templateHint,
      as: 'area',
      start: '{ "to": "{to}", "text": "{text}" }',
    },
    {
      name: 'headers',
      label: words.headers,
      hint: words.headersHint,
      as: 'area',
      start: 'Authorization: Bearer {secret}',
    },
    { name: 'sender', label: words.sender, hint: words.senderHint, as: 'text', start: '' },
    { name: 'refPath', label: words.refPath, hint: words.refPathHint, as: 'text', start: '' },
  ],
  ar24: [
    { name: 'userId', label: words.userId, as: 'text', start: '' },
    { name: 'url', label: words.url, as: 'text', start: 'https://app.ar24.fr/api' },
  ],
  maileva: [
    { name: 'clientId', label: words.clientId, as: 'text', start: '' },
    { name: 'username', label: words.username, as: 'text', start: '' },
    { name: 'color', label: words.color, as: 'check', start: false },
    { name: 'duplex', label: words.duplex, as: 'check', start: true },
    { name: 'withReceipt', label: words.withReceipt, as: 'check', start: true },
    { name: 'url', label: words.url, as: 'text', start: 'https://api.maileva.com' },
    {
      name: 'authUrl',
      label: words.authUrl,
      as: 'text',
      start: 'https://connexion.maileva.com/auth/realms/services/protocol/openid-connect',
    },
  ],
}

export const SECRET_NAMES: Readonly<Record<string, Sentence>> = {
  applicationSecret: words.applicationSecret,
  consumerKey: words.consumerKey,
  secret: words.secret,
  hookSecret: words.hookSecret,
  token: words.token,
  privateKey: words.privateKey,
  otpSecret: words.otpSecret,
  clientSecret: words.clientSecret,
  password: words.password,
}
