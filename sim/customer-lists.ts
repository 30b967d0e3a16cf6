import type { LocalDate } from '../src/kernel/calendar.ts'
import { formatDay } from '../src/kernel/calendar.ts'
import type { Means, SimCustomer } from './customer.ts'
import type { Cell } from './spreadsheet.ts'
import { termsText } from './terms.ts'
import type { Aged, OpenItem } from './truth.ts'
import { aged, agedByCustomer, BUCKETS } from './truth.ts'

/** The lists a French accounting package prints, as rows ready for `writeCsv` or `writeXlsx`. */

const KINDS = { business: 'Entreprise', consumer: 'Particulier', public: 'Organisme public' } as const
const MEANS: Readonly<Record<Means, string>> = {
  transfer: 'Virement',
  cheque: 'Chèque',
  direct_debit: 'Prélèvement SEPA',
}

const amount = (cents: number): Cell => ({ cents })
const on = (day: LocalDate): Cell => ({ day })

const CONTACT_HEADER =
  'Code client;Nom;Type;SIREN;N° TVA;Contact;E-mail;Téléphone;Langue;Adresse;Code postal;Ville;Pays;Conditions de règlement;Mode de règlement;Devise;Groupe'.split(
    ';',
  )

/** What a ledger lacks: one row per customer, header first. Holes are left as they are in real files. */
export function contactRows(customers: readonly SimCustomer[]): Cell[][] {
  return [
    CONTACT_HEADER,
    ...customers.map((customer) => [
      customer.code,
      customer.name,
      KINDS[customer.kind],
      customer.siren ?? '',
      customer.vatNo ?? '',
      customer.contact,
      customer.email,
      customer.phone,
      customer.language,
      customer.address.street,
      customer.address.postcode,
      customer.address.city,
      customer.address.country,
      termsText(customer.terms),
      MEANS[customer.means],
      customer.currency,
      customer.groupCode ?? '',
    ]),
  ]
}

/** Sage style: debit and credit columns, a sub-total after each customer, a grand total. Returns the header first. */
export function sageOpenItemRows(items: readonly OpenItem[], customers: readonly SimCustomer[]): Cell[][] {
  const byCode = new Map(customers.map((customer) => [customer.code, customer]))
  const rows: Cell[][] = [
    [
      'Compte tiers',
      'Intitulé',
      'Date',
      'N° pièce',
      'Libellé',
      'Échéance',
      'Débit',
      'Crédit',
      'Solde',
      'Mode de règlement',
    ],
  ]
  const sides = (cents: number): Cell[] => (cents >= 0 ? [amount(cents), null] : [null, amount(-cents)])
  const totals = (list: readonly OpenItem[]): Cell[] => {
    const { debits, credits, total } = aged(list, '1900-01-01' as LocalDate)
    return [amount(debits), amount(-credits), amount(total), null]
  }
  for (const [code, list] of Map.groupBy(items, (item) => item.customer)) {
    const customer = byCode.get(code)!
    let balance = 0
    for (const item of list) {
      balance += item.openCents
      rows.push([
        code,
        customer.name,
        on(item.issuedOn),
        item.documentNo,
        item.label,
        on(item.dueOn),
        ...sides(item.openCents),
        amount(balance),
        MEANS[customer.means],
      ])
    }
    rows.push([code, `Total ${customer.name}`, null, null, null, null, ...totals(list)])
  }
  rows.push(['TOTAL GENERAL', null, null, null, null, null, ...totals(items)])
  return rows
}

/** EBP style: one signed column of what is left, no totals, the currency when it is not the euro. */
export function ebpOpenItemRows(items: readonly OpenItem[], customers: readonly SimCustomer[]): Cell[][] {
  const byCode = new Map(customers.map((customer) => [customer.code, customer]))
  return [
    [
      'Code client',
      'Nom',
      'N° facture',
      'Date facture',
      "Date d'échéance",
      'Montant TTC',
      'Reste dû',
      'Devise',
      'Mode de règlement',
      'E-mail',
    ],
    ...items.map((item) => {
      const customer = byCode.get(item.customer)!
      const money = item.openForeign
        ? [amount(item.openForeign.cents), amount(item.openForeign.cents), item.openForeign.currency]
        : [amount(item.cents), amount(item.openCents), 'EUR']
      return [
        item.customer,
        customer.name,
        item.documentNo,
        on(item.issuedOn),
        on(item.dueOn),
        ...money,
        MEANS[customer.means],
        customer.email,
      ]
    }),
  ]
}

/** The number of rows above the header of `agedBalanceRows`. */
export const AGED_TITLE_ROWS = 3

/** The aged balance: three title rows, a header, one row per customer with something open, and the total. */
export function agedBalanceRows(
  items: readonly OpenItem[],
  customers: readonly SimCustomer[],
  seller: string,
  asOf: LocalDate,
): Cell[][] {
  const names = new Map(customers.map((customer) => [customer.code, customer.name]))
  const figures = (row: Aged): Cell[] => [amount(row.total), ...BUCKETS.map((bucket) => amount(row[bucket]))]
  return [
    [seller],
    [`Balance âgée clients au ${formatDay('fr', asOf)}`],
    [null],
    ['Compte', 'Intitulé', 'Solde', 'Non échu', '1-30', '31-60', '61-90', '> 90'],
    ...[...agedByCustomer(items, asOf)].map(([code, row]) => [code, names.get(code)!, ...figures(row)]),
    ['TOTAL GENERAL', null, ...figures(aged(items, asOf))],
  ]
}
