import { type Refusal, refuse } from '../kernel/verdict.ts'
import { disputesWording as words } from './wording.ts'

export const DISPUTE_STATES = ['open', 'waiting', 'resolved'] as const
/** `waiting`: we were wrong, and the credit note is to come. */
export type DisputeState = (typeof DISPUTE_STATES)[number]

export const DISPUTE_SOURCES = ['us', 'reply', 'portal'] as const
/** Who opened it: one of us, the customer by a reply, or the customer on its page. */
export type DisputeSource = (typeof DISPUTE_SOURCES)[number]

export const DISPUTE_OUTCOMES = ['credit_note', 'rejected', 'settled', 'paid', 'withdrawn'] as const
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number]

/** What a person may do with a dispute: say we were wrong, that the credit note is there, that we were right, meet half-way, take up again. */
export const DISPUTE_ACTS = ['accept', 'credit', 'reject', 'settle', 'edit', 'reopen'] as const
export type DisputeAct = (typeof DISPUTE_ACTS)[number]

const ALLOWED: Readonly<Record<DisputeAct, readonly DisputeState[]>> = {
  accept: ['open'],
  credit: ['open', 'waiting'],
  reject: ['open', 'waiting'],
  settle: ['open', 'waiting'],
  edit: ['open', 'waiting'],
  reopen: ['waiting', 'resolved'],
}

/** Null when the act is possible; else why not, for the API to refuse and the screen to show. */
export function whyNot(act: DisputeAct, state: DisputeState): Refusal | null {
  if (ALLOWED[act].includes(state)) return null
  const sentence = act === 'reopen' ? words.stillOpen : state === 'resolved' ? words.alreadyOver : words.alreadyAccepted
  return refuse('dispute_state', sentence).refusal
}

/**
 * One task of a category: what is done, how many days after the opening, by which member (null: the owner of the dispute) or by which
 * colleague without an account, whom a signed link reaches.
 */
export type CategoryTask = {
  readonly name: string
  readonly days: number
  readonly owner: string | null
  readonly colleagueId: string | null
}

/** A cause of dispute, with who answers for it, in how many days, and what is done about it in order. */
export type Category = {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  /** Who answers for it without an account, beside the member who follows it. */
  readonly colleagueId: string | null
  /** That colleague ends disputes alone; else what it says is proposed to a member. */
  readonly colleagueDecides: boolean
  readonly delayDays: number
  readonly tasks: readonly CategoryTask[]
  readonly isRetired: boolean
}

/** What is contested of an item. A whole item is contested for whatever is left of it. Minor units. */
export type DisputedPart = { readonly cents: number; readonly isWhole: boolean }

/** What of an item's open amount is not asked for while its dispute runs: never more than is left of it. */
export const heldCents = ({ cents, isWhole }: DisputedPart, openCents: number): number =>
  isWhole ? openCents : Math.min(cents, openCents)

/** Age of a running dispute in days since it was opened, by column of the board. `null` is open. */
export const DISPUTE_AGES = [
  { key: 'upTo7', fromDays: 0, toDays: 7 },
  { key: 'd8to15', fromDays: 8, toDays: 15 },
  { key: 'd16to30', fromDays: 16, toDays: 30 },
  { key: 'd31to60', fromDays: 31, toDays: 60 },
  { key: 'over60', fromDays: 61, toDays: null },
] as const
export type DisputeAge = (typeof DISPUTE_AGES)[number]['key']

export const DISPUTE_SORTS = ['opened', 'due', 'amount', 'customer', 'category'] as const
export type DisputeSort = (typeof DISPUTE_SORTS)[number]

export const MOST_GRACE_DAYS = 60
/** Days left to the customer after its dispute was rejected, before its document is asked for again. */
export const GRACE_DAYS = 7
