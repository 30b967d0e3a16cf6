import type { Template } from '../../correspondence/index.ts'
import type { MessageData } from '../../correspondence/model.ts'
import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { nextWorkingDay } from '../../statutes/index.ts'
import { type GapCode, LEAST_DAYS, type NoticeChannel, type NoticeEvent } from './model.ts'

/** The last day to pay of a notice that leaves on a day: never a day on which banks are closed, and never fewer days than are usual. */
export const noticeDeadline = (on: LocalDate, days: number): LocalDate =>
  nextWorkingDay('FR', addDays(on, Math.max(LEAST_DAYS, days)))

const NEXT_STEP =
  /tribunal|juridiction|justice|judiciaire|contentieux|recouvrement|poursuite|court|legal|proceeding|collection/i

/**
 * What a formal notice lacks of what it should say (law sheet §4: no statute lists it, C. civ. art. 1344 asks for an act that clearly
 * demands performance). The documents with their dates and amounts are always drawn.
 */
export function noticeGaps(data: MessageData, template: Template, isFrench: boolean): GapCode[] {
  const { organisation, recipient, deadlineOn, lateCharges } = data
  const text = `${template.subject}\n${template.body}`
  const isBusiness = recipient.kind === 'business'
  const lacks: Readonly<Partial<Record<GapCode, boolean>>> = {
    creditor_address: organisation.addressLines.length === 0,
    debtor_address: recipient.addressLines.length === 0,
    words: !/mise en demeure|mettons en demeure/i.test(text),
    law: !/\{\{\s*law\s*\}\}/.test(template.body),
    deadline: deadlineOn === null || daysBetween(data.on, deadlineOn) < LEAST_DAYS,
    payment: data.payment === null,
    creditor_siren: organisation.siren === null,
    debtor_siren: isBusiness && isFrench && !recipient.siren,
    document_number: data.items.some(({ isUnnumbered }) => isUnnumbered),
    interest: recipient.kind !== 'consumer' && (lateCharges === null || lateCharges.penaltiesCents === null),
    next_step: !NEXT_STEP.test(text),
    signatory: organisation.sender.name === organisation.name,
  }
  return (Object.keys(lacks) as GapCode[]).filter((code) => lacks[code])
}

/**
 * The day on which a notice counts as received; null while nothing proves it. On paper, the first presentation, even if it was refused
 * or never fetched. By electronic registered letter, the day it was accepted, refused, or found not claimed after its fifteen days: its
 * reader is first told of a letter, and not of whose (CPCE art. R53-3). What came back undelivered, and what was never registered, counts
 * by no proof of ours.
 */
export function noticedOn(channel: NoticeChannel, events: readonly NoticeEvent[]): LocalDate | null {
  if (channel !== 'registered_letter' && channel !== 'electronic_registered') return null
  const telling: readonly NoticeEvent['kind'][] =
    channel === 'registered_letter'
      ? ['presented', 'delivered', 'accepted', 'refused', 'unclaimed']
      : ['delivered', 'accepted', 'refused', 'unclaimed']
  const days = events.filter(({ kind }) => telling.includes(kind)).map(({ on }) => on)
  return days.length === 0 ? null : days.reduce((a, b) => (b < a ? b : a))
}
