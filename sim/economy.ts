import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, daysBetween, endOfMonth, weekday } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import type { Reaction } from './behaviour.ts'
import { intend, reactToReminder } from './behaviour.ts'
import type { Item } from './book.ts'
import { Book } from './book.ts'
import { Tasks, workingDay } from './calendar-of-tasks.ts'
import type { SimCustomer } from './customer.ts'
import { makeCustomers } from './customer.ts'
import type { Debt } from './debtor.ts'
import { Debtor } from './debtor.ts'
import { planOverheads, postOpening } from './overheads.ts'
import type { PaymentWorld } from './paying.ts'
import { pay } from './paying.ts'
import type { Random } from './random.ts'
import { seeded } from './random.ts'
import { postReceipt } from './receipts.ts'
import type { Reminder } from './reminding.ts'
import { habitualReminders } from './reminding.ts'
import type { SalePart } from './sales.ts'
import { postCreditNote, postDepositDeduction, postInvoice, postWriteOff } from './sales.ts'
import { planMonth } from './selling.ts'
import { tells } from './told.ts'

export type Parameters = {
  readonly seed: string
  readonly customers: number
  readonly invoicesPerMonth: number
  readonly startOn: LocalDate
  readonly days: number
  /** Whether the company chases by itself once a week, as it did before it had a tool. Default true. */
  readonly remindsItself?: boolean
}

/** A company and its debtors, played day by day. Same parameters and same reminders, same history to the cent. */
export class Economy {
  readonly parameters: Parameters
  readonly customers: readonly SimCustomer[]
  readonly book = new Book()
  readonly reminders: Reminder[] = []
  /** Whether the company still chases by itself once a week; off once a tool does it and calls `onReminder`. */
  remindsItself: boolean
  /** The last day played; the day before the start at first. */
  today: LocalDate
  #debtors = new Map<string, Debtor>()
  #tasks = new Tasks()
  #random: Random
  #rate = 10_850

  constructor(parameters: Parameters) {
    invariant(
      parameters.customers > 0 && parameters.days > 0 && parameters.invoicesPerMonth > 0,
      'an economy needs customers, days and invoices',
    )
    this.parameters = parameters
    this.remindsItself = parameters.remindsItself ?? true
    this.#random = seeded(parameters.seed)
    this.customers = makeCustomers(this.#random.fork('customers'), parameters.customers)
    for (const customer of this.customers) {
      this.#debtors.set(
        customer.code,
        new Debtor(customer, this.#random.fork(`debtor ${customer.code}`), parameters.startOn),
      )
    }
    this.today = addDays(parameters.startOn, -1)
    postOpening(this.book, parameters.startOn)
    this.#planStops()
  }

  get endOn(): LocalDate {
    return addDays(this.parameters.startOn, this.parameters.days - 1)
  }

  /** Plays the next day: what was planned for it happens, and its consequences are planned. */
  advance(): void {
    this.today = addDays(this.today, 1)
    if (this.today === this.parameters.startOn || this.today.endsWith('-01')) this.#planMonth()
    this.#rate = Math.max(10_200, Math.min(11_600, this.#rate + Math.round(this.#random.normal(0, 22))))
    this.#tasks.run(this.today)
    if (this.remindsItself && weekday(this.today) === 2) {
      for (const reminder of habitualReminders(this.#debtors.values(), this.today)) this.onReminder(reminder)
    }
  }

  /** Plays up to and including `on`. */
  advanceTo(on: LocalDate): void {
    while (this.today < on) this.advance()
  }

  /** Tells a debtor that it has been reminded today. Only documents it still believes unpaid get an answer. */
  onReminder(reminder: Reminder): Reaction[] {
    const debtor = this.#debtors.get(reminder.customer)
    invariant(debtor, `there is no customer ${reminder.customer}`)
    this.reminders.push(reminder)
    const reactions: Reaction[] = []
    for (const documentNo of reminder.documents) {
      const debt = debtor.debts.find((candidate) => candidate.item.documentNo === documentNo)
      if (!debt) continue
      debt.remindedLevel = Math.max(debt.remindedLevel, reminder.level)
      if (debt.plannedOn === null) {
        reactions.push({ reaction: 'disputes', documentNo, on: reminder.on })
        continue
      }
      const payOn = debtor.stopped
        ? null
        : reactToReminder(debtor.customer.behaviour, debt.random, reminder.level, reminder.on, debt.plannedOn)
      if (payOn) this.#planPayment(debtor, debt, payOn)
      reactions.push(
        payOn ? { reaction: 'will_pay', documentNo, on: debt.plannedOn } : { reaction: 'silent', documentNo },
      )
    }
    return reactions
  }

  /** Has something happen on a day that no debtor meant: a scene that a demonstration must show. */
  plan(on: LocalDate, act: (world: PaymentWorld, debtors: readonly Debtor[]) => void): void {
    this.#tasks.at(on, () => act(this.#world(), [...this.#debtors.values()]))
  }

  /** What direct debits fetch on a day, as far as it is known: by the number of the invoice, also of one that came back. */
  debitsOn(on: LocalDate): { readonly customer: string; readonly documentNo: string }[] {
    return [...this.#debtors.values()].flatMap((debtor) =>
      debtor.customer.means !== 'direct_debit' || debtor.customer.currency !== 'EUR' || debtor.stopped
        ? []
        : debtor.debts
            .filter(({ plannedOn }) => plannedOn !== null && debtor.paymentDay(plannedOn) === on)
            .map(({ item }) => {
              const invoice = item.kind === 'invoice' ? item : this.book.told.get(item.documentNo)?.paid[0]
              return { customer: debtor.customer.code, documentNo: (invoice ?? item).documentNo }
            }),
    )
  }

  /** One debt of a customer, or all that were to be fetched from a day on, is fetched no sooner than on a later day. */
  putOff(customer: string, which: { readonly documentNo: string } | { readonly from: LocalDate }, on: LocalDate): void {
    const debtor = this.#debtors.get(customer)
    invariant(debtor, `there is no customer ${customer}`)
    for (const debt of debtor.debts) {
      if (debt.plannedOn === null) continue
      if ('from' in which ? debt.plannedOn >= which.from : debt.item.documentNo === which.documentNo)
        this.#planPayment(debtor, debt, on)
    }
  }

  #world(): PaymentWorld {
    return {
      book: this.book,
      usdPerEurBp: this.#rate,
      at: (on, act) => this.#tasks.at(on, act),
      payLater: (debtor, on) => this.#payLater(debtor, on),
      owe: (debtor, item, plannedOn) => this.#planPayment(debtor, this.#addDebt(debtor, item), plannedOn),
    }
  }

  #payLater(debtor: Debtor, on: LocalDate): void {
    const leavesOn = debtor.paymentDay(on)
    this.#tasks.at(leavesOn, () => pay(this.#world(), debtor, leavesOn))
  }

  #planPayment(debtor: Debtor, debt: Debt, on: LocalDate): void {
    debt.plannedOn = on > this.today ? on : addDays(this.today, 1)
    this.#payLater(debtor, debt.plannedOn)
  }

  #addDebt(debtor: Debtor, item: Item): Debt {
    const debt: Debt = {
      item,
      random: debtor.random.fork(item.documentNo),
      unpaidCents: item.cents,
      plannedOn: null,
      remindedLevel: 0,
    }
    debtor.debts.push(debt)
    return debt
  }

  /** Bankruptcies fall after three fifths of the history; four months later what was late by then is written off. */
  #planStops(): void {
    for (const debtor of this.#debtors.values()) {
      if (debtor.customer.behaviour !== 'bankrupt') continue
      const stopsOn = addDays(
        this.parameters.startOn,
        Math.round(this.parameters.days * (0.6 + 0.2 * debtor.random.next())),
      )
      this.#tasks.at(stopsOn, () => {
        debtor.stopped = true
      })
      const lostOn = workingDay(addDays(stopsOn, 120))
      this.#tasks.at(lostOn, () => {
        for (const debt of [...debtor.debts].filter((candidate) => candidate.item.dueOn < addDays(stopsOn, -20))) {
          debtor.settle(
            this.book,
            debtor.letterOn(lostOn),
            debt,
            postWriteOff(this.book, debtor.customer, lostOn, debt.unpaidCents, debt.item),
            debt.unpaidCents,
          )
        }
      })
    }
  }

  #planMonth(): void {
    const { invoicesPerMonth, days, startOn } = this.parameters
    const part = daysBetween(this.today, endOfMonth(this.today)) / 30
    const sales = planMonth(this.#random.fork(`sales ${this.today}`), [...this.#debtors.values()], {
      invoices: Math.round(invoicesPerMonth * Math.min(1, part)),
      firstOn: this.today,
      progress: daysBetween(startOn, this.today) / days,
    })
    for (const sale of sales) {
      const debtor = this.#debtors.get(sale.customer)!
      const depositOn = sale.depositOn
      let deposit: Item | null = null
      if (depositOn) {
        this.#tasks.at(depositOn, () => {
          deposit = postReceipt(
            this.book,
            debtor.customer,
            depositOn,
            sale.depositCents,
            tells([], 'ACOMPTE COMMANDE'),
            'deposit',
          )
        })
      }
      this.#tasks.at(sale.on, () => {
        if (!debtor.stopped) this.#issue(debtor, sale.on, sale.parts, deposit)
      })
    }
    const monthlySales = sales.reduce((sum, sale) => sum + sale.parts.reduce((net, part) => net + part.netCents, 0), 0)
    planOverheads(this.book, this.#tasks, this.#random.fork(`overheads ${this.today}`), this.today, monthlySales)
  }

  #issue(debtor: Debtor, on: LocalDate, parts: readonly SalePart[], deposit: Item | null): void {
    const { customer } = debtor
    const invoice = postInvoice(this.book, customer, on, parts, this.#rate)
    const debt = this.#addDebt(debtor, invoice)
    if (deposit) {
      const lettered = debtor.letterOn(on)
      const { use, deduction } = postDepositDeduction(this.book, customer, lettered, deposit, invoice)
      this.book.allocate(lettered, use, deposit, use.cents)
      debtor.settle(this.book, lettered, debt, deduction, -deduction.cents)
    }
    if (customer.means === 'direct_debit') {
      this.#planPayment(debtor, debt, invoice.dueOn)
      return
    }
    const progress = daysBetween(this.parameters.startOn, on) / this.parameters.days
    const intention = intend(customer.behaviour, debt.random, on, invoice.dueOn, progress)
    if (intention.act === 'dispute') this.#planDispute(debtor, debt, parts, intention.on)
    else this.#planPayment(debtor, debt, intention.on)
    // A few goods come back after a normal sale: the credit note is deducted from a later payment.
    if (intention.act === 'pay' && customer.currency === 'EUR' && debt.random.chance(0.03)) {
      const creditedOn = workingDay(addDays(on, debt.random.int(6, 40)))
      this.#tasks.at(creditedOn, () => this.#credit(debtor, debt, parts, debt.random.int(8, 25), creditedOn))
    }
  }

  /** The debtor holds the invoice back; weeks later the seller gives a credit note, or convinces, and is paid. */
  #planDispute(debtor: Debtor, debt: Debt, parts: readonly SalePart[], raisedOn: LocalDate): void {
    const settledOn = workingDay(addDays(raisedOn, debt.random.int(45, 110)))
    this.#tasks.at(settledOn, () => {
      if (debtor.stopped) return
      if (debtor.customer.currency === 'EUR' && debt.random.chance(0.75))
        this.#credit(debtor, debt, parts, debt.random.int(10, 40), settledOn)
      if (debt.unpaidCents > 0) this.#planPayment(debtor, debt, addDays(settledOn, debt.random.int(3, 12)))
    })
  }

  /** Credits `percent` of a sale: at once against the invoice when it is unpaid, otherwise to be deducted later. */
  #credit(debtor: Debtor, debt: Debt, parts: readonly SalePart[], percent: number, on: LocalDate): void {
    const credited = parts.map((part) => ({ ...part, netCents: Math.round((part.netCents * percent) / 100) }))
    const item = postCreditNote(this.book, debtor.customer, on, credited, debt.item)
    const left = -item.cents
    const now = Math.min(left, debt.unpaidCents)
    if (now > 0) debtor.settle(this.book, debtor.letterOn(on), debt, item, now)
    if (left > now) debtor.credits.push({ item, leftCents: left - now })
  }
}

/** The whole history at once. */
export function playEconomy(parameters: Parameters): Economy {
  const economy = new Economy(parameters)
  economy.advanceTo(economy.endOn)
  return economy
}
