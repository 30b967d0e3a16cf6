import type { LocalDate } from '../../kernel/calendar.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { By } from '../acting.ts'
import { type Evidence, evidence, type Proposal } from '../model.ts'

/** A reason why money of a customer, or for one of its documents, is not applied without a person's word. */
export type Withheld = {
  readonly customerId: string
  /** Null: whatever it pays. */
  readonly itemId: string | null
  readonly category: string
  readonly note: string
}

/**
 * What those who come after cash in the house know of these customers on a day: a dispute, a court, an insolvency, a claim that is
 * placed elsewhere. Passed in at wiring.
 */
export type Withholding = (tx: OrgTx, customerIds: readonly string[], today: LocalDate) => Promise<readonly Withheld[]>

/** A receipt as those who come after cash look at it. `text`: everything it says that may name something. */
export type SeenLine = {
  readonly id: string
  readonly cents: number
  readonly currency: string
  readonly bookedOn: LocalDate
  readonly payerIban: string | null
  readonly text: string
}

/**
 * Those of some open receipts that are no debtor's payment, such as what a provider hands over of what it collected: what can be told of them
 * is written at once, and nothing is proposed for them. Passed in at wiring.
 */
export type OthersMoney = (
  tx: OrgTx,
  lines: readonly SeenLine[],
  by: Pick<By, 'actor' | 'at'>,
) => Promise<ReadonlySet<string>>

/** What matching works with. */
export type MatchDeps = { readonly db: Db; readonly withheld: Withholding; readonly othersMoney: OthersMoney }

/** Why a line waits for a person whatever it pays, and what holds back the customers that it may pay. */
export type Reserve = { readonly always: readonly Evidence[]; readonly withheld: readonly Withheld[] }

/** The same proposal, waiting for a person, where something forbids to apply it; the very same object where nothing does. */
export function withReserve(proposal: Proposal, { always, withheld }: Reserve): Proposal {
  // The accounts have applied it already: nothing is left to forbid.
  const held = proposal.class === 'in_books' ? [] : withheld.filter((one) => concerns(one, proposal))
  if (always.length === 0 && held.length === 0) return proposal
  const why = held.map(({ itemId, category, note }) =>
    evidence('withheld', { category, note: note === '' ? '' : ` (${note})` }, itemId),
  )
  return { ...proposal, isTied: true, evidence: [...proposal.evidence, ...always, ...why] }
}

const concerns = ({ customerId, itemId }: Withheld, { customerId: pays, payerId, parts }: Proposal): boolean =>
  itemId === null ? customerId === pays || customerId === payerId : parts.some((one) => one.itemId === itemId)
