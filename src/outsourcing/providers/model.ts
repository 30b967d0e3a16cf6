import type { LocalDate } from '../../kernel/calendar.ts'
import type { ProvenRates } from '../comparing/model.ts'
import type { Tariff } from '../tariffs/model.ts'

/** What a provider does. */
export const SERVICES = [
  'phone_reminders',
  'amicable',
  'court',
  'enforcement',
  'insolvency',
  'abroad',
  'consumers',
  'tracing',
] as const
export type Service = (typeof SERVICES)[number]

/** What a paper of a provider is. */
export const PAPER_KINDS = [
  'insurance',
  'declaration',
  'account',
  'company_extract',
  'vigilance',
  'price_list',
  'references',
  'signed_mandate',
  'data_protection',
  'other',
] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Days before the end of a paper on which somebody is told, once each: while there is time, soon, and when it is over. */
export const ALERT_DAYS = [60, 30, 0] as const
export type AlertDays = (typeof ALERT_DAYS)[number]

/** Days that an invitation to connect may be accepted. */
export const CONNECTION_DAYS = 30

/** Days that a link to a provider's page opens: after the day asked for, to read what was answered; and of a mandate. */
export const READ_AFTER_DAYS = 30
export const MANDATE_PAGE_DAYS = 60

/** Papers dropped by a provider that may wait to be looked at: more is a machine, or a link that leaked. */
export const MOST_TO_VERIFY = 20

/** How many providers are asked at least, so that prices can be compared. */
export const LEAST_ASKED = 3

/** Who might collect for us, as the creditor's own card says it. */
export type ProviderCard = {
  readonly name: string
  readonly siren: string | null
  readonly contactName: string
  readonly email: string
  readonly phone: string
  readonly website: string
  readonly address: string
  /** Countries (two letters) where it collects, languages (two letters), trades it knows. */
  readonly countries: readonly string[]
  readonly languages: readonly string[]
  readonly sectors: readonly string[]
  readonly services: readonly Service[]
  readonly reporting: string
  readonly clientReferences: string
  readonly note: string
  readonly tariff: Tariff | null
  /** What it says that it recovers, by age at placement. */
  readonly proven: ProvenRates | null
}

export type Provider = ProviderCard & {
  readonly id: string
  /** The organisation of this installation that it is; null: it works elsewhere. */
  readonly agencyOrgId: number | null
  readonly keptAt: Date
  readonly keptByName: string
  readonly archivedAt: Date | null
}

/** The conditions of CPCEx art. R124-2 as somebody confirmed them on a day. */
export type Conditions = {
  readonly insurer: string
  readonly policyNo: string
  readonly insuredUntil: LocalDate | null
  readonly iban: string
  readonly declaredOn: LocalDate | null
  readonly declaredTo: string
}

export type ConfirmedConditions = Conditions & {
  /** Null: a member here read them on papers. */
  readonly agencyOrgId: number | null
  readonly confirmedOn: LocalDate
  readonly confirmedByName: string
}

export type Paper = {
  readonly id: string
  readonly providerId: string
  readonly kind: PaperKind
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly expiresOn: LocalDate | null
  readonly addedAt: Date
  readonly addedByName: string
  /** Dropped by the provider on its page, and whether somebody has looked at it: until then it proves nothing. */
  readonly isDropped: boolean
  readonly verifiedByName: string | null
}
