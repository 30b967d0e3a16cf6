import type { LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { type AgencyBar, agencyBars, barTold, type MandateTerm } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { conditionsOf } from '../providers/provider-store.ts'
import { NO_CONDITIONS } from '../providers/rules.ts'
import type { Mandate } from './model.ts'
import { mandateOf, signedTerms } from './store.ts'
import type { Terms } from './terms.ts'
import { barSentences } from './wording.ts'

/** What keeps a mandate from being used: it is not signed, does not run, or lacks what the law asks of it and of the provider. */
export type MandateBar =
  | { readonly code: 'unsigned' }
  | { readonly code: 'not_started'; readonly on: LocalDate }
  | { readonly code: 'over'; readonly on: LocalDate }
  | AgencyBar

/**
 * Why nothing may be placed under a mandate today; empty: it may. Signed by both and running, the provider's conditions recorded and not over
 * (CPCEx art. R124-2), and everything said that a mandate must say (art. R124-3).
 */
export async function mandateBars(tx: OrgTx, mandateId: string, today: LocalDate): Promise<MandateBar[]> {
  const mandate = await mandateOf(tx, mandateId)
  const terms = mandate && (await signedTerms(tx, mandateId))
  if (!mandate || !terms) return [{ code: 'unsigned' }]
  const [conditions = null] = await conditionsOf(tx, [mandate.providerId])
  const asAgency = { ...(conditions ?? NO_CONDITIONS), collectsForOthers: true }
  return [...runBars(mandate, today), ...agencyBars(asAgency, asCreditor(mandate, terms, today), today)]
}

function runBars({ state, startsOn, endsOn }: Mandate, today: LocalDate): MandateBar[] {
  if (state === 'draft' || state === 'proposed' || state === 'dropped') return [{ code: 'unsigned' }]
  if (endsOn !== null && endsOn < today) return [{ code: 'over', on: endsOn }]
  if (startsOn !== null && startsOn > today) return [{ code: 'not_started', on: startsOn }]
  return []
}

/** The mandate as the conditions of the law look at it. Its days are judged above: only what it says is asked here. */
const asCreditor = (mandate: Mandate, terms: Terms, today: LocalDate) => ({
  id: mandate.id,
  name: mandate.creditorName,
  address: terms.creditor.address,
  siren: terms.creditor.siren,
  mandateOn: today,
  mandateUntil: null,
  mandateSays: saidIn(terms),
})

/** What a mandate says of what the law wants said (CPCEx art. R124-3). Its tariff and its remittance are there by its shape. */
export const saidIn = (terms: Terms): MandateTerm[] => [
  ...(terms.powers.receive ? (['power'] as const) : []),
  ...(terms.basis.trim() === '' ? [] : (['claims'] as const)),
  'cover',
  'pay',
  'remittance',
]

/** Why nothing may be placed, in words that follow « car ». */
export const barInWords = (lang: Lang, bar: MandateBar, creditor: string): string =>
  bar.code === 'unsigned' || bar.code === 'not_started' || bar.code === 'over'
    ? say(lang, barSentences[bar.code], 'on' in bar ? { on: bar.on } : {})
    : barTold(lang, bar, { name: creditor })
