import { disputeName } from '../../disputes/index.ts'
import type { Money } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { HOLIDAY_NAMES, type HolidayName } from '../../statutes/index.ts'
import { endActionOf, type Step } from '../model.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import type { DecidedItem } from './decision.ts'
import { holdWording } from './hold-wording.ts'
import { itemWording } from './item-wording.ts'
import { messageWording } from './message-wording.ts'

/** One sentence per reason code: why this, why now, why not, and what comes next. */
const reasonWording = { ...itemWording, ...messageWording, ...holdWording }

export type ReasonCode = keyof typeof reasonWording

/**
 * A reason is stored as it was decided and told in any language later. Names say how a value is told: `…On` is a day,
 * `…Minute` a time of day, `holiday` the name of one, `step` that of a step, `cause` that of a dispute; an object is an amount.
 */
export type Reason = {
  readonly code: ReasonCode
  readonly params: Readonly<Record<string, string | number | Money>>
}

export const reason = (code: ReasonCode, params: Reason['params'] = {}): Reason => ({ code, params })

/** The reason as a sentence; days and amounts are written by `say`. Throws when a stored reason lacks a value its sentence names. */
export function explainReason(lang: Lang, { code, params }: Reason): string {
  const told: Record<string, string | number | Money> = {}
  for (const [name, value] of Object.entries(params)) told[name] = tell(lang, name, value)
  return say(lang, reasonWording[code], told)
}

function tell(lang: Lang, name: string, value: string | number | Money): string | number | Money {
  if (typeof value === 'number' && name.endsWith('Minute')) return timeOfDay(value)
  if (name === 'step') return ownName(lang, String(value))
  if (name === 'cause') return disputeName(lang, String(value))
  return name === 'holiday' ? say(lang, HOLIDAY_NAMES[value as HolidayName]) : value
}

/** From when a step may be taken, in words. */
export function whenOf(step: Step): Reason {
  const { trigger } = step
  const days = Math.abs(step.afterDueDays)
  const params = { step: step.name, days, side: step.afterDueDays < 0 ? 'before' : 'after' }
  if (endActionOf(step)) return reason('step_at_end', { step: step.name })
  if (!trigger) return reason(step.afterDueDays < 0 ? 'step_before_due' : 'step_after_due', params)
  if ('days' in trigger) {
    if (trigger.from === 'issued') return reason('step_from_issue', { step: step.name, days: trigger.days })
    return reason('step_since_contact', { ...params, since: trigger.days })
  }
  if (trigger.from === 'month_end') return reason('step_month_end', params)
  if (trigger.from === 'working_day') return reason('step_working_day', { ...params, nth: trigger.nth })
  return reason('step_weekday', { ...params, weekday: trigger.weekday })
}

const timeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/**
 * Why this item is in the message, and as what. Made from the decided item when somebody asks, so that a night over a
 * million items does not build a million explanations that nobody reads. Days late are those of the day on which it is read,
 * or of the day on which the message was `settled`, told as past.
 */
export function itemReasons(item: DecidedItem, isSettled = false): Reason[] {
  const { documentNo, dueOn, daysLate, currency, step } = item
  const reasons = [
    daysLate >= 0
      ? reason(isSettled ? 'item_was_late' : 'item_late', { documentNo, dueOn, daysLate })
      : reason(isSettled ? 'item_was_upcoming' : 'item_upcoming', { documentNo, dueOn, daysLeft: -daysLate }),
  ]
  if (item.standing === 'leads' && step) reasons.push(whenOf(step))
  else if (item.standing === 'accompanies' && step) reasons.push(reason('accompanies', { step: step.name }))
  else reasons.push(reason('mentioned', { documentNo }))
  if (item.entry !== 'in_order') reasons.push(reason(`entry_${item.entry}`))
  if (item.lastRemindedOn) {
    reasons.push(reason('reminded_before', { count: item.remindersBefore, lastOn: item.lastRemindedOn }))
  } else if (daysLate >= 0) reasons.push(reason('never_reminded'))
  if (item.openCents < item.amountCents) {
    reasons.push(
      reason('part_paid', { open: { cents: item.openCents, currency }, amount: { cents: item.amountCents, currency } }),
    )
  }
  if (item.creditCents > 0) reasons.push(reason('credit_on_item', { credit: { cents: item.creditCents, currency } }))
  return reasons
}
