import type { By } from '../src/cash/index.ts'
import { addDays, addMonths, type LocalDate } from '../src/kernel/calendar.ts'
import { recordEvent } from '../src/legal/limitation/record-event.ts'
import type { Deps } from '../src/main/app.ts'
import { sql } from '../src/platform/sql.ts'
import type { SimCustomer } from './customer.ts'
import type { Economy } from './economy.ts'
import { demoSiren, demoVatNo } from './fictitious-identifiers.ts'
import { postInvoice } from './sales.ts'

/** Beyond the ranks that customers of any demonstration take. */
const FIRST_RANK = 80_001
const USD_PER_EUR_BP = 10_850

type Former = Pick<SimCustomer, 'name' | 'address' | 'contact' | 'email'> & {
  /** Net amounts by the days that are left, on the last day played, before five years are over: fewer than none, and they are. */
  readonly invoices: readonly (readonly [daysLeft: number, netCents: number])[]
}

/** One debt for each alert (a year, six months, three, one), one that nobody saw in time, and one that its customer acknowledges. */
const ACKNOWLEDGED_DAYS_LEFT = 33
const FORMER: readonly Former[] = [
  {
    name: 'Menuiserie Trévalaud SARL',
    address: { street: '14 rue des Tanneurs', postcode: '29000', city: 'Quimper', country: 'FR' },
    contact: 'Yann Trévalaud',
    email: 'compta@menuiserie-trevalaud.example',
    invoices: [
      [68, 384_000],
      [157, 126_500],
      [281, 212_000],
    ],
  },
  {
    name: 'Imprimerie Kerlédan SAS',
    address: { street: '3 quai du Moulin', postcode: '56100', city: 'Lorient', country: 'FR' },
    contact: 'Gaëlle Kerlédan',
    email: 'comptabilite@imprimerie-kerledan.example',
    invoices: [
      [-24, 78_000],
      [19, 146_000],
      [ACKNOWLEDGED_DAYS_LEFT, 295_000],
    ],
  },
]

const issuedOn = (asOf: LocalDate, daysLeft: number): LocalDate => addMonths(addDays(asOf, daysLeft), -60)

/**
 * Companies that buy no more, and invoices of five years ago that nobody asked for again: books as young as those of a demonstration
 * would have no debt near the end of its limitation. They pay nothing. Called before the first day is played.
 */
export function formerCustomers({ book }: Economy, asOf: LocalDate): SimCustomer[] {
  const customers = FORMER.map(({ invoices: _, ...about }, at): SimCustomer => {
    const siren = demoSiren(FIRST_RANK + at)
    return {
      ...about,
      ...{ code: `C090${at}`, kind: 'business', siren, vatNo: demoVatNo(siren), language: 'fr', phone: '' },
      ...{ terms: { days: 30, endOfMonth: false }, means: 'cheque', currency: 'EUR', groupCode: null },
      ...{ behaviour: 'bankrupt', paymentRun: 'any', medianCents: 200_000, weight: 0 },
    }
  })
  // Numbers follow one another in the order of days, whoever is invoiced.
  const invoices = FORMER.flatMap((one, at) => one.invoices.map((invoice) => [customers[at]!, ...invoice] as const))
  for (const [customer, daysLeft, netCents] of invoices.toSorted(([, a], [, b]) => a - b)) {
    const parts = [{ account: '706000', netCents, vatBp: 2000 }] as const
    postInvoice(book, customer, issuedOn(asOf, daysLeft), parts, USD_PER_EUR_BP)
  }
  return customers
}

/** One of them writes that it owes, and asks for patience: five years run anew. */
export async function acknowledgeOldDebt({ db }: Deps, orgId: number, asOf: LocalDate, by: By): Promise<void> {
  await db.inOrg(orgId, async (tx) => {
    const { id, customerId } = await tx.one<{ id: string; customerId: string }>(sql`
      select id, customer_id from ledger.item
      where org_id = ${orgId} and kind = 'opening' and side = 1 and issued_on = ${issuedOn(asOf, ACKNOWLEDGED_DAYS_LEFT)} and open_cents > 0`)
    const evidence = 'Lettre signée de Mme Kerlédan, qui reconnaît la facture et demande un délai (démonstration)'
    const told = { cause: 'acknowledgement', on: by.today, until: null, evidence } as const
    await recordEvent(tx, { ...told, customerId, itemIds: [id] }, by)
  })
}
