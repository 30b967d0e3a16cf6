import type { LocalDate } from '../../kernel/calendar.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { Side } from '../mandates/model.ts'

/** How a mandate may end: on the day that it says, by notice given today, or at once for lack of a condition of the law. */
export const ENDING_WAYS = ['term', 'notice', 'at_once'] as const
export type EndingWay = (typeof ENDING_WAYS)[number]

/** The days that an end brings with it. */
export type Ending = {
  readonly way: EndingWay
  /** The last day on which something may be placed. */
  readonly endsOn: LocalDate
  /** The last day on which files in hand are worked; they come home the next. */
  readonly worksUntil: LocalDate
  /** The last day on which a payment of a file that came home then still earns its fee; null: there is no such time. */
  readonly tailUntil: LocalDate | null
  /** The day by which the provider has erased what it was given; null: nothing was agreed. */
  readonly eraseBy: LocalDate | null
}

export const PACKAGE_KINDS = ['hand_back', 'export'] as const
export type PackageKind = (typeof PACKAGE_KINDS)[number]

/**
 * What a mandate came to in one currency, in whole minor units. Money that was recorded by mistake, or whose bank line pays it no more, never
 * was; money that came back is in both `toAgencyCents` or `toCreditorCents` and `returnedCents`.
 */
export type Figures = {
  readonly currency: string
  readonly files: number
  readonly placedCents: number
  readonly toAgencyCents: number
  readonly toCreditorCents: number
  readonly returnedCents: number
  /** What is in our books of these payments, and of it what came while its file was with the provider. */
  readonly inBooksCents: number
  readonly inTimeCents: number
  /** Of what was recovered: after the file came home, and of that what earns no fee any more. */
  readonly afterEndCents: number
  readonly afterTailCents: number
  /** Settled otherwise while it was placed: credit notes, write-offs. */
  readonly otherwiseCents: number
  readonly backFiles: number
  readonly backCents: number
  readonly outFiles: number
  readonly outCents: number
  /** Fees before VAT and their VAT; given back lines are below nothing and in both. */
  readonly feeCents: number
  readonly feeVatCents: number
  readonly givenBackCents: number
  readonly disputedCents: number
  readonly invoicedCents: number
  readonly invoicedVatCents: number
  readonly unbilledCents: number
  readonly unbilledVatCents: number
  /** Of what was invoiced, VAT included: settled, and of that what remittances kept back. */
  readonly settledCents: number
  readonly keptBackCents: number
  /** Of what the provider was paid: came back before it was handed over, or after. */
  readonly returnedHeldCents: number
  readonly returnedLateCents: number
  readonly remittedReceiptsCents: number
  readonly remittancesReceiptsCents: number
  readonly remittancesReturnsCents: number
  readonly remittancesFeesCents: number
  readonly remittancesCents: number
  readonly heldCents: number
  /** What the third-party account holds of it; null: the provider works elsewhere, or the account is not ours to read. */
  readonly fundCents: number | null
}

export type Closing = {
  readonly no: number
  readonly struckOn: LocalDate
  readonly lang: Lang
  readonly figures: readonly Figures[]
  readonly sha256: string
  readonly struckAt: Date
  readonly struckByName: string
}

export type Acceptance = {
  readonly no: number
  readonly side: Side
  readonly signerName: string
  readonly signerTitle: string
  readonly actorName: string
  readonly acceptedOn: LocalDate
  readonly sha256: string
}

/** The provider does not agree with a statement, and says why. */
export type Contest = {
  readonly no: number
  readonly reason: string
  readonly signerName: string
  readonly contestedOn: LocalDate
}

/** What the provider says that it has erased. */
export type Erasure = {
  readonly erasedOn: LocalDate
  readonly kept: string
  readonly signerName: string
  readonly signerTitle: string
  readonly saidByName: string
}
