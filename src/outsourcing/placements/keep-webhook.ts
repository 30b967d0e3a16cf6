import { randomBytes } from 'node:crypto'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { checkHost } from '../../platform/outward.ts'
import type { Vault } from '../../platform/secrets.ts'
import { record } from '../../trail/index.ts'
import { providerOf } from '../providers/provider-store.ts'
import { sealedFor } from './ring-webhooks.ts'
import { insertCall, keepWebhook, tellAgain, wakeRinger, webhookOf } from './webhook-store.ts'
import { placementWording as words } from './wording.ts'

type Asked = { readonly url: string; readonly isOn: boolean; readonly newKey: boolean }

/** An address that leaves the machine is reached safely or not at all; a service of one's own is allowed by name (`QUITTANCE_ALLOW_PRIVATE_HOSTS`). */
export async function checkAddress(url: string): Promise<void> {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const isOwn = parsed?.hostname === '127.0.0.1' || parsed?.hostname === 'localhost'
  if (!parsed || (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isOwn)) || parsed.username !== '')
    throw new Refused(refuse('bad_address', words.webhookAddress, {}, 'url').refusal)
  orRefuse(await checkHost(parsed.hostname, 'url'))
}

/**
 * Keeps where a provider's program is told. A first address, or `newKey`, makes a new key, which is given back this once: it is kept sealed,
 * and nobody reads it again.
 */
export async function saveWebhook(
  tx: OrgTx,
  providerId: string,
  { url, isOn, newKey }: Asked,
  vault: Vault,
  { actor, at }: By,
): Promise<string | null> {
  const provider = await providerOf(tx, providerId)
  if (!provider) throw new Refused(refuse('not_found', words.providerUnknown).refusal)
  const kept = await webhookOf(tx, providerId)
  const secret = kept && !newKey ? null : randomBytes(32).toString('hex')
  const sealed = secret === null ? kept!.secret : vault.seal(secret, sealedFor(tx.orgId))
  const id = kept?.id ?? newId(at)
  await keepWebhook(tx, { id, providerId, url, secret: sealed, isOn, changedAt: at, changedByName: actor.name })
  if (isOn) await wakeRinger(tx, id)
  await record(tx, {
    ...{ actor, at, verb: 'webhook_saved', subject: { kind: 'provider', id: providerId } },
    data: { provider: provider.name, url, isOn, newKey: secret !== null },
  })
  return secret
}

/** Tells it something without meaning, and whatever was given up: what comes of it shows whether it listens. */
export async function tryWebhook(tx: OrgTx, providerId: string, at: Date): Promise<void> {
  const webhook = await webhookOf(tx, providerId)
  if (!webhook) throw new Refused(refuse('no_webhook', words.secretMissing).refusal)
  await tellAgain(tx, webhook.id, at)
  await insertCall(tx, webhook.id, 'ping', {}, at)
}
