import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { type AgencyBar, agencyBars, MANDATE_TERMS } from '../../legal/index.ts'
import { AGES } from '../audit/model.ts'
import type { ProvenRates } from '../comparing/model.ts'
import {
  ALERT_DAYS,
  type AlertDays,
  type Conditions,
  type ConfirmedConditions,
  type Paper,
  type PaperKind,
  type Provider,
} from './model.ts'

export const NO_CONDITIONS: Conditions = {
  insurer: '',
  policyNo: '',
  insuredUntil: null,
  iban: '',
  declaredOn: null,
  declaredTo: '',
}

/** The conditions of the law that this provider lacks today (CPCEx art. R124-2); those of a mandate apart. */
export const conditionBars = (conditions: Conditions | null, today: LocalDate): AgencyBar[] =>
  agencyBars({ ...(conditions ?? NO_CONDITIONS), collectsForOthers: true }, writtenToday(today), today)

/** A mandate that says everything, so that only the conditions of the provider itself are looked at. */
const writtenToday = (today: LocalDate) => ({
  id: '',
  name: '',
  address: '',
  siren: null,
  mandateOn: today,
  mandateUntil: null,
  mandateSays: [...MANDATE_TERMS],
})

/** Dropped by the provider, and nobody has looked at it yet: it neither proves anything nor takes the place of what is known. */
export const isToVerify = ({ isDropped, verifiedByName }: Paper): boolean => isDropped && verifiedByName === null

/** Something of a provider that ends on a day, its last. */
export type Expiry = { readonly what: PaperKind; readonly expiresOn: LocalDate; readonly paperId: string | null }

/**
 * What of a provider ends, the soonest first. Of each kind the newest paper holds, whatever the older ones said; the insurance ends on the day
 * that was confirmed, where one was.
 */
export function expiriesOf(conditions: Conditions | null, papers: readonly Paper[]): Expiry[] {
  const newest = new Map<PaperKind, Paper>()
  for (const paper of papers) {
    if (isToVerify(paper)) continue
    const known = newest.get(paper.kind)
    if (
      !known ||
      known.addedAt < paper.addedAt ||
      (known.addedAt.getTime() === paper.addedAt.getTime() && known.id < paper.id)
    )
      newest.set(paper.kind, paper)
  }
  const ends: Expiry[] = []
  for (const [what, { expiresOn, id }] of newest)
    if (expiresOn !== null && !(what === 'insurance' && conditions?.insuredUntil))
      ends.push({ what, expiresOn, paperId: id })
  if (conditions?.insuredUntil)
    ends.push({ what: 'insurance', expiresOn: conditions.insuredUntil, paperId: newest.get('insurance')?.id ?? null })
  return ends.toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0))
}

/** The alert that a day of end calls for today: the nearest of those reached; null: there is time. */
export function alertOf(expiresOn: LocalDate, today: LocalDate): AlertDays | null {
  const left = daysBetween(today, expiresOn)
  return ALERT_DAYS.findLast((days) => left <= days) ?? null
}

/** What should make one think twice about a provider. `bar`: nothing may be placed with it. */
export type Flag =
  | { readonly code: 'condition'; readonly bar: AgencyBar }
  | { readonly code: 'account_ours' | 'siren_missing' | 'unreachable' | 'no_price' | 'paid_without_result' }
  | { readonly code: 'no_rates' | 'rates_unlikely' | 'references_missing' | 'reporting_missing' }
  | { readonly code: 'unproven' | 'to_verify'; readonly kind: PaperKind }
  | { readonly code: 'unconfirmed'; readonly since: LocalDate }
  | { readonly code: 'over'; readonly kind: PaperKind; readonly on: LocalDate }
  | { readonly code: 'ending'; readonly kind: PaperKind; readonly on: LocalDate; readonly days: number }

export const isBar = (flag: Flag): boolean => flag.code === 'condition' || flag.code === 'account_ours'

/** A confirmation is asked for anew after a year. */
const CONFIRMED_DAYS = 365

/** What CPCEx art. R124-2 asks to be shown, and the paper that shows it. */
const SHOWN_BY: readonly PaperKind[] = ['insurance', 'declaration', 'account']

/** Every red flag of a provider on a day, what the law asks first. `ourIban`: the creditor's own account. */
export function flagsOf(
  provider: Provider,
  conditions: ConfirmedConditions | null,
  papers: readonly Paper[],
  { today, ourIban }: { readonly today: LocalDate; readonly ourIban: string | null },
): Flag[] {
  const flags: Flag[] = conditionBars(conditions, today).map((bar) => ({ code: 'condition', bar }))
  if (conditions && conditions.iban !== '' && conditions.iban === ourIban) flags.push({ code: 'account_ours' })
  for (const { what, expiresOn } of expiriesOf(conditions, papers)) {
    const days = daysBetween(today, expiresOn)
    // That the insurance is over is said above.
    if (days < 0 && what !== 'insurance') flags.push({ code: 'over', kind: what, on: expiresOn })
    if (days >= 0 && alertOf(expiresOn, today) !== null) flags.push({ code: 'ending', kind: what, on: expiresOn, days })
  }
  if (conditions)
    for (const kind of SHOWN_BY)
      if (!papers.some((one) => one.kind === kind && !isToVerify(one))) flags.push({ code: 'unproven', kind })
  for (const kind of new Set(papers.filter(isToVerify).map((one) => one.kind))) flags.push({ code: 'to_verify', kind })
  if (conditions && addDays(conditions.confirmedOn, CONFIRMED_DAYS) < today)
    flags.push({ code: 'unconfirmed', since: conditions.confirmedOn })
  if (provider.siren === null) flags.push({ code: 'siren_missing' })
  if (provider.email === '' && provider.address === '' && provider.agencyOrgId === null)
    flags.push({ code: 'unreachable' })
  if (provider.tariff === null) flags.push({ code: 'no_price' })
  else if ((provider.tariff.flatCents ?? 0) > 0 || provider.tariff.perFile !== null)
    flags.push({ code: 'paid_without_result' })
  if (provider.proven === null) flags.push({ code: 'no_rates' })
  else if (areUnlikely(provider.proven)) flags.push({ code: 'rates_unlikely' })
  if (provider.clientReferences === '') flags.push({ code: 'references_missing' })
  if (provider.reporting === '') flags.push({ code: 'reporting_missing' })
  return flags
}

/** Old claims are harder than new ones, and nobody recovers nearly all of what is a year late. */
const UNLIKELY_BP = 9000

const areUnlikely = (rates: ProvenRates): boolean => {
  const told = AGES.flatMap((age) => rates[age] ?? [])
  return told.some((bp, place) => place > 0 && bp > told[place - 1]!) || (rates[AGES.at(-1)!] ?? 0) > UNLIKELY_BP
}
