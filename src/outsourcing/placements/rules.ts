import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import type { Paper } from '../audit/model.ts'
import type { Stage } from '../tariffs/model.ts'
import type { Claim, ClaimFacts, MandateUse, Requirement, Why, WhyCode } from './model.ts'

type Asked = {
  readonly claim: Claim
  readonly facts: ClaimFacts
  /** Null: under whatever mandate; only what no mandate changes is judged. */
  readonly mandate: MandateUse | null
  readonly stage: Stage | null
  readonly requirement: Requirement
  readonly today: LocalDate
}

/**
 * Why a claim is not handed over: every reason, the gravest first; none when it may be. Pure. What the law or the debtor said comes
 * before what the mandate takes.
 */
export function judgeClaim(asked: Asked): Why[] {
  const { claim, facts, mandate, stage, today } = asked
  if (claim.openCents <= 0) return [why('paid')]
  const reasons: Why[] = []
  const add = (is: unknown, code: WhyCode, params: Why['params'] = {}): void => {
    if (is) reasons.push(why(code, params))
  }
  const { insolventOn, barredOn, promise, placed, collectOn } = facts
  if (insolventOn !== null) add(true, 'insolvent', { openedOn: insolventOn })
  if (barredOn !== null) add(true, 'barred', { barsOn: barredOn })
  if (facts.proceeding !== null) add(true, 'in_court', { number: facts.proceeding })
  if (facts.disputed !== null) add(true, 'disputed', { cause: facts.disputed })
  if (promise) add(true, promise.kind === 'plan' ? 'planned' : 'promised', { dueOn: promise.dueOn })
  if (placed) add(true, 'placed', { number: placed.number, provider: placed.provider })
  if (collectOn !== null) add(true, 'collecting', { collectOn })
  add(claim.coveredCents > 0, 'credit_covers', {
    covered: { cents: claim.coveredCents, currency: claim.currency },
  })
  add(facts.hasMoneyWaiting, 'money_waiting')
  add(claim.dueOn >= today, 'not_due', { dueOn: claim.dueOn })
  const missing = missingPapers(claim, facts, asked.requirement)
  add(missing.length > 0, 'incomplete', { papers: missing.join(',') })
  if (mandate) reasons.push(...outside(claim, mandate, stage, today))
  return reasons
}

/** What a claim lacks of what its kind of customer asks for, in the order of the papers. */
export const missingPapers = (
  { kind }: Pick<Claim, 'kind'>,
  { papers }: Pick<ClaimFacts, 'papers'>,
  requirement: Requirement,
): Paper[] => requirement[kind].filter((paper) => !papers.includes(paper))

/** What the mandate does not take. Its bands begin with their first value and end before their last, as those of a tariff. */
function outside(claim: Claim, { scope }: MandateUse, stage: Stage | null, today: LocalDate): Why[] {
  const { kinds, countries, currency, fromCents, toCents, fromDays, toDays, stages } = scope
  const reasons: Why[] = []
  const days = daysBetween(claim.dueOn, today)
  if (fromDays !== null && claim.dueOn < today && days < fromDays)
    reasons.push(why('too_young', { days, least: fromDays, fromOn: addDays(claim.dueOn, fromDays) }))
  if (toDays !== null && days >= toDays) reasons.push(why('too_old', { days, most: toDays }))
  if (!kinds.includes(claim.kind)) reasons.push(why('kind_outside', { kind: claim.kind }))
  if (countries.length > 0 && !countries.includes(claim.country))
    reasons.push(why('country_outside', { country: claim.country || '?' }))
  if (claim.currency !== currency) reasons.push(why('currency_outside', { currency: claim.currency }))
  else {
    if (fromCents !== null && claim.openCents < fromCents)
      reasons.push(why('below_least', { least: { cents: fromCents, currency } }))
    if (toCents !== null && claim.openCents >= toCents)
      reasons.push(why('above_most', { most: { cents: toCents, currency } }))
  }
  if (stage !== null && !stages.includes(stage)) reasons.push(why('stage_outside', { stage }))
  return reasons
}

export const why = (code: WhyCode, params: Why['params'] = {}): Why => ({ code, params })
