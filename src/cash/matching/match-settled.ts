import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { documentKeys, serialOf } from '../words/reference-key.ts'
import { type SettledRow, settledDays, settledOfMany, sharedAmounts } from './candidate-store.ts'
import type { Citing, SettledHit } from './match-citations.ts'
import type { Gathered, SettledItem } from './model.ts'

/** What is cited and paid already, with the day it was paid. */
export async function settledItems(
  tx: OrgTx,
  hits: readonly SettledHit[],
): Promise<(hits: readonly SettledHit[]) => SettledItem[]> {
  const days = await daysOf(tx, new Set(hits.map(({ hit }) => hit.itemId)))
  return (own) =>
    own.flatMap(({ hit, words }) => {
      const settledOn = days.get(hit.itemId)
      return settledOn
        ? [{ id: hit.itemId, documentNo: hit.documentNo, cents: hit.amountCents, settledOn, isTaken: false, words }]
        : []
    })
}

async function daysOf(tx: OrgTx, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, LocalDate>> {
  if (ids.size === 0) return new Map()
  return new Map((await settledDays(tx, [...ids])).map(({ itemId, settledOn }) => [itemId, settledOn]))
}

/**
 * For lines that nothing open explains: the documents of their payers that are paid already, as far as the line cites them or
 * has their amount. Books that came lettered hold them without their numbers being indexed.
 */
export async function withSettled(tx: OrgTx, lines: readonly Gathered[], on: LocalDate): Promise<Gathered[]> {
  if (lines.length === 0) return []
  const shared = new Set(
    (
      await sharedAmounts(
        tx,
        lines.map(({ receipt }) => receipt.cents),
      )
    ).map(({ cents }) => cents),
  )
  const customers = new Set<string>()
  for (const { candidates } of lines)
    for (const { customerId, payer } of candidates) if (payer.how !== 'none') customers.add(customerId)
  const rows = Map.groupBy(await settledOfMany(tx, [...customers], on), (row) => row.customerId)
  const found = lines.map((gathered) =>
    gathered.candidates.map((candidate) =>
      candidate.payer.how === 'none'
        ? []
        : (rows.get(candidate.customerId) ?? []).flatMap((row) => {
            if (row.currency !== gathered.receipt.currency) return []
            const words = wordsFor(row, gathered.citing)
            return words !== null || row.amountCents === gathered.receipt.cents ? [{ row, words: words ?? '' }] : []
          }),
    ),
  )
  const days = await daysOf(tx, new Set(found.flat(2).map(({ row }) => row.id)))
  return lines.map((gathered, place) => ({
    ...gathered,
    receipt: { ...gathered.receipt, isRareAmount: !shared.has(gathered.receipt.cents) },
    candidates: gathered.candidates.map((candidate, at) => {
      const known = new Set(candidate.settled.map((one) => one.id))
      const more = found[place]![at]!.flatMap(({ row, words }): SettledItem[] => {
        const settledOn = days.get(row.id)
        if (!settledOn || known.has(row.id)) return []
        return [{ id: row.id, documentNo: row.documentNo, cents: row.amountCents, settledOn, isTaken: false, words }]
      })
      return more.length === 0 ? candidate : { ...candidate, settled: [...candidate.settled, ...more] }
    }),
  }))
}

/** The words of a line that cite this document, or null. */
function wordsFor({ documentNo }: SettledRow, { keys, said }: Citing): string | null {
  for (const key of documentKeys(documentNo)) {
    const words = keys.get(key)
    if (words !== undefined) return words
  }
  const serial = serialOf(documentNo)
  return serial !== '' && said.numbers.some(({ digits, of }) => of !== 'other' && digits === serial) ? serial : null
}
