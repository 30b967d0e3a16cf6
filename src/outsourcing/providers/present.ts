import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { mandateNumber } from '../model.ts'
import { tariffInWords } from '../tariffs/cells-in-words.ts'
import type { Tariff } from '../tariffs/model.ts'
import { type Connection, connectionsOf } from './connection-store.ts'
import type { ExpiryView, ProviderRow, ProviderView } from './contract.ts'
import { flagTold } from './flags-in-words.ts'
import type { Provider } from './model.ts'
import { papersOf, signedAmong } from './paper-store.ts'
import { conditionsOf, type MandateHead, mandateHeads, providerOf, providersOf } from './provider-store.ts'
import { expiriesOf, flagsOf, isBar, isToVerify } from './rules.ts'
import { type ExpiryToSee, expiriesToSee } from './waiting-work.ts'
import { paperKindNames } from './wording.ts'

type Now = Pick<By, 'today' | 'at'>

/** Everything kept of these providers, read at once. */
async function knownOf(tx: OrgTx, providers: readonly Provider[], { at }: Now) {
  const ids = providers.map(({ id }) => id)
  const papers = await papersOf(tx, ids)
  const conditions = new Map((await conditionsOf(tx, ids)).map((one) => [one.providerId, one]))
  const mandates = await mandateHeads(tx, ids)
  const connections = new Map((await connectionsOf(tx, ids, at)).map((one) => [one.providerId, one]))
  const ourIban = toIban((await organisationOf(tx)).iban ?? '')
  return (id: string) => ({
    papers: papers.filter(({ providerId }) => providerId === id),
    conditions: conditions.get(id) ?? null,
    mandates: mandates.filter(({ providerId }) => providerId === id),
    connection: connections.get(id) ?? null,
    ourIban,
  })
}

export async function presentProviders(
  tx: OrgTx,
  lang: Lang,
  archived: boolean,
  now: Now,
): Promise<{ providers: ProviderRow[]; expiries: ExpiryView[]; archived: number }> {
  const all = await providersOf(tx)
  const shown = all.filter(({ archivedAt }) => (archivedAt !== null) === archived)
  const known = await knownOf(tx, shown, now)
  const providers = shown.map((one): ProviderRow => {
    const { papers, conditions, mandates, ourIban } = known(one.id)
    const flags = flagsOf(one, conditions, papers, { today: now.today, ourIban })
    const mandate = headOf(mandates)
    return {
      id: one.id,
      name: one.name,
      siren: one.siren,
      services: [...one.services],
      countries: [...one.countries],
      isConnected: one.agencyOrgId !== null,
      isArchived: archived,
      isBarred: flags.some(isBar),
      flags: flags.length,
      nextEndOn: expiriesOf(conditions, papers)[0]?.expiresOn ?? null,
      fee: feeRange(one.tariff),
      mandate: mandate && { id: mandate.id, number: mandateNumber(mandate.no), state: mandate.state },
    }
  })
  const expiries = (await expiriesToSee(tx, now.today)).map((one) => expiryTold(lang, one))
  return { providers, expiries, archived: all.filter(({ archivedAt }) => archivedAt !== null).length }
}

export const expiryTold = (lang: Lang, one: ExpiryToSee): ExpiryView => ({
  ...one,
  whatName: say(lang, paperKindNames[one.what]),
})

const headOf = (mandates: readonly MandateHead[]): MandateHead | null =>
  mandates.find(({ state }) => state === 'running') ?? mandates.find(({ state }) => state === 'proposed') ?? null

function feeRange(tariff: Tariff | null): ProviderRow['fee'] {
  const rates = tariff?.success?.tiers.map(({ bp }) => bp) ?? []
  return rates.length === 0 ? null : { lowBp: Math.min(...rates), highBp: Math.max(...rates) }
}

export async function presentProvider(tx: OrgTx, lang: Lang, id: string, now: Now): Promise<ProviderView> {
  const provider = await providerOf(tx, id)
  if (!provider) throw new Refused(notFound().refusal)
  const { papers, conditions, mandates, connection, ourIban } = (await knownOf(tx, [provider], now))(id)
  const proofs = await signedAmong(
    tx,
    papers.map((one) => one.id),
  )
  const { agencyOrgId: _, countries, languages, sectors, services, tariff, proven, ...card } = provider
  return {
    ...card,
    countries: [...countries],
    languages: [...languages],
    sectors: [...sectors],
    services: [...services],
    tariff: tariff as ProviderView['tariff'],
    proven: proven as ProviderView['proven'],
    tariffSays: tariff ? tariffInWords(lang, tariff) : [],
    conditions: conditions && {
      insurer: conditions.insurer,
      policyNo: conditions.policyNo,
      insuredUntil: conditions.insuredUntil,
      iban: conditions.iban,
      declaredOn: conditions.declaredOn,
      declaredTo: conditions.declaredTo,
      isTheirs: conditions.agencyOrgId !== null,
      confirmedOn: conditions.confirmedOn,
      confirmedByName: conditions.confirmedByName,
    },
    flags: flagsOf(provider, conditions, papers, { today: now.today, ourIban }).map((flag) => flagTold(lang, flag)),
    papers: papers.map(({ providerId: _id, isDropped: _dropped, ...paper }, place) => ({
      ...paper,
      isProof: proofs.has(paper.id),
      toVerify: isToVerify(papers[place]!),
    })),
    connection: connectionTold(connection),
    mandates: mandates.map(({ id: mandateId, no, state, endsOn }) => ({
      id: mandateId,
      number: mandateNumber(no),
      state,
      endsOn,
    })),
  }
}

function connectionTold(one: Connection | null): ProviderView['connection'] {
  if (one === null) return { is: 'none' }
  if (one.acceptedAt === null) return { is: 'invited', id: one.id, expiresAt: one.expiresAt, byName: one.invitedByName }
  return {
    is: 'connected',
    id: one.id,
    agencyName: one.agencyName ?? '',
    since: one.acceptedAt,
    byName: one.acceptedByName ?? '',
  }
}
