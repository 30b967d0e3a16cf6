import type { LocalDate } from '../../kernel/calendar.ts'
import type { Lang, SentenceParams } from '../../kernel/wording.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { Paper } from '../audit/model.ts'
import type { Scope, Terms } from '../mandates/terms.ts'

/** Papers without which no claim of a kind of customer leaves. */
export type Requirement = Readonly<Record<CustomerKind, readonly Paper[]>>

/**
 * Until the organisation says otherwise. A judge asks a trader for the order and the delivery (C. civ. art. 1353); accepted terms are
 * told as missing and keep nothing back, since the law stands in for them.
 */
export const USUAL_REQUIREMENT: Requirement = {
  business: ['invoice', 'order', 'delivery', 'reminders'],
  consumer: ['invoice', 'order', 'reminders'],
  public: ['invoice', 'order', 'delivery', 'reminders'],
}

/** Days past due before which a claim is nobody's but ours, where no rule says otherwise. */
export const USUAL_DAYS = 60

/** The most documents of one act. */
export const MOST_CLAIMS_AT_ONCE = 20_000

export const PILOT_LEAST = 10
export const PILOT_MOST = 20

/** A debit that could be handed over. Amounts are minor units. */
export type Claim = {
  readonly itemId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly kind: CustomerKind
  /** Two letters; empty where it is not known. */
  readonly country: string
  readonly documentNo: string
  readonly currency: string
  readonly openCents: number
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  /** What open credits of the customer would settle of it, the oldest documents first. */
  readonly coveredCents: number
  /** What the customer owes late in this currency, this included. */
  readonly owedCents: number
}

/** What is known of a claim besides itself; null where nothing is. */
export type ClaimFacts = {
  readonly disputed: string | null
  readonly insolventOn: LocalDate | null
  /** The last day on which a court could be asked, once it is over. */
  readonly barredOn: LocalDate | null
  readonly proceeding: string | null
  readonly promise: { readonly kind: 'promise' | 'plan'; readonly dueOn: LocalDate } | null
  readonly placed: { readonly number: string; readonly provider: string } | null
  readonly collectOn: LocalDate | null
  readonly hasMoneyWaiting: boolean
  readonly papers: readonly Paper[]
  readonly wasNoticed: boolean
}

/** The mandate as it bears on a claim. */
export type MandateUse = {
  readonly id: string
  readonly no: number
  readonly providerId: string
  readonly providerName: string
  readonly agencyOrgId: number | null
  /** While it runs, the creditor asks the debtor for nothing itself. */
  readonly keepsOut: boolean
  /** The last day on which files in hand are worked; null while it runs without end. */
  readonly worksUntil: LocalDate | null
  readonly lang: Lang
  /** In whose name debtors are asked. */
  readonly voice: Terms['voice']
  readonly scope: Scope
}

/** Why a claim is kept, as it was judged: told in any language later. */
export type Why = { readonly code: WhyCode; readonly params: SentenceParams }

/** A claim as it was judged for a mandate; no reason: it may be handed over. */
export type JudgedClaim = Pick<
  Claim,
  'itemId' | 'customerId' | 'customerCode' | 'customerName' | 'documentNo' | 'currency' | 'openCents' | 'dueOn'
> & { readonly reasons: readonly Why[] }

/** In the order in which they are told: what the law says, what the debtor said, what the books say, then our own rules. */
export const WHY_CODES = [
  'paid',
  'insolvent',
  'barred',
  'in_court',
  'disputed',
  'promised',
  'planned',
  'placed',
  'collecting',
  'credit_covers',
  'money_waiting',
  'not_due',
  'too_young',
  'too_old',
  'incomplete',
  'kind_outside',
  'country_outside',
  'currency_outside',
  'below_least',
  'above_most',
  'stage_outside',
  'mandate_over',
  'mandate_barred',
  'stays_home',
  'no_rule',
] as const
export type WhyCode = (typeof WHY_CODES)[number]

export const ENDED_WHYS = ['paid', 'recalled', 'abandoned', 'mandate_ended', 'uncollectible', 'undone'] as const
export type EndedWhy = (typeof ENDED_WHYS)[number]

export const EVENT_KINDS = [
  'placed',
  'instructed',
  'paid_direct',
  'credited',
  'reopened',
  'recalled',
  'undone',
  'ended',
  'escalated',
  'complaint',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What a list of placements shows. */
export const PLACEMENT_SHOWS = ['running', 'paid', 'ended', 'all'] as const
export type PlacementShow = (typeof PLACEMENT_SHOWS)[number]

export const placementNumber = (no: number): string => `CF-${String(no).padStart(4, '0')}`
export const placingNumber = (no: number): string => `RM-${String(no).padStart(4, '0')}`
