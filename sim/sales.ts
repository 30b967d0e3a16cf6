import type { LocalDate } from '../src/kernel/calendar.ts'
import type { Book, Item, Line } from './book.ts'
import { CUSTOMERS, DEPOSITS, VAT_COLLECTED } from './chart-of-accounts.ts'
import type { SimCustomer } from './customer.ts'
import { dueDate } from './terms.ts'

/** The entries of a sale and of what reduces it. Each function posts one balanced entry and adds its items. */

/** `vatBp` is in hundredths of a percent; VAT is rounded half up per part. */
export type SalePart = {
  readonly account: '706000' | '706500' | '707000'
  readonly netCents: number
  readonly vatBp: 0 | 550 | 1000 | 2000
}

const vatOf = (part: SalePart): number => Math.floor((part.netCents * part.vatBp + 5_000) / 10_000)

/** `usdPerEurBp` is dollars for 10 000 euros; it turns the invoice of a dollar customer into its foreign amount. */
export function postInvoice(
  book: Book,
  customer: SimCustomer,
  on: LocalDate,
  parts: readonly SalePart[],
  usdPerEurBp: number,
  series = 'FA',
): Item {
  const gross = parts.reduce((sum, part) => sum + part.netCents + vatOf(part), 0)
  const foreign =
    customer.currency === 'USD' ? { cents: Math.round((gross * usdPerEurBp) / 10_000), currency: 'USD' } : null
  const documentNo = book.nextNumber(`${series}${on.slice(0, 4)}-`, 4)
  const item = book.addItem({
    party: customer.code,
    account: CUSTOMERS,
    kind: 'invoice',
    documentNo,
    on,
    dueOn: dueDate(customer.terms, on),
    cents: gross,
    foreign,
    label: `Facture ${documentNo} ${customer.name}`,
  })
  book.post({
    journal: 'VE',
    on,
    documentNo,
    documentOn: on,
    label: item.label,
    lines: [{ account: CUSTOMERS, cents: gross, item, foreign }, ...saleLines(parts, -1)],
  })
  return item
}

export function postCreditNote(
  book: Book,
  customer: SimCustomer,
  on: LocalDate,
  parts: readonly SalePart[],
  about: Item,
): Item {
  const gross = parts.reduce((sum, part) => sum + part.netCents + vatOf(part), 0)
  const documentNo = book.nextNumber(`AV${on.slice(0, 4)}-`, 3)
  const item = book.addItem({
    party: customer.code,
    account: CUSTOMERS,
    kind: 'credit_note',
    documentNo,
    on,
    dueOn: on,
    cents: -gross,
    foreign: null,
    label: `Avoir ${documentNo} sur ${about.documentNo} ${customer.name}`,
  })
  book.post({
    journal: 'VE',
    on,
    documentNo,
    documentOn: on,
    label: item.label,
    lines: [{ account: CUSTOMERS, cents: -gross, item }, ...saleLines(parts, 1)],
  })
  return item
}

function saleLines(parts: readonly SalePart[], sign: 1 | -1): Line[] {
  const vat = parts.reduce((sum, part) => sum + vatOf(part), 0)
  return [
    ...parts.map((part) => ({ account: part.account, cents: sign * part.netCents })),
    ...(vat === 0 ? [] : [{ account: VAT_COLLECTED, cents: sign * vat }]),
  ]
}

/** The deposit received earlier is taken off its invoice. Returns both sides: one settles the advance, one the invoice. */
export function postDepositDeduction(
  book: Book,
  customer: SimCustomer,
  on: LocalDate,
  deposit: Item,
  invoice: Item,
): { use: Item; deduction: Item } {
  const label = `Imputation acompte ${deposit.documentNo} sur ${invoice.documentNo}`
  const shared = { party: customer.code, on, dueOn: on, foreign: null, label }
  const use = book.addItem({
    ...shared,
    account: DEPOSITS,
    kind: 'deposit_use',
    documentNo: `IMP-${deposit.documentNo}`,
    cents: -deposit.cents,
  })
  const deduction = book.addItem({
    ...shared,
    account: CUSTOMERS,
    kind: 'deposit_deduction',
    documentNo: `ACP-${deposit.documentNo}`,
    cents: deposit.cents,
  })
  const lines = [
    { account: DEPOSITS, cents: use.cents, item: use },
    { account: CUSTOMERS, cents: deduction.cents, item: deduction },
  ]
  book.post({ journal: 'OD', on, documentNo: use.documentNo, documentOn: on, label, lines })
  return { use, deduction }
}

/** Up to a few euros are a settlement difference; above, a lost claim whose VAT (20 %) is taken back. */
export function postWriteOff(book: Book, customer: SimCustomer, on: LocalDate, cents: number, about: Item): Item {
  const lost = cents >= 1_000
  const vat = lost ? cents - Math.round(cents / 1.2) : 0
  const documentNo = book.nextNumber(`${lost ? 'PERTE' : 'ECART'}${on.slice(2, 4)}-`, 4)
  const label = `${lost ? 'Créance irrécouvrable' : 'Écart de règlement'} ${about.documentNo}`
  const item = book.addItem({
    party: customer.code,
    account: CUSTOMERS,
    kind: 'write_off',
    documentNo,
    on,
    dueOn: on,
    cents: -cents,
    foreign: null,
    label,
  })
  book.post({
    journal: 'OD',
    on,
    documentNo,
    documentOn: on,
    label,
    lines: [
      { account: lost ? '654000' : '658000', cents: cents - vat },
      ...(vat === 0 ? [] : [{ account: VAT_COLLECTED, cents: vat }]),
      { account: CUSTOMERS, cents: -cents, item },
    ],
  })
  return item
}
