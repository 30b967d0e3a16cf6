import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { MandateState } from '../model.ts'
import type { Conditions, ConfirmedConditions, Provider, ProviderCard } from './model.ts'

const columns = part`p.id, p.agency_org_id, p.name, p.siren, p.contact_name, p.email, p.phone, p.website, p.address, p.countries, p.languages, p.sectors,
  p.services, p.reporting, p.client_references, p.note, p.tariff, p.proven, p.kept_at, p.kept_by_name, p.archived_at`

export const providersOf = (tx: OrgTx): Promise<Provider[]> =>
  tx.rows(sql`select ${columns} from outsourcing.provider p where p.org_id = ${tx.orgId} order by p.name, p.id`)

export const providerOf = (tx: OrgTx, id: string): Promise<Provider | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.provider p where p.org_id = ${tx.orgId} and p.id = ${id}`)

export const lockProvider = (tx: OrgTx, id: string): Promise<Provider | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.provider p where p.org_id = ${tx.orgId} and p.id = ${id} for update`)

export const providersById = (tx: OrgTx, ids: readonly string[]): Promise<Provider[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.provider p where p.org_id = ${tx.orgId} and p.id = any(${ids}::uuid[]) order by p.name, p.id`)

/** The card in use that bears this SIREN, if there is one. */
export const providerBySiren = (tx: OrgTx, siren: string): Promise<{ id: string; name: string } | null> =>
  tx.maybe(sql`
    select id, name from outsourcing.provider where org_id = ${tx.orgId} and siren = ${siren} and archived_at is null`)

type Keeper = { readonly name: string; readonly at: Date }

export const writeProvider = (tx: OrgTx, id: string, one: ProviderCard, by: Keeper): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.provider (org_id, id, name, siren, contact_name, email, phone, website, address, countries, languages, sectors,
      services, reporting, client_references, note, tariff, proven, kept_at, kept_by_name)
    values (${tx.orgId}, ${id}, ${one.name}, ${one.siren}, ${one.contactName}, ${one.email}, ${one.phone}, ${one.website}, ${one.address},
      ${one.countries}, ${one.languages}, ${one.sectors}, ${one.services}, ${one.reporting}, ${one.clientReferences}, ${one.note},
      ${json(one.tariff)}, ${json(one.proven)}, ${by.at}, ${by.name})
    on conflict (org_id, id) do update set name = excluded.name, siren = excluded.siren, contact_name = excluded.contact_name,
      email = excluded.email, phone = excluded.phone, website = excluded.website, address = excluded.address, countries = excluded.countries,
      languages = excluded.languages, sectors = excluded.sectors, services = excluded.services, reporting = excluded.reporting,
      client_references = excluded.client_references, note = excluded.note, tariff = excluded.tariff, proven = excluded.proven,
      kept_at = excluded.kept_at, kept_by_name = excluded.kept_by_name`)

export const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

export const setArchived = (tx: OrgTx, id: string, at: Date | null): Promise<number> =>
  tx.run(sql`update outsourcing.provider set archived_at = ${at} where org_id = ${tx.orgId} and id = ${id}`)

export const setAgency = (tx: OrgTx, id: string, agencyOrgId: number | null): Promise<number> =>
  tx.run(sql`update outsourcing.provider set agency_org_id = ${agencyOrgId} where org_id = ${tx.orgId} and id = ${id}`)

/** The card of an organisation of this installation, if it is connected. */
export const providerOfAgency = (tx: OrgTx, agencyOrgId: number): Promise<{ id: string; name: string } | null> =>
  tx.maybe(sql`
    select id, name from outsourcing.provider where org_id = ${tx.orgId} and agency_org_id = ${agencyOrgId}`)

export const conditionsOf = (
  tx: OrgTx,
  providerIds: readonly string[],
): Promise<(ConfirmedConditions & { providerId: string })[]> =>
  tx.rows(sql`
    select provider_id, agency_org_id, insurer, policy_no, insured_until, iban, declared_on, declared_to, confirmed_on, confirmed_by_name
    from outsourcing.provider_condition where org_id = ${tx.orgId} and provider_id = any(${providerIds}::uuid[])`)

export const writeConditions = (
  tx: OrgTx,
  providerId: string,
  one: Conditions & Pick<ConfirmedConditions, 'agencyOrgId' | 'confirmedOn'>,
  by: Keeper,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.provider_condition (org_id, provider_id, agency_org_id, insurer, policy_no, insured_until, iban, declared_on,
      declared_to, confirmed_on, confirmed_at, confirmed_by_name)
    values (${tx.orgId}, ${providerId}, ${one.agencyOrgId}, ${one.insurer}, ${one.policyNo}, ${one.insuredUntil}, ${one.iban},
      ${one.declaredOn}, ${one.declaredTo}, ${one.confirmedOn}, ${by.at}, ${by.name})
    on conflict (org_id, provider_id) do update set agency_org_id = excluded.agency_org_id, insurer = excluded.insurer,
      policy_no = excluded.policy_no, insured_until = excluded.insured_until, iban = excluded.iban, declared_on = excluded.declared_on,
      declared_to = excluded.declared_to, confirmed_on = excluded.confirmed_on, confirmed_at = excluded.confirmed_at,
      confirmed_by_name = excluded.confirmed_by_name`)

/** A mandate as the card of its provider tells it. */
export type MandateHead = {
  readonly id: string
  readonly no: number
  readonly providerId: string
  readonly state: MandateState
  readonly endsOn: LocalDate | null
}

/** Mandates of these providers that were not dropped, the newest first. */
export const mandateHeads = (tx: OrgTx, providerIds: readonly string[]): Promise<MandateHead[]> =>
  tx.rows(sql`
    select id, no, provider_id, state, ends_on from outsourcing.mandate
    where org_id = ${tx.orgId} and provider_id = any(${providerIds}::uuid[]) and state <> 'dropped' order by no desc`)

/** What this organisation confirmed to creditors, as each keeps it. */
export const confirmedTo = (tx: OrgTx): Promise<(ConfirmedConditions & { orgId: number; providerId: string })[]> =>
  tx.rows(sql`
    select org_id, provider_id, agency_org_id, insurer, policy_no, insured_until, iban, declared_on, declared_to, confirmed_on, confirmed_by_name
    from outsourcing.provider_condition where agency_org_id = ${tx.orgId}`)
