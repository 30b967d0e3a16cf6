import type { LocalDate } from '../kernel/calendar.ts'
import type { Refusal } from '../kernel/verdict.ts'
import { refuse } from '../kernel/verdict.ts'
import { actionWording as words } from './action-wording.ts'
import type { Channel } from './model.ts'

/** The life of an action; see db/migrations/0009_dunning.sql. */
export const ACTION_STATES = [
  'planned',
  'queued',
  'done',
  'failed',
  'uncertain',
  'cancelled',
  'skipped',
  'superseded',
  'noted',
] as const
export type ActionState = (typeof ACTION_STATES)[number]

/**
 * What a person may do with an action. `approve` sends it, or says it is done when the step is a call or a task; `unskip` and
 * `wake` take back a skip and a day it was put off to.
 */
export const ACTION_ACTS = ['approve', 'edit', 'skip', 'unskip', 'snooze', 'wake'] as const
export type ActionAct = (typeof ACTION_ACTS)[number]

type ActionFacts = {
  readonly state: ActionState
  readonly channel: Channel | null
  readonly snoozedUntil: LocalDate | null
}

/** Steps that a person performs: nothing is sent for them. */
export const isPersonal = (channel: Channel | null): boolean => channel === 'call' || channel === 'task'

const ALLOWED: Readonly<Record<ActionAct, readonly ActionState[]>> = {
  approve: ['planned', 'failed'],
  edit: ['planned'],
  skip: ['planned', 'failed'],
  unskip: ['skipped'],
  snooze: ['planned', 'failed'],
  wake: ['planned'],
}

const WHY_NOT: Readonly<Record<ActionState, keyof typeof words>> = {
  planned: 'notEditable',
  queued: 'alreadyQueued',
  done: 'alreadyDone',
  failed: 'notEditable',
  uncertain: 'settleFirst',
  cancelled: 'alreadyCancelled',
  skipped: 'alreadySkipped',
  superseded: 'alreadyReplaced',
  noted: 'onlyNoted',
}

/** Null when the act is possible; else the reason why not, for the API to refuse and the screen to show. */
export function whyNot(act: ActionAct, action: ActionFacts): Refusal | null {
  if (act === 'edit' && isPersonal(action.channel)) return refuse('nothing_written', words.nothingWritten).refusal
  if (act === 'unskip' && action.state !== 'skipped') return refuse('action_state', words.notSkipped).refusal
  if (act === 'wake' && action.snoozedUntil === null) return refuse('action_state', words.notPutOff).refusal
  if (ALLOWED[act].includes(action.state)) return null
  return refuse('action_state', words[WHY_NOT[action.state]]).refusal
}

/** Where an action shows on the board of the day. */
export const BOARD_LISTS = ['to_confirm', 'snoozed', 'automatic', 'trouble', 'left_today'] as const
export type BoardList = (typeof BOARD_LISTS)[number]
