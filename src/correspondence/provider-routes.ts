import { organisationOf } from '../access/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import type { Vault } from '../platform/secrets.ts'
import { type Opened, openCarrier } from './carriers.ts'
import { mailServerOf } from './mail-server.ts'
import { CHANNELS, type Channel, isPaper } from './model.ts'
import { PROVIDER_KINDS, type ProviderKind, providerKindOf } from './provider-model.ts'
import { type Provider, providersNow } from './provider-store.ts'

/**
 * Where the messages of one kind go. `none`: nobody carries them, and the rest of the mail is real: they fail and say so. `closed`: the
 * secrets of the service cannot be opened; they wait, and the settings page says why.
 */
export type ProviderRoute =
  | { readonly via: 'provider'; readonly provider: Provider; readonly opened: Opened }
  | { readonly via: 'test_mailbox' }
  | { readonly via: 'none' }
  | { readonly via: 'closed' }

/** Paper without a service of its own is printed here and has no route. */
export type ProviderRoutes = ReadonlyMap<ProviderKind, ProviderRoute>

export async function providerRoutes(tx: OrgTx, vault: Vault): Promise<ProviderRoutes> {
  const { isDemo } = await organisationOf(tx)
  const isReal = !isDemo && (await mailServerOf(tx)) !== null
  const providers = new Map((await providersNow(tx)).map((provider) => [provider.kind, provider]))
  const routes = new Map<ProviderKind, ProviderRoute>()
  for (const kind of PROVIDER_KINDS) {
    const provider = providers.get(kind)
    // A demonstration never reaches anybody: its customers are invented, their numbers may not be.
    if (provider?.isLive && !isDemo) routes.set(kind, opened(tx.orgId, vault, provider))
    else if (kind !== 'post') routes.set(kind, !provider && isReal ? { via: 'none' } : { via: 'test_mailbox' })
  }
  return routes
}

function opened(orgId: number, vault: Vault, provider: Provider): ProviderRoute {
  try {
    return { via: 'provider', provider, opened: openCarrier(vault, orgId, provider) }
  } catch (error) {
    log.error('the secrets of a service cannot be opened', error, { orgId, kind: provider.kind })
    return { via: 'closed' }
  }
}

export const channelsOf = (kind: ProviderKind): Channel[] =>
  CHANNELS.filter((channel) => providerKindOf(channel) === kind)

/** True when a service prints and posts this organisation's letters: none is laid out to print here. */
export async function isPostedForUs(tx: OrgTx): Promise<boolean> {
  const { isDemo } = await organisationOf(tx)
  return !isDemo && (await providersNow(tx)).some(({ kind, isLive }) => kind === 'post' && isLive)
}

/** The channels by which something can leave today, be it to the test mailbox. */
export async function readyChannels(tx: OrgTx): Promise<Channel[]> {
  const { isDemo } = await organisationOf(tx)
  const isReal = !isDemo && (await mailServerOf(tx)) !== null
  const set = new Set((await providersNow(tx)).map(({ kind }) => kind))
  return CHANNELS.filter((channel) => {
    const kind = providerKindOf(channel)
    return kind === null || isPaper(channel) || !isReal || set.has(kind)
  })
}
