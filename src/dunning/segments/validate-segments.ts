import { isCurrency } from '../../kernel/money.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { covers, excludeEachOther } from './covers.ts'
import { type Condition, isAmount, isChoice, type SegmentDraft } from './rule.ts'
import { segmentWording as words } from './wording.ts'

type Add = (code: string, sentence: Sentence, params: SentenceParams, where: string) => void

/**
 * Everything that forbids saving the list of segments, in its order; empty when it may be saved. `where` is the path of the
 * field at fault, `scenarios` are those that exist. A segment that several others cover together is not found out.
 */
export function validateSegments(segments: readonly SegmentDraft[], scenarios: ReadonlySet<string>): Refusal[] {
  const refusals: Refusal[] = []
  const add: Add = (code, sentence, params, where) => void refusals.push(refuse(code, sentence, params, where).refusal)
  segments.forEach((segment, index) => {
    const at = `segments.${index}`
    const name = segment.name.trim()
    const known = segments.slice(0, index)
    if (name === '') add('name_missing', words.nameMissing, { position: index + 1 }, `${at}.name`)
    else if (known.some((other) => other.name.trim().toLowerCase() === name.toLowerCase()))
      add('name_taken', words.nameTaken, { name }, `${at}.name`)
    checkScenario(segment, scenarios, at, add)
    const before = refusals.length
    segment.rule.conditions.forEach((condition, n) => checkCondition(condition, `${at}.rule.${n}`, name, add))
    // What is wrong in itself is told once, and not again as a consequence.
    if (refusals.length > before) return
    checkTogether(segment, at, add)
    const over = known.find((other) => covers(other.rule, segment.rule))
    if (over) add('segment_shadowed', words.shadowed, { name, by: over.name }, `${at}.rule`)
  })
  return refusals
}

function checkScenario(segment: SegmentDraft, scenarios: ReadonlySet<string>, at: string, add: Add): void {
  const { name, scenarioId, notChasedReason } = segment
  if (scenarioId === null) {
    if (notChasedReason.trim() === '') add('scenario_missing', words.scenarioMissing, { name }, `${at}.scenarioId`)
  } else if (!scenarios.has(scenarioId)) add('scenario_unknown', words.scenarioUnknown, { name }, `${at}.scenarioId`)
}

function checkCondition(condition: Condition, at: string, name: string, add: Add): void {
  if (isChoice(condition)) {
    if (condition.values.length === 0) add('values_missing', words.valuesMissing, { name }, at)
    return
  }
  const { field, from, to } = condition
  if (isAmount(condition) && !isCurrency(condition.currency))
    add('currency', words.currency, { currency: condition.currency }, at)
  if (from === null && to === null) add('bounds_missing', words.boundsMissing, { name }, at)
  else if ([from, to].some((bound) => bound !== null && !Number.isSafeInteger(bound)))
    add('bounds_wrong', words.boundsWrong, { name }, at)
  else if (from !== null && to !== null && from > to) add('bounds_crossed', words.boundsCrossed, { name }, at)
  // A customer may be in credit, or pay before the due date; nothing else is ever less than nothing.
  else if (field !== 'averageDaysLate' && field !== 'outstanding' && to !== null && to < 0)
    add('bounds_impossible', words.boundsImpossible, { name }, at)
}

function checkTogether({ name, rule }: SegmentDraft, at: string, add: Add): void {
  if (rule.match !== 'all') return
  rule.conditions.forEach((condition, n) => {
    if (rule.conditions.slice(0, n).some((other) => excludeEachOther(other, condition)))
      add('never_fits', words.neverFits, { name, position: n + 1 }, `${at}.rule.${n}`)
  })
}
