import type { LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { chargesOf } from './charges-of.ts'
import { noteNumber } from './claim-charges.ts'
import type { Segment } from './model.ts'
import { type ChargeNote, linesOf, noteOf } from './note-store.ts'

/** One document of a calculation. Interest in its currency, the indemnity in euros; `beforeCents`: claimed or given up before. */
export type SheetDocument = {
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly amountCents: number
  readonly currency: string
  readonly segments: readonly Segment[]
  readonly interestCents: number
  readonly beforeCents: number
  readonly askedCents: number
  readonly indemnityCents: number
}

/** A calculation to be printed: of what runs today, or of a note as it was made. */
export type Sheet = {
  readonly customerId: string
  readonly note: ChargeNote | null
  readonly upTo: LocalDate
  readonly documents: readonly SheetDocument[]
}

/**
 * What runs on a customer's late documents up to a day, less what was claimed or given up; on some of them only where they are named. What
 * cannot be reckoned is left out.
 */
export async function runningSheet(
  tx: OrgTx,
  customerId: string,
  upTo: LocalDate,
  itemIds: readonly string[] | null = null,
): Promise<Sheet> {
  const [found] = await chargesOf(tx, { customerIds: [customerId], itemIds, today: upTo, upTo, withPaid: true })
  if (!found) throw new Refused(notFound().refusal)
  const documents = found.documents.flatMap(({ late, charges }): SheetDocument[] => {
    if (!charges || charges.interestToClaimCents + charges.indemnityToClaimCents === 0) return []
    const { documentNo, dueOn, amountCents, currency } = late
    return [
      {
        documentNo,
        dueOn,
        amountCents,
        currency,
        segments: charges.segments,
        interestCents: charges.interestCents,
        beforeCents: charges.interestCents - charges.interestToClaimCents,
        askedCents: charges.interestToClaimCents,
        indemnityCents: charges.indemnityToClaimCents,
      },
    ]
  })
  return { customerId, note: null, upTo, documents }
}

/** A note with the calculation that was kept when it was made. */
export async function sheetOfNote(tx: OrgTx, id: string): Promise<Sheet> {
  const note = await noteOf(tx, id)
  if (!note) throw new Refused(notFound().refusal)
  const lines = Map.groupBy(await linesOf(tx, id), ({ itemId }) => itemId)
  const items = await itemsById(tx, [...lines.keys()])
  const documents = items.map(({ id: itemId, documentNo, dueOn, amountCents, currency }): SheetDocument => {
    const of = lines.get(itemId)!
    const interest = of.find(({ kind }) => kind === 'interest')
    const segments = interest?.sheet ?? []
    const interestCents = sumCents(segments.map(({ cents }) => cents))
    return {
      documentNo,
      dueOn,
      amountCents,
      currency,
      segments,
      interestCents,
      beforeCents: interestCents - (interest?.cents ?? 0),
      askedCents: interest?.cents ?? 0,
      indemnityCents: of.find(({ kind }) => kind === 'indemnity')?.cents ?? 0,
    }
  })
  return { customerId: note.customerId, note, upTo: note.upTo, documents }
}

export const sheetName = ({ note, upTo }: Sheet): string => (note ? noteNumber(note.no) : upTo)
