/** How a call ended, in two keystrokes. */
export const CALL_OUTCOMES = [
  'reached',
  'left_message',
  'no_answer',
  'wrong_number',
  'will_pay',
  'disputes',
  'asks_time',
] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** A note somebody wrote, or a call somebody made, about a customer. */
export type Note = {
  readonly id: string
  readonly customerId: string
  readonly kind: 'note' | 'call'
  readonly body: string
  readonly outcome: CallOutcome | null
  readonly contactId: string | null
  readonly madeAt: Date
  readonly madeBy: string
}
