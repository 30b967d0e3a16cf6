import type { LocalDate } from '../kernel/calendar.ts'
import type { Currency } from '../kernel/money.ts'
import type { Lang } from '../kernel/wording.ts'
import type { Channel } from './scenario-model.ts'

export {
  type Bounds,
  CHANNELS,
  type Channel,
  type DunningSettings,
  END_ACTIONS,
  ENTRY_RULES,
  type EndAction,
  type EntryRule,
  endActionOf,
  type Moment,
  type Scenario,
  type SendingWindow,
  STEP_TONES,
  type Step,
  type StepSender,
  type StepTone,
  type StepTrigger,
  stepsOf,
} from './scenario-model.ts'

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
  /** Of whoever collects it for another: the day it was placed, from which its steps are counted. Absent: the due date. */
  readonly countsFrom?: LocalDate
  readonly givenLevel?: GivenLevel | null
  /** Whose it is, when it is of a member of the group that the customer is reminded for. */
  readonly ofCustomerId?: string
  /** What the customer contests of it, left out of `openCents`; none when it contests nothing, or all of it. */
  readonly disputedCents?: number
}

/** A document in the hands of a provider, or that was; the day it came back is still the provider's. */
export type ItemPlacement = {
  readonly itemId: string
  readonly number: string
  readonly provider: string
  readonly fromOn: LocalDate
  /** The day it came back; null while it is there. */
  readonly untilOn: LocalDate | null
  /** By the mandate, nobody asks for it here, by hand either. */
  readonly keepsOut: boolean
}

/** A credit note or receipt not yet allocated, of the customer or of a member of its group. `cents` is positive. */
export type OpenCredit = { readonly currency: Currency; readonly cents: number; readonly ofCustomerId?: string }

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
  /** The last day on which everybody who could be written to by mail is away, when that is not over. */
  readonly awayUntil?: LocalDate | null
  /** The customer is left out of reminders altogether. */
  readonly isExcluded: boolean
  /** The segment whose customers are not reminded, and why, when the customer is in it. */
  readonly notChased: { readonly segment: string; readonly why: string } | null
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
  /** Debts born before the judgment that opened an insolvency of who owes them, with its day; none while none is. */
  readonly insolvent?: ReadonlyMap<string, LocalDate>
  /** Debts that a running matter asks a court for, with its number; none while none is. */
  readonly inProceedings?: ReadonlyMap<string, string>
  /** Placements running and ended: coming back from one is a late entry too; none while none was. */
  readonly placements?: readonly ItemPlacement[]
  /** Debts that no court orders any more, with their last day; none while none is. */
  readonly barred?: ReadonlyMap<string, LocalDate>
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
