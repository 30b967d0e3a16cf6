import type { LocalDate } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import type { Told } from './told.ts'

/** What happened, twice: as items and their settlements (the truth), and as balanced entries (the ledger to write). */

export type ItemKind =
  | 'invoice'
  | 'credit_note'
  | 'receipt'
  | 'deposit'
  | 'deposit_use'
  | 'deposit_deduction'
  | 'returned_debit'
  | 'write_off'
  | 'supplier_invoice'
  | 'supplier_payment'

/** A signed amount of one party on one auxiliary account: debits are positive. Its `documentNo` is unique in the book. */
export type Item = {
  readonly id: number
  readonly party: string
  readonly account: string
  readonly kind: ItemKind
  readonly documentNo: string
  readonly on: LocalDate
  readonly dueOn: LocalDate
  readonly cents: number
  readonly foreign: Foreign | null
  readonly label: string
}

/** The same amount in the currency of the invoice, signed like the book amount. */
export type Foreign = { readonly cents: number; readonly currency: string }

/** `cents` of the debit item are settled by the credit item from day `on`. */
export type Allocation = {
  readonly on: LocalDate
  readonly debit: number
  readonly credit: number
  readonly cents: number
}

export type Line = {
  readonly account: string
  /** Debits are positive. */
  readonly cents: number
  /** The item this line carries, on auxiliary accounts. */
  readonly item?: Item
  readonly foreign?: Foreign | null
}

export type Entry = {
  readonly journal: string
  readonly on: LocalDate
  readonly documentNo: string
  readonly documentOn: LocalDate
  readonly label: string
  readonly lines: readonly Line[]
}

export class Book {
  readonly items: Item[] = []
  readonly allocations: Allocation[] = []
  readonly entries: Entry[] = []
  /** What came with money in, by the document number of its receipt; the bank's wording is made from it. */
  readonly told = new Map<string, Told>()
  #serials = new Map<string, number>()

  /** `FA2026-0001`: numbers follow one another inside a prefix, so they must be asked in the order of days. */
  nextNumber(prefix: string, width: number): string {
    const serial = (this.#serials.get(prefix) ?? 0) + 1
    this.#serials.set(prefix, serial)
    return `${prefix}${String(serial).padStart(width, '0')}`
  }

  addItem(item: Omit<Item, 'id'>): Item {
    const added = { ...item, id: this.items.length }
    this.items.push(added)
    return added
  }

  post(entry: Entry): void {
    invariant(
      entry.lines.reduce((sum, line) => sum + line.cents, 0) === 0,
      `entry ${entry.documentNo} does not balance`,
    )
    this.entries.push(entry)
  }

  allocate(on: LocalDate, debit: Item, credit: Item, cents: number): void {
    invariant(
      cents > 0 && debit.cents > 0 && credit.cents < 0,
      `${debit.documentNo} cannot be settled by ${credit.documentNo}`,
    )
    invariant(
      debit.party === credit.party && debit.account === credit.account,
      'a settlement stays on one account of one party',
    )
    this.allocations.push({ on, debit: debit.id, credit: credit.id, cents })
  }

  /** What is left of each item at the end of day `asOf`, by item id, signed; items of later days are 0. */
  openCentsAsOf(asOf: LocalDate): number[] {
    const open = this.items.map((item) => (item.on <= asOf ? item.cents : 0))
    for (const { on, debit, credit, cents } of this.allocations) {
      if (on > asOf) continue
      open[debit]! -= cents
      open[credit]! += cents
    }
    return open
  }
}
