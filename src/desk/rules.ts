import { addDays, type LocalDate } from '../kernel/calendar.ts'
import type { CallOutcome } from './model.ts'

/** What is best done next after a call, ready to be done: a person agrees or does something else. */
export type NextStep =
  | { readonly kind: 'promise' | 'dispute' | 'plan' | 'number' }
  | { readonly kind: 'hold'; readonly until: LocalDate }
  | { readonly kind: 'put_off'; readonly until: LocalDate }

/** Days that a payment said to be on its way is waited for, that a message left is given, and that one tries again after nobody answered. */
const PAYMENT_DAYS = 7
const MESSAGE_DAYS = 3
const TRY_AGAIN_DAYS = 1

/** The step that the outcome of a call leads to; none where there is nothing more to do today. */
export function afterCall(outcome: CallOutcome, today: LocalDate, callBackOn: LocalDate | null): NextStep | null {
  switch (outcome) {
    case 'promises':
      return { kind: 'promise' }
    case 'disputes':
      return { kind: 'dispute' }
    case 'asks_time':
      return { kind: 'plan' }
    case 'wrong_number':
      return { kind: 'number' }
    case 'will_pay':
      return { kind: 'hold', until: addDays(today, PAYMENT_DAYS) }
    case 'left_message':
      return { kind: 'put_off', until: addDays(today, MESSAGE_DAYS) }
    case 'no_answer':
      return { kind: 'put_off', until: addDays(today, TRY_AGAIN_DAYS) }
    case 'call_back':
      return callBackOn ? { kind: 'put_off', until: callBackOn } : null
    case 'reached':
      return null
  }
}
