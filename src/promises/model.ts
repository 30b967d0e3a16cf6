import type { LocalDate } from '../kernel/calendar.ts'
import type { Currency } from '../kernel/money.ts'

/** Through what a promise reached us. */
export const PROMISE_SOURCES = ['call', 'mail', 'sms', 'letter', 'visit', 'portal'] as const
export type PromiseSource = (typeof PROMISE_SOURCES)[number]

/** Running until its last day; then what the books say of it. Cancelled and replaced by people, or for want of a debt. */
export const PROMISE_STATES = ['running', 'kept', 'partly_kept', 'broken', 'cancelled', 'replaced'] as const
export type PromiseState = (typeof PROMISE_STATES)[number]

/** draft → proposed → active → completed | lapsed; cancelled from any of the first three. */
export const PLAN_STATES = ['draft', 'proposed', 'active', 'completed', 'lapsed', 'cancelled'] as const
export type PlanState = (typeof PLAN_STATES)[number]

export const RHYTHMS = ['weekly', 'monthly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** A part of one document, in minor units. */
export type DebtPart = { readonly itemId: string; readonly cents: number }

/** A word given: so much, on these documents, by a day. Amounts in minor units of `currency`. */
export type PaymentPromise = {
  readonly id: string
  readonly customerId: string
  readonly currency: Currency
  readonly cents: number
  readonly promisedOn: LocalDate
  readonly dueOn: LocalDate
  /** The last day on which money keeps it. */
  readonly graceUntil: LocalDate
  readonly source: PromiseSource
  readonly saidBy: string
  readonly note: string
  readonly madeAt: Date
  /** The member who wrote it down, by id and by name. */
  readonly madeBy: string
  readonly madeByName: string
  readonly state: PromiseState
  readonly stateOn: LocalDate
  readonly keptCents: number
  readonly checkedAt: Date
  readonly endedWhy: string
  readonly parts: readonly DebtPart[]
}

/** One payment of a plan. */
export type ScheduledPayment = { readonly dueOn: LocalDate; readonly cents: number }

export type Instalment = ScheduledPayment & {
  readonly place: number
  readonly paidCents: number
  readonly paidOn: LocalDate | null
  readonly reminderId: string | null
  readonly noticeId: string | null
  /** The last day that the notice of its being missed leaves. */
  readonly noticeUntil: LocalDate | null
}

/** An agreement to pay documents in instalments. `reference` is `ECH-0007`: what its messages and payments cite. */
export type Plan = {
  readonly id: string
  readonly no: number
  readonly customerId: string
  readonly currency: Currency
  readonly cents: number
  readonly state: PlanState
  readonly stateOn: LocalDate
  readonly note: string
  /** Its payments are fetched by direct debit under the customer's mandate. */
  readonly byDebit: boolean
  readonly madeAt: Date
  readonly madeBy: string
  readonly madeByName: string
  readonly approvedAt: Date | null
  readonly approvedByName: string | null
  readonly proposedAt: Date | null
  /** Until when a proposed plan holds reminders while its signature is awaited. */
  readonly answerBy: LocalDate | null
  readonly signedOn: LocalDate | null
  readonly signedBy: string | null
  readonly remindDays: number
  readonly noticeDays: number
  readonly paidCents: number
  readonly checkedAt: Date
  readonly endedWhy: string
  readonly hasAgreement: boolean
  readonly parts: readonly DebtPart[]
  readonly instalments: readonly Instalment[]
}

export const planReference = (no: number): string => `ECH-${String(no).padStart(4, '0')}`

/** What an organisation lets its people agree to, and how long it waits. Days and months are whole numbers. */
export type PromiseSetting = {
  readonly graceDays: number
  readonly maxMonths: number
  readonly minInstalmentCents: number
  /** A plan of more than this is approved first; null: none is. */
  readonly approveOverCents: number | null
  readonly remindDays: number
  readonly noticeDays: number
  readonly answerDays: number
}

export const USUAL_SETTING: PromiseSetting = {
  graceDays: 3,
  maxMonths: 12,
  minInstalmentCents: 5_000,
  approveOverCents: 1_000_000,
  remindDays: 3,
  noticeDays: 8,
  answerDays: 15,
}
