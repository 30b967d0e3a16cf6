import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Step } from '../model.ts'
import type { Reason } from './reasons.ts'

/**
 * `send`: leaves by itself. `confirm`: a person must say yes. `hold`: due, and something forbids it. `wait`: nothing to do
 * before `nextOn`. `exhausted`: every step was taken in vain. `nothing`: nothing is owed.
 */
export const DECISION_VERDICTS = ['send', 'confirm', 'hold', 'wait', 'exhausted', 'nothing'] as const
export type DecisionVerdict = (typeof DECISION_VERDICTS)[number]

/**
 * Why an item is in the message.
 * `leads`: the message's step is the item's own next step. `accompanies`: a lower step of its own is due and this message
 * counts as that one. `mentioned`: it is overdue, no step of its own is due, and it climbs no level.
 */
export type Standing = 'leads' | 'accompanies' | 'mentioned'

export type DecidedItem = {
  readonly itemId: string
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly daysLate: number
  readonly currency: Currency
  readonly openCents: number
  readonly amountCents: number
  /** Part of the customer's open credits that the oldest-first order puts on this item. */
  readonly creditCents: number
  readonly standing: Standing
  /** The item's own step this message counts for; null when it is only mentioned. */
  readonly step: Step | null
  /** How the item came to this step: in order, or as a late entry. */
  readonly entry: 'in_order' | 'first_step' | 'by_age' | 'given_level'
  /** Reminders really sent about this item after its due date: a text must not accuse it of more. */
  readonly remindersBefore: number
  readonly lastRemindedOn: LocalDate | null
}

export type ExcludedItem = {
  readonly itemId: string
  readonly documentNo: string
  readonly currency: Currency
  readonly openCents: number
  readonly reason: Reason
}

/** `netCents = dueCents − creditCents`, over the items of the decision. */
export type CurrencyTotal = {
  readonly currency: Currency
  readonly itemCount: number
  readonly dueCents: number
  readonly creditCents: number
  readonly netCents: number
}

export type Decision = {
  readonly customerId: string
  readonly scenarioId: string
  readonly scenarioVersion: number
  readonly decidedOn: LocalDate
  readonly verdict: DecisionVerdict
  /** The step of the message, or the one that would be taken; null when there is none. */
  readonly step: Step | null
  /** Oldest first. */
  readonly items: readonly DecidedItem[]
  readonly excludedItems: readonly ExcludedItem[]
  readonly totals: readonly CurrencyTotal[]
  readonly reasons: readonly Reason[]
  /** When this is worth deciding again: always set for `wait`, and for a `hold` that has an end. */
  readonly nextOn: LocalDate | null
}
