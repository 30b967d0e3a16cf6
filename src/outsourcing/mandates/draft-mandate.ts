import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { mandateNumber } from '../model.ts'
import { providerInUse } from '../providers/keep-provider.ts'
import { quoteOf } from '../providers/quote-store.ts'
import type { Mandate, Side } from './model.ts'
import { insertMandate, lockMandate, waitForMandates } from './store.ts'
import type { Terms } from './terms.ts'
import { coverOf, usualTerms } from './usual-terms.ts'
import { type MandateVersion, versionsOf, writeVersion } from './version-store.ts'
import { mandatesWording as words } from './wording.ts'

/** Drafts a mandate for a provider, with the tariff of the quote that was chosen, else of its card. Gives its id. */
export async function draftMandate(
  tx: OrgTx,
  { providerId, quoteId }: { readonly providerId: string; readonly quoteId: string | null },
  by: By,
): Promise<string> {
  await waitForMandates(tx)
  const provider = await providerInUse(tx, providerId)
  const quote = quoteId === null ? null : await quoteOf(tx, quoteId)
  if (quoteId !== null && quote?.providerId !== providerId) throw new Refused(notFound().refusal)
  const id = newId(by.at)
  const { no } = await insertMandate(tx, {
    id,
    providerId,
    providerName: provider.name,
    creditorName: (await organisationOf(tx)).name,
    quoteId,
    madeAt: by.at,
    madeByName: by.actor.name,
  })
  const usual = await usualTerms(tx, provider, quote?.tariff ?? null, by.today)
  const terms = { ...usual, remittance: { ...usual.remittance, days: quote?.remitDays ?? usual.remittance.days } }
  const version = { mandateId: id, version: 1, side: 'creditor' as const, terms, note: '' }
  await writeVersion(tx, { ...version, madeAt: by.at, madeByName: by.actor.name })
  const data = { number: mandateNumber(no), provider: provider.name, quote: quoteId }
  await record(tx, { actor: by.actor, at: by.at, verb: 'mandate_drafted', subject: { kind: 'mandate', id }, data })
  return id
}

/** Writes what the creditor means to offer: over its draft, or as the next version once one was offered. Gives the version. */
export async function writeTerms(tx: OrgTx, id: string, terms: Terms, note: string, by: By): Promise<number> {
  const mandate = await openMandate(tx, id)
  const version = await nextVersion(tx, mandate, 'creditor')
  const cover = await coverOf(tx, mandate.providerId)
  const one = { mandateId: id, version, side: 'creditor' as const, terms: { ...terms, cover }, note }
  await writeVersion(tx, { ...one, madeAt: by.at, madeByName: by.actor.name })
  return version
}

/** The mandate, locked; refused when there is none, and when nothing changes in it any more. */
export async function openMandate(tx: OrgTx, id: string): Promise<Mandate> {
  const mandate = await lockMandate(tx, id)
  if (!mandate) throw new Refused(notFound().refusal)
  if (mandate.state === 'ended' || mandate.state === 'dropped')
    throw new Refused(refuse('mandate_over', words.isOver, { number: mandateNumber(mandate.no) }).refusal)
  return mandate
}

/** The version that a side writes now: its own that was not offered, if nothing came after it, else a new one. */
export async function nextVersion(tx: OrgTx, { id }: Mandate, side: Side): Promise<number> {
  const [newest] = await versionsOf(tx, id)
  if (!newest) return 1
  return isDraftOf(newest, side) ? newest.version : newest.version + 1
}

export const isDraftOf = (version: MandateVersion, side: Side): boolean =>
  version.offeredAt === null && version.side === side
