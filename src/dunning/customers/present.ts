import type { Lang } from '../../kernel/wording.ts'
import { amounts, tellReason, toldRefusal } from '../actions/present.ts'
import type { Standing } from '../actions/standing-store.ts'
import { stepsOf } from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import type { StandingView } from './contract.ts'

export function presentStanding(lang: Lang, book: ScenarioBook, standing: Standing): StandingView {
  const scenario = book.version(standing.scenarioId, standing.scenarioVersion)
  const step = scenario && stepsOf(scenario).find(({ id }) => id === standing.stepId)
  const { customerId, customerName, customerCode, verdict, nextOn, decidedOn, sinceOn, failure } = standing
  // What was decided still holds, but its message came back: that is what there is to know.
  const refusal = failure && 'refusal' in failure ? failure.refusal : null
  return {
    customerId,
    customerName,
    customerCode,
    verdict: refusal ? 'failed' : verdict,
    stepName: step ? ownName(lang, step.name) : null,
    reasons: refusal ? [toldRefusal(lang, refusal)] : standing.reasons.map((reason) => tellReason(lang, reason)),
    excluded: standing.excluded.map(({ itemId, reason }) => ({ itemId, reason: tellReason(lang, reason) })),
    amounts: amounts(standing.currencies, standing.netCents),
    nextOn,
    decidedOn,
    sinceOn,
  }
}
