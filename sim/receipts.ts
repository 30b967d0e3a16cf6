import type { LocalDate } from '../src/kernel/calendar.ts'
import type { Book, Item } from './book.ts'
import { BANK, CHEQUES, CUSTOMERS, DEPOSITS } from './chart-of-accounts.ts'
import type { SimCustomer } from './customer.ts'
import { referencesOf, type Told, tells } from './told.ts'

/** The entries of money that comes in, and goes back. Each function posts one balanced entry and adds its item. */

const MEANS = {
  transfer: { prefix: 'VIR', label: 'VIR RECU' },
  cheque: { prefix: 'CHQ', label: 'REMISE CHQ' },
  direct_debit: { prefix: 'PRV', label: 'PRLV SEPA' },
} as const

/** Money in on the customer account (or on advances for a deposit). A cheque waits on 511200 until `postChequeCashed`. */
export function postReceipt(
  book: Book,
  customer: SimCustomer,
  on: LocalDate,
  cents: number,
  told: Told,
  purpose: 'receipt' | 'deposit' = 'receipt',
): Item {
  const { prefix, label } = MEANS[customer.means]
  const documentNo = book.nextNumber(`${prefix}${on.slice(2, 4)}-`, 5)
  const account = purpose === 'deposit' ? DEPOSITS : CUSTOMERS
  book.told.set(documentNo, told)
  const text = `${label} ${customer.name.toUpperCase()} ${referencesOf(told)}`.trim()
  const item = book.addItem({
    party: customer.code,
    account,
    kind: purpose,
    documentNo,
    on,
    dueOn: on,
    cents: -cents,
    foreign: null,
    label: text,
  })
  book.post({
    journal: 'BQ',
    on,
    documentNo,
    documentOn: on,
    label: text,
    lines: [
      { account: customer.means === 'cheque' ? CHEQUES : BANK, cents },
      { account, cents: -cents, item },
    ],
  })
  return item
}

export function postChequeCashed(book: Book, on: LocalDate, receipt: Item): void {
  const lines = [
    { account: BANK, cents: -receipt.cents },
    { account: CHEQUES, cents: receipt.cents },
  ]
  book.post({
    journal: 'BQ',
    on,
    documentNo: `REM-${receipt.documentNo}`,
    documentOn: on,
    label: `Encaissement ${receipt.documentNo}`,
    lines,
  })
}

/** A dollar invoice paid in full: the customer account is credited at the rate of the invoice, the rest is exchange. */
export function postDollarReceipt(
  book: Book,
  customer: SimCustomer,
  on: LocalDate,
  invoice: Item,
  usdPerEurBp: number,
): Item {
  const dollars = invoice.foreign!.cents
  const received = Math.round((dollars * 10_000) / usdPerEurBp)
  const documentNo = book.nextNumber(`VIR${on.slice(2, 4)}-`, 5)
  book.told.set(documentNo, tells([invoice]))
  const foreign = { cents: -dollars, currency: 'USD' }
  const label = `VIR RECU ${customer.name.toUpperCase()} ${invoice.documentNo}`
  const item = book.addItem({
    party: customer.code,
    account: CUSTOMERS,
    kind: 'receipt',
    documentNo,
    on,
    dueOn: on,
    cents: -invoice.cents,
    foreign,
    label,
  })
  const gap = received - invoice.cents
  book.post({
    journal: 'BQ',
    on,
    documentNo,
    documentOn: on,
    label,
    lines: [
      { account: BANK, cents: received, foreign: { cents: dollars, currency: 'USD' } },
      { account: CUSTOMERS, cents: -invoice.cents, item, foreign },
      ...(gap === 0 ? [] : [{ account: gap > 0 ? '766000' : '666000', cents: -gap }]),
    ],
  })
  return item
}

/** The bank takes a direct debit back: the customer owes again, since the day the invoice was due. */
export function postReturnedDebit(
  book: Book,
  customer: SimCustomer,
  on: LocalDate,
  receipt: Item,
  dueOn: LocalDate,
): Item {
  const documentNo = `REJ-${receipt.documentNo}`
  book.told.set(documentNo, book.told.get(receipt.documentNo)!)
  const label = `REJET PRLV ${customer.name.toUpperCase()} ${receipt.documentNo}`
  const item = book.addItem({
    party: customer.code,
    account: CUSTOMERS,
    kind: 'returned_debit',
    documentNo,
    on,
    dueOn,
    cents: -receipt.cents,
    foreign: null,
    label,
  })
  const lines = [
    { account: CUSTOMERS, cents: item.cents, item },
    { account: BANK, cents: -item.cents },
  ]
  book.post({ journal: 'BQ', on, documentNo, documentOn: on, label, lines })
  return item
}
