import type { LocalDate } from '../../kernel/calendar.ts'
import type { Money } from '../../kernel/money.ts'
import type { SentenceParams } from '../../kernel/wording.ts'
import type { WorkGroup, WorkKind } from '../model.ts'

/** One thing that waits for a person about a customer. `subjectId` is what it is about: an action, a reply, a promise… */
export type Work = {
  readonly kind: WorkKind
  readonly customerId: string
  readonly subjectId: string
  readonly since: LocalDate
  /** The very moment, where it is known: whether it came after the customer was put off. */
  readonly at: Date | null
  readonly money: Money | null
  /** What its sentence names; an action is told by the capability that decided it. */
  readonly params: SentenceParams
  /** An action put off until a day. */
  readonly snoozedUntil: LocalDate | null
  readonly isFormalNotice: boolean
}

/** What a customer is, as far as the list is ordered and dealt out by it. */
export type Owner = {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly kind: 'business' | 'consumer' | 'public'
  readonly sector: string
  readonly size: string | null
  readonly risk: string | null
  readonly tags: readonly string[]
  readonly salespersonId: string | null
}

export type Snooze = {
  readonly customerId: string
  readonly untilOn: LocalDate
  readonly reason: string
  readonly snoozedAt: Date
  readonly snoozedOn: LocalDate
}

/** A customer on the worklist, with all that waits for it. */
export type Entry = {
  readonly owner: Owner
  readonly works: readonly Work[]
  readonly groups: ReadonlySet<WorkGroup>
  readonly overdue: readonly Overdue[]
  /** What is late, by currency; of a customer with nothing late, what its reminder is about. */
  readonly amounts: readonly Money[]
  readonly oldestOn: LocalDate | null
  readonly expected: readonly Money[]
  readonly urgency: readonly Urgency[]
  /** Expected cash × urgency, and where it stands in the list by that and by what is late: 0 first, 1 last. */
  readonly value: readonly Money[]
  readonly places: { readonly value: number; readonly amount: number }
  /** The head on the list that is reminded for it, and whose amounts hold its own already. */
  readonly payerId: string | null
  /** The member who works for it; null: nobody. */
  readonly member: string | null
  readonly snooze: { readonly untilOn: LocalDate; readonly reason: string } | null
}

export type Overdue = {
  readonly currency: string
  readonly fromDays: number
  readonly cents: number
  readonly oldestOn: LocalDate
}

/** Something that makes a customer more pressing, and by how many hundredths. */
export type Urgency = { readonly code: UrgencyCode; readonly percent: number; readonly n: number }

export const URGENCY_CODES = [
  'not_due',
  'days_late',
  'broken_promise',
  'waits_for_us',
  'formal_notice',
  'limitation',
  'out_of_reach',
  'overdue_task',
] as const
export type UrgencyCode = (typeof URGENCY_CODES)[number]
