import { formatPercent } from '../../kernel/money.ts'
import { LANGS, type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { AskMandate } from '../../promises/index.ts'
import { mandateOf, signedTerms } from '../mandates/store.ts'
import { placedDebts } from '../placements/held-store.ts'
import { placementsById } from '../placements/read-store.ts'
import { type Leave, type PlanBar, planBars, type SettlementBar } from './rules.ts'
import { planBarNames, settlementBarNames } from './wording.ts'

/** What a mandate lets whoever collects under it agree to, and which organisation here that is. */
export async function leaveOf(
  tx: OrgTx,
  mandateId: string,
): Promise<{ readonly agencyOrgId: number | null; readonly leave: Leave; readonly coversCourt: boolean }> {
  const mandate = await mandateOf(tx, mandateId)
  const terms = await signedTerms(tx, mandateId)
  const coversCourt = terms?.scope.stages.includes('court') ?? true
  return { agencyOrgId: mandate?.agencyOrgId ?? null, leave: terms, coversCourt }
}

/** Why the creditor is asked before a plan that an agent made is proposed: the first mandate of its documents that asks for it. */
export const askMandate: AskMandate = async (tx, plan, today) => {
  const lastOn = plan.instalments.at(-1)?.dueOn
  if (lastOn === undefined) return null
  const own = new Set(plan.parts.map(({ itemId }) => itemId))
  const held = (await placedDebts(tx, { ids: [plan.customerId], isRange: false })).filter(
    ({ itemId, untilOn }) => untilOn === null && own.has(itemId),
  )
  const placements = await placementsById(tx, [...new Set(held.map(({ placementId }) => placementId))])
  if (placements.length === 0) return planBarNames.unsigned
  for (const { mandateId } of placements) {
    const { leave } = await leaveOf(tx, mandateId)
    const bars = planBars(leave, { cents: plan.cents, lastOn }, today)
    if (bars.length > 0) return planBarsInWords(bars, leave, plan.currency)
  }
  return null
}

export const planBarsInWords = (bars: readonly PlanBar[], leave: Leave, currency: string): Sentence =>
  inWords(bars, planBarNames, () => ({
    months: leave?.approval.planMonths ?? 0,
    most: { cents: leave?.approval.planCents ?? 0, currency },
  }))

export const settlementBarsInWords = (bars: readonly SettlementBar[], leave: Leave, currency: string): Sentence =>
  inWords(bars, settlementBarNames, (lang) => ({
    share: formatPercent(lang, leave?.approval.discountBp ?? 0),
    most: { cents: leave?.approval.discountCents ?? 0, currency },
  }))

function inWords<Bar extends string>(
  bars: readonly Bar[],
  names: Readonly<Record<Bar, Sentence>>,
  params: (lang: Lang) => SentenceParams,
): Sentence {
  const [fr, en] = LANGS.map((lang) => bars.map((bar) => say(lang, names[bar], params(lang))).join(', '))
  return { fr: fr!, en: en! }
}
