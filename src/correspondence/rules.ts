import type { Sentence } from '../kernel/wording.ts'
import { outboxWording as words } from './outbox-wording.ts'

/** A mail goes queued → sending → sent, failed or uncertain; a letter goes queued → produced → posted. Either may be cancelled. */
export const MESSAGE_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'uncertain',
  'produced',
  'posted',
  'cancelled',
] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

export const VIAS = ['smtp', 'test_mailbox', 'print', 'provider'] as const
export type Via = (typeof VIAS)[number]

/** What a person may do with a message. */
export const MESSAGE_ACTIONS = ['confirm_arrival', 'send_again', 'cancel', 'mark_posted'] as const
export type MessageAction = (typeof MESSAGE_ACTIONS)[number]

const ALLOWED: Readonly<Record<MessageAction, readonly MessageState[]>> = {
  confirm_arrival: ['uncertain'],
  send_again: ['uncertain', 'failed'],
  // A letter that was printed but not posted can still be thrown away; what left cannot be called back.
  cancel: ['queued', 'uncertain', 'failed', 'produced'],
  mark_posted: ['produced'],
}

/** Null when the action may be done in this state, else the sentence that says why not. */
export function whyNot(state: MessageState, action: MessageAction): Sentence | null {
  if (ALLOWED[action].includes(state)) return null
  if (state === 'sending') return words.isLeaving
  if (state === 'sent' || state === 'posted') return action === 'cancel' ? words.hasLeft : words.isDone
  if (state === 'cancelled') return words.isCancelled
  return words.notInThisState
}

const MINUTE_MS = 60_000

/** Waits after a try that failed for now: short at first, a day at the end; then a person decides. */
export const RETRY_DELAYS_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440] as const

/** When to try again after `attempts` tries, or null when that was the last one. */
export function nextTry(attempts: number, at: Date): Date | null {
  const minutes = RETRY_DELAYS_MINUTES[attempts - 1]
  return minutes === undefined ? null : new Date(at.getTime() + minutes * MINUTE_MS)
}

/**
 * True when a server's refusal says that the recipient's address itself is wrong (RFC 3463 §3.2), and not that the server
 * distrusts us or the text. Without an enhanced code, only a refused recipient with words to that effect counts.
 */
export function saysAddressInvalid(refusal: {
  readonly stage: string
  readonly code: number | null
  readonly response: string
}): boolean {
  if (refusal.stage === 'address') return true
  const enhanced = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(refusal.response)
  if (enhanced) {
    const [subject, detail] = [Number(enhanced[1]), Number(enhanced[2])]
    // 5.1.7 and 5.1.8 speak of the sender's address; 5.2.1 is a mailbox that was closed.
    return (subject === 1 && detail !== 7 && detail !== 8) || (subject === 2 && detail === 1)
  }
  if (refusal.stage !== 'recipient' || ![550, 551, 553].includes(refusal.code ?? 0)) return false
  return /unknown|no such|not exist|doesn.t exist|invalid|not found|no mailbox|unavailable|inconnu/i.test(
    refusal.response,
  )
}
