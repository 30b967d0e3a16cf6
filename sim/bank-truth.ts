import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, weekday } from '../src/kernel/calendar.ts'
import { bankMovements } from './bank-movements.ts'
import type { Lived } from './play-through.ts'

/** A line of the product with something left to match. */
export type LeftLine = { readonly bookedOn: LocalDate; readonly cents: number; readonly leftCents: number }

/**
 * What each customer owes in euros as far as anybody could have told the product on the morning of `asOf`, from items and
 * bank movements alone: sales up to the Monday of the last import, the rest as far as the accountant had entered it, money
 * as far as the bank had booked it the evening before, what was claimed here, less what is still to be matched. Nil balances are left out.
 */
export function knowableBalances(lived: Lived, asOf: LocalDate, left: readonly LeftLine[]): Map<string, number> {
  const { economy, customers, memory, enteredThrough, claimed } = lived
  const { book } = economy
  const importedOn = addDays(asOf, 1 - weekday(asOf))
  const banked = new Set(
    bankMovements(book, customers, book.entries[0]!.on, addDays(asOf, -1)).movements.flatMap(
      ({ receipts }) => receipts,
    ),
  )
  const enteredOn = new Map(book.items.map(({ documentNo, on }) => [documentNo, on]))
  const balances = new Map<string, number>()
  const add = (code: string, cents: number) => balances.set(code, (balances.get(code) ?? 0) + cents)
  for (const { party, account, kind, on, cents, documentNo, foreign } of book.items) {
    if (!account.startsWith('41') || foreign) continue
    const isSale = kind === 'invoice' || kind === 'credit_note'
    if (isSale ? on <= importedOn : on <= enteredThrough || banked.has(documentNo)) add(party, cents)
  }
  for (const [code, cents] of claimed) add(code, cents)
  for (const line of left) {
    const [movement] = memory.of(line)
    if (!movement || movement.kind === 'dollars') continue
    for (const [place, { customer, cents }] of movement.payments.entries()) {
      // A cheque may be entered on the day it came and reach the bank a week later: then the accounts told it already.
      if (enteredOn.get(movement.receipts[place]!)! <= enteredThrough) continue
      add(customer.code, movement.payments.length > 1 ? cents : line.leftCents)
    }
  }
  return new Map([...balances].filter(([, cents]) => cents !== 0))
}
