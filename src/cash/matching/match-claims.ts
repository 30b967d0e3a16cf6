import type { LocalDate } from '../../kernel/calendar.ts'
import { MATCH_CLASSES, type Proposal, receiptsNamed } from '../model.ts'
import type { BookedReceipt, Candidate, SettledItem } from './model.ts'

type Taken = { cents: number; on: LocalDate; isCertain: boolean }

/**
 * What the lines of one run have taken of what is open. A document is paid once: what one line settles, or will with a person's
 * yes, is no longer there for the next, which then pays something else, or the same twice.
 */
export class Claims {
  readonly #taken = new Map<string, Taken>()
  readonly #receipts = new Set<string>()
  readonly #before: Claims | null

  /** On top of what was taken before, which stays as it is until `keep`. */
  constructor(before: Claims | null = null) {
    this.#before = before
  }

  /** The transaction stands: these claims join those before them. */
  keep(): void {
    for (const [itemId, taken] of this.#taken) {
      const known = this.#before!.#taken.get(itemId)
      this.#before!.#taken.set(itemId, known ? { ...taken, cents: taken.cents + known.cents } : taken)
    }
    for (const id of this.#receipts) this.#before!.#receipts.add(id)
  }

  #of(itemId: string): Taken | undefined {
    const own = this.#taken.get(itemId)
    const before = this.#before === null ? undefined : this.#before.#of(itemId)
    return own && before ? { ...own, cents: own.cents + before.cents } : (own ?? before)
  }

  #isReceiptTaken = (itemId: string): boolean =>
    this.#receipts.has(itemId) || (this.#before !== null && this.#before.#isReceiptTaken(itemId))

  /** `isDone`: it is applied, and not merely likely. */
  take(proposal: Proposal, on: LocalDate, isDone: boolean): void {
    const { parts, class: cls } = proposal
    const isCertain = isDone || MATCH_CLASSES.indexOf(cls) <= MATCH_CLASSES.indexOf('third_party')
    for (const id of receiptsNamed(proposal)) this.#receipts.add(id)
    for (const { itemId, cents } of parts) {
      const known = this.#taken.get(itemId)
      if (known) known.cents += Math.abs(cents)
      else this.#taken.set(itemId, { cents: Math.abs(cents), on, isCertain })
    }
  }

  /** Whether some of it is taken already. */
  touches(proposal: Proposal): boolean {
    return (
      receiptsNamed(proposal).some((id) => this.#isReceiptTaken(id)) ||
      proposal.parts.some(({ itemId }) => this.#of(itemId))
    )
  }

  /** The receipts of the accounts that no line is yet. */
  receiptsLeft = (booked: readonly BookedReceipt[]): readonly BookedReceipt[] =>
    booked.some(({ itemId }) => this.#isReceiptTaken(itemId))
      ? booked.filter(({ itemId }) => !this.#isReceiptTaken(itemId))
      : booked

  /** A candidate with what is left to it. What is taken whole counts as settled, if the line cites it or has its amount. */
  left(candidate: Candidate, lineCents: number): Candidate {
    if (!candidate.items.some((item) => this.#of(item.id))) return candidate
    const settled: SettledItem[] = [...candidate.settled]
    const items = candidate.items.flatMap((item) => {
      const taken = this.#of(item.id)
      const words = candidate.citations.find((citation) => citation.itemId === item.id)?.words ?? ''
      // A line that names a document does not lose it to one that only has its amount.
      if (!taken || (words !== '' && !taken.isCertain)) return [item]
      if (taken.cents < item.openCents) return [{ ...item, openCents: item.openCents - taken.cents }]
      if (item.side === 1 && (words !== '' || item.openCents === lineCents))
        settled.push({
          id: item.id,
          documentNo: item.documentNo,
          cents: item.openCents,
          settledOn: taken.on,
          isTaken: true,
          words,
        })
      return []
    })
    return { ...candidate, items, settled }
  }
}
