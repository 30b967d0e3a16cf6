import type { OrgTx, Tx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Organisation, OrganisationInput } from './contract.ts'
import type { MemberRole } from './model.ts'
import { closedTo } from './wall-store.ts'

export type Membership = {
  orgId: number
  role: MemberRole
  name: string
  organisation: string
  isDemo: boolean
  timeZone: string
}
export type StoredInvitation = {
  orgId: number
  id: string
  email: string
  role: MemberRole
  organisation: string
  invitedBy: string
}

const organisationColumns = `org_id, name, siren, iban, bic, address_lines, postcode, city, country, sender_name, sender_title, sender_email,
  sender_phone, default_terms, lang, time_zone, currency, fiscal_year_end, is_demo`

/** Across organisations: these run as the role that sees memberships and no business data. */
export const membershipsOf = (tx: Tx, userId: string): Promise<(Membership & { collects: boolean })[]> =>
  tx.rows(sql`
    select m.org_id, m.role, m.name, o.name as organisation, o.is_demo, o.time_zone, exists (
      select 1 from access.delegation d where d.agency_org_id = o.org_id and d.ended_at is null) as collects
    from access.member m join access.organisation o on o.org_id = m.org_id
    where m.user_id = ${userId} and m.removed_at is null and not o.in_preparation order by o.is_demo, o.name`)

export const membershipIn = (
  tx: Tx,
  userId: string,
  orgId: number,
): Promise<(Membership & { closed: number[] }) | null> =>
  tx.maybe(sql`
    select m.org_id, m.role, m.name, o.name as organisation, o.is_demo, o.time_zone, ${closedTo} as closed
    from access.member m join access.organisation o on o.org_id = m.org_id
    where m.user_id = ${userId} and m.org_id = ${orgId} and m.removed_at is null and not o.in_preparation`)

export const anybodyRegistered = async (tx: Tx): Promise<boolean> =>
  (await tx.rows(sql`select 1 from access.member limit 1`)).length > 0

export type OrganisationHead = {
  orgId: number
  name: string
  timeZone: string
  lang: 'fr' | 'en'
  isDemo: boolean
  currency: string
}
/** Those that are open: a demonstration still being played is left alone by every clock. */
export const everyOrganisation = (tx: Tx): Promise<OrganisationHead[]> =>
  tx.rows(sql`
    select org_id, name, time_zone, lang, is_demo, currency from access.organisation where not in_preparation order by org_id`)

/** Demonstrations that are being played, or never were to their end, with whoever asked for each. */
export const unfinishedDemos = (tx: Tx): Promise<{ orgId: number; userId: string }[]> =>
  tx.rows(sql`
    select o.org_id, m.user_id from access.organisation o join access.member m on m.org_id = o.org_id
    where o.is_demo and o.in_preparation order by o.org_id`)

export const openOrganisation = (tx: Tx, orgId: number): Promise<number> =>
  tx.run(sql`update access.organisation set in_preparation = false where org_id = ${orgId}`)

export async function insertOrganisation(tx: Tx, input: OrganisationInput, isDemo: boolean, at: Date): Promise<number> {
  const row = await tx.one<{ orgId: number }>(sql`
    insert into access.organisation (name, siren, iban, bic, address_lines, postcode, city, country, sender_name, sender_title,
      sender_email, sender_phone, default_terms, lang, time_zone, fiscal_year_end, is_demo, in_preparation, created_at)
    values (${input.name}, ${input.siren}, ${input.iban}, ${input.bic}, ${input.addressLines}, ${input.postcode}, ${input.city},
      ${input.country}, ${input.senderName}, ${input.senderTitle}, ${input.senderEmail}, ${input.senderPhone},
      ${JSON.stringify(input.defaultTerms)}, ${input.lang}, ${input.timeZone}, ${input.fiscalYearEnd}, ${isDemo}, ${isDemo}, ${at})
    returning org_id`)
  return row.orgId
}

export async function insertMember(
  tx: Tx,
  orgId: number,
  person: { userId: string; name: string; email: string },
  role: MemberRole,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into access.member (org_id, user_id, role, name, email, added_at)
    values (${orgId}, ${person.userId}, ${role}, ${person.name}, ${person.email}, ${at})
    on conflict (org_id, user_id) do update set role = excluded.role, name = excluded.name, removed_at = null`)
}

export const invitationByToken = (tx: Tx, tokenHash: Buffer, at: Date): Promise<StoredInvitation | null> =>
  tx.maybe(sql`
    select i.org_id, i.id, i.email, i.role, i.invited_by, o.name as organisation
    from access.invitation i join access.organisation o on o.org_id = i.org_id
    where i.token_hash = ${tokenHash} and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${at}`)

export const markAccepted = (tx: Tx, invitation: StoredInvitation, at: Date): Promise<number> =>
  tx.run(
    sql`update access.invitation set accepted_at = ${at} where org_id = ${invitation.orgId} and id = ${invitation.id} and accepted_at is null`,
  )

/** What each open transaction has read of its organisation. */
const known = new WeakMap<OrgTx, Promise<Organisation>>()

/** Inside one organisation: read once in each transaction, since every letter, mail and day asks for it. */
export function organisationOf(tx: OrgTx): Promise<Organisation> {
  const asked =
    known.get(tx) ??
    tx.one<Organisation>({
      text: `select ${organisationColumns} from access.organisation where org_id = $1`,
      values: [tx.orgId],
      name: 'access.organisation_of',
    })
  known.set(tx, asked)
  return asked
}

export function updateOrganisation(tx: OrgTx, input: OrganisationInput): Promise<number> {
  known.delete(tx)
  return tx.run(sql`
    update access.organisation set name = ${input.name}, siren = ${input.siren}, iban = ${input.iban}, bic = ${input.bic},
      address_lines = ${input.addressLines}, postcode = ${input.postcode}, city = ${input.city}, country = ${input.country},
      sender_name = ${input.senderName}, sender_title = ${input.senderTitle}, sender_email = ${input.senderEmail},
      sender_phone = ${input.senderPhone}, default_terms = ${JSON.stringify(input.defaultTerms)}, lang = ${input.lang},
      time_zone = ${input.timeZone}, fiscal_year_end = ${input.fiscalYearEnd}
    where org_id = ${tx.orgId}`)
}

export type StoredMember = { userId: string; name: string; email: string; role: MemberRole }
export const membersOf = (tx: OrgTx): Promise<StoredMember[]> =>
  tx.rows(
    sql`select user_id, name, email, role from access.member where org_id = ${tx.orgId} and removed_at is null order by name`,
  )

export const lockMembers = (tx: OrgTx): Promise<StoredMember[]> =>
  tx.rows(
    sql`select user_id, name, email, role from access.member where org_id = ${tx.orgId} and removed_at is null order by user_id for update`,
  )

export const setRole = (tx: OrgTx, userId: string, role: MemberRole): Promise<number> =>
  tx.run(
    sql`update access.member set role = ${role} where org_id = ${tx.orgId} and user_id = ${userId} and removed_at is null`,
  )

export const removeMember = (tx: OrgTx, userId: string, at: Date): Promise<number> =>
  tx.run(
    sql`update access.member set removed_at = ${at} where org_id = ${tx.orgId} and user_id = ${userId} and removed_at is null`,
  )

export const openInvitations = (
  tx: OrgTx,
  at: Date,
): Promise<{ id: string; email: string; role: MemberRole; invitedAt: Date; expiresAt: Date }[]> =>
  tx.rows(sql`
    select id, email, role, invited_at, expires_at from access.invitation
    where org_id = ${tx.orgId} and accepted_at is null and revoked_at is null and expires_at > ${at} order by invited_at`)

export async function insertInvitation(
  tx: OrgTx,
  invitation: {
    id: string
    email: string
    role: MemberRole
    tokenHash: Buffer
    invitedBy: string
    at: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx.run(sql`
    insert into access.invitation (org_id, id, email, role, token_hash, invited_by, invited_at, expires_at)
    values (${tx.orgId}, ${invitation.id}, ${invitation.email}, ${invitation.role}, ${invitation.tokenHash}, ${invitation.invitedBy},
      ${invitation.at}, ${invitation.expiresAt})`)
}

export const revokeInvitation = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update access.invitation set revoked_at = ${at}
    where org_id = ${tx.orgId} and id = ${id} and accepted_at is null and revoked_at is null`)
