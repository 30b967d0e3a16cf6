import { dayIn, daysBetween, type LocalDate, minuteOfDayIn } from '../../kernel/calendar.ts'
import type { CustomerKind, Moment, Scenario, Step } from '../model.ts'
import { isHeardAtOnce, postponedBy } from './sending-day.ts'

const MINUTE_MS = 60_000

/** The instant of a day and minute in a time zone; a minute that a clock change skips is the same time later. */
export function instantOf(timeZone: string, on: LocalDate, minute: number): Date {
  const wanted = Date.parse(`${on}T00:00:00Z`) + minute * MINUTE_MS
  let at = new Date(wanted)
  // The offset is found by looking at the clock there; a second look settles the days on which it changes.
  for (let look = 0; look < 2; look++) {
    const shown = daysBetween(on, dayIn(timeZone, at)) * 1440 + minuteOfDayIn(timeZone, at)
    at = new Date(at.getTime() + (minute - shown) * MINUTE_MS)
  }
  return at
}

export const momentIn = (timeZone: string, at: Date): Moment & { readonly minuteOfDay: number } => ({
  today: dayIn(timeZone, at),
  minuteOfDay: minuteOfDayIn(timeZone, at),
})

/** When a message may leave that is ready at `at`: then, or at the opening of the next sending window. Letters have no hours. */
export function leavingAt(
  scenario: Scenario,
  kind: CustomerKind,
  step: Pick<Step, 'channel' | 'window'>,
  timeZone: string,
  at: Date,
): Date {
  const { today, minuteOfDay } = momentIn(timeZone, at)
  const moment = { today, minuteOfDay: isHeardAtOnce(step.channel) ? minuteOfDay : null }
  const postponed = postponedBy(scenario, kind, moment, step)
  return postponed ? instantOf(timeZone, postponed.nextOn, postponed.fromMinute) : at
}
