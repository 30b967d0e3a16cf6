import type { CashItem, CashLine, CashTruth } from '../sim/cash-model.ts'
import { type Movement, nobody, noReferences } from '../src/adapters/bank-files/model.ts'
import { day, type LocalDate } from '../src/kernel/calendar.ts'

/** Labelled payments of others in the shape of ours. */
export type Labelled = {
  readonly name: string
  readonly on: LocalDate
  readonly customers: readonly { id: string; code: string; name: string; city: string }[]
  readonly items: readonly CashItem[]
  readonly lines: readonly CashLine[]
  readonly alternatives: ReadonlyMap<number, readonly CashTruth[]>
  /** Bank references of lines that their label forbids to apply by themselves. */
  readonly held: readonly string[]
  /** What the books themselves say is not to be paid off without a word: disputes, watch lists, courts. */
  readonly holds: readonly {
    readonly customerId: string
    readonly itemId: string | null
    readonly isDispute: boolean
    readonly note: string
  }[]
  readonly aliases: readonly { readonly name: string; readonly customerId: string }[]
  /** Amounts that could not be read: which column of which row, and what stands there. Their rows are left out. */
  readonly unreadable: readonly string[]
  /** Whose bank account it is. */
  readonly company: string
  readonly isEuro: boolean
}

const uuid = (kind: string, index: number): string => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** Others’ customers, documents and payments as they are read, in our shape. */
export class Book {
  readonly customers: { id: string; code: string; name: string; city: string }[] = []
  readonly items: CashItem[] = []
  readonly lines: CashLine[] = []
  readonly alternatives = new Map<number, CashTruth[]>()
  readonly held: string[] = []
  readonly holds: Labelled['holds'][number][] = []
  readonly aliases: Labelled['aliases'][number][] = []

  customer(code: string, name: string): string {
    const known = this.customers.find((one) => one.code === code)
    if (known) return known.id
    const id = uuid('c', this.customers.length)
    this.customers.push({ id, code, name, city: '' })
    return id
  }

  item(customerId: string, documentNo: string, cents: number, issuedOn: string, dueOn: string): CashItem {
    const side = cents < 0 ? -1 : 1
    const kind = side === 1 ? 'invoice' : 'credit_note'
    const dates = { issuedOn: day(issuedOn), dueOn: day(dueOn) }
    const item: CashItem = {
      id: uuid('1', this.items.length),
      customerId,
      kind,
      side,
      cents: Math.abs(cents),
      documentNo,
      ...dates,
      isOpen: true,
      isFromAccounts: false,
      settles: null,
    }
    this.items.push(item)
    return item
  }

  find = (documentNo: string): CashItem | undefined => this.items.find((item) => item.documentNo === documentNo)

  /** `documents` are settled in full, the last one by what is left; `gapCents` of it is let go. */
  truth(
    amount: number,
    documents: ReadonlyArray<readonly [item: CashItem, cents: number]>,
    gapCents: number,
    customerId: string | null,
  ): CashTruth {
    const sum = documents.reduce((total, [, part]) => total + part, 0)
    return {
      kind: customerId === null ? 'stranger' : 'single',
      citing: 'as_printed',
      slip: 'none',
      customerId,
      payerId: null,
      parts: documents.map(([item, part]) => ({ itemId: item.id, cents: part })),
      gapCents,
      onAccountCents: customerId === null ? 0 : amount - sum + gapCents,
      nobodysCents: customerId === null ? amount : 0,
      bookedItemId: null,
      canBeTold: customerId !== null,
    }
  }

  line(
    on: string,
    amount: number,
    name: string,
    label: string,
    remittance: readonly string[],
    bank: string,
    truths: readonly CashTruth[],
  ): void {
    const line = this.lines.length + 1
    const movement: Movement = {
      line,
      entryNo: line,
      bookedOn: day(on),
      valueOn: null,
      cents: amount,
      currency: 'EUR',
      status: 'booked',
      reversal: false,
      code: '',
      label,
      counterparty: { ...nobody, name },
      references: { ...noReferences, bank },
      remittance: remittance.filter((text) => text !== ''),
      returned: null,
      instructed: null,
      feeCents: 0,
    }
    this.lines.push({ movement, truth: truths[0]! })
    this.alternatives.set(line, truths.slice(1))
  }
}
