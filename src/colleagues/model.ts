import type { LocalDate } from '../kernel/calendar.ts'

/** Who asks: a member; a dispute whose cause or task is a colleague's; the weekly digest, which asks nothing and opens the page. */
export const QUESTION_ORIGINS = ['member', 'dispute', 'digest'] as const
export type QuestionOrigin = (typeof QUESTION_ORIGINS)[number]

/** Answered: a colleague did something and nobody has said yet that it was seen. */
export const QUESTION_STATES = ['open', 'answered', 'closed', 'withdrawn'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** What a colleague may do on its page; `accept` and `reject` are about the dispute, `task` ticks one of its tasks. */
export const DEED_KINDS = ['answer', 'accept', 'reject', 'hold', 'file', 'task'] as const
export type DeedKind = (typeof DEED_KINDS)[number]

/** Done at once, or proposed to a member, who agrees or declines. */
export const DEED_VERDICTS = ['done', 'proposed', 'agreed', 'declined'] as const
export type DeedVerdict = (typeof DEED_VERDICTS)[number]

export type Question = {
  readonly id: string
  readonly colleagueId: string
  readonly customerId: string
  readonly disputeId: string | null
  readonly itemIds: readonly string[]
  readonly origin: QuestionOrigin
  readonly asks: string
  /** Whether the files of the dispute are shown to the colleague. */
  readonly showsEvidence: boolean
  readonly answerBy: LocalDate | null
  /** A member by id, or a part of the system. */
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly state: QuestionState
  readonly answeredAt: Date | null
  readonly closedAt: Date | null
  readonly closedByName: string | null
  readonly firstReadAt: Date | null
  readonly messageId: string | null
  readonly reminders: number
  readonly toldOn: LocalDate
}

export type Deed = {
  readonly id: string
  readonly questionId: string
  /** Names one sending of a form: the same form sent twice is one deed. */
  readonly formKey: string
  readonly kind: DeedKind
  readonly body: string
  /** The credit note that an accepted dispute would wait for, in minor units of its currency. */
  readonly cents: number | null
  readonly untilOn: LocalDate | null
  readonly fileName: string | null
  readonly verdict: DeedVerdict
  readonly doneAt: Date
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
}

/** What an organisation lets its colleagues do, and how long it waits for them. */
export type ColleagueSetting = {
  /** Working days without an answer before a reminder. */
  readonly remindDays: number
  readonly mostReminders: number
  readonly linkDays: number
  /** The longest that a colleague may have reminders held, in days; 0: not at all. */
  readonly mostHoldDays: number
}

export const USUAL_SETTING: ColleagueSetting = { remindDays: 2, mostReminders: 2, linkDays: 21, mostHoldDays: 30 }

export const MOST_ITEMS = 50
/** What one question may bring, files included: more is a machine, or a link that leaked. */
export const MOST_DEEDS = 40
export const QUESTION_CHARS = 4000
