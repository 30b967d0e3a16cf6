import type { LocalDate } from '../../kernel/calendar.ts'
import type { REMITTANCE_MODES } from '../mandates/model.ts'
import { remittanceNumber } from '../receipts/model.ts'

export { remittanceNumber }

export const REMITTANCE_STATES = ['made', 'paid', 'undone'] as const
export type RemittanceState = (typeof REMITTANCE_STATES)[number]

/** Money of debtors handed over to one creditor under one mandate. Amounts are minor units of its currency. */
export type Remittance = {
  readonly orgId: number
  readonly id: string
  readonly no: number
  readonly runId: string
  readonly mandateId: string
  readonly mandateNo: number
  readonly providerId: string
  readonly agencyOrgId: number | null
  readonly creditorName: string
  readonly providerName: string
  readonly mode: (typeof REMITTANCE_MODES)[number]
  readonly currency: string
  readonly state: RemittanceState
  readonly madeOn: LocalDate
  readonly dueOn: LocalDate
  readonly receiptsCents: number
  /** Money handed over before that went back since, and is kept from this. */
  readonly returnsCents: number
  /** Fees set off, VAT included. */
  readonly feesCents: number
  /** What is transferred. */
  readonly cents: number
  readonly reference: string
  readonly iban: string
  readonly paidOn: LocalDate | null
  readonly lineId: string | null
  /** The day on which the creditor's bank booked it. */
  readonly arrivedOn: LocalDate | null
  readonly madeAt: Date
  readonly madeByName: string
}

/** Why money of a mandate stays out of a run. */
export const LEFT_OUT = ['waits', 'no_account', 'not_chosen'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** What the transfer carries, so that the creditor's bank line names the remittance and no other of anybody. */
export const remittanceReference = (no: number, id: string): string =>
  `${remittanceNumber(no)}-${id.slice(-6).toUpperCase()}`
