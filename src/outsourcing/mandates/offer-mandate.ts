import { createHash } from 'node:crypto'
import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { providerInUse } from '../providers/keep-provider.ts'
import { isDraftOf, nextVersion, openMandate } from './draft-mandate.ts'
import type { Mandate, Side } from './model.ts'
import { mandateToPrint } from './print-mandate.ts'
import { refuseExcluded, refuseFaulty, tellBoth } from './standing.ts'
import { markProposed, waitForMandates } from './store.ts'
import type { Terms } from './terms.ts'
import { coverOf } from './usual-terms.ts'
import { offerVersion, versionsOf, writeVersion } from './version-store.ts'
import { mandatesWording as words } from './wording.ts'

type Offer = {
  readonly mandate: Mandate
  readonly version: number
  readonly terms: Terms
  readonly note: string
  readonly isDemo: boolean
}
export type Offered = { readonly version: number; readonly sha256: string }
type Deps = { readonly db: Db; readonly press: PdfPress }

/** Offers the creditor's draft to the provider. Its file is made from what was read, and kept only if nothing changed meanwhile. */
export async function offerMandate(
  { db, press }: Deps,
  orgId: number,
  id: string,
  anyway: boolean,
  by: By,
): Promise<Offered> {
  const offer = await db.inOrg(orgId, (tx) => offerOfDraft(tx, id, anyway, by))
  const file = await fileOfOffer(press, offer, by)
  return db.inOrg(orgId, async (tx) => {
    await waitForMandates(tx)
    const now = await offerOfDraft(tx, id, anyway, by)
    if (JSON.stringify(now) !== JSON.stringify(offer))
      throw new Refused(refuse('changed_meanwhile', words.changedMeanwhile).refusal)
    return keepOffer(tx, now, file, 'creditor', by)
  })
}

async function offerOfDraft(tx: OrgTx, id: string, anyway: boolean, by: By): Promise<Offer> {
  const mandate = await openMandate(tx, id)
  const [newest] = await versionsOf(tx, id)
  if (!newest || !isDraftOf(newest, 'creditor')) throw new Refused(refuse('not_draft', words.notDraft).refusal)
  const terms = { ...newest.terms, cover: await coverOf(tx, mandate.providerId) }
  await refuseOffer(tx, mandate, terms, anyway, by)
  return offerOf(tx, mandate, newest.version, terms, newest.note)
}

/** Offers terms of the provider's to the creditor: written and offered at once, in the creditor's organisation. */
export async function counterMandate(
  { db, press }: Deps,
  agencyOrgId: number,
  { orgId, id }: Pick<Mandate, 'orgId' | 'id'>,
  given: { readonly terms: Terms; readonly note: string; readonly anyway: boolean },
  by: By,
): Promise<Offered> {
  const atCreditor = <T>(work: (tx: OrgTx) => Promise<T>) => db.inOrg(agencyOrgId, (tx) => onOtherSide(tx, orgId, work))
  const offer = await atCreditor((tx) => counterOffer(tx, id, given, by))
  const file = await fileOfOffer(press, offer, by)
  return atCreditor(async (tx) => {
    await waitForMandates(tx)
    const now = await counterOffer(tx, id, given, by)
    if (JSON.stringify(now) !== JSON.stringify(offer))
      throw new Refused(refuse('changed_meanwhile', words.changedMeanwhile).refusal)
    return keepOffer(tx, now, file, 'agency', by)
  })
}

async function counterOffer(
  tx: OrgTx,
  id: string,
  given: { readonly terms: Terms; readonly note: string; readonly anyway: boolean },
  by: By,
): Promise<Offer> {
  const mandate = await openMandate(tx, id)
  const [newest] = await versionsOf(tx, id)
  // Who the creditor is, and what covers the provider, is not for the other side to write.
  const terms = { ...given.terms, creditor: newest!.terms.creditor, cover: await coverOf(tx, mandate.providerId) }
  await refuseOffer(tx, mandate, terms, given.anyway, by)
  return offerOf(tx, mandate, await nextVersion(tx, mandate, 'agency'), terms, given.note)
}

async function refuseOffer(tx: OrgTx, mandate: Mandate, terms: Terms, anyway: boolean, by: By): Promise<void> {
  refuseFaulty(terms, by.today, anyway)
  await refuseExcluded(tx, mandate, terms, by.today)
}

/** The offer as its file says it: the names are those of the terms, and the organisation that the provider is today reads it. */
async function offerOf(tx: OrgTx, mandate: Mandate, version: number, terms: Terms, note: string): Promise<Offer> {
  const { agencyOrgId } = await providerInUse(tx, mandate.providerId)
  const { isDemo } = await organisationOf(tx)
  const named = { creditorName: terms.creditor.name, providerName: terms.provider.name }
  return { mandate: { ...mandate, ...named, agencyOrgId }, version, terms, note, isDemo }
}

async function fileOfOffer(press: PdfPress, { mandate, version, terms, isDemo }: Offer, by: By): Promise<Uint8Array> {
  const printed = mandateToPrint({
    no: mandate.no,
    version,
    terms,
    isDemo,
    on: by.today,
    isDraft: false,
    signatures: [],
  })
  return (await press.renderPdf(printed)).bytes
}

async function keepOffer(
  tx: OrgTx,
  { mandate, version, terms, note }: Offer,
  bytes: Uint8Array,
  side: Side,
  by: By,
): Promise<Offered> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const one = { mandateId: mandate.id, version, side, terms, note }
  await writeVersion(tx, { ...one, madeAt: by.at, madeByName: by.actor.name })
  await markProposed(tx, mandate.id, mandate)
  await offerVersion(tx, { ...one, agencyOrgId: mandate.agencyOrgId, at: by.at }, { bytes, sha256 })
  await tellBoth(tx, mandate, side, side === 'agency' ? 'mandate_countered' : 'mandate_offered', by, {
    version,
    sha256,
  })
  return { version, sha256 }
}
