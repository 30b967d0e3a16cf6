import { addMonths, type LocalDate } from '../src/kernel/calendar.ts'
import type { SimCustomer } from './customer.ts'
import type { Economy } from './economy.ts'
import { demoSiren, demoVatNo } from './fictitious-identifiers.ts'
import { postInvoice } from './sales.ts'

/** Beyond the ranks that customers of any demonstration take. */
const RANK = 80_001
/** Five years run from the due day: one of them ends within three months, the other within eight. */
const ISSUED_MONTHS_AGO = [58, 53]
const NET_CENTS = [384_000, 126_500]
const USD_PER_EUR_BP = 10_850

/**
 * A company that buys no more, and two invoices of five years ago that nobody asked for again: books as young as those of a demonstration
 * would have no debt near the end of its limitation. It pays nothing and answers nothing. Called before the first day is played.
 */
export function formerCustomer({ book }: Economy, asOf: LocalDate): SimCustomer {
  const siren = demoSiren(RANK)
  const customer: SimCustomer = {
    code: 'C0900',
    name: 'Menuiserie Trévalaud SARL',
    kind: 'business',
    siren,
    vatNo: demoVatNo(siren),
    language: 'fr',
    address: { street: '14 rue des Tanneurs', postcode: '29000', city: 'Quimper', country: 'FR' },
    contact: 'Yann Trévalaud',
    email: 'compta@menuiserie-trevalaud.example',
    phone: '',
    terms: { days: 30, endOfMonth: false },
    means: 'cheque',
    currency: 'EUR',
    groupCode: null,
    behaviour: 'bankrupt',
    paymentRun: 'any',
    medianCents: 200_000,
    weight: 0,
  }
  for (const [at, months] of ISSUED_MONTHS_AGO.entries()) {
    const parts = [{ account: '706000', netCents: NET_CENTS[at]!, vatBp: 2000 }] as const
    postInvoice(book, customer, addMonths(asOf, -months), parts, USD_PER_EUR_BP)
  }
  return customer
}
