import type { LocalDate } from '../kernel/calendar.ts'

/** How a call ended, in two keystrokes: the keys 1 to 9 in this order. */
export const CALL_OUTCOMES = [
  'reached',
  'left_message',
  'no_answer',
  'wrong_number',
  'will_pay',
  'disputes',
  'asks_time',
  'promises',
  'call_back',
] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Outcomes by which somebody at the customer was really spoken to. */
export const TALKS: readonly CallOutcome[] = ['reached', 'will_pay', 'disputes', 'asks_time', 'promises', 'call_back']

/** What a customer's history is made of. */
export const TIMELINE_KINDS = ['event', 'message', 'note', 'call', 'payment', 'import'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** A note somebody wrote, or a call somebody made, about a customer. */
export type Note = {
  readonly id: string
  readonly customerId: string
  readonly kind: 'note' | 'call'
  readonly body: string
  readonly outcome: CallOutcome | null
  readonly contactId: string | null
  /** The number that was called, and the day one is to call again. */
  readonly phone: string | null
  readonly callBackOn: LocalDate | null
  readonly madeAt: Date
  readonly madeBy: string
}

/** What can wait for a person, the most telling first: the order in which reasons are told. */
export const WORK_KINDS = [
  'reply',
  'complaint',
  'provider_asks',
  'plan_requested',
  'payment_proof',
  'portal_message',
  'colleague_answered',
  'broken_promise',
  'plan_lapsed',
  'plan_late',
  'call_back',
  'limitation_near',
  'proceeding_due',
  'notice_over',
  'insolvency',
  'uncertain',
  'failed',
  'message_failed',
  'message_uncertain',
  'bounce',
  'call',
  'task',
  'letter',
  'email',
  'dispute_task',
  'plan_to_approve',
  'plan_barred',
  'contact_proposed',
  'address_refused',
  'colleague_silent',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** What the list of the day is narrowed by. */
export const WORK_GROUPS = ['calls', 'emails', 'letters', 'tasks', 'answers', 'promises', 'trouble'] as const
export type WorkGroup = (typeof WORK_GROUPS)[number]

export const GROUP_OF: Readonly<Record<WorkKind, WorkGroup>> = {
  reply: 'answers',
  complaint: 'answers',
  provider_asks: 'answers',
  plan_requested: 'answers',
  payment_proof: 'answers',
  portal_message: 'answers',
  contact_proposed: 'answers',
  colleague_answered: 'answers',
  colleague_silent: 'tasks',
  broken_promise: 'promises',
  plan_lapsed: 'promises',
  plan_late: 'promises',
  plan_to_approve: 'promises',
  plan_barred: 'promises',
  call_back: 'calls',
  call: 'calls',
  task: 'tasks',
  dispute_task: 'tasks',
  limitation_near: 'tasks',
  proceeding_due: 'tasks',
  notice_over: 'tasks',
  insolvency: 'tasks',
  email: 'emails',
  letter: 'letters',
  uncertain: 'trouble',
  failed: 'trouble',
  message_failed: 'trouble',
  message_uncertain: 'trouble',
  bounce: 'trouble',
  address_refused: 'trouble',
}

/** Work that a capability which stands after the desk may ask for. */
export const RAISED_KINDS = ['plan_requested', 'payment_proof', 'portal_message', 'contact_proposed'] as const
export type RaisedKind = (typeof RAISED_KINDS)[number]

/** By expected cash and urgency together, by age, or by amount. */
export const WORK_SORTS = ['value', 'age', 'amount'] as const
export type WorkSort = (typeof WORK_SORTS)[number]

/** What rules deal customers out by. */
export const RULE_FIELDS = ['name', 'sector', 'tag', 'size', 'risk', 'salesperson', 'everybody'] as const
export type RuleField = (typeof RULE_FIELDS)[number]
export type CollectorRule = { readonly member: string; readonly field: RuleField; readonly among: readonly string[] }
