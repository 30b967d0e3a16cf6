import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, daysBetween } from '../src/kernel/calendar.ts'
import type { Random } from './random.ts'

/** How a debtor pays, when nobody interferes. */
export type Behaviour =
  | 'prompt'
  | 'ten_days_late'
  | 'thirty_days_late'
  | 'forgets'
  | 'disputes'
  | 'seasonal'
  | 'going_bad'
  | 'bankrupt'
  | 'left_in_credit'

/** Shares among companies and sole traders; each kind also gets at least one customer when there are enough of them. */
export const BEHAVIOUR_SHARES: ReadonlyArray<readonly [share: number, behaviour: Behaviour]> = [
  [38, 'prompt'],
  [22, 'ten_days_late'],
  [9, 'thirty_days_late'],
  [7, 'forgets'],
  [7, 'disputes'],
  [5, 'seasonal'],
  [5, 'going_bad'],
  [3, 'bankrupt'],
  [4, 'left_in_credit'],
]

/** What the debtor means to do about one invoice on the day it is received. */
export type Intention =
  | { readonly act: 'pay'; readonly on: LocalDate }
  /** Nothing until reminded; the debtor may find the invoice again on `on`. */
  | { readonly act: 'forget'; readonly on: LocalDate }
  | { readonly act: 'dispute'; readonly on: LocalDate }

/** `progress` is the part of the played time already gone, 0 to 1: some debtors change along the way. */
export function intend(
  behaviour: Behaviour,
  random: Random,
  issuedOn: LocalDate,
  dueOn: LocalDate,
  progress: number,
): Intention {
  const late = (mean: number, deviation: number, least: number): Intention => {
    const payOn = addDays(dueOn, Math.max(least, Math.round(random.normal(mean, deviation))))
    return { act: 'pay', on: payOn > issuedOn ? payOn : addDays(issuedOn, 1) }
  }
  switch (behaviour) {
    case 'prompt':
    case 'left_in_credit':
      return late(-1, 2, -9)
    case 'ten_days_late':
      return late(10, 4, 1)
    case 'thirty_days_late':
      return late(30, 8, 10)
    case 'forgets':
      return random.chance(0.55) ? { act: 'forget', on: addDays(dueOn, random.int(75, 120)) } : late(4, 3, -2)
    case 'disputes':
      return random.chance(0.3) ? { act: 'dispute', on: addDays(issuedOn, random.int(5, 25)) } : late(6, 4, -1)
    case 'seasonal': {
      const month = Number(dueOn.slice(5, 7))
      return month === 12 || month <= 3 ? late(38, 7, 20) : late(1, 2, -3)
    }
    case 'going_bad':
      return progress > 0.82
        ? { act: 'forget', on: addDays(dueOn, random.int(150, 220)) }
        : late(6 + 80 * progress, 6, 2)
    case 'bankrupt':
      return late(22, 7, 5)
  }
}

/** What a debtor answers to a reminder about one open invoice. */
export type Reaction =
  | { readonly reaction: 'will_pay'; readonly documentNo: string; readonly on: LocalDate }
  | { readonly reaction: 'disputes'; readonly documentNo: string; readonly on: LocalDate }
  | { readonly reaction: 'silent'; readonly documentNo: string }

/**
 * The day the debtor now means to pay, or null when the reminder changes nothing. `level` counts from 1 (friendly) to 4
 * (formal notice); `plannedOn` is what was meant before.
 */
export function reactToReminder(
  behaviour: Behaviour,
  random: Random,
  level: number,
  on: LocalDate,
  plannedOn: LocalDate,
): LocalDate | null {
  const soon = addDays(on, random.int(2, 8))
  const sooner = soon < plannedOn ? soon : null
  switch (behaviour) {
    case 'forgets':
      return level >= 2 || random.chance(0.12) ? sooner : null
    case 'thirty_days_late':
    case 'ten_days_late':
    case 'seasonal':
      return daysBetween(on, plannedOn) > 3 && random.chance(0.22 * level) ? sooner : null
    case 'going_bad':
      return level >= 3 && random.chance(0.3) ? sooner : null
    case 'bankrupt':
      return null
    default:
      return random.chance(0.5) ? sooner : null
  }
}
