import { isEmail, organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { countryOf } from '../../kernel/countries.ts'
import { toIban, toSiren } from '../../kernel/identifiers.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type EventInput, record } from '../../trail/index.ts'
import { mandateNumber } from '../model.ts'
import { tariffFaults } from '../tariffs/check-tariff.ts'
import type { Conditions, Provider, ProviderCard } from './model.ts'
import {
  conditionsOf,
  lockProvider,
  type MandateHead,
  mandateHeads,
  providerBySiren,
  setArchived,
  writeConditions,
  writeProvider,
} from './provider-store.ts'
import { providersWording as words } from './wording.ts'

/** Adds a provider to the directory, or changes its card. Gives its id. */
export async function keepProvider(tx: OrgTx, asked: ProviderCard, id: string | null, by: By): Promise<string> {
  const before = id === null ? null : await providerToChange(tx, id)
  const card = await checkedCard(tx, asked, id)
  const keptId = id ?? newId(by.at)
  await writeProvider(tx, keptId, card, { name: by.actor.name, at: by.at })
  await record(tx, eventAbout(keptId, before ? 'provider_changed' : 'provider_added', by, { before, after: card }))
  return keptId
}

/** A card as it may be kept: who it is, how it is reached, a tariff that holds. Refused for a SIREN that is ours or another card's. */
export async function checkedCard(tx: OrgTx, card: ProviderCard, id: string | null): Promise<ProviderCard> {
  if (card.name === '') throw new Refused(refuse('name_missing', words.nameMissing, undefined, 'name').refusal)
  const siren = card.siren === null || card.siren === '' ? null : toSiren(card.siren)
  if (card.siren && siren === null)
    throw new Refused(refuse('siren_wrong', words.sirenWrong, { value: card.siren }, 'siren').refusal)
  if (siren !== null && siren === (await organisationOf(tx)).siren)
    throw new Refused(refuse('siren_ours', words.sirenOurs, undefined, 'siren').refusal)
  const known = siren === null ? null : await providerBySiren(tx, siren)
  if (known && known.id !== id)
    throw new Refused(refuse('siren_known', words.sirenKnown, { name: known.name }, 'siren').refusal)
  if (card.email !== '' && !isEmail(card.email))
    throw new Refused(refuse('email_wrong', words.emailWrong, { value: card.email }, 'email').refusal)
  const country = card.countries.find((one) => countryOf(one) !== one)
  if (country !== undefined)
    throw new Refused(refuse('country_wrong', words.countryWrong, { value: country }, 'countries').refusal)
  const [fault] = card.tariff === null ? [] : tariffFaults(card.tariff)
  if (fault) throw new Refused({ ...fault, where: `tariff.${fault.where ?? ''}` })
  return { ...card, siren }
}

/** Archives a provider, or takes it up again. Refused while a mandate with it is proposed or runs. */
export async function archiveProvider(tx: OrgTx, id: string, archived: boolean, by: By): Promise<void> {
  const provider = await providerToChange(tx, id)
  if (archived) await refuseUnderMandate(tx, provider)
  else await checkedCard(tx, provider, id)
  await setArchived(tx, id, archived ? by.at : null)
  await record(tx, eventAbout(id, archived ? 'provider_archived' : 'provider_restored', by, { name: provider.name }))
}

/** Records what the law asks of a provider, as a member read it. What a connected one confirms itself is not typed over. */
export async function keepConditions(tx: OrgTx, id: string, asked: Conditions, by: By): Promise<void> {
  const provider = await providerToChange(tx, id)
  const [before = null] = await conditionsOf(tx, [id])
  if (provider.agencyOrgId !== null && before?.agencyOrgId)
    throw new Refused(
      refuse('told_by_agency', words.toldByAgency, { name: provider.name, on: before.confirmedOn }).refusal,
    )
  const after = { ...(await checkedConditions(tx, asked, by)), agencyOrgId: null, confirmedOn: by.today }
  await writeConditions(tx, id, after, { name: by.actor.name, at: by.at })
  await record(tx, eventAbout(id, 'provider_conditions_changed', by, { before, after }))
}

/** Conditions as they may be kept: the account is an account, and not ours; a declaration was made. */
export async function checkedConditions(tx: OrgTx, asked: Conditions, by: By): Promise<Conditions> {
  const iban = asked.iban.trim() === '' ? '' : toIban(asked.iban)
  if (iban === null) throw new Refused(refuse('iban_wrong', words.ibanWrong, { value: asked.iban }, 'iban').refusal)
  if (iban !== '' && iban === toIban((await organisationOf(tx)).iban ?? ''))
    throw new Refused(refuse('iban_ours', words.ibanOurs, undefined, 'iban').refusal)
  if (asked.declaredOn !== null && asked.declaredOn > by.today)
    throw new Refused(refuse('declared_ahead', words.declaredAhead, { today: by.today }, 'declaredOn').refusal)
  const { insurer, policyNo, insuredUntil, declaredOn, declaredTo } = asked
  return { insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo }
}

/** The provider, locked; refused when there is none. */
export async function providerToChange(tx: OrgTx, id: string): Promise<Provider> {
  const provider = await lockProvider(tx, id)
  if (!provider) throw new Refused(notFound().refusal)
  return provider
}

/** The same, in use: nothing new begins with one that is archived. */
export async function providerInUse(tx: OrgTx, id: string): Promise<Provider> {
  const provider = await providerToChange(tx, id)
  if (provider.archivedAt !== null)
    throw new Refused(refuse('is_archived', words.isArchived, { name: provider.name }).refusal)
  return provider
}

const UNDER_WAY: readonly MandateHead['state'][] = ['proposed', 'running']

export async function refuseUnderMandate(tx: OrgTx, { id, name }: Pick<Provider, 'id' | 'name'>): Promise<void> {
  const runs = (await mandateHeads(tx, [id])).find(({ state }) => UNDER_WAY.includes(state))
  if (runs)
    throw new Refused(refuse('mandate_runs', words.mandateRuns, { name, number: mandateNumber(runs.no) }).refusal)
}

export const eventAbout = (
  providerId: string,
  verb: string,
  { actor, at }: Pick<By, 'actor' | 'at'>,
  data: Readonly<Record<string, unknown>>,
): EventInput => ({ actor, at, verb, subject: { kind: 'provider', id: providerId }, data })
