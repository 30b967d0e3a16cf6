import type { DocumentKind } from '../../documents/model.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { CourtKind, DebtorRole } from '../proceedings/model.ts'

/** The form that the registry publishes for each; its version changes, and a request on plain paper is allowed (law sheet §6.2). */
export const CERFA: Readonly<Record<CourtKind, string>> = { commercial: '12946', civil: '12948', protection: '16040' }

/** How a pack reaches the court: its portal, a lawyer's network, or the post (law sheet §6.3). */
export const CHANNELS = ['tribunal_digital', 'rpva', 'post'] as const
export type Channel = (typeof CHANNELS)[number]

/** Who signs: who stands for the creditor by law, somebody with a special power, or a lawyer. */
export const SIGNING = ['representative', 'proxy', 'lawyer'] as const
export type Signing = (typeof SIGNING)[number]

/** What an exhibit shows, in the order in which a court reads them. */
export const EXHIBIT_KINDS = [
  'company_extract',
  'contract',
  'terms_accepted',
  'order',
  'delivery_proof',
  'invoice',
  'credit_note',
  'account',
  'interest',
  'statement_of_account',
  'formal_notice',
  'notice_proof',
  'reminder',
  'correspondence',
  'power_of_attorney',
  'other',
] as const
export type ExhibitKind = (typeof EXHIBIT_KINDS)[number]

export const exhibitKindOf = (kind: DocumentKind): ExhibitKind => kind

/**
 * Something that can be shown to the court. `key` names where it is kept: `document:ID`, `message:ID`, `proof:ID:KIND`, or what the product
 * draws up itself, `own:account` and `own:interest`.
 */
export type Exhibit = {
  readonly key: string
  readonly kind: ExhibitKind
  /** In French, as the court reads it. */
  readonly title: string
  readonly on: LocalDate | null
  /** The numbers of the books that it is about; none: about the customer. */
  readonly numbers: readonly string[]
  /** Media type; a PDF, a PNG or a JPEG can be filed. */
  readonly type: string
  /** Bytes; null for what is drawn up when the pack is. */
  readonly size: number | null
}

export type Chosen = { readonly key: string; readonly title: string }
export type Cost = { readonly label: string; readonly cents: number }

/** Who owes the same besides the debtor: all of it with it, or for it as far as it undertook to. */
export type OtherDebtor = {
  readonly role: Exclude<DebtorRole, 'debtor'>
  readonly name: string
  readonly form: string
  readonly siren: string
  readonly addressLines: readonly string[]
  readonly representative: string
  /** The most that it answers for, in euro cents; null: the whole. */
  readonly limitCents: number | null
  /** Key of the exhibit that binds it; empty while nobody said. */
  readonly shownBy: string
}

/** What a person decided of a pack. */
export type PackPlan = {
  /** The matter that it is filed in; null: none yet. */
  readonly proceedingId: string | null
  readonly itemIds: readonly string[]
  readonly court: { readonly kind: CourtKind; readonly name: string; readonly addressLines: readonly string[] }
  readonly channel: Channel
  /** Identity that the code of civil procedure asks for (CPC art. 54 and 57) and that the books do not hold. */
  readonly creditor: {
    readonly form: string
    readonly registry: string
    readonly representative: string
    readonly capacity: string
  }
  readonly debtor: { readonly form: string; readonly representative: string }
  readonly others: readonly OtherDebtor[]
  readonly signatory: { readonly as: Signing; readonly name: string; readonly capacity: string; readonly place: string }
  /** Asked on top of the registry's fee, in euro cents. */
  readonly costs: readonly Cost[]
  /** On opposition, the case goes to the court named (CPC art. 1408). */
  readonly goesOn: boolean
  readonly exhibits: readonly Chosen[]
}

/**
 * Why a debt is not claimed without a thought. `barred`, `frozen` by an insolvency (C. com. art. L622-21), `planned` (an agreed plan gives
 * the debtor its days) and `foreign` (an order is asked in euros) close this way; the others are for a person to weigh. `elsewhere`: another
 * open matter asks for it; `undated`: its own day is not known.
 */
export const LINE_MARKS = [
  'barred',
  'frozen',
  'planned',
  'foreign',
  'disputed',
  'promised',
  'collected',
  'elsewhere',
  'undated',
] as const
export type LineMark = (typeof LINE_MARKS)[number]

/** One document claimed, in minor units of its currency; the indemnity in euro cents. */
export type ClaimLine = {
  readonly itemId: string
  readonly documentNo: string
  /** A note of interest and indemnities is claimed whole: nothing runs on it. */
  readonly isNote: boolean
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly amountCents: number
  readonly openCents: number
  readonly currency: string
  readonly interestCents: number
  readonly indemnityCents: number
  /** The day of the work; null when nobody told it. */
  readonly performedOn: LocalDate | null
  readonly marks: readonly LineMark[]
  /** A rate or an amount of it rests on a row that nobody confirmed. */
  readonly toVerify: boolean
  /** Why its interest cannot be reckoned, in the reader's language. */
  readonly refusal: string | null
}

/** What is known of who claims, who owes, and what can be shown. */
export type PackFacts = {
  readonly debtor: {
    readonly kind: 'business' | 'consumer' | 'public'
    readonly country: string
    readonly isPostable: boolean
    readonly siren: string | null
  }
  readonly creditor: { readonly siren: string | null; readonly isPostable: boolean }
  readonly lines: readonly CheckedLine[]
  /** Payments and credit notes in euros that settle nothing yet: what is claimed does not count them. */
  readonly credits: readonly { readonly documentNo: string; readonly cents: number }[]
  readonly exhibits: readonly CheckedExhibit[]
  readonly limits: readonly { readonly channel: Channel; readonly fileMb: number | null }[]
}
/** What of a debt and of an exhibit is checked. */
export type CheckedLine = Pick<ClaimLine, 'itemId' | 'documentNo' | 'isNote' | 'currency' | 'marks' | 'refusal'> & {
  readonly performedOn: string | null
}
export type CheckedExhibit = Pick<Exhibit, 'key' | 'kind' | 'title' | 'numbers' | 'type' | 'size'>

export const PACK_KINDS = ['order_for_payment', 'evidence'] as const
export type PackKind = (typeof PACK_KINDS)[number]
export const PACK_STATES = ['building', 'ready', 'refused'] as const
export type PackState = (typeof PACK_STATES)[number]

/** More parties than this are told to the court in an annex that a lawyer writes. */
export const MOST_OTHERS = 10

/** More is no pack that a person reads. */
export const MOST_EXHIBITS = 200
export const MOST_PACK_BYTES = 250 << 20
/** Nobody reads more of one exhibit, and a court asks for the pages that matter. */
export const MOST_EXHIBIT_PAGES = 2_000
