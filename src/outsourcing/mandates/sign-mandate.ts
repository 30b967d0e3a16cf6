import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { paperOf } from '../providers/paper-store.ts'
import { settleAccess, tellMoved } from './access.ts'
import { openMandate } from './draft-mandate.ts'
import type { Mandate, Side, Signature } from './model.ts'
import { runOf } from './rules.ts'
import { pendingOf, refuseExcluded, tellBoth } from './standing.ts'
import { markDropped, markSigned, waitForMandates } from './store.ts'
import { insertSignature, type MandateVersion, markDeclined, signaturesOf, versionsOf } from './version-store.ts'
import { faultSentences, mandatesWording as words } from './wording.ts'

/** What somebody signs: the version, and the hash of the file that was read. */
export type Signing = {
  readonly version: number
  readonly sha256: string
  readonly signerName: string
  readonly signerTitle: string
}

/**
 * Signs what waits, for one side, in the creditor's organisation. Once both have signed the same file the mandate runs by it, and the
 * provider's members may come in. Gives whether it now does.
 */
export async function signMandate(
  tx: OrgTx,
  id: string,
  side: Side,
  signing: Signing,
  by: By,
): Promise<Mandate['state']> {
  await waitForMandates(tx)
  const mandate = await openMandate(tx, id)
  return keepSignature(tx, mandate, side, { ...signing, signedOn: by.today, paperId: null }, by)
}

/** Records that a provider which is not here signed on paper. */
export async function signOnPaper(
  tx: OrgTx,
  id: string,
  signing: Signing & { readonly signedOn: LocalDate; readonly paperId: string },
  by: By,
): Promise<Mandate['state']> {
  await waitForMandates(tx)
  const mandate = await openMandate(tx, id)
  if (mandate.agencyOrgId !== null)
    throw new Refused(refuse('signs_here', words.signsHere, { name: mandate.providerName }).refusal)
  const paper = await paperOf(tx, signing.paperId)
  if (paper?.providerId !== mandate.providerId || paper.removedAt !== null)
    throw new Refused(refuse('paper_unknown', words.paperUnknown, undefined, 'paperId').refusal)
  if (signing.signedOn > by.today)
    throw new Refused(refuse('signed_ahead', words.signedAhead, { today: by.today }, 'signedOn').refusal)
  return keepSignature(tx, mandate, 'agency', signing, by)
}

async function keepSignature(
  tx: OrgTx,
  mandate: Mandate,
  side: Side,
  signing: Signing & Pick<Signature, 'signedOn' | 'paperId'>,
  by: By,
): Promise<Mandate['state']> {
  const version = await versionToSign(tx, mandate, signing)
  await refuseExcluded(tx, mandate, version.terms, by.today)
  const { agencyOrgId } = mandate
  const actor = { actorId: by.actor.id, actorName: by.actor.name, at: by.at }
  if ((await insertSignature(tx, { ...signing, ...actor, mandateId: mandate.id, side, agencyOrgId })) === 0)
    throw new Refused(refuse('already_done', words.signedAlready).refusal)
  const signatures = (await signaturesOf(tx, mandate.id)).filter((one) => one.version === version.version)
  const isDone = signatures.length === 2
  if (isDone) await begin(tx, mandate, version, signatures, by)
  const { signerName, signerTitle, signedOn, sha256, paperId } = signing
  const told = { version: version.version, sha256, signerName, signerTitle, signedOn, paper: paperId, isDone }
  await tellBoth(tx, mandate, side, 'mandate_signed', by, told)
  return isDone ? 'running' : mandate.state
}

/** The version that waits, if it is the one that was read. */
async function versionToSign(
  tx: OrgTx,
  mandate: Mandate,
  read: Pick<Signing, 'version' | 'sha256'>,
): Promise<MandateVersion> {
  const pending = pendingOf(mandate, await versionsOf(tx, mandate.id))
  if (!pending) throw new Refused(refuse('nothing_offered', words.nothingOffered).refusal)
  if (pending.version !== read.version || pending.sha256 !== read.sha256)
    throw new Refused(refuse('changed_meanwhile', words.otherVersion).refusal)
  return pending
}

async function begin(
  tx: OrgTx,
  mandate: Mandate,
  { version, terms }: MandateVersion,
  signatures: readonly Signature[],
  by: By,
): Promise<void> {
  const signedOn = signatures.map((one) => one.signedOn).reduce((a, b) => (a > b ? a : b))
  const run = runOf(terms, signedOn)
  if (run.endsOn !== null && run.endsOn < run.startsOn)
    throw new Refused(refuse('term_over', faultSentences.term_over, undefined, 'term.startsOn').refusal)
  // A version that follows another goes on where that one was.
  await markSigned(tx, mandate.id, { ...run, version, startsOn: mandate.startsOn ?? run.startsOn })
  await settleAccess(tx, by.today, by.at)
  await tellMoved(tx, mandate.id)
}

/** Turns down what waits, or takes it back: a mandate that nobody signed in full is dropped, one that runs goes on as it was. */
export async function declineVersion(tx: OrgTx, id: string, side: Side, why: string, by: By): Promise<void> {
  const mandate = await openMandate(tx, id)
  const pending = pendingOf(mandate, await versionsOf(tx, id))
  if (!pending && mandate.version !== null) throw new Refused(refuse('nothing_offered', words.nothingOffered).refusal)
  if (pending) await markDeclined(tx, id, pending.version, why, by.at)
  if (mandate.version === null) await markDropped(tx, id, why)
  await tellBoth(tx, mandate, side, 'mandate_declined', by, { version: pending?.version ?? null, why })
}
