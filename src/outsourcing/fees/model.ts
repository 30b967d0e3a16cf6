import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { SideCostKind } from '../tariffs/model.ts'

export const FEE_KINDS = ['receipt', 'return', 'side_cost', 'period', 'correction', 'credit', 'service_credit'] as const
export type FeeKind = (typeof FEE_KINDS)[number]

export const DISPUTE_ANSWERS = ['accepted', 'refused'] as const
export type DisputeAnswer = (typeof DISPUTE_ANSWERS)[number]

/** How a fee came to its amount: the file it is of as it stood, or the period. Amounts before VAT. */
export type FeeDetail = {
  readonly receivedCents?: number
  readonly parts?: readonly { readonly bp: number; readonly cents: number }[]
  readonly successCents?: number
  readonly minimumCents?: number
  readonly cutCents?: number
  readonly feeCents?: number
  readonly files?: number
  readonly volumeCents?: number
  readonly flatCents?: number
  /** Of a correction: what had been charged of the whole period, and what is after it. */
  readonly wasCents?: number
  readonly isCents?: number
}

/** One thing that a provider is owed for; what it gives back is a line below nothing. */
export type FeeLine = {
  readonly id: string
  readonly mandateId: string
  readonly version: number
  readonly agencyOrgId: number | null
  readonly kind: FeeKind
  readonly placementId: string | null
  readonly receiptId: string | null
  readonly sideCost: SideCostKind | null
  readonly label: string
  readonly periodFrom: LocalDate | null
  readonly periodTo: LocalDate | null
  readonly reverses: string | null
  readonly currency: string
  readonly on: LocalDate
  readonly netCents: number
  readonly vatBp: number
  readonly vatCents: number
  readonly detail: FeeDetail
  readonly refusal: Refusal | null
}

/** `FH-0001`: the agency's own sequence, over all its creditors. */
export const invoiceNumber = (no: number): string => `FH-${String(no).padStart(4, '0')}`
