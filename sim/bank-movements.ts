import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import type { Book, Entry, Item } from './book.ts'
import { BANK } from './chart-of-accounts.ts'
import type { SimCustomer } from './customer.ts'
import type { Told } from './told.ts'

/** Money of one customer inside a movement, with what the payer said of it. */
export type Payment = { readonly customer: SimCustomer; readonly cents: number; readonly told: Told }

export type MovementKind = 'transfer' | 'collection' | 'cheques' | 'dollars' | 'returned' | 'other' | 'out'

/** What the bank booked: one line of a statement, before it is put into words. Several payments only in a remittance of cheques. */
export type BankMovement = {
  readonly no: string
  readonly kind: MovementKind
  readonly on: LocalDate
  /** Money in is positive. */
  readonly cents: number
  readonly payments: readonly Payment[]
  /** Document numbers of the receipts, or of the returned debit, in the accounts. */
  readonly receipts: readonly string[]
  /** What came with money that is no customer's. */
  readonly told: Told | null
  /** As the accountant enters it. */
  readonly label: string
  readonly dollarCents: number
  /** The reference that we gave a debit, which the bank hands on; the number of its document where we gave none. */
  readonly endToEnd?: string
}

/** Movements booked from `from` to `to`, in the order of the bank, and what the account held before the first. */
export function bankMovements(
  book: Book,
  customers: readonly SimCustomer[],
  from: LocalDate,
  to: LocalDate,
): { openingCents: number; movements: BankMovement[] } {
  const known = new Map(customers.map((customer) => [customer.code, customer]))
  const items = new Map(book.items.map((item) => [item.documentNo, item]))
  let openingCents = 0
  const movements: BankMovement[] = []
  for (const entry of book.entries) {
    const cents = entry.lines.reduce((sum, line) => (line.account === BANK ? sum + line.cents : sum), 0)
    if (cents === 0 || entry.on > to) continue
    if (entry.on < from) openingCents += cents
    else movements.push(movementOf(entry, cents))
  }
  return {
    openingCents,
    movements: withRemittances(movements).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  }

  function movementOf(entry: Entry, cents: number): BankMovement {
    const isCheque = entry.documentNo.startsWith('REM-')
    const no = isCheque ? entry.documentNo.slice(4) : entry.documentNo
    const item = isCheque ? items.get(no) : entry.lines.find((line) => line.item)?.item
    const customer = item && known.get(item.party)
    const told = book.told.get(no) ?? null
    invariant(!customer || told, `nobody knows what ${no} pays`)
    return {
      no,
      kind: customer ? kindOf(item!, isCheque) : cents > 0 ? 'other' : 'out',
      on: entry.on,
      cents,
      payments: customer ? [{ customer, cents, told: resolved(told!) }] : [],
      receipts: customer ? [no] : [],
      told,
      label: entry.label,
      dollarCents: Math.abs(item?.foreign?.cents ?? 0),
    }
  }

  /** A debtor that pays a returned debit names the invoice: it has never heard of another number. */
  function resolved(told: Told): Told {
    const paid = told.paid.flatMap((item) =>
      item.kind === 'returned_debit' ? (book.told.get(item.documentNo)?.paid ?? []) : [item],
    )
    return { ...told, paid }
  }
}

function kindOf(item: Item, isCheque: boolean): MovementKind {
  if (isCheque) return 'cheques'
  if (item.foreign) return 'dollars'
  if (item.kind === 'returned_debit') return 'returned'
  return item.documentNo.startsWith('PRV') ? 'collection' : 'transfer'
}

/** Cheques handed in on one day are one line: the bank adds them up. */
function withRemittances(movements: readonly BankMovement[]): BankMovement[] {
  const others = movements.filter(({ kind }) => kind !== 'cheques')
  const days = Map.groupBy(
    movements.filter(({ kind }) => kind === 'cheques'),
    ({ on }) => on,
  )
  for (const cheques of days.values())
    others.push({
      ...cheques[0]!,
      cents: cheques.reduce((sum, one) => sum + one.cents, 0),
      payments: cheques.flatMap((one) => one.payments),
      receipts: cheques.flatMap((one) => one.receipts),
    })
  return others
}

export type BankStatement = {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly openingCents: number
  readonly closingCents: number
  readonly movements: readonly BankMovement[]
}

/** One statement for each stretch of `days` from `from` to `to`; stretches without a movement have none. */
export function bankStatements(
  book: Book,
  customers: readonly SimCustomer[],
  stretch: { readonly from: LocalDate; readonly to: LocalDate; readonly days: number },
): BankStatement[] {
  const { movements, openingCents } = bankMovements(book, customers, stretch.from, stretch.to)
  const statements: BankStatement[] = []
  let held = openingCents
  for (let from = stretch.from; from <= stretch.to; from = addDays(from, stretch.days)) {
    const end = addDays(from, stretch.days - 1)
    const to = end < stretch.to ? end : stretch.to
    const own = movements.filter(({ on }) => on >= from && on <= to)
    if (own.length === 0) continue
    const closingCents = own.reduce((sum, { cents }) => sum + cents, held)
    statements.push({ from, to, openingCents: held, closingCents, movements: own })
    held = closingCents
  }
  return statements
}
