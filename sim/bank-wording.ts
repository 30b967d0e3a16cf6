import type { LocalDate } from '../src/kernel/calendar.ts'
import type { BankMovement, Payment } from './bank-movements.ts'
import type { Item } from './book.ts'
import { atTheBank, plain } from './cash-customers.ts'
import type { CashItem, Citing, Slip } from './cash-model.ts'
import { CITING_SHARES, KEEPS_HABIT, SLIP_SHARES } from './cash-shares.ts'
import { cfonbTransfer, chequeRemittance } from './cash-statement.ts'
import { citingWords } from './cash-wording.ts'
import type { SimCustomer } from './customer.ts'
import { mandateOf } from './mandate-names.ts'
import { type Random, seeded } from './random.ts'
import type { Told } from './told.ts'

/** One movement as a French bank words it in its CFONB file; what is empty is not written. */
export type Worded = {
  readonly code: string
  readonly label: string
  readonly name: string
  /** The payer's own text, as far as the bank hands it on. */
  readonly text: string
  /** Lines of the bank's own make, by banks that name nobody otherwise. */
  readonly lines: readonly string[]
  readonly endToEnd: string
  readonly creditor: string
  readonly mandate: string
  readonly reject: string
  readonly dollarCents: number
}

const BLANK: Worded = {
  code: '',
  label: '',
  name: '',
  text: '',
  lines: [],
  endToEnd: '',
  creditor: '',
  mandate: '',
  reject: '',
  dollarCents: 0,
}

const LABEL = 31

/** The same movement is always worded alike: a payer keeps its habit, and what varies follows from the number of the receipt. */
export function wordsOf(movement: BankMovement): Worded {
  const random = seeded(`bank/${movement.no}/${movement.on}`)
  const [first] = movement.payments
  switch (movement.kind) {
    case 'transfer':
      return transferWords(random, movement, first!)
    case 'dollars': {
      const { bankName } = habitOf(first!.customer)
      const text = first!.told.paid.map((item) => item.documentNo).join(' ')
      const dollarCents = movement.dollarCents
      return { ...BLANK, code: '18', label: cut(`VIR INTL RECU ${bankName}`), name: bankName, text, dollarCents }
    }
    case 'collection':
    case 'returned': {
      const { bankName } = habitOf(first!.customer)
      const isBack = movement.kind === 'returned'
      return {
        ...BLANK,
        code: isBack ? 'B2' : '08',
        label: cut(`${isBack ? 'PRLV SEPA IMPAYE' : 'PRLV SEPA EMIS'} ${bankName}`),
        name: bankName,
        endToEnd: movement.endToEnd ?? first!.told.paid[0]!.documentNo,
        mandate: mandateOf(first!.customer.code),
        reject: isBack ? random.pick(['20', '20', '20', '14', '58']) : '',
      }
    }
    case 'cheques': {
      const { movement: shown } = chequeRemittance(random, transferOf(movement, '', ''), movement.payments.length)
      return { ...BLANK, code: shown.code, label: shown.label }
    }
    case 'other':
      return fromMovement(
        cfonbTransfer(random, transferOf(movement, movement.told?.payer?.name ?? '', movement.told?.remark ?? '')),
      )
    case 'out':
      return { ...BLANK, code: outCode(movement.label), label: cut(plain(movement.label)) }
  }
}

const cut = (text: string): string => text.slice(0, LABEL).trimEnd()

const outCode = (label: string): string => (label.startsWith('PRLV') ? '08' : label.startsWith('FRAIS') ? '62' : '06')

type Habit = { readonly bankName: string; readonly citing: Citing }

/** How the bank writes this customer, and how it says what it pays. */
export function habitOf({ code, name }: Pick<SimCustomer, 'code' | 'name'>): Habit {
  const random = seeded(`payer/${code}/${name}`)
  return { bankName: atTheBank(random, name), citing: random.weighted(CITING_SHARES) }
}

function transferWords(random: Random, movement: BankMovement, { customer, told }: Payment): Worded {
  const habit = habitOf(customer)
  const { text, rf } = saidOf(random, movement.on, customer, told, habit.citing)
  const payer = told.payer
  const name = payer
    ? payer.code
      ? habitOf({ code: payer.code, name: payer.name }).bankName
      : payer.name
    : habit.bankName
  const transfer = { ...transferOf(movement, name, text), rf }
  let shown = cfonbTransfer(random, transfer)
  // Where it matters what is cited, the bank hands it on.
  while (told.citing && shown.movement.counterparty.name === '') shown = cfonbTransfer(random, transfer)
  return fromMovement(shown)
}

/** What the payer writes: its documents in its own manner, the credit notes it takes off if it says so, and its remark. */
function saidOf(
  random: Random,
  on: LocalDate,
  customer: SimCustomer,
  told: Told,
  habit: Citing,
): { readonly text: string; readonly rf: CashItem | null } {
  const named = told.paid.map(asDocument)
  const citing =
    told.citing ??
    (named.length === 0 ? 'nothing' : random.chance(KEEPS_HABIT) ? habit : random.weighted(CITING_SHARES))
  // Numbers that follow one another, or one reference for several documents, are chance here: those payers name each.
  const possible = citing === 'range' ? 'running_number' : citing === 'rf' && named.length > 1 ? 'as_printed' : citing
  const isWritten = possible === 'as_printed' || possible === 'respelt' || possible === 'running_number'
  const slip: Slip = told.slip ?? (told.citing || !isWritten ? 'none' : random.weighted(SLIP_SHARES))
  const words =
    named.length === 0 && told.remark !== '' ? '' : citingWords(random, named, possible, slip, customer.code).text
  const saysDeducted = told.deducted.length > 0 && (told.saysDeducted ?? (words !== '' && random.chance(0.5)))
  const less = saysDeducted
    ? `${random.pick(['MOINS AVOIR', 'DEDUCTION AVOIR', 'AVOIR DEDUIT'])} ${told.deducted.map((item) => item.documentNo).join(' ')}`
    : ''
  return {
    text: [inMonth(words, on), less, told.remark].filter((one) => one !== '').join(' '),
    rf: possible === 'rf' ? named[0]! : null,
  }
}

/** The months of the words of the bench are those of its one day. */
const inMonth = (words: string, on: LocalDate): string =>
  words.replace(/SEPTEMBRE|OCTOBRE|NOVEMBRE|SEPT 26|10\/2026|11-2026/, `${on.slice(5, 7)}/${on.slice(0, 4)}`)

const asDocument = (item: Item): CashItem => ({
  id: String(item.id),
  customerId: item.party,
  kind: item.cents > 0 ? 'invoice' : 'credit_note',
  side: item.cents > 0 ? 1 : -1,
  cents: Math.abs(item.cents),
  documentNo: item.documentNo,
  issuedOn: item.on,
  dueOn: item.dueOn,
  isOpen: true,
  isFromAccounts: true,
  settles: null,
})

const transferOf = ({ on, cents }: BankMovement, name: string, text: string) => ({
  bookedOn: on,
  cents,
  name: plain(name),
  iban: null,
  text,
  rf: null,
})

function fromMovement({ movement }: ReturnType<typeof cfonbTransfer>): Worded {
  const { code, label, counterparty, references, remittance } = movement
  const isNamed = counterparty.name !== ''
  return {
    ...BLANK,
    code,
    label,
    name: counterparty.name,
    text: isNamed ? remittance.join('') : '',
    lines: isNamed ? [] : remittance,
    endToEnd: references.endToEnd.replace(/^2611\d\d(?=-)/, movement.bookedOn.replaceAll('-', '').slice(2)),
    creditor: references.creditor,
  }
}
