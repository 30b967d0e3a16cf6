import { randomBytes } from 'node:crypto'
import { mobileNumber } from '../adapters/sms/phone-number.ts'
import { inSmsAlphabet } from '../adapters/sms/segments.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { badInput } from '../platform/bad-input.ts'
import type { OrgTx } from '../platform/db.ts'
import { checkHost } from '../platform/outward.ts'
import type { Vault } from '../platform/secrets.ts'
import { type Actor, record } from '../trail/index.ts'
import { openCarrier, sealSecrets, secretsOf, withoutSecrets } from './carriers.ts'
import type { ProviderInput } from './provider-contract.ts'
import { PROVIDERS, type ProviderKind } from './provider-model.ts'
import { dropProvider, type Provider, providersNow, saveProvider } from './provider-store.ts'
import { providerWording as words } from './provider-wording.ts'
import { wakeSender } from './queue-message.ts'

type By = { readonly actor: Actor; readonly at: Date }

export const providerOf = async (tx: OrgTx, kind: ProviderKind): Promise<Provider | null> =>
  (await providersNow(tx)).find((one) => one.kind === kind) ?? null

/** The address that a service calls: it ends with a key of its own, which nobody else is told. */
export const hookAddress = (publicUrl: string, orgId: number, { kind, hookKey }: Provider): string =>
  // Maileva holds a notification for taken when it is answered 201, and sends it ten times otherwise.
  `${publicUrl}/api/hooks/${orgId}/${kind}/${hookKey}${kind === 'post' ? '/created' : ''}`

/** A service as it may be shown: which secrets are known, never one of them. */
export function presentProvider(vault: Vault, publicUrl: string, orgId: number, provider: Provider) {
  const { secretsSealed, hookKey, repliesAskedAt, ...shown } = provider
  const known = readSecrets(vault, orgId, provider)
  return {
    ...shown,
    secretsKnown: known ? Object.keys(known).filter((name) => known[name] !== '') : [],
    areSecretsReadable: known !== null,
    hookAddress: hookAddress(publicUrl, orgId, provider),
  }
}

function readSecrets(vault: Vault, orgId: number, provider: Provider): Record<string, string> | null {
  try {
    return secretsOf(vault, orgId, provider)
  } catch {
    return null
  }
}

/** Where a service is, by its settings: secrets kept for one place are never sent to another. */
const placeOf = (settings: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([settings.url, settings.authUrl])

/** Settings as typed, checked, with the secrets sealed; one left out is the one already known for the same service at the same place. */
async function checked(tx: OrgTx, vault: Vault, kind: ProviderKind, input: ProviderInput, at: Date): Promise<Provider> {
  const form = PROVIDERS[input.name]
  if (form.kind !== kind) throw new Refused(refuse('bad_input', words.wrongKind, undefined, 'name').refusal)
  const read = form.settings.safeParse(input.settings)
  if (!read.success) {
    const issue = read.error.issues[0]!
    const fault = refuse(
      'bad_input',
      words.settingWrong,
      { field: String(issue.path[0] ?? '') },
      String(issue.path[0] ?? ''),
    )
    throw new Refused(issue.path.length > 0 ? fault.refusal : badInput(issue))
  }
  const settings = read.data
  if (input.name === 'http' && settings.bodyKind === 'json' && !isJson(String(settings.template)))
    throw new Refused(
      refuse('template_wrong', words.templateNotJson, { example: '{ "to": "{to}", "text": "{text}" }' }, 'template')
        .refusal,
    )
  for (const where of ['url', 'authUrl'])
    if (typeof settings[where] === 'string') orRefuse(await checkHost(new URL(settings[where]).hostname, where))
  const known = await providerOf(tx, kind)
  const isSame = known !== null && known.name === input.name && placeOf(known.settings) === placeOf(settings)
  const kept = isSame ? readSecrets(vault, tx.orgId, known) : null
  const secrets = Object.fromEntries(form.secrets.map((name) => [name, input.secrets[name] || (kept?.[name] ?? '')]))
  for (const name of form.secrets)
    if (secrets[name] === '' && !(input.name === 'http' && name === 'secret'))
      throw new Refused(refuse('secret_needed', words.secretNeeded, undefined, name).refusal)
  return {
    kind,
    name: input.name,
    settings,
    secretsSealed: sealSecrets(vault, tx.orgId, kind, secrets),
    isLive: input.isLive,
    perMinute: input.perMinute,
    hookKey: (isSame && known.hookKey) || randomBytes(24).toString('hex'),
    lastAnswer: null,
    lastAnswerAt: null,
    lastAnswerGood: null,
    refusedCalls: 0,
    refusedAt: null,
    repliesAskedAt: known?.repliesAskedAt ?? at,
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const told = ({ kind, name, settings, isLive, perMinute }: Provider) => ({ kind, name, settings, isLive, perMinute })

const tell = (tx: OrgTx, by: By, verb: string, data: Readonly<Record<string, unknown>>): Promise<void> =>
  record(tx, { ...by, verb, subject: { kind: 'organisation', id: String(tx.orgId) }, data })

export async function setProvider(
  tx: OrgTx,
  vault: Vault,
  kind: ProviderKind,
  input: ProviderInput,
  by: By,
): Promise<void> {
  const before = await providerOf(tx, kind)
  const provider = await checked(tx, vault, kind, input, by.at)
  await saveProvider(tx, provider, by.at)
  // What waited for better settings may leave now.
  await wakeSender(tx)
  await tell(tx, by, 'provider_changed', { before: before && told(before), after: told(provider) })
}

export async function removeProvider(tx: OrgTx, kind: ProviderKind, by: By): Promise<void> {
  const before = await providerOf(tx, kind)
  if (!before) return
  await dropProvider(tx, kind)
  await tell(tx, by, 'provider_removed', { before: told(before) })
}

/** What a trial talks to: the same checks as saving, nothing kept. */
export const providerToTry = (
  tx: OrgTx,
  vault: Vault,
  kind: ProviderKind,
  input: ProviderInput,
  at: Date,
): Promise<Provider> => checked(tx, vault, kind, input, at)

/**
 * Sends one real text to `to`; of a service of letters, only asks whether the account works, since a letter costs and reaches somebody.
 * Throws `Refused` with what failed and what to do.
 */
export async function tryProvider(
  vault: Vault,
  orgId: number,
  provider: Provider,
  trial: {
    readonly to: string
    readonly country: string
    readonly organisation: string
    readonly lang: Lang
    readonly at: Date
  },
): Promise<{ response: string; wasSent: boolean }> {
  const { at, lang } = trial
  const opened = openCarrier(vault, orgId, provider)
  const clean = (text: string): string => withoutSecrets(text, secretsOf(vault, orgId, provider))
  if (opened.kind !== 'sms') {
    const { ok, response } = await opened.carrier.check(at)
    if (!ok) throw new Refused(refuse('service_refused', words.accountFails, { response: clean(response) }).refusal)
    return { response: clean(response), wasSent: false }
  }
  const to = mobileNumber(trial.to, trial.country)
  if (!to) throw new Refused(refuse('number_wrong', words.trialNumberWrong, { number: trial.to }, 'to').refusal)
  const text = inSmsAlphabet(say(lang, words.trialText, { organisation: trial.organisation }))
  const outcome = await opened.carrier.send({ id: newId(at), to, text }, at)
  const response = clean('reason' in outcome ? outcome.reason : outcome.response)
  if (outcome.state === 'accepted') return { response, wasSent: true }
  const sentence = outcome.state === 'uncertain' ? words.trialUncertain : words.trialRefused
  throw new Refused(refuse('service_refused', sentence, { response }).refusal)
}
