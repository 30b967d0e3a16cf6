import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { LEAST_NOTICE_MONTHS, MOST_MONTHS, MOST_NOTICE_MONTHS, REMITTANCE_DAYS } from './model.ts'
import type { Scope, Terms } from './terms.ts'

/** What is wrong with terms. Some of it keeps them from being offered; the rest a person who was told may offer all the same. */
export const FAULTS = {
  party_missing: { isRefused: true },
  no_power: { isRefused: true },
  no_basis: { isRefused: true },
  scope_empty: { isRefused: true },
  currency_differs: { isRefused: true },
  stage_not_priced: { isRefused: true },
  notice_outside: { isRefused: true },
  too_long: { isRefused: true },
  no_data_annex: { isRefused: true },
  term_over: { isRefused: true },
  no_early_exit: { isRefused: false },
  long: { isRefused: false },
  renews: { isRefused: false },
  slow_remittance: { isRefused: false },
  both_chase: { isRefused: false },
  creditor_voice: { isRefused: false },
  free_hand: { isRefused: false },
  paid_without_result: { isRefused: false },
  outside_europe: { isRefused: false },
  long_tail: { isRefused: false },
} as const satisfies Record<string, { readonly isRefused: boolean }>
export type FaultCode = keyof typeof FAULTS

/** Where in the terms a fault is put right. */
export type Fault = { readonly code: FaultCode; readonly where: string }

/** A rebate larger than this, given without a word of the creditor, is a free hand; so is a plan longer than this. */
const FREE_HAND_BP = 2000
const FREE_HAND_MONTHS = 12
/** A fee on money that comes long after the end is paid for nobody's work. */
const LONG_TAIL_DAYS = 90

/** Everything wrong with terms on a day, what is refused first. The tariff's own faults are told apart. */
export function faultsOf(terms: Terms, today: LocalDate): Fault[] {
  const { creditor, provider, scope, powers, tariff, remittance, exclusivity, approval, term, atEnd, data } = terms
  const found: Fault[] = []
  const add = (code: FaultCode, where: string, is: boolean): void => void (is && found.push({ code, where }))
  for (const side of ['creditor', 'provider'] as const) {
    const { name, address, signatory } = side === 'creditor' ? creditor : provider
    add('party_missing', side, name === '' || address === '' || signatory === '')
  }
  add('no_power', 'powers.receive', !powers.receive)
  add('no_basis', 'basis', terms.basis.trim() === '')
  add('scope_empty', 'scope', isEmpty(scope))
  add('currency_differs', 'tariff.currency', tariff.currency !== scope.currency)
  const priced = new Set(tariff.success?.tiers.map(({ stage }) => stage))
  add('stage_not_priced', 'tariff', tariff.success !== null && scope.stages.some((stage) => !priced.has(stage)))
  add(
    'notice_outside',
    'term.noticeMonths',
    term.noticeMonths < LEAST_NOTICE_MONTHS || term.noticeMonths > MOST_NOTICE_MONTHS,
  )
  const isLong = term.months !== null && term.months > MOST_MONTHS
  add('too_long', 'term.months', isLong && !term.earlyExit)
  add('term_over', 'term.startsOn', term.months !== null && !term.renews && firstTermEnd(terms)! < today)
  add('no_data_annex', 'data', data === null)
  add('no_early_exit', 'term.earlyExit', term.months !== null && !isLong && !term.earlyExit)
  add('long', 'term.months', isLong && term.earlyExit)
  add('renews', 'term.renews', term.months !== null && term.renews)
  add('slow_remittance', 'remittance.days', remittance.days > REMITTANCE_DAYS)
  add('both_chase', 'exclusivity.keepsOut', !exclusivity.keepsOut)
  add('creditor_voice', 'voice', terms.voice === 'creditor')
  const gives = powers.discounts && approval.discountBp > FREE_HAND_BP
  add('free_hand', 'approval', gives || (powers.plans && approval.planMonths > FREE_HAND_MONTHS))
  add('paid_without_result', 'tariff', (tariff.flatCents ?? 0) > 0 || tariff.perFile !== null)
  add('outside_europe', 'data.isInEurope', data !== null && !data.isInEurope)
  add('long_tail', 'atEnd.tailDays', atEnd.tailDays > LONG_TAIL_DAYS)
  return found.toSorted((a, b) => Number(FAULTS[b.code].isRefused) - Number(FAULTS[a.code].isRefused))
}

const isEmpty = ({ fromCents, toCents, fromDays, toDays }: Scope): boolean =>
  (toCents !== null && toCents <= (fromCents ?? 0)) || (toDays !== null && toDays <= (fromDays ?? 0))

const firstTermEnd = ({ term: { startsOn, months } }: Terms, from = startsOn as LocalDate): LocalDate | null =>
  months === null ? null : addDays(addMonths(from, months), -1)

/** The days of a mandate: its first, the last for new files (null: it goes on until notice), the last for files in hand. */
export type Run = {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly worksUntil: LocalDate | null
}

/** The days that terms give a mandate whose last signature is of a day: it never begins before it is signed. */
export function runOf(terms: Terms, signedOn: LocalDate): Run {
  const asked = terms.term.startsOn as LocalDate
  const startsOn = asked < signedOn ? signedOn : asked
  const endsOn = terms.term.renews ? null : firstTermEnd(terms)
  return { startsOn, endsOn, worksUntil: endsOn && worksUntil(terms, endsOn) }
}

/** The last day on which files in hand may be worked once no new one is placed. */
export const worksUntil = ({ atEnd }: Terms, endsOn: LocalDate): LocalDate =>
  atEnd.openFiles === 'finished' ? addDays(endsOn, atEnd.finishDays) : endsOn

/** When notice given on a day ends a mandate; null: it cannot be left before its term, which ends by itself. */
export function noticeEnds(terms: Terms, startsOn: LocalDate, givenOn: LocalDate): LocalDate | null {
  const { months, renews, earlyExit, noticeMonths } = terms.term
  const soonest = addMonths(givenOn > startsOn ? givenOn : startsOn, noticeMonths)
  const term = firstTermEnd(terms)
  if (months === null || term === null) return soonest
  // Within its last term, the end that was agreed comes first.
  if (earlyExit) return !renews && term < soonest ? term : soonest
  if (!renews) return null
  for (let n = 1; ; n++) {
    const end = addDays(addMonths(terms.term.startsOn as LocalDate, months * n), -1)
    if (end >= soonest) return end
  }
}

/** A mandate as it stands beside another. */
export type Standing = { readonly terms: Terms; readonly run: Run }

/** Whether two mandates take the same claims on the same days while one of them is exclusive. */
export const excludesOther = (one: Standing, other: Standing): boolean =>
  (one.terms.exclusivity.exclusive || other.terms.exclusivity.exclusive) && overlap(one, other)

/** Whether some claim could be placed under either, on some day. */
export function overlap(one: Standing, other: Standing): boolean {
  const a = one.terms.scope
  const b = other.terms.scope
  return (
    a.currency === b.currency &&
    a.stages.some((stage) => b.stages.includes(stage)) &&
    a.kinds.some((kind) => b.kinds.includes(kind)) &&
    (a.countries.length === 0 ||
      b.countries.length === 0 ||
      a.countries.some((country) => b.countries.includes(country))) &&
    meet(a.fromCents ?? 0, a.toCents, b.fromCents ?? 0, b.toCents) &&
    meet(a.fromDays ?? 0, a.toDays, b.fromDays ?? 0, b.toDays) &&
    (one.run.endsOn === null || one.run.endsOn >= other.run.startsOn) &&
    (other.run.endsOn === null || other.run.endsOn >= one.run.startsOn)
  )
}

const meet = (fromA: number, toA: number | null, fromB: number, toB: number | null): boolean =>
  (toA === null || fromB < toA) && (toB === null || fromA < toB)
