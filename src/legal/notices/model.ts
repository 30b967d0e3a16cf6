import type { Channel } from '../../correspondence/model.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'

/** By what a formal notice may leave; a telephone is none (law sheet §4). */
export const NOTICE_CHANNELS = [
  'registered_letter',
  'electronic_registered',
  'letter',
  'email',
] as const satisfies readonly Channel[]
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

/** Days given to pay: what is usual, since no text sets them (law sheet §4). */
export const LEAST_DAYS = 8
export const MOST_DAYS = 15

/** What may become of one on its way, as a service tells it or a slip of the post shows it. */
export const NOTICE_EVENTS = ['deposited', 'presented', 'delivered', 'refused', 'unclaimed', 'returned'] as const
export type NoticeEventKind = (typeof NOTICE_EVENTS)[number]

/** `accepted` is the word of electronic letters for delivered. */
export type NoticeEvent = { readonly kind: NoticeEventKind | 'accepted'; readonly on: LocalDate }

/** What a notice may lack. Of those needed, none may lack; of the others, a person who was told may do without. */
export const GAPS = {
  creditor_address: { isNeeded: true },
  debtor_address: { isNeeded: true },
  words: { isNeeded: true },
  law: { isNeeded: true },
  deadline: { isNeeded: true },
  payment: { isNeeded: true },
  creditor_siren: { isNeeded: false },
  debtor_siren: { isNeeded: false },
  document_number: { isNeeded: false },
  interest: { isNeeded: false },
  next_step: { isNeeded: false },
  signatory: { isNeeded: false },
  barred: { isNeeded: false },
} as const satisfies Record<string, { readonly isNeeded: boolean }>
export type GapCode = keyof typeof GAPS

/** Why a debt is not demanded although it is open and overdue. */
export type WhyHeld = 'insolvent' | 'in_court' | 'placed'

/**
 * Open debts of a customer that nobody demands: insolvency froze them, or a court was asked for them. Both rooms stand after this one, and
 * are handed in.
 */
export type DebtsHeld = (tx: OrgTx, customerId: string) => Promise<ReadonlyMap<string, WhyHeld>>

/** Which notices a list shows: those whose last day to pay is over and that nobody has followed, those it is not over for, or all. */
export const NOTICE_SHOWS = ['over', 'running', 'all'] as const
export type NoticeShow = (typeof NOTICE_SHOWS)[number]

/** What the written mandate of a creditor must say (CPCEx art. R124-3), and that the agent may receive. */
export const MANDATE_TERMS = ['power', 'claims', 'cover', 'pay', 'remittance'] as const
export type MandateTerm = (typeof MANDATE_TERMS)[number]

/** Whether we collect for others, and what shows that we may (CPCEx art. R124-2). */
export type Agency = {
  readonly collectsForOthers: boolean
  readonly insurer: string
  readonly policyNo: string
  readonly insuredUntil: LocalDate | null
  /** The account that holds nothing but what was collected for others. */
  readonly iban: string
  readonly declaredOn: LocalDate | null
  /** The court whose prosecutor it was declared to. */
  readonly declaredTo: string
}

/** Until somebody says otherwise, an organisation collects what is its own. */
export const NO_AGENCY: Agency = {
  collectsForOthers: false,
  insurer: '',
  policyNo: '',
  insuredUntil: null,
  iban: '',
  declaredOn: null,
  declaredTo: '',
}

export type Creditor = {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly siren: string | null
  readonly mandateOn: LocalDate | null
  /** Null: until it is ended. */
  readonly mandateUntil: LocalDate | null
  readonly mandateSays: readonly MandateTerm[]
}
