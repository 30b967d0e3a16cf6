import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type ChargedDocument, chargesOf } from './charges-of.ts'
import { type ChargeNote, type LineTold, linesStanding } from './note-store.ts'

/**
 * Of these notes of one customer, those that ask more than has run by today: a payment or a credit note of earlier days was learnt
 * since, a rate was corrected, or a document left the books. What was claimed is never rewritten, so a person takes the note back.
 */
export async function notesInExcess(
  tx: OrgTx,
  customerId: string,
  notes: readonly ChargeNote[],
  today: LocalDate,
): Promise<ReadonlySet<string>> {
  const lines = await linesStanding(
    tx,
    notes.map(({ id }) => id),
  )
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))]
  if (itemIds.length === 0) return new Set()
  const asked = { customerIds: [customerId], itemIds, today, upTo: today, withPaid: true, limit: itemIds.length }
  const [found] = await chargesOf(tx, asked)
  const documents = new Map(found?.documents.map((one) => [one.late.id, one]))
  return new Set(lines.filter((line) => isTooMuch(line, documents.get(line.itemId))).map(({ noteId }) => noteId))
}

/** What cannot be reckoned may be right; what is not late, or not in the books any more, bears nothing. */
function isTooMuch({ kind }: LineTold, document: ChargedDocument | undefined): boolean {
  if (!document) return true
  const { late, charges } = document
  if (!charges) return false
  if (kind === 'interest') return late.claimedInterestCents > charges.interestCents
  return charges.indemnityCents === 0 && charges.noIndemnity !== 'not_asked'
}
