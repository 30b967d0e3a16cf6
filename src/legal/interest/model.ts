import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { EvidenceMark } from '../../statutes/index.ts'

/** Where a rate comes from: the law's default, the contract, the floor below which a contract may not go, or the legal rate. */
export type RateBasis = 'default' | 'contract' | 'floor' | 'legal'

/** A rate a year in hundredths of a percent, what it rests on, and the least sure of the rows it was made of. */
export type Rate = {
  readonly bp: number
  readonly basis: RateBasis
  readonly citation: string
  readonly mark: EvidenceMark
}

/** What is agreed, or decided, about interest with one customer. */
export type InterestTerms = {
  readonly kind: CustomerKind
  /** The contract's rate, in hundredths of a percent a year; null: the law's. A business may agree to one, nobody else. */
  readonly contractRateBp: number | null
  /** True: the rate follows the half-years while the debt lasts (the usual reading of L441-10 II); false: it stays what it was. */
  readonly moves: boolean
}

/** What was settled of a debt on a day, in minor units; negative when it is owed again. */
export type Settled = { readonly on: LocalDate; readonly cents: number }

export type Debt = {
  readonly documentNo: string
  readonly amountCents: number
  readonly currency: Currency
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly settled: readonly Settled[]
}

/** Days that bear one rate on one balance: after `from`, up to and with `to`. */
export type Segment = Rate & {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly days: number
  readonly balanceCents: number
  readonly cents: number
}

export type Reckoning = { readonly segments: readonly Segment[]; readonly cents: number }

/** How an organisation asks for interest. */
export type InterestSetting = {
  readonly contractRateBp: number | null
  readonly moves: boolean
  readonly asksIndemnity: boolean
  readonly claimsByItself: boolean
  /** Each month proposes to claim what ran until it began; a person says yes. */
  readonly proposesMonthly: boolean
}

/** Until somebody decides: what the law gives, moving with the half-years, and nothing claimed that no person asked for. */
export const USUAL_SETTING: InterestSetting = {
  contractRateBp: null,
  moves: true,
  asksIndemnity: true,
  claimsByItself: false,
  proposesMonthly: false,
}

export const CHARGE_KINDS = ['interest', 'indemnity'] as const
export type ChargeKind = (typeof CHARGE_KINDS)[number]

/** Why a late document bears nothing, or not yet. */
export type NoCharge = 'no_notice' | 'waived' | 'not_asked' | 'stopped' | null

/** Where a claim of many customers stands. `claiming`, `taking_back`: a job goes on with it. */
export const BATCH_STATES = ['claiming', 'claimed', 'taking_back', 'taken_back'] as const
export type BatchState = (typeof BATCH_STATES)[number]
