import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'

/** A document that is in the hands of a provider now. */
export type PlacedNow = {
  readonly itemId: string
  readonly customerId: string
  readonly placementId: string
  readonly number: string
  readonly fromOn: LocalDate
}

/** The letter by which a debtor learnt who collects, of what and for whom (CPCEx art. R124-4). */
export type FirstLetter = { readonly reference: string; readonly on: LocalDate }

/** Whoever collects claims of one mandate, as it presents itself to their debtors. */
export type Collector = {
  readonly mandateId: string
  /** Its organisation here; null: it works elsewhere. */
  readonly agencyOrgId: number | null
  readonly name: string
  readonly address: string
  /** In its own name, or in the creditor's. */
  readonly voice: 'own' | 'creditor'
  readonly creditor: { readonly name: string; readonly address: string }
  /** The account that holds nothing else (art. R124-2), as confirmed; null: none is. */
  readonly iban: string | null
  /** Why nothing leaves in its name today; null: it may write. */
  readonly barred: Refusal | null
  /** By document. */
  readonly placed: ReadonlyMap<string, PlacedNow>
  /** By placement. */
  readonly firsts: ReadonlyMap<string, FirstLetter>
}
