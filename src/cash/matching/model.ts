import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency, Money } from '../../kernel/money.ts'
import type { OpenLine } from '../lines/line-store.ts'
import type { ReopenedPayment } from '../returns/taken-back-store.ts'
import type { LineWords } from '../words/match-words.ts'
import type { Citing } from './match-citations.ts'
import type { Reserve } from './match-withheld.ts'

/** An open item as matching sees it. `openCents` is positive; `side` gives the direction. */
export type OpenItem = {
  readonly id: string
  readonly customerId: string
  readonly side: 1 | -1
  readonly kind: string
  readonly openCents: number
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
}

/** How a bank line names an item: by our own structured reference, letter for letter, with look-alikes, or nearly. */
export type Citation = {
  readonly itemId: string
  readonly how: 'own' | 'exact' | 'look_alike' | 'advice' | 'serial' | 'near'
  /** The payer's own words. */
  readonly words: string
  /** What the payer says it pays of it, when said. */
  readonly cents: number | null
  /** The advice that says so, when it is not the transfer itself. */
  readonly adviceId?: string
}

/** How we know who pays. */
export type PayerEvidence = {
  readonly how: 'reminder' | 'iban' | 'alias' | 'code' | 'same_name' | 'named' | 'like_name' | 'none'
  readonly words: string
  /** 0 to 1: certainty within its kind. */
  readonly score: number
  readonly isAmbiguous: boolean
}

/** A debit that the line cites, open in another currency than the line's. */
export type ForeignItem = {
  readonly id: string
  readonly customerId: string
  readonly documentNo: string
  /** What is open of it, in its own currency. */
  readonly open: Money
  /** The payer's own words. */
  readonly words: string
}

/** A customer that the line may concern, with everything open. */
export type Candidate = {
  readonly customerId: string
  readonly payer: PayerEvidence
  /** Oldest due first. */
  readonly items: readonly OpenItem[]
  readonly citations: readonly Citation[]
  readonly foreign: readonly ForeignItem[]
  /** Documents of this customer that are paid already, and that the line cites or pays to the cent once more. */
  readonly settled: readonly SettledItem[]
}

/** A document with nothing left to pay. */
export type SettledItem = {
  readonly id: string
  readonly documentNo: string
  /** What it was for, positive. */
  readonly cents: number
  /** The day the last of it was paid. */
  readonly settledOn: LocalDate
  /** Not paid yet, but another bank line of that day pays it more surely. */
  readonly isTaken: boolean
  /** The payer's words; empty when only the amount points to it. */
  readonly words: string
}

/** Money that came in, reduced to what matching needs. */
export type Receipt = {
  readonly lineId: string
  readonly bookedOn: LocalDate
  /** Positive: what is left to match. */
  readonly cents: number
  readonly currency: Currency
  /** What the payer had sent, where its bank says so and it was another currency. */
  readonly instructed: Money | null
  /** The payer's words, for what is looked up among one customer's documents. */
  readonly said: LineWords
  /** No two documents of anybody are open for this amount. */
  readonly isRareAmount: boolean
}

/** A receipt that an import of the accounts brought, and that no bank line is known to be yet. */
export type BookedReceipt = {
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly issuedOn: LocalDate
  readonly label: string
  readonly documentNo: string
  /** Positive. */
  readonly cents: number
  /** Not lettered in the accounts with any document. */
  readonly isOpen: boolean
  /** The documents it settles there, where that was looked for. */
  readonly settles: readonly string[]
  /** Where it stands in which import: lines of one entry follow one another. */
  readonly sourceId: string | null
  readonly sourceLine: number | null
}

export type Gathered = {
  readonly line: OpenLine
  readonly citing: Citing
  readonly reserve: Reserve
  readonly receipt: Receipt
  readonly candidates: readonly Candidate[]
  readonly refused: ReadonlySet<string>
  readonly booked: readonly BookedReceipt[]
  /** Payments that came back and that this line may bring again. */
  readonly reopened: readonly ReopenedPayment[]
}
