import type { LocalDate } from '../kernel/calendar.ts'
import type { AgeBucket } from '../ledger/model.ts'

/** What each indicator of the law sheet (§10) is told in: days and percent to a tenth, amounts in minor units. */
export const INDICATORS = {
  dsoBalance: 'days',
  dsoCountBack: 'days',
  bestDso: 'days',
  daysDelinquent: 'days',
  daysLate: 'days',
  effectiveness: 'percent',
  overdueShare: 'percent',
  rollNotDue: 'percent',
  roll1to30: 'percent',
  roll31to60: 'percent',
  roll61to90: 'percent',
  disputedShare: 'percent',
  disputedCount: 'percent',
  deductionDays: 'days',
  keptCount: 'percent',
  keptAmount: 'percent',
  recovered: 'percent',
  badDebt: 'percent',
  reminderCost: 'money',
} as const satisfies Record<string, 'days' | 'percent' | 'money'>
export type Indicator = keyof typeof INDICATORS
/** Null: nothing to divide by. */
export type Figures = Readonly<Record<Indicator, number | null>>

/** The lists that operands are the sum of: what was owed on a day; the others, what happened between two days. */
export const OPERANDS = [
  'owed',
  'invoiced',
  'paid',
  'disputed',
  'raised',
  'promised',
  'claimed',
  'lost',
  'reminded',
] as const
export type Operand = (typeof OPERANDS)[number]

/** What reminders leave by; a task is done here and reaches nobody. */
export const REMINDER_CHANNELS = [
  'email',
  'sms',
  'letter',
  'registered_letter',
  'electronic_registered',
  'call',
] as const
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number]
export type RemindersSent = Readonly<Record<ReminderChannel, number>>

/** What reminders cost an organisation: hours and licence by month, carriage by piece; minor units of the currency of its books. */
export type ReminderPrices = {
  readonly hoursMonth: number
  readonly hourCents: number
  readonly letterCents: number
  readonly registeredCents: number
  readonly electronicCents: number
  readonly smsCents: number
  readonly licenceMonthCents: number
}
export type ReminderCost = {
  readonly labourCents: number
  readonly postageCents: number
  readonly smsCents: number
  readonly licenceCents: number
  readonly totalCents: number
}

/** What indicators leave out on both sides, by choice: each is said beside them. */
export type Perimeter = {
  /** Debts moved to doubtful (416) by the last closing. */
  readonly withoutDoubtful: boolean
  /** Money received that settles nothing yet. */
  readonly withoutPrepayments: boolean
  /** Customers that bear one of these tags are of our own group. */
  readonly groupTags: readonly string[]
}
export const WHOLE_PERIMETER: Perimeter = { withoutDoubtful: false, withoutPrepayments: false, groupTags: [] }

export type Ages = Readonly<Record<AgeBucket, number>>

/** Everything that the indicators of one day in one currency are made of, VAT included throughout. */
export type Operands = {
  /** What was owed on the day by age, credits apart. */
  readonly ages: Ages
  /** Credits that settled nothing yet. */
  readonly creditCents: number
  /** What was owed the day before the ninety began, less credits. */
  readonly beginCents: number
  readonly agesMonthAgo: Ages
  readonly salesCents: number
  readonly yearSalesCents: number
  readonly countBackDays: number | null
  /** Money that came for invoices, and each of those amounts × the days it was late. */
  readonly paidCents: number
  readonly lateDayCents: number
  readonly disputedCents: number
  readonly raisedCents: number
  readonly cases: number
  readonly invoices: number
  readonly promisesDue: number
  readonly promisesKept: number
  readonly promisedCents: number
  readonly promisesKeptCents: number
  /** What was claimed of courts in the year, and the principal that came of it. */
  readonly claimedCents: number
  readonly recoveredCents: number
  /** Of the year. */
  readonly lostCents: number
  /** In thirty days. */
  readonly sent: RemindersSent
  /** Null while nobody told what reminders cost. */
  readonly cost: ReminderCost | null
}

/** One debt brought to court, and the money that came for it since, by the day it came. */
export type ClaimedDebt = {
  readonly proceedingId: string
  readonly customerId: string
  readonly customerName: string
  readonly itemId: string
  readonly documentNo: string
  readonly openedOn: LocalDate
  readonly claimedCents: number
  readonly receipts: readonly { readonly on: LocalDate; readonly cents: number }[]
}
