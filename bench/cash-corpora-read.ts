import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CashItem, CashLine, CashTruth } from '../sim/cash-model.ts'
import { type Movement, nobody, noReferences } from '../src/adapters/bank-files/model.ts'
import { day, type LocalDate } from '../src/kernel/calendar.ts'

/** Labelled payments of others in the shape of ours. `held` are bank references of lines that their label forbids to apply. */
export type Labelled = {
  readonly on: LocalDate
  readonly customers: readonly { id: string; code: string; name: string; city: string }[]
  readonly items: readonly CashItem[]
  readonly lines: readonly CashLine[]
  readonly alternatives: ReadonlyMap<number, readonly CashTruth[]>
  readonly held: readonly string[]
  /** Whose bank account it is. */
  readonly company: string
}

const cents = (amount: number): number => Math.round(amount * 100)
const uuid = (kind: string, index: number): string => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

class Book {
  readonly customers: { id: string; code: string; name: string; city: string }[] = []
  readonly items: CashItem[] = []
  readonly lines: CashLine[] = []
  readonly alternatives = new Map<number, CashTruth[]>()
  readonly held: string[] = []

  customer(code: string, name: string): string {
    const known = this.customers.find((one) => one.code === code)
    if (known) return known.id
    const id = uuid('c', this.customers.length)
    this.customers.push({ id, code, name, city: '' })
    return id
  }

  item(customerId: string, documentNo: string, amount: number, issuedOn: string, dueOn: string): void {
    const side = amount < 0 ? -1 : 1
    const kind = side === 1 ? 'invoice' : 'credit_note'
    const dates = { issuedOn: day(issuedOn), dueOn: day(dueOn) }
    this.items.push({
      id: uuid('1', this.items.length),
      customerId,
      kind,
      side,
      cents: Math.abs(cents(amount)),
      documentNo,
      ...dates,
      isOpen: true,
      isFromAccounts: false,
      settles: null,
    })
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

  labelled(on: string, company = ''): Labelled {
    return {
      on: day(on),
      company,
      customers: this.customers,
      items: this.items,
      lines: this.lines,
      alternatives: this.alternatives,
      held: this.held,
    }
  }
}

/** What the notes of the samples say beyond “the documents cited, as far as the money goes”. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'TXN-01-005': ['INV-01-006'],
  'TXN-01-006': ['INV-01-007'],
  'TXN-03-003': [],
}
const LET_GO = new Set(['TXN-01-003', 'TXN-01-004', 'TXN-02-001', 'TXN-05-006'])
const HELD = ['TXN-03-001', 'TXN-03-002', 'TXN-03-003', 'TXN-03-004']

export function readHackathon(folder: string, no: number): Labelled {
  const book = new Book()
  const sample = path.join(folder, `hackathon_sample_0${no}`)
  for (const one of read(`${sample}_open_ar.json`).invoices)
    if (one.open_amount > 0)
      book.item(
        book.customer(one.customer_id, one.customer_name),
        one.invoice_id,
        one.open_amount,
        one.invoice_date,
        one.due_date,
      )
  const statement = read(`${sample}_bank_statement.json`)
  for (const one of statement.transactions) {
    // A return is no receipt: it comes by the door of returns.
    if (one.payment_type === 'ACH_RETURN') continue
    const amount = cents(one.amount)
    const numbers: string[] = [...(DOCUMENTS[one.txn_id] ?? one.remittance_text.match(/INV-\d\d-\d+/g) ?? [])]
    const items = numbers.map((number) => book.find(number)!)
    const owed = items.reduce((sum, item) => sum + item.cents, 0)
    const isLetGo = LET_GO.has(one.txn_id)
    let left = isLetGo ? owed : amount
    const parts = items.map((item) => {
      const part = Math.min(left, item.cents)
      left -= part
      return [item, part] as const
    })
    const truth = book.truth(amount, parts, isLetGo ? owed - amount : 0, items[0]?.customerId ?? null)
    book.line(one.date, amount, one.payer_raw, one.payment_type, [one.remittance_text], one.txn_id, [truth])
  }
  book.held.push(...HELD.filter((id) => id.startsWith(`TXN-0${no}`)))
  return book.labelled(statement.statement_date, statement.company)
}

/** Their advices are the payer's words: one line of text for each line of the advice. */
export function readTaskgraph(file: string): Labelled {
  const book = new Book()
  const graph = read(file)
  for (const one of graph.invoices)
    book.item(
      book.customer(one.customer_id, one.customer_name),
      one.invoice_id,
      one.amount,
      one.invoice_date,
      one.due_date,
    )
  type Advice = { payment_id: string; invoice_ref: string; amount: number; memo: string }
  type Application = { payment_id: string; invoice_id: string; applied_amount: number }
  const advices = Map.groupBy(graph.remittance_lines as Advice[], (one) => one.payment_id)
  const applications = Map.groupBy(graph.ground_truth.applications as Application[], (one) => one.payment_id)
  for (const one of graph.payments) {
    const amount = cents(one.amount)
    // One of them pays money out; that is set aside before matching.
    if (amount <= 0) continue
    const parts = (applications.get(one.payment_id) ?? []).map(
      (part) => [book.find(part.invoice_id)!, cents(part.applied_amount)] as const,
    )
    const customerId =
      parts[0]?.[0].customerId ?? book.customers.find(({ name }) => name === one.payer_name)?.id ?? null
    const truths = [book.truth(amount, parts, 0, customerId)]
    // Applied in part by the label; a discount or a fee may as well be let go at once.
    const missing = parts.reduce((sum, [item, part]) => sum + item.side * item.cents - part, 0)
    if (missing > 0)
      truths.push(
        book.truth(
          amount,
          parts.map(([item]) => [item, item.side * item.cents]),
          missing,
          customerId,
        ),
      )
    // Nothing to apply: money of a known customer stays on account, or waits.
    if (parts.length === 0 && customerId === null)
      truths.push(...book.customers.map(({ id }) => ({ ...book.truth(amount, [], 0, id), canBeTold: false })))
    const text = (advices.get(one.payment_id) ?? []).map((advice) =>
      `${advice.invoice_ref} ${advice.amount.toFixed(2)} ${advice.memo}`.trim(),
    )
    book.line(
      one.payment_date,
      amount,
      one.payer_name,
      `${one.method} ${one.reference_info}`,
      text,
      one.payment_id,
      truths,
    )
  }
  return book.labelled(graph.payments.at(-1).payment_date)
}

/** Twelve German rent payments; what ties a payment to its invoice is the number before the underscore. */
export function readPaymentsMatcher(folder: string): Labelled {
  const book = new Book()
  const rows = (name: string) =>
    readFileSync(path.join(folder, `payments_matcher_${name}.csv`), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(';'))
  const byCode = new Map<string, CashItem>()
  for (const [code, number, client, on, due, , name, , amount] of rows('Property_DB_Invoices')) {
    book.item(book.customer(client!, name!), number!, Number(amount!.replace(',', '.')), german(on!), german(due!))
    byCode.set(code!, book.items.at(-1)!)
  }
  for (const [code, on, , text, name, , paid, transaction] of rows('Bank_Payments')) {
    const amount = cents(Number(paid!.replace(',', '.')))
    // “Wrong transfer”: a hundred thousand for oranges.
    const item = code!.startsWith('1013') ? undefined : byCode.get(code!.slice(0, 4))
    const truth = item
      ? book.truth(amount, [[item, Math.min(amount, item.cents)]], 0, item.customerId)
      : book.truth(amount, [], 0, null)
    book.line(on!.slice(0, 10), amount, name!, 'UEBERWEISUNG', [text!], transaction!, [truth])
  }
  return book.labelled('2023-01-31')
}

function german(text: string): string {
  const [, d, m, y] = /^(\d+)\.(\d+)\.(\d{4})/.exec(text)!
  return `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`
}
