import { LANGS, type Lang } from '../../kernel/wording.ts'
import type { Scenario, SendingWindow, Step } from '../model.ts'
import { endActionNames } from '../wording.ts'

const OFFICE_HOURS: SendingWindow = { weekdays: [1, 2, 3, 4, 5], fromMinute: 8 * 60, toMinute: 19 * 60 }
const CONSUMER_HOURS: SendingWindow = { weekdays: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 19 * 60 }

/** Under ten euros a reminder costs more than it brings, and what is left is most often a rounding or a bank fee. */
const DEFAULT_FLOOR_CENTS = 1_000

type StepDraft = Omit<Step, 'position' | 'id' | 'name' | 'templateKey' | 'isFormalNotice'> & {
  name: Record<Lang, string>
}

const STEPS: readonly StepDraft[] = [
  {
    name: { fr: 'Rappel avant échéance', en: 'Note before due date' },
    channel: 'email',
    tone: 'pre_reminder',
    afterDueDays: -5,
    minDaysAfterPrevious: null,
    mode: 'automatic',
  },
  {
    name: { fr: 'Première relance', en: 'First reminder' },
    channel: 'email',
    tone: 'courteous',
    afterDueDays: 3,
    minDaysAfterPrevious: null,
    mode: 'automatic',
  },
  {
    name: { fr: 'Deuxième relance', en: 'Second reminder' },
    channel: 'email',
    tone: 'firm',
    afterDueDays: 10,
    minDaysAfterPrevious: 7,
    mode: 'automatic',
  },
  {
    name: { fr: 'Dernière relance', en: 'Last reminder' },
    channel: 'email',
    tone: 'final',
    afterDueDays: 20,
    minDaysAfterPrevious: 8,
    mode: 'automatic',
  },
  {
    name: { fr: 'Mise en demeure', en: 'Formal notice' },
    channel: 'letter',
    tone: 'formal_notice',
    afterDueDays: 30,
    minDaysAfterPrevious: 8,
    mode: 'to_confirm',
  },
]

const SCENARIO_NAME: Record<Lang, string> = { fr: 'Relance standard', en: 'Standard reminders' }

/** A name we gave to a step or a scenario, in the reader's language; a name that people chose is as they wrote it. */
export function ownName(lang: Lang, name: string): string {
  const ours = [...STEPS.map((step) => step.name), ...Object.values(endActionNames), SCENARIO_NAME].find((names) =>
    LANGS.some((one) => names[one] === name),
  )
  return ours?.[lang] ?? name
}

/**
 * The scenario a new organisation starts with: J−5, J+3, J+10, J+20, then the formal notice at J+30 for a person to
 * confirm. Fifteen days after it the file is exhausted: the longest time a formal notice usually leaves to pay.
 */
export function defaultScenario(id: string, lang: Lang): Scenario {
  return {
    id,
    name: SCENARIO_NAME[lang],
    version: 1,
    steps: STEPS.map((step, index) => ({
      ...step,
      id: step.tone,
      position: index + 1,
      name: step.name[lang],
      templateKey: step.tone,
      isFormalNotice: step.tone === 'formal_notice',
    })),
    grouping: 'customer',
    entryRule: 'first_step',
    floorCents: { EUR: DEFAULT_FLOOR_CENTS },
    ceilingCents: {},
    frequencyCapDays: 5,
    window: OFFICE_HOURS,
    consumerWindow: CONSUMER_HOURS,
    holidays: 'FR',
    sendsDuringDispute: true,
    exhaustedAfterDays: 15,
  }
}
