import type { LocalDate } from '../kernel/calendar.ts'
import type { Currency } from '../kernel/money.ts'
import type { HolidayCalendar } from '../statutes/index.ts'
import { endActionNames } from './wording.ts'

export const CHANNELS = [
  'email',
  'sms',
  'letter',
  'registered_letter',
  'electronic_registered',
  'call',
  'task',
] as const
export type Channel = (typeof CHANNELS)[number]

export const STEP_TONES = ['pre_reminder', 'courteous', 'firm', 'final', 'formal_notice'] as const
export type StepTone = (typeof STEP_TONES)[number]

/** When messages may leave. Weekdays 1 = Monday … 7 = Sunday; minutes since midnight in the organisation's time zone. */
export type SendingWindow = {
  readonly weekdays: readonly number[]
  readonly fromMinute: number
  /** First minute at which nothing leaves any more. */
  readonly toMinute: number
}

/**
 * What else a step waits for, once its days after the due date have come. `issued` and `last_contact`: so many days after the date
 * of the document, or after the last contact of any kind. The others are days of the calendar, the first one from then on: the last
 * day of a month, the nth working day of one, a day of the week (1 = Monday). A calendar day that a night missed is made up the next.
 */
export type StepTrigger =
  | { readonly from: 'issued' | 'last_contact'; readonly days: number }
  | { readonly from: 'month_end' }
  | { readonly from: 'working_day'; readonly nth: number }
  | { readonly from: 'weekday'; readonly weekday: number }

/** In whose name a message leaves, or who has a copy: by their part in the account, or by name. */
export type StepSender =
  | { readonly who: 'collector' | 'salesperson' }
  | { readonly who: 'member' | 'colleague'; readonly id: string }

export type Bounds = Readonly<Record<Currency, number>>

export type Step = {
  readonly id: string
  /** 1, 2, 3 … in the order the steps are taken. */
  readonly position: number
  readonly name: string
  readonly channel: Channel
  readonly templateKey: string
  readonly tone: StepTone
  /** Days after the due date from which the step may be taken, that day included; negative = before it is due. */
  readonly afterDueDays: number
  /** Least number of days since the recorded contact of the item's previous step; null = the next day at the earliest. */
  readonly minDaysAfterPrevious: number | null
  readonly mode: 'automatic' | 'to_confirm'
  readonly isFormalNotice: boolean
  /** Absent: the days after the due date alone decide. */
  readonly trigger?: StepTrigger | null | undefined
  /** Absent: the organisation signs. Mail leaves from its address all the same; the name shown and the signature are the sender's. */
  readonly sender?: StepSender | null | undefined
  /** Answers go to the sender and not to the organisation, where they would be read here. */
  readonly repliesToSender?: boolean | undefined
  /** Who has a copy of the mail. */
  readonly copyTo?: readonly StepSender[] | undefined
  /** The PDFs kept of the documents that it asks for leave with it: in the mail, or printed after the letter. */
  readonly attachesInvoices?: boolean | undefined
  /** Bounds of this step, before those of the scenario: below, it is not taken; above, a person confirms it. */
  readonly floorCents?: Bounds | undefined
  readonly ceilingCents?: Bounds | undefined
  /** Narrower than the scenario's, which holds as well. */
  readonly window?: SendingWindow | null | undefined
}

/**
 * Where an item starts when it enters later than the first reminder's day (imported, taken over, resumed after a hold):
 * at the first reminder, at the step its age had reached on the day it entered, or nowhere until a level is given.
 */
export const ENTRY_RULES = ['first_step', 'by_age', 'given_level'] as const
export type EntryRule = (typeof ENTRY_RULES)[number]

/** What a person is given to do once every step was taken in vain. */
export const END_ACTIONS = ['call', 'formal_notice', 'place_outside', 'write_off'] as const
export type EndAction = (typeof END_ACTIONS)[number]

export type Scenario = {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly steps: readonly Step[]
  readonly grouping: 'customer' | 'item'
  readonly entryRule: EntryRule
  /** Net amount from which a currency is chased, and above which a person confirms. A currency left out has no bound. */
  readonly floorCents: Bounds
  readonly ceilingCents: Bounds
  /** Least number of days between two contacts of any kind with one customer (with one item when grouped by item). */
  readonly frequencyCapDays: number
  readonly window: SendingWindow
  /** Consumers have contact hours of their own. */
  readonly consumerWindow: SendingWindow
  readonly holidays: HolidayCalendar
  /** False: a dispute on one item silences the customer's other items too. */
  readonly sendsDuringDispute: boolean
  /** Days left to the debtor after the last step before the file is declared exhausted. */
  readonly exhaustedAfterDays: number
  /** The last step again, every so many days, so many times more. Absent: once. */
  readonly repeatLast?: { readonly everyDays: number; readonly times: number } | null | undefined
  /** Absent: an exhausted file is listed, and nothing more. */
  readonly endAction?: EndAction | null | undefined
}

const END_STEP = 'end:'

/** Whether a step is the end of its scenario: a task for a person, written by nobody. */
export const endActionOf = ({ id }: Pick<Step, 'id'>): EndAction | null =>
  id.startsWith(END_STEP) ? (END_ACTIONS.find((action) => id === END_STEP + action) ?? null) : null

/** The rungs as they are climbed: the steps as written, then what a person is given to do at the end. */
export function stepsOf({ steps, endAction, exhaustedAfterDays }: Scenario): readonly Step[] {
  const last = steps.at(-1)
  if (!endAction || !last) return steps
  const days = Math.max(1, exhaustedAfterDays)
  const end: Step = {
    id: END_STEP + endAction,
    position: steps.length + 1,
    name: endActionNames[endAction].fr,
    channel: endAction === 'call' ? 'call' : 'task',
    templateKey: last.templateKey,
    tone: last.tone === 'pre_reminder' ? 'courteous' : last.tone,
    afterDueDays: Math.max(0, last.afterDueDays + days),
    minDaysAfterPrevious: days,
    mode: 'to_confirm',
    isFormalNotice: false,
  }
  return [...steps, end]
}

/** What the organisation decides for all its scenarios. */
export type DunningSettings = {
  /** Oldest books, in days, on which a reminder may rest; null = never too old. */
  readonly booksFreshnessDays: number | null
}

/** The moment of deciding. Without a minute the decision is for the day: the message leaves inside its window. */
export type Moment = {
  readonly today: LocalDate
  readonly minuteOfDay: number | null
  /** A person is taken to agree at once: what they confirm leaves on a day on which messages leave. */
  readonly isAgreed?: boolean
}
