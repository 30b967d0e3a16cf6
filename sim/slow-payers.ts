import { addDays, type LocalDate } from '../src/kernel/calendar.ts'
import { workingDay } from './calendar-of-tasks.ts'
import type { SimCustomer } from './customer.ts'
import type { Economy } from './economy.ts'
import { demoSiren, demoVatNo } from './fictitious-identifiers.ts'
import { postReceipt } from './receipts.ts'
import { postInvoice } from './sales.ts'
import { tells } from './told.ts'

/** Beyond the ranks and codes that customers of any demonstration take. */
const FIRST_RANK = 80_101
const FIRST_CODE = 910
const USD_PER_EUR_BP = 10_850
/** A series of its own, so that no other invoice is called otherwise because of them. */
const SERIES = 'FS'
/** Days after which the accountant letters what was paid. */
const LETTERED_AFTER = 3

type Slow = readonly [name: string, city: string, postcode: string, invoices: readonly (readonly [number, number])[]]

/** Net amounts by the days before the end on which they were invoiced. */
const SLOW: readonly Slow[] = [
  ['Ferronnerie Abgrall-Denis SARL', 'Brest', '29200', [[196, 214_000]]],
  ['Carrelage Bonnevent SARL', 'Angers', '49000', [[171, 86_500]]],
  [
    'Atelier Coudrelle SAS',
    'Rennes',
    '35000',
    [
      [188, 132_000],
      [158, 64_000],
    ],
  ],
  ['Plâtrerie Dourvennec SARL', 'Vannes', '56000', [[163, 175_500]]],
  [
    'Espaces Verts Évrolles SARL',
    'Cholet',
    '49300',
    [
      [205, 92_000],
      [149, 41_000],
    ],
  ],
  ['Librairie Fontgrelle SAS', 'Laval', '53000', [[154, 58_000]]],
  ['Traiteur Guilvarec SARL', 'Lorient', '56100', [[182, 119_000]]],
  ['Garage Hautbreil SAS', 'Le Mans', '72000', [[166, 238_000]]],
  ['Optique Irvallon SARL', 'Saint-Nazaire', '44600', [[147, 73_500]]],
  ['Pressing Jaulmière SARL', 'Niort', '79000', [[160, 37_000]]],
  ['Cave Kermorven SARL', 'Saint-Brieuc', '22000', [[152, 104_000]]],
]

/**
 * Small customers that nobody here had the time to ask again: what an agency is given. The economy of the company knows nothing of them,
 * so that whatever chance makes of it, they are there. Called before the first day is played.
 */
export function slowPayers(economy: Economy, asOf: LocalDate): SimCustomer[] {
  return SLOW.map(([name, city, postcode, invoices], at): SimCustomer => {
    const siren = demoSiren(FIRST_RANK + at)
    const customer: SimCustomer = {
      ...{ name, address: { street: `${3 + 4 * at} rue des Artisans`, postcode, city, country: 'FR' } },
      ...{ contact: `Claude ${name.split(' ')[1]}`, email: `compta@client-${FIRST_CODE + at}.example`, phone: '' },
      ...{ code: `C0${FIRST_CODE + at}`, kind: 'business', siren, vatNo: demoVatNo(siren), language: 'fr' },
      ...{ terms: { days: 30, endOfMonth: false }, means: 'transfer', currency: 'EUR', groupCode: null },
      ...{ behaviour: 'forgets', paymentRun: 'any', medianCents: 100_000, weight: 0 },
    }
    for (const [days, netCents] of invoices) {
      const on = workingDay(addDays(asOf, -days))
      const parts = [{ account: '706000', netCents, vatBp: 2000 }] as const
      economy.plan(on, ({ book }) => postInvoice(book, customer, on, parts, USD_PER_EUR_BP, SERIES))
    }
    return customer
  })
}

/** One of them pays the company itself all that it owes, whoever asked. */
export function paysUs(economy: Economy, customer: SimCustomer, on: LocalDate): void {
  economy.plan(on, ({ book }) => {
    const owed = book.items.filter(({ party, kind }) => party === customer.code && kind === 'invoice')
    const cents = owed.reduce((sum, item) => sum + item.cents, 0)
    const receipt = postReceipt(book, customer, on, cents, { ...tells(owed), citing: 'as_printed' })
    for (const item of owed) book.allocate(workingDay(addDays(on, LETTERED_AFTER)), item, receipt, item.cents)
  })
}
