import { addDays, addMonths, day, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { plainEnd } from '../../statutes/index.ts'
import {
  ALERT_MONTHS,
  type AlertMonths,
  CAUSES,
  CLAIM_TRAITS,
  type ClaimKind,
  type ClockEvent,
  type ClockTerms,
  type EventEffect,
  type KeptStanding,
  type Nearness,
  type Reckoning,
} from './model.ts'

/**
 * The limitation clock of one debt, pure. Whole days; the day it starts from does not count, and it ends with its last day,
 * whichever weekday that is (C. civ. art. 2228 and 2229). The order in which events are told changes nothing: they are taken
 * by their days.
 */

type Span = { readonly from: LocalDate; readonly until: LocalDate | null }

export function reckon(terms: ClockTerms, startsOn: LocalDate, told: readonly ClockEvent[]): Reckoning {
  const events = told.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const effects = new Map<string, EventEffect>()
  const bars = new Map<string, LocalDate | null>()
  const suspensions: Span[] = []
  let from = startsOn
  let inCourt = false
  let hasTitle = false
  let byCourt = false
  const outer = terms.outerYears === null ? null : plainEnd(startsOn, { years: terms.outerYears })
  const bound = (): Bound => {
    const end = inCourt ? null : endOf(terms, hasTitle, from, suspensions)
    // A court's act is not held by the outer limit (C. civ. art. 2232 al. 2).
    if (end === null || outer === null || byCourt || end <= outer) return { barsOn: end, isCapped: false }
    return { barsOn: outer, isCapped: true }
  }
  for (const event of events) {
    const effect = effectIn(event)
    effects.set(event.id, effect)
    if (effect === 'suspends') suspensions.push({ from: event.on, until: event.until })
    // A title given while an action goes on still makes the period that of a title.
    if (effect === 'covered') hasTitle ||= event.cause === 'title'
    if (effect === 'restarts') restart(event)
    bars.set(event.id, bound().barsOn)
  }
  const { barsOn, isCapped } = bound()
  return {
    startsOn,
    barsOn,
    standing: barsOn !== null ? 'runs' : inCourt ? 'in_court' : 'suspended',
    isCapped,
    hasTitle,
    events: events.map(({ id }) => ({ id, effect: effects.get(id)!, barsOn: bars.get(id)! })),
  }

  function effectIn(event: ClockEvent): EventEffect {
    const effect = effectOf(event.cause, terms.kind)
    if (effect === 'none') return 'none'
    if (event.isLost) return 'lost'
    const end = bound().barsOn
    if (end !== null && event.on > end) return 'late'
    const isForGood = CAUSES[event.cause].lasts === 'during' && event.until === null
    const isPast = !isForGood && (event.until ?? event.on) < from
    if (isPast || (inCourt && effect === 'restarts' && !isForGood))
      return from === startsOn && !inCourt ? 'early' : 'covered'
    return effect
  }

  function restart({ cause, on, until }: ClockEvent): void {
    const { lasts, isByCourt } = CAUSES[cause]
    byCourt ||= isByCourt
    hasTitle ||= cause === 'title'
    if (lasts === 'during' && until === null) inCourt = true
    const again = lasts === 'during' ? (until ?? on) : on
    if (again > from) from = again
  }
}

type Bound = { readonly barsOn: LocalDate | null; readonly isCapped: boolean }

/** What happened first comes first; on one day a suspension before a restart, and what ends later after what ends sooner. */
const keyOf = ({ on, cause, until, id }: ClockEvent): string =>
  `${on}|${CAUSES[cause].effect === 'suspends' ? 0 : 1}|${until ?? '9'}|${cause}|${id}`

/** What an event of a cause does to a claim of a kind, all else apart. */
export function effectOf(cause: keyof typeof CAUSES, kind: ClaimKind): 'restarts' | 'suspends' | 'none' {
  const { effect } = CAUSES[cause]
  if (effect !== 'letter') return effect
  const { letters } = CLAIM_TRAITS[kind]
  return letters === 'written' || (letters === 'recorded' && cause === 'recorded_letter') ? 'restarts' : 'none'
}

/** The last day of a period that began anew on `from`, less what stood still since; null while something stands still. */
function endOf(terms: ClockTerms, hasTitle: boolean, from: LocalDate, suspensions: readonly Span[]): LocalDate | null {
  const isByYear = CLAIM_TRAITS[terms.kind].countedFrom === 'end_of_year' && !hasTitle
  const start = isByYear ? day(`${from.slice(0, 4)}-12-31`) : from
  let end = plainEnd(start, { years: hasTitle ? terms.titleYears : terms.years })
  for (const { from: stopped, until } of together(suspensions)) {
    if (stopped > end) break
    if (until === null) return null
    if (until <= from) continue
    end = addDays(end, daysBetween(stopped > from ? stopped : from, until))
    // What is left runs for six months at the least (C. civ. art. 2238).
    const least = addMonths(until, terms.leastMonthsAfterSuspension)
    if (least > end) end = least
  }
  return end
}

/** Spans that overlap or touch are one: two mediations at a time stop the clock once. */
function together(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = merged.at(-1)
    if (!last || (last.until !== null && span.from > last.until)) merged.push(span)
    else if (last.until !== null && (span.until === null || span.until > last.until))
      merged[merged.length - 1] = { from: last.from, until: span.until }
  }
  return merged
}

/** How near its end a debt is on a day: on its last day, a debt is not barred yet. */
export function nearnessOf(
  { barsOn, standing }: { readonly barsOn: LocalDate | null; readonly standing: KeptStanding },
  today: LocalDate,
): Nearness {
  if (barsOn === null) return standing === 'unknown' ? 'unknown' : 'stopped'
  if (barsOn < today) return 'barred'
  // They stand from the most to the least: the last that holds is the tightest.
  const months = ALERT_MONTHS.findLast((one) => barsOn <= addMonths(today, one))
  return months === undefined ? 'later' : NEARNESS_OF[months]
}

const NEARNESS_OF: Readonly<Record<AlertMonths, Nearness>> = { 1: 'm1', 3: 'm3', 6: 'm6', 12: 'm12' }
