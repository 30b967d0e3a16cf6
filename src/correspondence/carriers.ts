import { maileva } from '../adapters/post/maileva.ts'
import { mailevaSettings, type PostalService } from '../adapters/post/model.ts'
import { ar24 } from '../adapters/registered-mail/ar24.ts'
import { ar24Settings, type RegisteredMailService } from '../adapters/registered-mail/model.ts'
import { httpGateway } from '../adapters/sms/http-gateway.ts'
import { httpSmsSettings, ovhSmsSettings, type SmsGateway } from '../adapters/sms/model.ts'
import { ovhGateway } from '../adapters/sms/ovh.ts'
import type { Vault } from '../platform/secrets.ts'
import type { ProviderKind } from './provider-model.ts'
import type { Provider } from './provider-store.ts'

/** What a kind of service carries. */
export type CarrierOf = {
  readonly sms: SmsGateway
  readonly post: PostalService
  readonly electronic_registered: RegisteredMailService
}

export type Opened = {
  readonly [K in ProviderKind]: { readonly kind: K; readonly carrier: CarrierOf[K] }
}[ProviderKind]

const context = (orgId: number, kind: ProviderKind): string => `organisation ${orgId}: ${kind} service`

export const sealSecrets = (
  vault: Vault,
  orgId: number,
  kind: ProviderKind,
  secrets: Readonly<Record<string, string>>,
): string => vault.seal(JSON.stringify(secrets), context(orgId, kind))

/** The secrets of a service in clear: never kept, never logged. Throws when they cannot be opened. */
export const secretsOf = (
  vault: Vault,
  orgId: number,
  provider: Pick<Provider, 'kind' | 'secretsSealed'>,
): Record<string, string> => JSON.parse(vault.open(provider.secretsSealed, context(orgId, provider.kind)))

/** A service ready to be talked to. Throws when its secrets cannot be opened. */
export function openCarrier(
  vault: Vault,
  orgId: number,
  provider: Pick<Provider, 'kind' | 'name' | 'settings' | 'secretsSealed'>,
): Opened {
  const secrets = secretsOf(vault, orgId, provider)
  const secret = (name: string): string => secrets[name] ?? ''
  const { settings } = provider
  switch (provider.name) {
    case 'http': {
      const own = { secret: secret('secret'), hookSecret: secret('hookSecret') }
      return { kind: 'sms', carrier: httpGateway(httpSmsSettings.parse(settings), own) }
    }
    case 'ovh': {
      const own = { applicationSecret: secret('applicationSecret'), consumerKey: secret('consumerKey') }
      return { kind: 'sms', carrier: ovhGateway(ovhSmsSettings.parse(settings), own) }
    }
    case 'ar24': {
      const own = { token: secret('token'), privateKey: secret('privateKey'), otpSecret: secret('otpSecret') }
      return { kind: 'electronic_registered', carrier: ar24(ar24Settings.parse(settings), own) }
    }
    case 'maileva': {
      const own = { clientSecret: secret('clientSecret'), password: secret('password') }
      return { kind: 'post', carrier: maileva(mailevaSettings.parse(settings), own) }
    }
  }
}

/** What a service answered, without the secrets should it repeat one, short enough to keep, and without what a database does not take as text. */
export const withoutSecrets = (text: string, secrets: Readonly<Record<string, string>>): string =>
  Object.values(secrets)
    .filter((secret) => secret.length >= 4)
    .reduce((clean, secret) => clean.replaceAll(secret, '•••'), text)
    .replaceAll('\0', '')
    .slice(0, 400)
    .toWellFormed()
