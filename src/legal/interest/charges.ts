import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import type { ItemKind } from '../../ledger/index.ts'
import { type EvidenceMark, type StatuteBook, statuteAt, statuteOn } from '../../statutes/index.ts'
import type { Debt, InterestTerms, NoCharge, Segment, Settled } from './model.ts'
import { ratesBy } from './rates.ts'
import { reckonInterest } from './reckon.ts'

/** A document that is late, or was when it was paid, with all that makes what it bears. Amounts in its currency, the indemnity's in euros. */
export type LateDocument = Debt & {
  readonly id: string
  readonly customerId: string
  readonly kind: ItemKind
  readonly openCents: number
  /** False: its own day, which is earlier, is not known: interest runs from its due day at the latest. */
  readonly isDated: boolean
  /** The day of the work, where it is known: what was done before a judgment is owed from before it, whenever it is invoiced. */
  readonly performedOn: LocalDate | null
  /** What of `settled` is no payment: credit notes and write-offs. The creditor gave it up, and nobody paid it late. */
  readonly givenUp: readonly Settled[]
  /** The day a formal notice reached its customer. */
  readonly noticeOn: LocalDate | null
  readonly claimedInterestCents: number
  readonly claimedIndemnityCents: number
  readonly waivedInterestCents: number
  /** From the day after this one on, interest is given up for good. */
  readonly forGoodOn: LocalDate | null
  readonly indemnityWaived: boolean
}

/** What rules the charges of one customer. */
export type ChargeTerms = InterestTerms & {
  readonly asksIndemnity: boolean
  /**
   * The day of the judgment, or of what stops interest: it takes effect on its date, so that interest ran until the day before, and
   * no indemnity is owed for what fell due from it on (C. com. art. L622-28, L441-10 II, R621-4). What was born from it on still
   * bears (art. L622-17).
   */
  readonly stoppedOn: LocalDate | null
}

/** What one document bears on a day. `toClaim…`: less what was claimed or given up; the indemnity is in euros whatever the document. */
export type Charges = {
  readonly segments: readonly Segment[]
  readonly interestCents: number
  readonly interestToClaimCents: number
  readonly indemnityCents: number
  readonly indemnityToClaimCents: number
  readonly indemnityMark: EvidenceMark | null
  readonly noInterest: NoCharge
  readonly noIndemnity: NoCharge | 'consumer' | 'carried_over'
}

/**
 * What a late document bears on `today` (law sheet §1.2, §1.4, §2): interest from its due day, from receipt of a formal notice for a
 * consumer; one fixed indemnity for each late invoice, whatever is paid of it since, never from a consumer. Refused as
 * `reckonInterest`.
 */
export function chargesOn(
  book: StatuteBook,
  terms: ChargeTerms,
  late: LateDocument,
  today: LocalDate,
): Verdict<Charges> {
  const interest = interestOn(book, terms, late, today)
  if (!interest.ok) return interest
  const { segments, cents, why } = interest.value
  const indemnity = indemnityOn(book, terms, late, today)
  return accept({
    segments,
    interestCents: cents,
    interestToClaimCents: Math.max(0, cents - late.claimedInterestCents - late.waivedInterestCents),
    indemnityCents: indemnity.cents,
    indemnityToClaimCents: late.claimedIndemnityCents > 0 ? 0 : indemnity.cents,
    indemnityMark: indemnity.mark,
    noInterest: why,
    noIndemnity: indemnity.why,
  })
}

type Interest = { readonly segments: readonly Segment[]; readonly cents: number; readonly why: NoCharge }

function interestOn(book: StatuteBook, terms: ChargeTerms, late: LateDocument, today: LocalDate): Verdict<Interest> {
  const { dueOn, noticeOn, forGoodOn } = late
  // Where the country's law on consumers is not known, its first missing row says so; that of another country says nothing.
  if (terms.kind === 'consumer' && !book.rows.has('legal_rate')) {
    const known = statuteAt(book, 'legal_rate', today)
    if (!known.ok) return known
  }
  if (terms.kind === 'consumer' && noticeOn === null) return accept({ segments: [], cents: 0, why: 'no_notice' })
  const after = terms.kind === 'consumer' && noticeOn! > dueOn ? noticeOn! : dueOn
  const stoppedOn = stopOf(terms, late)
  const ends = [today, stoppedOn && addDays(stoppedOn, -1), forGoodOn].filter((one) => one !== null)
  const to = ends.reduce((a, b) => (b < a ? b : a))
  const found = reckonInterest(late, after, to, ratesBy(book, terms, after))
  if (!found.ok) return found
  const why = to === today ? null : to === forGoodOn ? 'waived' : 'stopped'
  return accept({ ...found.value, why })
}

type Indemnity = { readonly cents: number; readonly mark: EvidenceMark | null; readonly why: Charges['noIndemnity'] }

function indemnityOn(book: StatuteBook, terms: ChargeTerms, late: LateDocument, today: LocalDate): Indemnity {
  const none = (why: Charges['noIndemnity']) => ({ cents: 0, mark: null, why })
  if (terms.kind === 'consumer') return none('consumer')
  // What older books carried over may be many invoices, or a balance, where it has neither a number nor a day of its own: nobody knows how
  // many were late.
  const isOneInvoice = late.kind === 'invoice' || (late.documentNo !== '' && late.isDated)
  if (!isOneInvoice) return none('carried_over')
  if (!terms.asksIndemnity) return none('not_asked')
  if (late.indemnityWaived) return none('waived')
  const stoppedOn = stopOf(terms, late)
  if (stoppedOn !== null && stoppedOn <= late.dueOn) return none('stopped')
  if (!wasPaidLate(late, today)) return none(null)
  const row = statuteOn(book, 'recovery_indemnity', addDays(late.dueOn, 1))
  return { cents: row?.value ?? 0, mark: row?.mark ?? null, why: null }
}

/** What stops the interest of one document: nothing that comes before its debt was born. */
const stopOf = ({ stoppedOn }: ChargeTerms, { performedOn, issuedOn }: LateDocument): LocalDate | null =>
  stoppedOn !== null && (performedOn ?? issuedOn) < stoppedOn ? stoppedOn : null

/**
 * Whether money was missing at the end of the due day or on a day after it, up to `today`: a payment that came back is missing
 * again. What the creditor gave up, even later, was not.
 */
function wasPaidLate({ amountCents, dueOn, settled, givenUp }: LateDocument, today: LocalDate): boolean {
  const owed = amountCents - sumOf(givenUp)
  const paidBy = (day: LocalDate) =>
    sumOf(settled.filter(({ on }) => on <= day)) - sumOf(givenUp.filter(({ on }) => on <= day))
  return [dueOn, ...settled.map(({ on }) => on).filter((on) => on > dueOn && on < today)].some(
    (day) => owed > paidBy(day),
  )
}

const sumOf = (parts: readonly Settled[]): number => sumCents(parts.map(({ cents }) => cents))
