import { addDays, day, endOfMonth, type LocalDate, weekday } from '../../kernel/calendar.ts'
import { shareOf } from '../../kernel/money.ts'
import type { ServiceCredit, Terms } from '../mandates/terms.ts'
import { type ClockState, REPORT_WITHIN_DAYS, type ServiceClock } from './model.ts'

/** What a mandate promises of its service, measured from what happened. Days are days of the calendar, as the contract says them. */

export type Promised = Pick<Terms, 'service' | 'reporting'>

/** A file with what was done about it. `contacts`: days on which the debtor was called or written to by the provider, in their order. */
export type ServedFile = {
  readonly id: string
  readonly placedOn: LocalDate
  readonly endedOn: LocalDate | null
  readonly endedWhy: string | null
  readonly hasMoney: boolean
  /** Proposed for the courts, or there already. */
  readonly isAtLaw: boolean
  readonly contacts: readonly LocalDate[]
  readonly disputes: readonly {
    readonly id: string
    readonly openedOn: LocalDate
    readonly answeredOn: LocalDate | null
  }[]
}

const stateOf = (dueOn: LocalDate, doneOn: LocalDate | null, today: LocalDate): ClockState =>
  doneOn === null ? (dueOn < today ? 'broken' : 'running') : doneOn <= dueOn ? 'kept' : 'late'

const clock = (one: Omit<ServiceClock, 'state' | 'count'>, today: LocalDate): ServiceClock => ({
  ...one,
  state: stateOf(one.dueOn, one.doneOn, today),
  count: null,
})

/** Every clock of a file: what came to an end before it was due is nobody's fault and has none. */
export function fileClocks(file: ServedFile, { service }: Promised, today: LocalDate): ServiceClock[] {
  const { id: placementId, placedOn, endedOn } = file
  const clocks: ServiceClock[] = []
  const begins = { placementId, ref: placementId, startsOn: placedOn }
  const endsBefore = (dueOn: LocalDate) => endedOn !== null && endedOn <= dueOn
  const firstBy = addDays(placedOn, service.firstContactDays)
  const first = file.contacts[0] ?? null
  if (first !== null || !endsBefore(firstBy))
    clocks.push(clock({ code: 'first_contact', ...begins, dueOn: firstBy, doneOn: first }, today))
  const fileBy = addDays(placedOn, service.fileDays)
  const contacts = contactsClock(file, service.contacts, fileBy, today)
  if (contacts) clocks.push(contacts)
  for (const { id, openedOn, answeredOn } of file.disputes) {
    const dueOn = addDays(openedOn, service.answerDays)
    if (answeredOn !== null || !endsBefore(dueOn))
      clocks.push(clock({ code: 'answer', placementId, ref: id, startsOn: openedOn, dueOn, doneOn: answeredOn }, today))
  }
  // A file that pays, or for which a court is asked, is not without result.
  if (!file.hasMoney && !file.isAtLaw)
    clocks.push(clock({ code: 'file_age', ...begins, dueOn: fileBy, doneOn: endedOn }, today))
  return clocks
}

/** Given up without result, or at the end of its time: so many contacts had to be made by then. */
const GIVEN_UP: ReadonlySet<string | null> = new Set(['abandoned', 'uncollectible'])

function contactsClock(
  { id, placedOn, endedOn, endedWhy, hasMoney, contacts }: ServedFile,
  of: number,
  fileBy: LocalDate,
  today: LocalDate,
): ServiceClock | null {
  if (hasMoney || (endedOn !== null && endedOn <= fileBy && !GIVEN_UP.has(endedWhy))) return null
  const dueOn = endedOn !== null && endedOn < fileBy ? endedOn : fileBy
  const doneOn = contacts[of - 1] ?? null
  const gaveUp = endedOn !== null && doneOn === null
  const state = gaveUp ? 'broken' : stateOf(dueOn, doneOn, today)
  const about = { code: 'contacts', placementId: id, ref: id, startsOn: placedOn, dueOn, doneOn, state } as const
  return { ...about, count: { made: contacts.length, of } }
}

/** Money that the provider received and the day it was handed over; `dueOn` by the mandate or the law. */
export type Held = {
  readonly id: string
  readonly placementId: string
  readonly on: LocalDate
  readonly dueOn: LocalDate
  readonly remittedOn: LocalDate | null
}
export const remittanceClock = ({ id, placementId, on, dueOn, remittedOn }: Held, today: LocalDate): ServiceClock =>
  clock({ code: 'remittance', placementId, ref: id, startsOn: on, dueOn, doneOn: remittedOn }, today)

/** The last day of the period of a rhythm that `on` lies in. */
function periodEnd(on: LocalDate, rhythm: Terms['reporting']['rhythm'], from: LocalDate): LocalDate {
  const sunday = addDays(on, 7 - weekday(on))
  if (rhythm === 'weekly') return sunday
  if (rhythm === 'fortnightly') {
    const first = addDays(from, 7 - weekday(from) + 7)
    let end = first
    while (end < on) end = addDays(end, 14)
    return end
  }
  if (rhythm === 'monthly') return endOfMonth(on)
  const quarter = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 3
  return endOfMonth(day(`${on.slice(0, 4)}-${String(quarter).padStart(2, '0')}-01`))
}

/** Periods of a mandate that are over, the latest first: what to report on, by when, and when it was. Seen live, nothing is owed but that. */
export function reportClocks(
  { reporting }: Promised,
  run: { readonly startsOn: LocalDate; readonly endsOn: LocalDate | null },
  received: ReadonlyMap<LocalDate, LocalDate>,
  today: LocalDate,
): ServiceClock[] {
  if (reporting.live) return []
  const last = run.endsOn !== null && run.endsOn < today ? run.endsOn : today
  const clocks: ServiceClock[] = []
  for (let from = run.startsOn; from <= last; ) {
    const end = periodEnd(from, reporting.rhythm, run.startsOn)
    // The period that the mandate itself ends in is over with it.
    const until = run.endsOn !== null && run.endsOn < end ? run.endsOn : end
    if (until >= today) break
    const about = { code: 'report', placementId: null, ref: until, startsOn: from } as const
    const doneOn = received.get(until) ?? null
    clocks.push(clock({ ...about, dueOn: addDays(until, REPORT_WITHIN_DAYS), doneOn }, today))
    from = addDays(end, 1)
  }
  return clocks.toReversed()
}

/** The first day on which a promise was broken; null while it is not. */
export const brokenOn = ({ state, dueOn }: ServiceClock): LocalDate | null =>
  state === 'late' || state === 'broken' ? addDays(dueOn, 1) : null

/** Clocks that were broken in a period, both days included. */
export const brokenIn = (
  clocks: readonly ServiceClock[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): ServiceClock[] =>
  clocks.filter((one) => {
    const on = brokenOn(one)
    return on !== null && on >= from && on <= to
  })

/**
 * What so many breaches give back of the fees of a period: so much or such a share of the fees each, to the cap, and never more than the fees.
 * Nothing where the mandate says nothing.
 */
export function creditFor(credit: ServiceCredit | null, breaches: number, feeCents: number): number {
  if (credit === null || breaches === 0 || feeCents <= 0) return 0
  const most = shareOf(feeCents, credit.capBp)
  const each = (credit.centsPerBreach ?? 0) + shareOf(feeCents, credit.bpPerBreach ?? 0)
  return Math.min(each * breaches, most)
}

/** How a clause of service came out: how many times it had to be kept, and was. */
export type Kept = {
  readonly code: ServiceClock['code']
  readonly kept: number
  readonly late: number
  readonly broken: number
  readonly running: number
  /** Of what is decided; null while nothing is. */
  readonly keptBp: number | null
}

export function keptBy(clocks: readonly ServiceClock[], code: ServiceClock['code']): Kept {
  const own = clocks.filter((one) => one.code === code)
  const count = (state: ClockState) => own.filter((one) => one.state === state).length
  const [kept, late, broken, running] = [count('kept'), count('late'), count('broken'), count('running')]
  const decided = kept + late + broken
  return {
    ...{ code, kept, late, broken, running },
    keptBp: decided === 0 ? null : Math.round((kept * 10_000) / decided),
  }
}
