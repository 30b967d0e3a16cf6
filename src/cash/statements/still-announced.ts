import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { nameWords } from '../words/payer-name-words.ts'

/** Days that may lie between the day for which a bank announces money and the day on which it books it, before or after. */
export const BOOKED_WITHIN_DAYS = 5
/** Days after which money that was announced and that nobody has heard of since is expected no longer. */
export const EXPECTED_FOR_DAYS = 15

/** What tells one movement from another of its amount. */
type Movement = {
  readonly importId: string
  readonly accountId: string
  readonly cents: number
  readonly currency: string
  readonly payerName: string
  readonly endToEnd: string
}
export type AnnouncedMovement = Movement & {
  readonly expectedOn: LocalDate
  /** What the bank says of it but its day. */
  readonly contentKey: number
  /** How far the statements of its account go; null when none tells. */
  readonly accountKnownOn: LocalDate | null
}
export type BookedMovement = Movement & { readonly id: string; readonly bookedOn: LocalDate }

/**
 * The announcements, the latest imported first, that may still bring money on a day. Gone are: those that a booked movement is by
 * now, each by one; those that the account, known past their days, did not bring; those of long ago. The same movement announced
 * again counts once: as often as the file that came last says.
 */
export function stillAnnounced<T extends AnnouncedMovement>(
  announced: readonly T[],
  booked: readonly BookedMovement[],
  on: LocalDate,
): T[] {
  const last = new Map<string, string>()
  const keyOf = ({ accountId, contentKey }: T) => `${accountId}|${contentKey}`
  for (const one of announced) if (!last.has(keyOf(one))) last.set(keyOf(one), one.importId)
  const told = announced.filter((one) => last.get(keyOf(one)) === one.importId)
  const free = new Map(booked.map((movement) => [movement.id, movement]))
  const come = new Set<T>()
  // What names the same payment goes first, so that money of the same amount does not take its place.
  for (const least of [2, 1, 0]) {
    for (const one of told) {
      if (come.has(one)) continue
      for (const movement of free.values()) {
        if (likeness(one, movement) < least) continue
        free.delete(movement.id)
        come.add(one)
        break
      }
    }
  }
  return told.filter(
    (one) =>
      !come.has(one) &&
      on <= addDays(one.expectedOn, EXPECTED_FOR_DAYS) &&
      (one.accountKnownOn === null || one.accountKnownOn <= addDays(one.expectedOn, BOOKED_WITHIN_DAYS)),
  )
}

/** -1: another movement; 0: nothing speaks against it; 1: the payer is called alike; 2: the payer gave the same reference. */
function likeness(one: AnnouncedMovement, movement: BookedMovement): number {
  const { importId, accountId, cents, currency, expectedOn, endToEnd, payerName } = one
  const isOther =
    importId === movement.importId ||
    accountId !== movement.accountId ||
    cents !== movement.cents ||
    currency !== movement.currency ||
    daysBetween(movement.bookedOn, expectedOn) > BOOKED_WITHIN_DAYS ||
    daysBetween(expectedOn, movement.bookedOn) > EXPECTED_FOR_DAYS
  if (isOther) return -1
  if (endToEnd !== '' && movement.endToEnd !== '') return endToEnd === movement.endToEnd ? 2 : -1
  if (payerName === '' || movement.payerName === '') return 0
  const words = new Set(nameWords(payerName))
  return nameWords(movement.payerName).some((word) => words.has(word)) ? 1 : -1
}
