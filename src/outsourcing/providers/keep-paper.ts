import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { CheckedFile } from '../../platform/upload.ts'
import { record } from '../../trail/index.ts'
import { eventAbout, providerToChange } from './keep-provider.ts'
import { type AlertDays, MOST_TO_VERIFY, type PaperKind } from './model.ts'
import {
  insertPaper,
  markPaperRemoved,
  markPaperVerified,
  markSeen,
  paperOf,
  papersOf,
  signedAmong,
} from './paper-store.ts'
import { isToVerify } from './rules.ts'
import { providersWording as words } from './wording.ts'

/** Keeps a paper of a provider, byte for byte, with the last day on which it holds. Gives its id. */
export async function keepPaper(
  tx: OrgTx,
  providerId: string,
  file: CheckedFile,
  { kind, expiresOn }: { readonly kind: PaperKind; readonly expiresOn: LocalDate | null },
  by: By,
): Promise<string> {
  await providerToChange(tx, providerId)
  const id = newId(by.at)
  const one = { id, providerId, kind, expiresOn, addedAt: by.at, addedByName: by.actor.name, isDropped: false }
  if ((await insertPaper(tx, one, file)) === 0)
    throw new Refused(refuse('paper_known', words.paperKnown, { name: file.name }).refusal)
  const told = { paper: id, file: file.name, paperKind: kind, expiresOn, sha256: file.sha256 }
  await record(tx, eventAbout(providerId, 'provider_paper_added', by, told))
  return id
}

/**
 * Keeps what a provider drops on its own page: it proves nothing until somebody here has looked at it. What is in the vault already is not kept
 * again; gives whether it is new.
 */
export async function dropPaper(
  tx: OrgTx,
  providerId: string,
  file: CheckedFile,
  { kind, expiresOn }: { readonly kind: PaperKind; readonly expiresOn: LocalDate | null },
  by: By,
): Promise<boolean> {
  await providerToChange(tx, providerId)
  if ((await papersOf(tx, [providerId])).filter(isToVerify).length >= MOST_TO_VERIFY)
    throw new Refused(refuse('too_many', words.papersWait, { most: MOST_TO_VERIFY }, 'file').refusal)
  const id = newId(by.at)
  const one = { id, providerId, kind, expiresOn, addedAt: by.at, addedByName: by.actor.name, isDropped: true }
  if ((await insertPaper(tx, one, file)) === 0) return false
  const told = { paper: id, file: file.name, paperKind: kind, expiresOn, sha256: file.sha256 }
  await record(tx, eventAbout(providerId, 'provider_paper_dropped', by, told))
  return true
}

/** A paper that the provider dropped is what it says, and holds until this day. */
export async function verifyPaper(tx: OrgTx, id: string, expiresOn: LocalDate | null, by: By): Promise<void> {
  const paper = await paperOf(tx, id)
  if (!paper || paper.removedAt !== null) throw new Refused(notFound().refusal)
  if ((await markPaperVerified(tx, id, expiresOn, { name: by.actor.name, at: by.at })) === 0)
    throw new Refused(refuse('already_done', words.paperSeen, { name: paper.name }).refusal)
  const told = { paper: id, file: paper.name, paperKind: paper.kind, expiresOn, sha256: paper.sha256 }
  await record(tx, eventAbout(paper.providerId, 'provider_paper_verified', by, told))
}

/** Takes a paper out of the vault; its bytes stay. Refused for one that bears a signature. */
export async function removePaper(tx: OrgTx, id: string, by: By): Promise<void> {
  const paper = await paperOf(tx, id)
  if (!paper || paper.removedAt !== null) throw new Refused(notFound().refusal)
  if ((await signedAmong(tx, [id])).size > 0)
    throw new Refused(refuse('paper_signed', words.paperSigned, { name: paper.name }).refusal)
  await markPaperRemoved(tx, id, { name: by.actor.name, at: by.at })
  const told = { paper: id, file: paper.name, paperKind: paper.kind, sha256: paper.sha256 }
  await record(tx, eventAbout(paper.providerId, 'provider_paper_removed', by, told))
}

/** Somebody sees to what ends: it is told again at the next alert only. */
export async function seeExpiry(
  tx: OrgTx,
  providerId: string,
  told: { readonly what: PaperKind; readonly expiresOn: LocalDate; readonly days: AlertDays },
  by: By,
): Promise<void> {
  await providerToChange(tx, providerId)
  if ((await markSeen(tx, { ...told, providerId }, { name: by.actor.name, at: by.at })) === 0) return
  await record(tx, eventAbout(providerId, 'provider_expiry_seen', by, told))
}
