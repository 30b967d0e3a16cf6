import type { SimCustomer } from './customer.ts'
import type { Cell } from './spreadsheet.ts'

/** Who sells at the demo company. Nobody real: their mailboxes end in a domain that is never given out. */
const SELLERS = [
  { name: 'Solenn Kervadec', email: 'solenn.kervadec@brevanne-agencement.example' },
  { name: 'Basile Roumégous', email: 'basile.roumegous@brevanne-agencement.example' },
]
const LIMIT_STEP_CENTS = 500_000
const INVOICES_ON_CREDIT = 6

/** The columns that sales and credit control add to a list of contacts, in the order of its rows, header first. */
export function withSalesTeam(rows: readonly Cell[][], customers: readonly SimCustomer[]): Cell[][] {
  const [header, ...others] = rows
  return [
    [...header!, 'Commercial', 'E-mail du commercial', 'Plafond de crédit'],
    ...others.map((row, rank) => {
      const { kind, medianCents } = customers[rank]!
      if (kind !== 'business') return [...row, '', '', '']
      const { name, email } = SELLERS[rank % SELLERS.length]!
      const steps = Math.ceil((medianCents * INVOICES_ON_CREDIT) / LIMIT_STEP_CENTS)
      return [...row, name, email, { cents: steps * LIMIT_STEP_CENTS }]
    }),
  ]
}
