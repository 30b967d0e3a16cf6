import type { CallOutcome } from '../../src/desk/model.ts'
import { afterCall } from '../../src/desk/rules.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'

/** A call as it was just noted. */
export type CallMade = {
  readonly outcome: CallOutcome
  readonly contactId: string | null
  /** Who was spoken to, as a promise names who gave it; empty: nobody was chosen. */
  readonly contactName: string
  readonly callBackOn: LocalDate | null
}

/** What is being asked of a person about a customer; `until` is the day that is proposed, if any. */
export type Asking =
  | { readonly kind: 'note' | 'call' | 'dispute' | 'plan' }
  | { readonly kind: 'promise'; readonly saidBy: string }
  | { readonly kind: 'number'; readonly contactId: string | null }
  | { readonly kind: 'hold' | 'put_off'; readonly until: LocalDate | null }

/** What an agency is asked after a call; holding, putting off and plans are decided by its creditor. */
export const mayAskOfAgent = ({ kind }: Asking): boolean =>
  kind === 'promise' || kind === 'dispute' || kind === 'number'

/** The question that a call leads to, filled in as far as the call tells. */
export function followedBy(call: CallMade, today: LocalDate): Asking | null {
  const next = afterCall(call.outcome, today, call.callBackOn)
  if (next?.kind === 'number') return { kind: 'number', contactId: call.contactId }
  if (next?.kind === 'promise') return { kind: 'promise', saidBy: call.contactName }
  return next as Asking | null
}
