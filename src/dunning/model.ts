import type { LocalDate } from '../kernel/calendar.ts'
import type { Currency } from '../kernel/money.ts'
import type { Lang } from '../kernel/wording.ts'
import type { HolidayCalendar } from '../statutes/index.ts'

export const CHANNELS = ['email', 'letter', 'registered_letter', 'call', 'task'] as const
export type Channel = (typeof CHANNELS)[number]

export const STEP_TONES = ['pre_reminder', 'courteous', 'firm', 'final', 'formal_notice'] as const
export type StepTone = (typeof STEP_TONES)[number]

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
}

/** When messages may leave. Weekdays 1 = Monday … 7 = Sunday; minutes since midnight in the organisation's time zone. */
export type SendingWindow = {
  readonly weekdays: readonly number[]
  readonly fromMinute: number
  /** First minute at which nothing leaves any more. */
  readonly toMinute: number
}

/**
 * Where an item starts when it enters later than the first reminder's day (imported, taken over, resumed after a hold):
 * at the first reminder, at the step its age had reached on the day it entered, or nowhere until a level is given.
 */
export const ENTRY_RULES = ['first_step', 'by_age', 'given_level'] as const
export type EntryRule = (typeof ENTRY_RULES)[number]

export type Scenario = {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly steps: readonly Step[]
  readonly grouping: 'customer' | 'item'
  readonly entryRule: EntryRule
  /** Net amount from which a currency is chased, and above which a person confirms. A currency left out has no bound. */
  readonly floorCents: Readonly<Record<Currency, number>>
  readonly ceilingCents: Readonly<Record<Currency, number>>
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
}

/** What the organisation decides for all its scenarios. */
export type DunningSettings = {
  /** Oldest books, in days, on which a reminder may rest; null = never too old. */
  readonly booksFreshnessDays: number | null
}

export type CustomerKind = 'consumer' | 'business' | 'public'
export type ItemKind = 'invoice' | 'fee' | 'interest' | 'other'

/** A level reached elsewhere or set by hand: what counts is this, and the contacts recorded from `on` onwards. */
export type GivenLevel = {
  /** The scenario it is a level of; null: of whichever is followed. */
  readonly scenarioId?: string | null
  /** Position of the last step considered taken; 0 = none. */
  readonly position: number
  /** The day that step was taken; null when unknown: the day our books learnt the item then counts. */
  readonly on: LocalDate | null
}

/** One open debit. `0 ≤ openCents ≤ amountCents`. */
export type DebitItem = {
  readonly id: string
  readonly documentNo: string
  readonly kind: ItemKind
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly openCents: number
  readonly amountCents: number
  readonly currency: Currency
  /** The day our books learnt of the item, in the organisation's time zone. */
  readonly enteredOn: LocalDate
  readonly givenLevel?: GivenLevel | null
  /** What the customer contests of it, left out of `openCents`; none when it contests nothing, or all of it. */
  readonly disputedCents?: number
}

/** A credit note or receipt not yet allocated. `cents` is positive. */
export type OpenCredit = { readonly currency: Currency; readonly cents: number }

export const HOLD_CATEGORIES = ['payment_announced', 'commercial', 'other'] as const
export type HoldCategory = (typeof HOLD_CATEGORIES)[number]

export type Hold = {
  /** The item held, or null for the whole customer. */
  readonly itemId: string | null
  readonly category: HoldCategory
  readonly note: string
  readonly fromOn: LocalDate
  /** Last day of the hold, included; null = until a person lifts it. */
  readonly untilOn: LocalDate | null
}

/** What a customer contests of an item: all that is left of it, or `cents`. It runs, and the days of grace after it, like a hold. */
export type ItemDispute = {
  readonly itemId: string
  readonly isWhole: boolean
  readonly cents: number
  /** The cause, as the organisation names it. */
  readonly category: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

/**
 * A promise of the customer, or a plan agreed with it, about an item. It holds like a hold; the promise that was not kept is told when
 * the item is claimed again.
 */
export type ItemPromise = {
  readonly itemId: string
  readonly kind: 'promise' | 'plan'
  /** The promised day, or that of the plan's next payment. */
  readonly dueOn: LocalDate
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  readonly brokenOn: LocalDate | null
}

/** `skipped`: a person decided the step is not needed; it counts as taken, and as no contact. */
export type ContactState = 'planned' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'cancelled' | 'skipped'

export type ContactLine = {
  readonly itemId: string
  /** The item's own step this contact counts for; null when the item was only mentioned. */
  readonly stepId: string | null
  /** Position of that step in the version that was used, should the step no longer exist. */
  readonly position: number | null
}

export type PastContact = {
  readonly on: LocalDate
  readonly state: ContactState
  readonly channel: Channel
  readonly scenarioId: string
  readonly stepId: string
  readonly lines: readonly ContactLine[]
}

/** A bank line that waits to be matched and that matching holds for this customer's: as its first answer, or as another. */
export type ReceiptToMatch = {
  readonly currency: Currency
  /** What is left of the line. */
  readonly cents: number
  readonly isFirst: boolean
  /** The bank names this customer beyond doubt. */
  readonly isCertain: boolean
  readonly receivedOn: LocalDate
  /** What it would pay in its own currency; negative for a credit used up with it. */
  readonly parts: readonly { readonly itemId: string; readonly cents: number }[]
  /** Items that it cites and that are owed in another currency. */
  readonly foreign: readonly string[]
}

/** Money at the bank of which nobody knows who paid it; `refused`: customers and items that a person said it is not. */
export type UnnamedMoney = {
  readonly currency: Currency
  readonly cents: number
  readonly receivedOn: LocalDate
  readonly refused: readonly string[]
}

/** Such money that is, to the cent, what these items of the customer come to. */
export type PossibleReceipt = Omit<UnnamedMoney, 'refused'> & { readonly itemIds: readonly string[] }

/**
 * Money that is on its way by what the payer announces, or its bank before it books it, told as money that waits to be matched;
 * `receivedOn` is the day it was announced for.
 */
export type AnnouncedMoney = ReceiptToMatch & {
  readonly by: 'payer' | 'bank'
  /** The last day on which it may still come. */
  readonly untilOn: LocalDate
}

/** A document that the bank was asked to collect, and has neither paid nor rejected. */
export type RunningCollection = { readonly itemId: string; readonly no: number; readonly collectOn: LocalDate }

/** All that the decision knows of one customer, as known at the moment of deciding. The order of the lists means nothing. */
export type CustomerFacts = {
  readonly customerId: string
  readonly kind: CustomerKind
  readonly lang: Lang
  /** Channels with a valid address; a task needs none. */
  readonly reachableBy: readonly Channel[]
  /** The customer is left out of reminders altogether. */
  readonly isExcluded: boolean
  readonly items: readonly DebitItem[]
  readonly credits: readonly OpenCredit[]
  /** Money at the bank that nobody matched yet and that is probably, or possibly, this customer's. */
  readonly receiptsToMatch: readonly ReceiptToMatch[]
  readonly possibleReceipts: readonly PossibleReceipt[]
  /** Money on its way to the bank. */
  readonly announced: readonly AnnouncedMoney[]
  readonly collections: readonly RunningCollection[]
  /** Disputes running and ended. */
  readonly disputes: readonly ItemDispute[]
  /** Promises and plans, running and ended; the end of one is a late entry too. */
  readonly promises: readonly ItemPromise[]
  /** Holds running and ended: the end of a hold is a late entry into the scenario. */
  readonly holds: readonly Hold[]
  readonly contacts: readonly PastContact[]
  /** Last real contact that is not in `contacts`: a logged call, another tool. */
  readonly otherContactOn: LocalDate | null
  /** The day up to which receipts are known: by the bank where it is followed, else by the accounts; null = never. */
  readonly booksFreshOn: LocalDate | null
  /** The bank account whose statements go back furthest among those customers pay into; null when there is none. */
  readonly lateAccount: string | null
}

/** The moment of deciding. Without a minute the decision is for the day: the message leaves inside its window. */
export type Moment = { readonly today: LocalDate; readonly minuteOfDay: number | null }
