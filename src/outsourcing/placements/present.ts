import { tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { mandateNumber } from '../model.ts'
import type { Handover } from './handover-store.ts'
import type { Instruction } from './instruction-store.ts'
import { type JudgedClaim, type MandateUse, placementNumber, WHY_CODES } from './model.ts'
import { countsByCode, sumsOf } from './place-claims.ts'
import type { HandoverView, PlacementView } from './placement-contract.ts'
import type { PlacementRow, RefusedClaim } from './read-store.ts'
import type { ReadyFile } from './ready.ts'
import type { KeptClaimView, ReadyFileView } from './ready-contract.ts'
import { tellWhy, whyNames } from './wording.ts'
import type { PackageFile } from './write-package.ts'

/** What screens and programs are shown of placements. */

export function readyFileView(file: ReadyFile, mandates: readonly MandateUse[]): ReadyFileView {
  const { itemIds, documents, without, ...rest } = file
  const mandate = mandates.find(({ id }) => id === file.mandateId)
  return {
    ...rest,
    without: [...without],
    documents: itemIds.map((itemId, place) => ({ itemId, documentNo: documents[place]! })),
    mandate: mandate ? mandateNumber(mandate.no) : null,
    provider: mandate?.providerName ?? null,
  }
}

export const keptView = (
  lang: Lang,
  { itemId, documentNo, customerId, customerCode, customerName, currency, openCents, dueOn, reasons }: JudgedClaim,
): KeptClaimView => ({
  ...{ itemId, documentNo, customerId, customerCode, customerName, currency, openCents, dueOn },
  reasons: reasons.map((why) => ({ code: why.code, sentence: tellWhy(lang, why) })),
})

/** The first of what stays, told one by one. */
const TOLD = 50

/** What an act would come to, or came to. */
export function weightView(lang: Lang, claims: readonly JudgedClaim[]) {
  const leaving = claims.filter(({ reasons }) => reasons.length === 0)
  const staying = claims.filter(({ reasons }) => reasons.length > 0)
  const counts = countsByCode(staying)
  return {
    files: new Set(leaving.map(({ customerId, currency }) => `${customerId} ${currency}`)).size,
    documents: leaving.length,
    amounts: sumsOf(leaving),
    keptCount: staying.length,
    keptBy: WHY_CODES.flatMap((code) =>
      counts[code] ? [{ code, name: say(lang, whyNames[code]), count: counts[code] }] : [],
    ),
    kept: staying.slice(0, TOLD).map((one) => keptView(lang, one)),
  }
}

export const refusedView = (lang: Lang, one: RefusedClaim) => ({
  ...{
    id: one.id,
    itemId: one.itemId,
    documentNo: one.documentNo,
    customerId: one.customerId,
    customerCode: one.customerCode,
  },
  ...{ customerName: one.customerName, currency: one.currency, openCents: one.cents, dueOn: one.dueOn },
  reasons: one.reasons.map((why) => ({ code: why.code, sentence: tellWhy(lang, why) })),
  ...{
    mandate: mandateNumber(one.mandateNo),
    provider: one.provider,
    refusedOn: one.refusedOn,
    refusedByName: one.refusedByName,
  },
})

export const placementView = ({ no, mandateNo, actedAt, providerId: _, ...one }: PlacementRow): PlacementView => ({
  ...one,
  number: placementNumber(no),
  mandate: mandateNumber(mandateNo),
  hasActed: actedAt !== null,
})

export const instructionView = ({ id, note, givenOn, givenAt, givenByName, seenAt, seenByName }: Instruction) => ({
  ...{ id, note, givenOn, givenAt, givenByName, seenAt, seenByName },
})

export const handoverView = (
  lang: Lang,
  { placingId: _, lang: _lang, refusal, keyUntil, builtAt: _at, ...one }: Handover,
  address: string,
  files: readonly PackageFile[],
): HandoverView => ({
  ...one,
  refusal: refusal && tellRefusal(lang, refusal),
  address: one.state === 'ready' ? address : null,
  addressUntil: keyUntil,
  files: files.map(({ documentId: _id, ...file }) => file),
})
