import { mobileNumber } from '../../adapters/sms/phone-number.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { isPostable } from '../../parties/index.ts'
import { orNull } from '../../platform/copy-rows.ts'
import type { Channel, ContactLine, ContactState, DebitItem, ItemKind, PastContact } from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import type { CustomerRow } from './facts-store.ts'

/** What the rows of `facts-store` say, whichever day is asked about. */

const CONTACT_STATES: Readonly<Record<string, ContactState>> = {
  planned: 'planned',
  queued: 'sending',
  done: 'sent',
  uncertain: 'uncertain',
  skipped: 'skipped',
}

const KINDS: Readonly<Record<string, ItemKind>> = { invoice: 'invoice', fee: 'fee', interest: 'interest' }

/** One debit from the cells of `copyItems`. */
export const debitFrom = (cells: readonly string[]): DebitItem => ({
  id: cells[1]!,
  kind: KINDS[cells[3]!] ?? 'other',
  documentNo: cells[4]!,
  issuedOn: cells[5] as LocalDate,
  dueOn: cells[6] as LocalDate,
  openCents: Number(cells[7]),
  amountCents: Number(cells[8]),
  currency: cells[9]!,
  enteredOn: cells[10] as LocalDate,
  givenLevel:
    cells[11] === '\\N'
      ? null
      : { position: Number(cells[11]), on: orNull(cells[12]!) as LocalDate | null, scenarioId: orNull(cells[13]!) },
})

/** One contact from the cells of `copyContacts`. */
export function contactFrom(cells: readonly string[], book: ScenarioBook): PastContact {
  const scenarioId = cells[4]!
  const version = Number(cells[5])
  const positions = cells[8]!.slice(1, -1).split(',')
  // The lines of a contact mostly share one step: it is looked up when it changes.
  let shown = ''
  let step: { position: number | null; stepId: string | null } = { position: null, stepId: null }
  const lineOf = (itemId: string, index: number): ContactLine => {
    const told = positions[index]!
    if (told !== shown) {
      shown = told
      const position = told === 'NULL' ? null : Number(told)
      step = { position, stepId: position === null ? null : (book.stepAt(scenarioId, version, position)?.id ?? '') }
    }
    return { itemId, stepId: step.stepId, position: step.position }
  }
  const lines = cells[7] === '{}' ? [] : cells[7]!.slice(1, -1).split(',').map(lineOf)
  return {
    on: cells[2] as LocalDate,
    state: CONTACT_STATES[cells[1]!]!,
    channel: cells[3] as Channel,
    scenarioId,
    stepId: cells[6]!,
    lines,
  }
}

/**
 * The channels by which a customer can be reached. A task needs nobody. Reading a number takes longer than the rest of a decision:
 * it is done where a step `texts`.
 */
export function reachableBy(customer: CustomerRow, texts: boolean): Channel[] {
  const channels: Channel[] = []
  if (customer.hasEmail) channels.push('email')
  if (texts && customer.textPhones.some((phone) => mobileNumber(phone, customer.country) !== null)) channels.push('sms')
  if (customer.hasRegistered) channels.push('electronic_registered')
  if (isPostable(customer)) channels.push('letter', 'registered_letter')
  if (customer.hasPhone) channels.push('call')
  return channels
}
