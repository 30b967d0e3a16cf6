import { createHash, randomBytes } from 'node:crypto'
import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { toSiren } from '../../kernel/identifiers.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { agencyOf } from '../../legal/index.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { type EventInput, record } from '../../trail/index.ts'
import {
  acceptedConnections,
  type Connection,
  connectionByToken,
  connectionOf,
  endInvitations,
  insertConnection,
  lockConnection,
  markAccepted,
  markEnded,
} from './connection-store.ts'
import { eventAbout, providerInUse, refuseUnderMandate } from './keep-provider.ts'
import { CONNECTION_DAYS, type Conditions, type Provider } from './model.ts'
import { conditionsOf, providerOf, providerOfAgency, setAgency, writeConditions } from './provider-store.ts'
import { forgetAgency } from './quote-store.ts'
import { providersWording as words } from './wording.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Invites a provider to connect its organisation. Only the hash of the token is kept: the link can be shown once. An invitation made before
 * opens nothing any more.
 */
export async function inviteProvider(
  tx: OrgTx,
  providerId: string,
  by: By,
): Promise<{ id: string; token: string; provider: Provider; expiresAt: Date }> {
  const provider = await providerInUse(tx, providerId)
  if (provider.agencyOrgId !== null)
    throw new Refused(refuse('is_connected', words.isConnected, { name: provider.name }).refusal)
  const id = newId(by.at)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(by.at.getTime() + CONNECTION_DAYS * 86_400_000)
  await endInvitations(tx, providerId, { name: by.actor.name, at: by.at })
  await insertConnection(tx, {
    id,
    providerId,
    tokenHash: hashOf(token),
    creditorName: (await organisationOf(tx)).name,
    providerName: provider.name,
    invitedAt: by.at,
    invitedByName: by.actor.name,
    expiresAt,
  })
  await record(tx, eventAbout(providerId, 'provider_invited', by, { connection: id, name: provider.name }))
  return { id, token, provider, expiresAt }
}

/** The invitation behind a token while it may be accepted, with the card it is for; refused otherwise. */
export async function readInvitation(
  db: Db,
  token: string,
  at: Date,
): Promise<{ invitation: Connection; siren: string | null }> {
  const found = await db.across((tx) => connectionByToken(tx, hashOf(token)))
  const read = found && (await db.inOrg(found.orgId, (tx) => invitationFor(tx, found.id, at)))
  if (!read) throw new Refused(refuse('invitation_gone', words.invitationGone).refusal)
  return read
}

async function invitationFor(tx: OrgTx, id: string, at: Date) {
  const invitation = await connectionOf(tx, id)
  if (!invitation || !isOpen(invitation, at)) return null
  const provider = (await providerOf(tx, invitation.providerId))!
  return { invitation, siren: provider.siren }
}

const isOpen = (one: Connection, at: Date): boolean =>
  one.acceptedAt === null && one.endedAt === null && one.expiresAt > at

/**
 * Connects this organisation, as the provider it is, with the creditor that invited it. What the law asks of it is copied as it keeps it
 * today, with its consent; the creditor reads that copy and nothing else here.
 */
export async function acceptInvitation(
  tx: OrgTx,
  { orgId: creditorId, id }: { readonly orgId: number; readonly id: string },
  consents: boolean,
  by: By,
): Promise<void> {
  const agency = await organisationOf(tx)
  const conditions = conditionsHere(await agencyOf(tx))
  if (creditorId === tx.orgId) throw new Refused(refuse('invited_self', words.invitedSelf).refusal)
  const told = await onOtherSide(tx, creditorId, async (theirs) => {
    const invitation = await lockConnection(theirs, id)
    if (!invitation || !isOpen(invitation, by.at))
      throw new Refused(refuse('invitation_gone', words.invitationGone).refusal)
    const creditor = invitation.creditorName
    if (!consents) throw new Refused(refuse('no_consent', words.noConsent, { creditor }, 'consents').refusal)
    if (await providerOfAgency(theirs, tx.orgId))
      throw new Refused(refuse('already_done', words.agencyKnown, { creditor }).refusal)
    const provider = await providerInUse(theirs, invitation.providerId)
    refuseOtherSiren(provider, agency.siren)
    await markAccepted(theirs, id, { orgId: tx.orgId, name: agency.name }, { name: by.actor.name, at: by.at })
    await setAgency(theirs, provider.id, tx.orgId)
    const copy = { ...conditions, agencyOrgId: tx.orgId, confirmedOn: by.today }
    await writeConditions(theirs, provider.id, copy, { name: by.actor.name, at: by.at })
    const event = { connection: id, name: provider.name, agency: agency.name, conditions: copy }
    await record(theirs, eventAbout(provider.id, 'provider_connected', actingFor(by, agency.name), event))
    return { creditor, connection: id }
  })
  await record(tx, ownEvent('creditor_connected', tx, by, { ...told, conditions }))
}

/** An invitation is for one company: another that holds the link does not take its place. */
function refuseOtherSiren({ name, siren: expected }: Provider, given: string | null): void {
  const found = given === null ? null : toSiren(given)
  if (expected === null || expected === found) return
  const params = { provider: name, expected, found: found ?? '—' }
  throw new Refused(refuse('siren_differs', words.sirenDiffers, params).refusal)
}

/** Confirms to a creditor what the law asks of us, as we keep it today. */
export async function confirmConditions(tx: OrgTx, connectionId: string, by: By): Promise<void> {
  const connection = (await acceptedConnections(tx)).find(({ id }) => id === connectionId)
  if (!connection) throw new Refused(notFound().refusal)
  const { name } = await organisationOf(tx)
  const conditions = conditionsHere(await agencyOf(tx))
  await onOtherSide(tx, connection.orgId, async (theirs) => {
    const [before = null] = await conditionsOf(theirs, [connection.providerId])
    const after = { ...conditions, agencyOrgId: tx.orgId, confirmedOn: by.today }
    await writeConditions(theirs, connection.providerId, after, { name: by.actor.name, at: by.at })
    const event = eventAbout(connection.providerId, 'provider_conditions_confirmed', actingFor(by, name), {
      before,
      after,
    })
    await record(theirs, event)
  })
  const told = { creditor: connection.creditorName, connection: connectionId, conditions }
  await record(tx, ownEvent('conditions_confirmed', tx, by, told))
}

/** Takes an invitation back, or breaks a connection: refused while a mandate is proposed or runs. */
export async function endConnection(tx: OrgTx, id: string, by: By): Promise<void> {
  const connection = await lockConnection(tx, id)
  if (!connection || connection.endedAt !== null) throw new Refused(notFound().refusal)
  const provider = (await providerOf(tx, connection.providerId))!
  if (connection.agencyOrgId !== null) {
    await refuseUnderMandate(tx, provider)
    await setAgency(tx, provider.id, null)
    await forgetAgency(tx, provider.id)
  }
  await markEnded(tx, id, { name: by.actor.name, at: by.at })
  const verb = connection.agencyOrgId === null ? 'provider_invitation_withdrawn' : 'provider_disconnected'
  await record(tx, eventAbout(provider.id, verb, by, { connection: id, name: provider.name }))
}

/** What the law asks of us, as we keep it. */
export const conditionsHere = (agency: Conditions): Conditions => {
  const { insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo } = agency
  return { insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo }
}

/** A member of the agency acts in the creditor's books for the agency. */
export const actingFor = ({ actor, at }: By, agency: string): Pick<By, 'actor' | 'at'> => ({
  actor: { ...actor, onBehalfOf: agency },
  at,
})

const ownEvent = (verb: string, tx: OrgTx, { actor, at }: By, data: Readonly<Record<string, unknown>>): EventInput => ({
  actor,
  at,
  verb,
  subject: { kind: 'organisation', id: String(tx.orgId) },
  data,
})
