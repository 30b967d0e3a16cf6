import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays } from '../src/kernel/calendar.ts'
import type { Book, Item } from './book.ts'
import { nextWeekday, workingDay } from './calendar-of-tasks.ts'
import type { Debt, Debtor } from './debtor.ts'
import { postChequeCashed, postDollarReceipt, postReceipt, postReturnedDebit } from './receipts.ts'
import { postWriteOff } from './sales.ts'
import { type Told, tells } from './told.ts'

/** What paying needs to know of the world. */
export type PaymentWorld = {
  readonly book: Book
  readonly usdPerEurBp: number
  readonly at: (on: LocalDate, act: () => void) => void
  /** Looks again at what the debtor means to pay on `on`. */
  readonly payLater: (debtor: Debtor, on: LocalDate) => void
  /** Adds a claim the debtor has not foreseen. */
  readonly owe: (debtor: Debtor, item: Item, plannedOn: LocalDate) => void
}

/** Larger amounts, in cents, never stay unmatched for long and are not paid twice: somebody asks. */
const MATCHED_BY_SIGHT = 400_000

/** Cheques are taken to the bank once a week, on Thursday. */
const DEPOSIT_DAY = 4

/** Pays everything `debtor` meant to pay by `on`: together, in part, too much, a little too little, or twice. */
export function pay(world: PaymentWorld, debtor: Debtor, on: LocalDate): void {
  if (debtor.stopped) return
  const targets = debtor.debts
    .filter((debt) => debt.plannedOn !== null && debt.plannedOn <= on)
    .sort((a, b) => (a.item.on === b.item.on ? a.item.id - b.item.id : a.item.on < b.item.on ? -1 : 1))
  if (targets.length === 0) return
  if (debtor.customer.currency === 'USD') for (const debt of targets) payInDollars(world, debtor, debt, on)
  else if (debtor.customer.means === 'direct_debit')
    for (const debt of targets) collectDirectDebit(world, debtor, debt, on)
  else payTogether(world, debtor, targets, on)
}

function payInDollars(world: PaymentWorld, debtor: Debtor, debt: Debt, on: LocalDate): void {
  const receipt = postDollarReceipt(world.book, debtor.customer, on, debt.item, world.usdPerEurBp)
  debtor.settle(world.book, debtor.letterOn(nextWeekday(addDays(on, 1), 5)), debt, receipt, debt.unpaidCents)
}

/** The bank letters at once; one debit in twenty-five comes back four working days later. */
function collectDirectDebit(world: PaymentWorld, debtor: Debtor, debt: Debt, on: LocalDate): void {
  const receipt = postReceipt(world.book, debtor.customer, on, debt.unpaidCents, tells([debt.item]))
  debtor.settle(world.book, debtor.letterOn(on), debt, receipt, debt.unpaidCents)
  if (debt.item.kind === 'invoice' && debt.random.chance(0.04)) {
    const returnedOn = workingDay(addDays(on, 4))
    world.at(returnedOn, () => {
      const item = postReturnedDebit(world.book, debtor.customer, returnedOn, receipt, debt.item.dueOn)
      world.owe(debtor, item, addDays(returnedOn, debt.random.int(10, 45)))
    })
  }
}

function payTogether(world: PaymentWorld, debtor: Debtor, targets: readonly Debt[], on: LocalDate): void {
  const { book } = world
  const { random, customer } = debtor
  const last = targets[targets.length - 1]!
  const owed = targets.reduce((sum, debt) => sum + debt.unpaidCents, 0)
  const letteredOn = (): LocalDate =>
    debtor.letterOn(random.chance(0.35) ? nextWeekday(addDays(on, 1), 5) : workingDay(addDays(on, random.int(0, 2))))
  const paid = targets.map((debt) => debt.item)

  const inPart = random.chance(customer.behaviour === 'going_bad' ? 0.45 : 0.025) && last.unpaidCents > 20_000
  if (inPart) {
    const kept = Math.round((last.unpaidCents * random.int(30, 60)) / 100)
    const receipt = receive(world, debtor, on, owed - kept, tells(paid, 'ACOMPTE'))
    share(book, debtor, targets, receipt, owed - kept, letteredOn())
    last.plannedOn = addDays(on, customer.behaviour === 'going_bad' ? random.int(50, 90) : random.int(15, 35))
    world.payLater(debtor, last.plannedOn)
    return
  }

  const credits = debtor.credits.filter((credit) => credit.leftCents > 0)
  const deducted = credits.reduce((sum, credit) => sum + credit.leftCents, 0)
  if (deducted > 0 && deducted < owed) {
    const lettered = letteredOn()
    const told = tells(
      paid,
      '',
      credits.map((credit) => credit.item),
    )
    for (const credit of credits) {
      share(book, debtor, targets, credit.item, credit.leftCents, lettered)
      credit.leftCents = 0
    }
    debtor.credits = []
    share(book, debtor, targets, receive(world, debtor, on, owed - deducted, told), owed - deducted, lettered)
    return
  }

  const unusual = random.next()
  if (unusual < 0.012 && owed < MATCHED_BY_SIGHT) {
    // The money is here and nobody matched it: both sides stay open in the books.
    receive(world, debtor, on, owed, tells([]))
    for (const debt of targets) debtor.reduce(debt, debt.unpaidCents)
  } else if (unusual < 0.025) {
    const gap = Math.min(random.int(1, 240), last.unpaidCents - 1)
    const lettered = letteredOn()
    share(book, debtor, targets, receive(world, debtor, on, owed - gap, tells(paid)), owed - gap, lettered)
    if (gap > 0) debtor.settle(book, lettered, last, postWriteOff(book, customer, lettered, gap, last.item), gap)
  } else if (unusual < 0.031) {
    const rounded = Math.ceil((owed + 1) / 10_000) * 10_000
    share(book, debtor, targets, receive(world, debtor, on, rounded, tells(paid)), owed, letteredOn())
  } else {
    share(book, debtor, targets, receive(world, debtor, on, owed, tells(paid)), owed, letteredOn())
    const twice = customer.behaviour === 'left_in_credit' ? 0.12 : 0.003
    if (owed < MATCHED_BY_SIGHT && random.chance(twice))
      world.at(workingDay(addDays(on, 7)), () => receive(world, debtor, workingDay(addDays(on, 7)), owed, tells(paid)))
  }
}

export function receive(world: PaymentWorld, debtor: Debtor, on: LocalDate, cents: number, told: Told): Item {
  const receipt = postReceipt(world.book, debtor.customer, on, cents, told)
  if (debtor.customer.means === 'cheque') {
    const cashedOn = nextWeekday(addDays(on, 1), DEPOSIT_DAY)
    world.at(cashedOn, () => postChequeCashed(world.book, cashedOn, receipt))
  }
  return receipt
}

/** Spreads `cents` of a credit over the debts, oldest first. */
export function share(
  book: Book,
  debtor: Debtor,
  targets: readonly Debt[],
  credit: Item,
  cents: number,
  on: LocalDate,
): void {
  let rest = cents
  for (const debt of targets) {
    const part = Math.min(rest, debt.unpaidCents)
    if (part > 0) debtor.settle(book, on, debt, credit, part)
    rest -= part
  }
}
