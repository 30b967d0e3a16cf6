import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import type { Scenario, Step } from '../model.ts'
import { changeWording as words } from './change-wording.ts'

/** One difference between two versions, to be told in the reader's language; `{step}` is the name of a step. */
export type ScenarioChange = { readonly sentence: Sentence; readonly params: SentenceParams }

/** What makes a version another than the one before it, steps first, in their order. Steps are the same by their id. */
export function scenarioChanges(before: Scenario, after: Scenario): ScenarioChange[] {
  const changes: ScenarioChange[] = []
  const add = (sentence: Sentence, params: SentenceParams = {}): void => void changes.push({ sentence, params })
  const known = new Map(before.steps.map((step) => [step.id, step]))
  for (const step of after.steps) {
    const old = known.get(step.id)
    if (!old) add(words.stepAdded, { step: step.name, day: dayOf(step) })
    else stepChanges(old, step, add)
    known.delete(step.id)
  }
  for (const step of known.values()) add(words.stepRemoved, { step: step.name, day: dayOf(step) })
  if (before.name !== after.name) add(words.renamed, { before: before.name, after: after.name })
  for (const key of ['frequencyCapDays', 'exhaustedAfterDays'] as const)
    if (before[key] !== after[key]) add(words[key], { before: before[key], after: after[key] })
  for (const key of ['grouping', 'entryRule', 'sendsDuringDispute'] as const)
    if (before[key] !== after[key]) add(words[key], { after: String(after[key]) })
  for (const key of ['floorCents', 'ceilingCents', 'window', 'consumerWindow', 'holidays'] as const)
    if (!isSame(before[key], after[key])) add(words[key])
  const told = ['id', 'version', 'steps', 'name', ...Object.keys(words)]
  if (differs(before, after, told)) add(words.otherRules)
  return changes
}

function stepChanges(old: Step, step: Step, add: (sentence: Sentence, params: SentenceParams) => void): void {
  if (old.name !== step.name) add(words.stepRenamed, { step: old.name, after: step.name })
  if (old.afterDueDays !== step.afterDueDays)
    add(words.stepMoved, { step: step.name, before: dayOf(old), after: dayOf(step) })
  if (old.channel !== step.channel)
    add(words.stepChannel, { step: step.name, before: old.channel, after: step.channel })
  if (old.mode !== step.mode) add(words.stepMode, { step: step.name, after: step.mode })
  if (old.templateKey !== step.templateKey) add(words.stepText, { step: step.name })
  const told = ['id', 'position', 'name', 'afterDueDays', 'channel', 'mode', 'templateKey', 'tone', 'isFormalNotice']
  if (differs(old, step, told)) add(words.stepOther, { step: step.name })
}

/** `J+3` without its letter: the sign is a true minus. */
const dayOf = ({ afterDueDays }: Step): string => (afterDueDays < 0 ? `−${-afterDueDays}` : `+${afterDueDays}`)

/** A setting that is not there says what none says. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

function differs(before: object, after: object, told: readonly string[]): boolean {
  const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].some(
    (key) => !told.includes(key) && !isSame(a[key], b[key]),
  )
}
