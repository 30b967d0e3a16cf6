import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import { LANGS } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { barInWords, mandateBars } from '../mandates/bars.ts'
import type { Mandate } from '../mandates/model.ts'
import { mandateOf, signedTerms } from '../mandates/store.ts'
import { conditionsOf } from '../providers/provider-store.ts'
import type { Collector } from './model.ts'
import { firstLetters, mandatesInUse, placedNow } from './store.ts'
import { voiceWording as words } from './wording.ts'

/**
 * Whoever collects under a mandate, with what is in its hands of these customers, or of all. Null: there is no such mandate, or nobody signed
 * it.
 */
export async function collectorUnder(
  tx: OrgTx,
  mandateId: string,
  today: LocalDate,
  customerIds: readonly string[] | null,
): Promise<Collector | null> {
  const mandate = await mandateOf(tx, mandateId)
  const terms = mandate && (await signedTerms(tx, mandateId))
  if (!mandate || !terms) return null
  const [conditions] = await conditionsOf(tx, [mandate.providerId])
  const placed = await placedNow(tx, mandateId, customerIds)
  return {
    mandateId,
    agencyOrgId: mandate.agencyOrgId,
    name: mandate.providerName,
    address: terms.provider.address,
    voice: terms.voice,
    creditor: { name: mandate.creditorName, address: terms.creditor.address },
    iban: toIban(conditions?.iban ?? ''),
    barred: await barred(tx, mandate, today),
    placed: new Map(placed.map((one) => [one.itemId, one])),
    firsts: await firstLetters(tx, [...new Set(placed.map(({ placementId }) => placementId))]),
  }
}

/** Everybody who collects something of these customers now, or of any. */
export async function collectorsNow(
  tx: OrgTx,
  today: LocalDate,
  customerIds: readonly string[] | null,
): Promise<Collector[]> {
  const found: Collector[] = []
  for (const id of await mandatesInUse(tx, customerIds)) {
    const one = await collectorUnder(tx, id, today, customerIds)
    if (one) found.push(one)
  }
  return found
}

/** What keeps anything from leaving in the name of a mandate. Files in hand may be finished after its end, as long as it says so. */
async function barred(tx: OrgTx, mandate: Mandate, today: LocalDate): Promise<Refusal | null> {
  const isFinishing = mandate.worksUntil !== null && mandate.worksUntil >= today
  const bars = (await mandateBars(tx, mandate.id, today)).filter(({ code }) => code !== 'over' || !isFinishing)
  if (bars.length === 0) return null
  const [fr, en] = LANGS.map((lang) => bars.map((bar) => barInWords(lang, bar, mandate.creditorName)).join(' ; '))
  return refuse('agency_barred', words.barred, { agency: mandate.providerName, fr: fr!, en: en! }, 'agency').refusal
}
