import { formatLongDay } from '../kernel/calendar.ts'
import { formatMoney } from '../kernel/money.ts'
import type { Sentence } from '../kernel/wording.ts'
import { say } from '../kernel/wording.ts'
import { phrases } from './letter-wording.ts'
import type { DebitFacts, InstalmentFacts, MessageData, MessageItem, Total } from './model.ts'
import { wording } from './wording.ts'

export type VariableType = 'text' | 'day' | 'amount' | 'count'

/** One thing a template may name. `value` gives the text to print, or the sentence that says why there is none. */
export type Variable = {
  readonly type: VariableType
  readonly meaning: Sentence
  readonly value: (data: MessageData) => string | Sentence
}

const langOf = (data: MessageData) => data.recipient.lang

/** Dates and late days speak of the oldest item still due; items are sorted by due day. */
const oldest = (data: MessageData, of: (item: MessageItem) => string | Sentence): string | Sentence =>
  data.items[0] ? of(data.items[0]) : wording.whyNoItem

function amounts(data: MessageData, of: (total: Total) => number): string {
  const lang = langOf(data)
  const shown = data.totals.filter((total) => of(total) !== 0)
  if (shown.length === 0) return formatMoney(lang, 0, data.totals[0]?.currency ?? 'EUR')
  return list(
    lang,
    shown.map((total) => formatMoney(lang, of(total), total.currency)),
  )
}

const list = (lang: 'fr' | 'en', parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : parts.slice(0, -1).join(', ') + say(lang, phrases.and) + parts.at(-1)

type DocumentPhrases = Readonly<Record<'invoices' | 'documents' | 'balance', Sentence>>

function documents(data: MessageData, told: DocumentPhrases): string | Sentence {
  return oldest(data, (first) => {
    const areInvoices = data.items.every((item) => item.kind === 'invoice')
    if (data.items.length === 1 && first.isUnnumbered) return say(langOf(data), told.balance)
    const params = { count: data.items.length, first: first.documentNo }
    return say(langOf(data), areInvoices ? told.invoices : told.documents, params)
  })
}

const ofDebit = (data: MessageData, of: (debit: DebitFacts) => string): string | Sentence =>
  data.debit ? of(data.debit) : wording.whyNoDebit

const ofInstalment = (data: MessageData, of: (instalment: InstalmentFacts) => string): string | Sentence =>
  data.instalment ? of(data.instalment) : wording.whyNoInstalment

const chargesDue = (data: MessageData, cents: number | null | undefined): string | Sentence =>
  cents === null || cents === undefined ? wording.whyNoCharges : formatMoney(langOf(data), cents, 'EUR')

/** The closed list: a template can name these and nothing else. */
export const VARIABLES = {
  organisation_name: {
    type: 'text',
    meaning: { fr: 'Nom de votre organisation', en: 'Name of your organisation' },
    value: (data) => data.organisation.name,
  },
  sender_name: {
    type: 'text',
    meaning: { fr: 'Nom de la personne qui signe', en: 'Name of the person who signs' },
    value: (data) => data.organisation.sender.name,
  },
  sender_email: {
    type: 'text',
    meaning: { fr: 'E-mail de la personne qui signe', en: 'E-mail of the person who signs' },
    value: (data) => data.organisation.sender.email ?? wording.whyNoSenderEmail,
  },
  sender_phone: {
    type: 'text',
    meaning: { fr: 'Téléphone de la personne qui signe', en: 'Telephone of the person who signs' },
    value: (data) => data.organisation.sender.phone ?? wording.whyNoSenderPhone,
  },
  customer_name: {
    type: 'text',
    meaning: { fr: 'Nom du client', en: 'Name of the customer' },
    value: (data) => data.recipient.name,
  },
  contact_name: {
    type: 'text',
    meaning: { fr: 'Nom du contact, à défaut nom du client', en: 'Name of the contact, or of the customer' },
    value: (data) => data.recipient.contact ?? data.recipient.name,
  },
  salutation: {
    type: 'text',
    meaning: { fr: "Formule d'appel", en: 'Opening salutation' },
    value: (data) => {
      const { contact } = data.recipient
      return contact ? say(langOf(data), phrases.salutationNamed, { contact }) : say(langOf(data), phrases.salutation)
    },
  },
  date: {
    type: 'day',
    meaning: { fr: 'Date du message', en: 'Date of the message' },
    value: (data) => formatLongDay(langOf(data), data.on),
  },
  reference: {
    type: 'text',
    meaning: { fr: 'Référence du message', en: 'Reference of the message' },
    value: (data) => data.reference,
  },
  documents: {
    type: 'text',
    meaning: {
      fr: '« la facture F-12 » ou « les 3 factures listées ci-dessous »',
      en: '“invoice F-12” or “the 3 invoices listed below”',
    },
    value: (data) => documents(data, phrases),
  },
  of_documents: {
    type: 'text',
    meaning: {
      fr: '« de la facture F-12 » ou « des 3 factures listées ci-dessous »',
      en: '“of invoice F-12” or “of the 3 invoices listed below”',
    },
    value: (data) =>
      documents(data, { invoices: phrases.ofInvoices, documents: phrases.ofDocuments, balance: phrases.ofBalance }),
  },
  documents_short: {
    type: 'text',
    meaning: {
      fr: "Pour l'objet : « facture F-12 » ou « 3 factures »",
      en: 'For the subject: “invoice F-12” or “3 invoices”',
    },
    value: (data) =>
      documents(data, { ...phrases, invoices: phrases.invoicesTitle, documents: phrases.documentsTitle }),
  },
  item_count: {
    type: 'count',
    meaning: { fr: 'Nombre de documents listés', en: 'Number of documents listed' },
    value: (data) => String(data.items.length),
  },
  oldest_document: {
    type: 'text',
    meaning: { fr: 'Numéro du document le plus ancien', en: 'Number of the oldest document' },
    value: (data) => oldest(data, (item) => item.documentNo),
  },
  oldest_due_date: {
    type: 'day',
    meaning: { fr: 'Échéance la plus ancienne', en: 'Oldest due date' },
    value: (data) => oldest(data, (item) => formatLongDay(langOf(data), item.dueOn)),
  },
  oldest_days_late: {
    type: 'text',
    meaning: { fr: 'Retard le plus long, « 12 jours »', en: 'Longest delay, “12 days”' },
    value: (data) =>
      oldest(data, (item) =>
        item.daysLate > 0 ? say(langOf(data), phrases.days, { days: item.daysLate }) : wording.whyNothingLate,
      ),
  },
  total_due: {
    type: 'amount',
    meaning: { fr: 'Total à régler, avoirs déduits, par devise', en: 'Total to pay, credits deducted, per currency' },
    value: (data) => amounts(data, (total) => total.dueCents),
  },
  total_overdue: {
    type: 'amount',
    meaning: { fr: 'Total échu, avoirs déduits, par devise', en: 'Total overdue, credits deducted, per currency' },
    value: (data) => amounts(data, (total) => total.overdueCents),
  },
  deadline: {
    type: 'day',
    meaning: { fr: 'Date limite fixée par cette étape', en: 'Deadline set by this step' },
    value: (data) => (data.deadlineOn ? formatLongDay(langOf(data), data.deadlineOn) : wording.whyNoDeadline),
  },
  penalties_due: {
    type: 'amount',
    meaning: {
      fr: 'Intérêts de retard dus en plus des documents listés, au jour du message',
      en: 'Late interest owed on top of the documents listed, to the day of the message',
    },
    value: (data) => chargesDue(data, data.lateCharges?.penaltiesCents),
  },
  indemnities_due: {
    type: 'amount',
    meaning: {
      fr: 'Indemnités forfaitaires de recouvrement dues en plus des documents listés',
      en: 'Fixed recovery indemnities owed on top of the documents listed',
    },
    value: (data) => chargesDue(data, data.lateCharges?.indemnitiesCents),
  },
  debit_date: {
    type: 'day',
    meaning: { fr: 'Jour du prélèvement annoncé', en: 'Day of the direct debit announced' },
    value: (data) => ofDebit(data, (debit) => formatLongDay(langOf(data), debit.collectOn)),
  },
  debit_mandate: {
    type: 'text',
    meaning: { fr: 'Référence du mandat de prélèvement (RUM)', en: 'Reference of the direct debit mandate' },
    value: (data) => ofDebit(data, (debit) => debit.mandate),
  },
  debit_creditor: {
    type: 'text',
    meaning: { fr: 'Votre identifiant créancier SEPA (ICS)', en: 'Your SEPA creditor identifier' },
    value: (data) => ofDebit(data, (debit) => debit.creditorId),
  },
  debit_account: {
    type: 'text',
    meaning: { fr: 'Compte débité, en partie masqué', en: 'Account debited, partly hidden' },
    value: (data) => ofDebit(data, (debit) => debit.account),
  },
  plan_reference: {
    type: 'text',
    meaning: { fr: "Référence de l'échéancier", en: 'Reference of the instalment plan' },
    value: (data) => ofInstalment(data, ({ plan }) => plan),
  },
  plan_date: {
    type: 'day',
    meaning: { fr: "Jour de l'accord sur l'échéancier", en: 'Day the instalment plan was agreed' },
    value: (data) => ofInstalment(data, ({ agreedOn }) => formatLongDay(langOf(data), agreedOn)),
  },
  plan_left: {
    type: 'amount',
    meaning: { fr: "Reste à payer de tout l'échéancier", en: 'What is left of the whole plan' },
    value: (data) => ofInstalment(data, ({ left }) => formatMoney(langOf(data), left.cents, left.currency)),
  },
  instalment_date: {
    type: 'day',
    meaning: { fr: 'Jour du versement', en: 'Day of the instalment' },
    value: (data) => ofInstalment(data, ({ dueOn }) => formatLongDay(langOf(data), dueOn)),
  },
  instalment_place: {
    type: 'text',
    meaning: { fr: 'Rang du versement, « 2 sur 6 »', en: 'Place of the instalment, “2 of 6”' },
    value: (data) => ofInstalment(data, ({ place, count }) => say(langOf(data), phrases.placeOf, { place, count })),
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof VARIABLES

export const isVariable = (name: string): name is VariableName => Object.hasOwn(VARIABLES, name)

/**
 * Text from people, made safe to show in any medium: no control characters, no direction overrides (which can show an
 * amount backwards), no line breaks, Unicode composed. Letters of every script stay.
 */
export function cleanValue(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
