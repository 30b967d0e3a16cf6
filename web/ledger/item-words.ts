import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import type { ItemView } from '../../src/ledger/contract.ts'
import { itemKindNames, wording } from './wording.ts'

type Named = Pick<ItemView, 'kind' | 'documentNo'>

/** `Facture FA2026-0142`; a payment without a number is just a payment. */
export const itemName = (lang: Lang, item: Named): string =>
  [say(lang, itemKindNames[item.kind]), item.documentNo].filter(Boolean).join(' ')

/** Where the due date comes from: read in the file, or worked out here. */
export function dueInWords(lang: Lang, item: ItemView): string {
  const days = daysBetween(item.issuedOn as LocalDate, item.dueOn as LocalDate)
  if (item.dueSource === 'none') return say(lang, wording.dueNone)
  return say(lang, item.dueSource === 'stated' ? wording.dueStated : wording.dueComputed, { days: Math.max(0, days) })
}

/** An amount with the sign of its side; nothing is never minus nothing. */
export const signed = (side: 1 | -1, cents: number): number => (cents === 0 ? 0 : side * cents)

/** Days past due of what is still owed on `on`; 0 for credits and for what is settled. */
export const daysLateOf = (item: ItemView, on: LocalDate): number =>
  item.side === 1 && item.openCents > 0 ? Math.max(0, daysBetween(item.dueOn as LocalDate, on)) : 0

/** What was open of an item when a past day ended: what is open now, and what was settled later. */
export const openOn = (
  item: Pick<ItemView, 'openCents'>,
  allocations: readonly { readonly amountCents: number; readonly allocatedOn: string }[],
  on: LocalDate,
): number =>
  allocations.filter((one) => one.allocatedOn > on).reduce((open, one) => open + one.amountCents, item.openCents)
