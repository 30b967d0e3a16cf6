import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, endOfMonth } from '../src/kernel/calendar.ts'
import type { Book, Item } from './book.ts'
import { nextWeekday, workingDay } from './calendar-of-tasks.ts'
import type { SimCustomer } from './customer.ts'
import type { Random } from './random.ts'

/** One invoice (or returned debit) as its debtor sees it: what is left to pay in the debtor's own mind, and when. */
export type Debt = {
  readonly item: Item
  readonly random: Random
  unpaidCents: number
  /** The day the debtor means to pay; null while disputed. */
  plannedOn: LocalDate | null
  remindedLevel: number
}

/** A customer with its debts, kept apart from the seller's books: what is paid here may be lettered there much later. */
export class Debtor {
  readonly customer: SimCustomer
  readonly random: Random
  debts: Debt[] = []
  /** Credit notes the debtor may deduct from a payment. */
  credits: Array<{ readonly item: Item; leftCents: number }> = []
  stopped = false
  #letteredOn: LocalDate

  constructor(customer: SimCustomer, random: Random, startOn: LocalDate) {
    this.customer = customer
    this.random = random
    this.#letteredOn = startOn
  }

  /**
   * Settlements of one customer never go back in time, so that at any day what is still open in a group of settled
   * items is its youngest item: a rule a reader of the ledger can rely on.
   */
  letterOn(on: LocalDate): LocalDate {
    if (on > this.#letteredOn) this.#letteredOn = on
    return this.#letteredOn
  }

  /** The next day on or after `on` when this customer's payments leave. */
  paymentDay(on: LocalDate): LocalDate {
    switch (this.customer.means === 'direct_debit' ? 'any' : this.customer.paymentRun) {
      case 'any':
        return workingDay(on)
      case 'thursday':
        return nextWeekday(on, 4)
      case 'tenth_and_twenty_fifth': {
        const dayOfMonth = Number(on.slice(8))
        if (dayOfMonth <= 10) return workingDay(addDays(on, 10 - dayOfMonth))
        if (dayOfMonth <= 25) return workingDay(addDays(on, 25 - dayOfMonth))
        return workingDay(addDays(endOfMonth(on), 10))
      }
      case 'month_end':
        return workingDay(endOfMonth(on))
    }
  }

  /** Settles `debt` in mind and in the books; `cents` at most what the debtor believes unpaid. */
  settle(book: Book, on: LocalDate, debt: Debt, credit: Item, cents: number): void {
    book.allocate(on, debt.item, credit, cents)
    this.reduce(debt, cents)
  }

  /** Settles `debt` in mind only: the seller has the money but has not matched it. */
  reduce(debt: Debt, cents: number): void {
    debt.unpaidCents -= cents
    if (debt.unpaidCents === 0) this.debts = this.debts.filter((other) => other !== debt)
  }
}
