import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, endOfMonth } from '../src/kernel/calendar.ts'
import type { Book } from './book.ts'
import type { Tasks } from './calendar-of-tasks.ts'
import { workingDay } from './calendar-of-tasks.ts'
import { BANK, SUPPLIERS, VAT_COLLECTED, VAT_DEDUCTIBLE } from './chart-of-accounts.ts'
import { chargeBankFees, postOtherMoney } from './other-money.ts'
import type { Random } from './random.ts'

/** The rest of the ledger: opening, suppliers, payroll and VAT, so that receivables have to be found among other things. */

export const SUPPLIER_NAMES: Readonly<Record<string, string>> = {
  F001: 'SCI Les Quais de Brévanne',
  F002: 'Télécom Armorelle',
  F003: 'Énergie Valtorgne',
  F004: 'Négoce Bois Guermelin',
  F005: 'Quincaillerie Larzenac',
  F006: 'Cabinet comptable Vernusset',
  F007: 'Carburants Trébuzec',
}

const MONTHLY_BILLS: ReadonlyArray<readonly [supplier: string, account: string, day: number, netCents: number]> = [
  ['F001', '613200', 1, 285_000],
  ['F002', '626000', 5, 42_900],
  ['F003', '606100', 12, 61_300],
  ['F006', '622600', 20, 55_000],
]

export function postOpening(book: Book, on: LocalDate): void {
  const lines = [
    { account: '218300', cents: 8_640_000 },
    { account: BANK, cents: 21_500_000 },
    { account: '101300', cents: -15_000_000 },
    { account: '164000', cents: -15_140_000 },
  ]
  book.post({
    journal: 'OD',
    on,
    documentNo: 'APPORT',
    documentOn: on,
    label: "Apports et emprunt à l'ouverture",
    lines,
  })
}

/** Plans one month of bills, wages and tax; `firstOn` is the first day of that month that is played. `monthlySalesCents` sizes the purchases. */
export function planOverheads(
  book: Book,
  tasks: Tasks,
  random: Random,
  firstOn: LocalDate,
  monthlySalesCents: number,
): void {
  const month = firstOn.slice(0, 8)
  const lastOn = endOfMonth(firstOn)
  const onDay = (wanted: number): LocalDate => workingDay(`${month}${String(wanted).padStart(2, '0')}` as LocalDate)
  const bill = (supplier: string, account: string, on: LocalDate, netCents: number): void => {
    if (on >= firstOn && on <= lastOn)
      tasks.at(on, () => postBill(book, tasks, random, supplier, account, on, netCents))
  }
  for (const [supplier, account, wanted, netCents] of MONTHLY_BILLS)
    bill(supplier, account, onDay(wanted), Math.round(netCents * random.normal(1, 0.04)))
  const purchases = random.int(5, 9)
  for (let i = 0; i < purchases; i++) {
    const [supplier, account] = random.pick([
      ['F004', '607000'],
      ['F004', '607000'],
      ['F005', '606300'],
      ['F007', '625100'],
    ] as const)
    bill(
      supplier,
      account,
      onDay(random.int(1, 27)),
      Math.max(2_000, Math.round((monthlySalesCents * 0.44 * random.logNormal(1, 0.4)) / purchases)),
    )
  }
  tasks.at(lastOn, () => {
    postWages(book, tasks, lastOn, Math.round(monthlySalesCents * 0.27))
  })
  chargeBankFees(book, tasks, workingDay(addDays(lastOn, -3)))
  const visits = random.fork('other money')
  for (let i = visits.int(2, 4); i > 0; i--) {
    const on = onDay(visits.int(1, 27))
    if (on >= firstOn) tasks.at(on, () => postOtherMoney(book, visits, on))
  }
  // Asked for the day after, when nothing dated in the month can still come.
  tasks.at(addDays(lastOn, 1), () => declareVat(book, tasks, lastOn))
}

function postBill(
  book: Book,
  tasks: Tasks,
  random: Random,
  supplier: string,
  account: string,
  on: LocalDate,
  netCents: number,
): void {
  const vat = Math.round(netCents / 5)
  const gross = netCents + vat
  const documentNo = book.nextNumber(`${supplier}-${on.slice(2, 4)}`, 4)
  const label = `${SUPPLIER_NAMES[supplier]} ${documentNo}`
  const dueOn = endOfMonth(addDays(on, 30))
  const owed = book.addItem({
    party: supplier,
    account: SUPPLIERS,
    kind: 'supplier_invoice',
    documentNo,
    on,
    dueOn,
    cents: -gross,
    foreign: null,
    label,
  })
  book.post({
    journal: 'AC',
    on,
    documentNo,
    documentOn: on,
    label,
    lines: [
      { account, cents: netCents },
      { account: VAT_DEDUCTIBLE, cents: vat },
      { account: SUPPLIERS, cents: -gross, item: owed },
    ],
  })
  const paidOn = workingDay(addDays(dueOn, random.int(-3, 2)))
  tasks.at(paidOn, () => {
    const paymentNo = `P-${documentNo}`
    const text = `VIR EMIS ${SUPPLIER_NAMES[supplier]!.toUpperCase()} ${documentNo}`
    const paid = book.addItem({
      party: supplier,
      account: SUPPLIERS,
      kind: 'supplier_payment',
      documentNo: paymentNo,
      on: paidOn,
      dueOn: paidOn,
      cents: gross,
      foreign: null,
      label: text,
    })
    const lines = [
      { account: SUPPLIERS, cents: gross, item: paid },
      { account: BANK, cents: -gross },
    ]
    book.post({ journal: 'BQ', on: paidOn, documentNo: paymentNo, documentOn: paidOn, label: text, lines })
    book.allocate(paidOn, paid, owed, gross)
  })
}

function postWages(book: Book, tasks: Tasks, on: LocalDate, grossCents: number): void {
  const employee = Math.round(grossCents * 0.22)
  const employer = Math.round(grossCents * 0.42)
  const net = grossCents - employee
  const documentNo = `PAIE-${on.slice(0, 7)}`
  book.post({
    journal: 'PA',
    on,
    documentNo,
    documentOn: on,
    label: `Salaires ${on.slice(0, 7)}`,
    lines: [
      { account: '641100', cents: grossCents },
      { account: '645100', cents: employer },
      { account: '421000', cents: -net },
      { account: '431000', cents: -(employee + employer) },
    ],
  })
  payLater(
    book,
    tasks,
    workingDay(addDays(on, 1)),
    '421000',
    net,
    `VIR SALAIRES ${on.slice(0, 7)}`,
    `VIR-${documentNo}`,
  )
  payLater(
    book,
    tasks,
    workingDay(addDays(on, 15)),
    '431000',
    employee + employer,
    `PRLV URSSAF ${on.slice(0, 7)}`,
    `URSSAF-${on.slice(0, 7)}`,
  )
}

/** Clears the month's VAT accounts; the balance is paid on the 20th or carried as a credit. */
function declareVat(book: Book, tasks: Tasks, on: LocalDate): void {
  const month = on.slice(0, 7)
  let collected = 0
  let deductible = 0
  for (const entry of book.entries) {
    if (!entry.on.startsWith(month)) continue
    for (const line of entry.lines) {
      if (line.account === VAT_COLLECTED) collected -= line.cents
      else if (line.account === VAT_DEDUCTIBLE) deductible += line.cents
    }
  }
  if (collected === 0 && deductible === 0) return
  const due = collected - deductible
  const account = due >= 0 ? '445510' : '445670'
  book.post({
    journal: 'OD',
    on,
    documentNo: `TVA-${month}`,
    documentOn: on,
    label: `TVA ${month}`,
    lines: [
      { account: VAT_COLLECTED, cents: collected },
      { account: VAT_DEDUCTIBLE, cents: -deductible },
      { account, cents: -due },
    ].filter((line) => line.cents !== 0),
  })
  if (due > 0)
    payLater(book, tasks, workingDay(addDays(on, 20)), '445510', due, `PRLV DGFIP TVA ${month}`, `DGFIP-${month}`)
}

function payLater(
  book: Book,
  tasks: Tasks,
  on: LocalDate,
  account: string,
  cents: number,
  label: string,
  documentNo: string,
): void {
  const lines = [
    { account, cents },
    { account: BANK, cents: -cents },
  ]
  tasks.at(on, () => book.post({ journal: 'BQ', on, documentNo, documentOn: on, label, lines }))
}
