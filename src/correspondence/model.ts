import type { LocalDate } from '../kernel/calendar.ts'
import type { Currency, Money } from '../kernel/money.ts'
import type { Lang } from '../kernel/wording.ts'

/** The law sees three kinds of debtor: what may be claimed, and in which words, depends on it. */
export const RECIPIENT_KINDS = ['consumer', 'business', 'public'] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]

/**
 * What a message is for, from the friendliest to the last; a statement, a note, the notice of a direct debit and the messages about an
 * instalment chase nobody: these last speak of what was agreed.
 */
export const TONES = [
  'pre_reminder',
  'courteous',
  'firm',
  'final',
  'formal_notice',
  'statement',
  'group_statement',
  'debit_notice',
  'instalment_coming',
  'instalment_missed',
  'note',
] as const
export type Tone = (typeof TONES)[number]

/** The messages short enough for a telephone; a formal notice is not among them. */
export const SMS_TONES = ['pre_reminder', 'courteous', 'firm', 'final'] as const satisfies readonly Tone[]
export type SmsTone = (typeof SMS_TONES)[number]

/** What a text is kept under: what it is for, and apart from that its short twin for telephones. */
export type TemplateKey = Tone | `sms_${SmsTone}`
export const TEMPLATE_KEYS: readonly TemplateKey[] = [...TONES, ...SMS_TONES.map((tone) => `sms_${tone}` as const)]

export const isSmsKey = (key: TemplateKey): key is `sms_${SmsTone}` => key.startsWith('sms_')
export const toneOfKey = (key: TemplateKey): Tone => (isSmsKey(key) ? (key.slice(4) as SmsTone) : key)

export const CHANNELS = ['email', 'sms', 'letter', 'registered_letter', 'electronic_registered'] as const
export type Channel = (typeof CHANNELS)[number]

/** Sheets of paper, in an envelope with a postal address. */
export const isPaper = (channel: string): boolean => channel === 'letter' || channel === 'registered_letter'

export type LogoFormat = 'png' | 'jpeg' | 'svg'
export type Logo = { readonly format: LogoFormat; readonly bytes: Uint8Array }

/** How the organisation's letters and mails look. `colour` is `#rrggbb`. */
export type Look = {
  readonly logo: Logo | null
  readonly colour: string
  /** Closing words above the sender's name, such as « Le service comptabilité clients ». */
  readonly signature: string
  /** Small print at the foot of each page: legal form, capital, registry. */
  readonly footer: string
}

export type Sender = {
  readonly name: string
  readonly title: string | null
  readonly email: string | null
  readonly phone: string | null
}

export type Organisation = {
  readonly name: string
  /** ISO code; absent: France. */
  readonly country?: string
  readonly siren: string | null
  readonly addressLines: readonly string[]
  readonly iban: string | null
  readonly bic: string | null
  readonly sender: Sender
  readonly look: Look
}

export type Recipient = {
  readonly name: string
  readonly contact: string | null
  readonly addressLines: readonly string[]
  /** Printed on letters to companies: a formal notice should identify its debtor beyond doubt. */
  readonly siren?: string | null
  readonly lang: Lang
  readonly kind: RecipientKind
}

export const ITEM_KINDS = ['invoice', 'fee', 'interest', 'other'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** One open debit of the customer. Amounts in minor units of `currency`, `0 < open ≤ original`. */
export type ItemFacts = {
  /** Where a message is kept as a proof about this debt, as a formal notice is: the item of the ledger. */
  readonly itemId?: string
  readonly documentNo: string
  /** The books know no number for it, as in an aged balance: the message speaks of the balance of the account, and cites nothing. */
  readonly isUnnumbered?: boolean
  readonly kind: ItemKind
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly originalCents: number
  readonly openCents: number
  readonly currency: Currency
  /** Of whom it is, when one message to the head of a group tells what its members owe; absent: of the recipient. */
  readonly of?: string
}

/** A credit note or unallocated receipt taken off the total. `cents` is positive. */
export type CreditFacts = {
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly cents: number
  readonly currency: Currency
  /** As that of items. */
  readonly of?: string
}

/**
 * What the law lets a professional creditor add, as computed from the dated reference tables on the day of the message;
 * null when the organisation does not claim it, and always null for a consumer.
 */
export type LateCharges = {
  /** Fixed indemnity for one late invoice (C. com. D. 441-5, CCP D. 2192-35), in euro cents. */
  readonly indemnityPerInvoiceCents: number
  /** Yearly penalty rate in basis points, when one rate holds for the whole period. */
  readonly penaltyRateBp: number | null
  /** When several held: each rate from a day on, in their order. Absent or null where documents differ. */
  readonly rates?: readonly { readonly from: LocalDate; readonly bp: number }[] | null
  /** Penalties owed on top of the documents of the message, to its day, in euro cents; null where they are not told. */
  readonly penaltiesCents: number | null
  /** Fixed indemnities owed on top of the documents, in euro cents; null: one for each late invoice of the message. */
  readonly indemnitiesCents?: number | null
  /** The texts they rest on, cited where no sentence of ours names those of the organisation's country. */
  readonly citation?: string
}

/** The direct debit that a message announces: what the scheme has the debtor told (EPC016-06, §4.6.1). */
export type DebitFacts = {
  readonly collectOn: LocalDate
  readonly mandate: string
  readonly creditorId: string
  /** The account debited, as its holder recognises it without a stranger being able to use it. */
  readonly account: string
}

/** The instalment that a message is about, of a plan agreed with the customer. */
export type InstalmentFacts = {
  /** Names the plan in every message and payment. */
  readonly plan: string
  readonly agreedOn: LocalDate
  readonly dueOn: LocalDate
  /** Which of how many. */
  readonly place: number
  readonly count: number
  /** What is left of the whole plan, this instalment included. */
  readonly left: Money
}

/** Whoever collects for another tells the debtor for whom, and by which letter it first did (CPCEx art. R124-4). */
export type AgentFacts = {
  readonly creditor: { readonly name: string; readonly address: string }
  /** The letter that told everything; null: this one does. */
  readonly first: { readonly reference: string; readonly on: LocalDate } | null
}

/**
 * How a mail shows the person in whose name it leaves. It leaves from the organisation's address all the same, which its servers
 * answer for; `replyTo` null: answers come to the organisation.
 */
export type Voice = {
  readonly fromName: string | null
  readonly replyTo: string | null
  readonly copyTo: readonly { readonly name: string; readonly address: string }[]
}

/** Debts that a judgment froze: told as they stand, and asked of nobody (C. com. art. L622-7). */
export type FrozenFacts = { readonly since: LocalDate; readonly items: readonly ItemFacts[] }

/** All that a message is made from: gathered from the books by the caller, checked by `messageData`. */
export type MessageFacts = {
  readonly organisation: Organisation
  readonly recipient: Recipient
  readonly on: LocalDate
  readonly place: string
  /** Names this message in the exchange with the customer; also the payment reference when several items are due. */
  readonly reference: string
  readonly step: { readonly tone: Tone; readonly channel: Channel }
  readonly items: readonly ItemFacts[]
  readonly credits: readonly CreditFacts[]
  /** Absent when no judgment keeps any from being asked for. */
  readonly frozen?: FrozenFacts
  /** Last day given to pay; a formal notice must have one. */
  readonly deadlineOn: LocalDate | null
  readonly lateCharges: LateCharges | null
  /** Absent when the organisation speaks for itself, to nobody but the recipient. */
  readonly voice?: Voice | null
  /** Absent when the organisation collects what is its own. */
  readonly agent?: AgentFacts
  /** Absent when the message announces no direct debit. */
  readonly debit?: DebitFacts
  /** Absent when the message is about no instalment of a plan. */
  readonly instalment?: InstalmentFacts
  /** Absent when every document that was to leave with the message fits in it. */
  readonly enclosed?: { readonly files: number; readonly leftOut: number }
  /** The customer's page to see and pay, `https://…`; null while there is none. */
  readonly payUrl: string | null
  /** Demo organisations mark everything that leaves them. */
  readonly isDemo: boolean
}

export type MessageItem = ItemFacts & {
  /** Positive once late, zero on the due day, negative before. */
  readonly daysLate: number
}

/** One currency's sum: `due = items − credits`. Credits settle the oldest debt first, so `overdue ≤ due`. */
export type Total = {
  readonly currency: Currency
  readonly itemsCents: number
  readonly creditsCents: number
  readonly dueCents: number
  readonly overdueCents: number
}

export type Payment = {
  readonly holder: string
  readonly iban: string
  readonly bic: string | null
  /** RF creditor reference (ISO 11649), or the plain reference when none can be made. */
  readonly reference: string
  /** Payload of the EPC069-12 QR code; null when the message is not one euro amount between 0.01 and 999 999 999.99. */
  readonly epc: string | null
}

export type MessageData = Omit<MessageFacts, 'items'> & {
  readonly items: readonly MessageItem[]
  readonly totals: readonly Total[]
  readonly payment: Payment | null
}
