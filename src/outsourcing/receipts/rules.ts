import type { LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { PayableItem, Payment, ReceiptPart } from './model.ts'
import { receiptWording as words } from './wording.ts'

/** What a payment is held against. */
export type PaidFile = {
  readonly number: string
  readonly currency: string
  readonly placedOn: LocalDate
  readonly today: LocalDate
  /** The oldest due first. */
  readonly items: readonly PayableItem[]
}

/**
 * Which documents a payment settles, each for how much; refused when it is of another currency or day, or more than is owed: what is
 * beyond belongs to the debtor. Pure.
 */
export function spreadPayment(payment: Payment, file: PaidFile): Verdict<ReceiptPart[]> {
  const { cents, currency, receivedOn, parts } = payment
  const { number, items, today, placedOn } = file
  const money = (of: number) => ({ cents: of, currency: file.currency })
  if (currency !== file.currency)
    return refuse(
      'other_currency',
      words.otherCurrency,
      { number, currency: file.currency, asked: currency },
      'currency',
    )
  if (receivedOn > today) return refuse('dated_ahead', words.datedAhead, { day: receivedOn, today }, 'receivedOn')
  if (receivedOn < placedOn)
    return refuse(
      'before_placement',
      words.beforePlacement,
      { day: receivedOn, number, placed: placedOn },
      'receivedOn',
    )
  const owed = sumCents(items.map(({ openCents }) => openCents))
  if (cents > owed)
    return refuse(
      'more_than_owed',
      words.moreThanOwed,
      { number, owed: money(owed), over: money(cents - owed) },
      'cents',
    )
  return parts === null ? accept(oldestFirst(items, cents)) : asChosen(parts, file, cents)
}

function oldestFirst(items: readonly PayableItem[], cents: number): ReceiptPart[] {
  let left = cents
  return items.flatMap(({ itemId, documentNo, openCents }) => {
    const taken = Math.min(left, openCents)
    left -= taken
    return taken > 0 ? [{ itemId, documentNo, cents: taken }] : []
  })
}

function asChosen(
  parts: NonNullable<Payment['parts']>,
  { number, currency, items }: PaidFile,
  cents: number,
): Verdict<ReceiptPart[]> {
  const money = (of: number) => ({ cents: of, currency })
  const total = sumCents(parts.map((one) => one.cents))
  if (total !== cents)
    return refuse('does_not_add_up', words.partsDiffer, { total: money(total), asked: money(cents) }, 'parts')
  const chosen: ReceiptPart[] = []
  for (const one of parts) {
    const item = items.find(({ itemId }) => itemId === one.itemId)
    if (!item || chosen.some(({ itemId }) => itemId === one.itemId))
      return refuse('not_in_file', words.notInFile, { number }, 'parts')
    if (one.cents > item.openCents) {
      const params = { document: item.documentNo, left: money(item.openCents), asked: money(one.cents) }
      return refuse('document_paid', words.documentPaid, params, 'parts')
    }
    chosen.push({ itemId: item.itemId, documentNo: item.documentNo, cents: one.cents })
  }
  return accept(chosen)
}

/** Whether the parts of a bank line and what the debtor paid too much come to the line. */
export function checkLineParts(
  line: { readonly cents: number; readonly currency: string },
  parts: readonly { readonly cents: number }[],
  overCents: number,
): Verdict<void> {
  const total = sumCents([...parts.map(({ cents }) => cents), overCents])
  if (total === line.cents) return accept(undefined)
  const money = (cents: number) => ({ cents, currency: line.currency })
  return refuse('does_not_add_up', words.lineDiffers, { line: money(line.cents), total: money(total) }, 'parts')
}

/** Pieces in which banks and people write the number of a document: joined as numbers often are. */
const JOINTS = ['', '-', '/', '.', ' ', '_'] as const
const MOST_GROUPS = 5
const MOST_NUMBERS = 2_000

/** Everything in some words that may be the number of a document, in capitals. In what a bank writes, one without a digit is none. */
export function numbersIn(text: string, { needsDigit }: { readonly needsDigit: boolean }): string[] {
  const groups = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((group) => group !== '')
  const found = new Set<string>()
  groups.forEach((_, from) => {
    for (let size = 1; size <= MOST_GROUPS && from + size <= groups.length; size++) {
      const run = groups.slice(from, from + size)
      const bare = run.join('')
      if (bare.length < 3 || (needsDigit && !/\d/.test(bare))) continue
      for (const joint of size === 1 ? [''] : JOINTS) found.add(run.join(joint))
    }
  })
  return [...found].slice(0, MOST_NUMBERS)
}

/** Numbers of files (`CF-0012`) named in some words. */
export const filesIn = (text: string): number[] =>
  [...text.toUpperCase().matchAll(/\bCF[-\s]?0*(\d{1,7})\b/g)].map(([, no]) => Number(no))

/** The French account that an IBAN is of, as banks that give no IBAN name it: bank, branch and number, without the key. */
export const ribIn = (iban: string): string => (iban.startsWith('FR') ? iban.slice(4, 25) : iban)
