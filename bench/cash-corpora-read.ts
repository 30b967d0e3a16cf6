import type { CashItem, CashTruth } from '../sim/cash-model.ts'
import { day } from '../src/kernel/calendar.ts'
import { Book, type Labelled } from './cash-corpora-book.ts'
import { type Column, cell, centsOf, dayText, type Row, type Table, tablesIn, words } from './cash-corpora-tables.ts'

/** Words of file names that say what a file holds, and not whose it is. */
const ROLES =
  /^(bank|statements?|open|ar|invoices?|payments?|meta|results?|cash|app|matched|merged|remittances?|emails?|property|db|truth|ground|expected|labels?|transactions?|receivables?|advices?|matches)$/i

/** Every labelled set of a folder: files that share the beginning of their name are one, whatever their forms and columns. */
export function readSets(folder: string): Labelled[] {
  const sets = Map.groupBy(tablesIn(folder), ({ file }) => setOf(file))
  return [...sets].flatMap(([name, tables]) => {
    const named = tables.map((one) => ({
      ...one,
      name: one.name.startsWith(name) ? one.name.slice(name.length) : one.name,
    }))
    return readSet(name, named) ?? []
  })
}

function setOf(file: string): string {
  const parts = file.replace(/\.[a-z]+$/i, '').split('_')
  const role = parts.findIndex(
    (part, place) => place > 0 && ROLES.test(part) && parts.slice(place).every((one) => ROLES.test(one)),
  )
  return parts.slice(0, role === -1 ? parts.length : role).join('_')
}

const has = (table: Table, ...columns: Parameters<typeof cell>[1][]): boolean =>
  columns.every((column) => table.rows.some((row) => cell(row, column) !== undefined))
const largest = (tables: readonly Table[]): Table | undefined =>
  tables.toSorted((a, b) => b.rows.length - a.rows.length)[0]

function readSet(name: string, tables: readonly Table[]): Labelled | null {
  const isAdvice = (table: Table) => /remit|advice|avis/i.test(table.name)
  const invoices = largest(
    tables.filter(
      (one) =>
        /invoice|factur|receivable|open|item/i.test(one.name) &&
        !/match/i.test(one.name) &&
        has(one, 'document', 'owed', 'issued') &&
        !isAdvice(one),
    ),
  )
  const payments = tables.find(
    (one) =>
      /transaction|payment|statement|receipt|encaiss|virement/i.test(one.name) &&
      has(one, 'payment', 'paid', 'paidOn') &&
      !has(one, 'document') &&
      (has(one, 'payer') || has(one, 'text')),
  )
  if (!invoices || !payments) return null
  const ids = new Set(payments.rows.map((row) => words(row, 'payment')))
  const paysOne = (row: Row) => ids.has(words(row, 'payment'))
  const truths = tables.filter(
    (one) => one !== payments && !isAdvice(one) && one.rows.some((row) => paysOne(row) && documentsOf(row).length > 0),
  )
  const advices = tables.filter((one) => isAdvice(one) && one.rows.some(paysOne)).flatMap((one) => one.rows)
  const book = new Book()
  const unreadable: string[] = []
  /** An amount that is there and that nobody can read is no zero: its row is left out and told. */
  const amount = (row: Row, column: Column, id: string): number | null => {
    const value = cell(row, column)
    if (value === undefined) return 0
    const cents = centsOf(value)
    if (cents === null) unreadable.push(`${id || JSON.stringify(row).slice(0, 80)}: ${column} “${String(value)}”`)
    return cents
  }
  for (const row of invoices.rows) keepInvoice(book, row, amount(row, 'owed', words(row, 'document')))
  for (const table of tables) keepAsides(book, table, amount)
  const labels = Map.groupBy(
    truths.slice(0, 1).flatMap((one) => one.rows),
    (row) => words(row, 'payment'),
  )
  const said = Map.groupBy(advices, (row) => words(row, 'payment'))
  for (const row of payments.rows) {
    const cents = amount(row, 'paid', words(row, 'payment'))
    if (cents === null) continue
    // Returns and money that goes out come by other doors.
    if (cents <= 0 || /RETURN/i.test(words(row, 'method'))) continue
    const id = words(row, 'payment')
    const label = labels.size > 0 ? labelled(book, cents, labels.get(id) ?? []) : noted(book, cents, row, invoices.rows)
    if (label.isHeld) book.held.push(id)
    const text = [words(row, 'text'), ...(said.get(id) ?? []).map(adviceText)]
    book.line(dayText(cell(row, 'paidOn')), cents, words(row, 'payer'), words(row, 'method'), text, id, label.truths)
  }
  const days = payments.rows.map((row) => dayText(cell(row, 'paidOn'))).sort()
  const company = [...payments.rows, ...invoices.rows, ...tables.flatMap((one) => one.rows)]
    .map((row) => String(row.company ?? ''))
    .find((one) => one !== '')
  const { customers, items, lines, alternatives, held, holds, aliases } = book
  return {
    name,
    on: day(days.at(-1)!),
    customers,
    items,
    lines,
    alternatives,
    held,
    holds,
    aliases,
    unreadable,
    company: company ?? '',
    isEuro: payments.rows.every((row) => row.currency === undefined || row.currency === 'EUR'),
  }
}

/** An amount that cannot be read stands in the advice as it was written. */
function adviceText(row: Row): string {
  const cents = centsOf(cell(row, 'applied'))
  const said = cents === null ? words(row, 'applied') : (cents / 100).toFixed(2)
  return `${words(row, 'document')} ${said} ${words(row, 'note') || String(row.memo ?? '')}`.trim()
}

type Label = { readonly truths: readonly CashTruth[]; readonly isHeld: boolean }
const FORBIDS =
  /\bHOLD\b|_HOLD|HOLD_|DO NOT|CHECKED|WRONG (LEGAL )?ENTITY|WRONG_ENTITY|DISPUTE|POST-?DATED|STALE|RETURN TO|LITIGE|SUSPENS|UNDER REVIEW/i

/** Documents that a row of labels gives to a payment, each with what it pays of it, when said. */
function documentsOf(row: Row): (readonly [documentNo: string, cents: number | null])[] {
  const nested = Object.entries(row).find(
    ([name, value]) => Array.isArray(value) && /invoice|document|application|match/i.test(name),
  )
  if (nested)
    return (nested[1] as unknown[]).map((one) =>
      typeof one === 'object' && one !== null
        ? [words(one as Row, 'document'), centsOf(cell(one as Row, 'applied'))]
        : [String(one), null],
    )
  return words(row, 'document')
    .split(/[;,|]\s*/)
    .filter((no) => no !== '')
    .map((no, _, all) => [no, all.length === 1 ? centsOf(cell(row, 'applied')) : null])
}

/** From a list of labels. What they leave open, every way of booking it is right. */
function labelled(book: Book, cents: number, rows: readonly Row[]): Label {
  const isHeld = rows.some((row) => FORBIDS.test(words(row, 'status')))
  const documents = rows.flatMap(documentsOf).flatMap(([no, part]) => {
    const item = book.find(no)
    return item ? [[item, part] as const] : []
  })
  return { truths: truthsOf(book, cents, documents, false), isHeld }
}

/** From the notes of payments and invoices: the documents cited or named by a note, as far as the money goes. */
function noted(book: Book, cents: number, row: Row, invoices: readonly Row[]): Label {
  const note = words(row, 'note')
  const id = words(row, 'payment')
  const text = words(row, 'text')
  const named = invoices.filter((one) => {
    const number = words(one, 'document')
    return text.includes(number) || note.includes(number) || words(one, 'note').includes(id) || isOrdered(one, text)
  })
  const cited = named.flatMap((one) => book.find(words(one, 'document')) ?? [])
  const isLetGo = /write-?off|within .*window|valid (early|discount)/i.test(note)
  const isHeld = FORBIDS.test(note)
  const isNobodys = /WRONG (LEGAL )?ENTITY|PREPAYMENT|DUPLICATE/i.test(note)
  const documents = isNobodys ? [] : cited.map((item) => [item, null] as const)
  return { truths: truthsOf(book, cents, documents, isLetGo), isHeld }
}

const isOrdered = (invoice: Row, text: string): boolean => {
  const order = words(invoice, 'order')
  return order !== '' && text.includes(order)
}

function truthsOf(
  book: Book,
  cents: number,
  documents: readonly (readonly [CashItem, number | null])[],
  isLetGo: boolean,
): CashTruth[] {
  const owed = documents.reduce((sum, [item]) => sum + item.side * item.cents, 0)
  const customerId = documents[0]?.[0].customerId ?? null
  const whole = documents.map(([item]) => [item, item.side * item.cents] as const)
  let left = cents
  for (const [item] of documents) if (item.side === -1) left += item.cents
  const asFarAsItGoes = documents.map(([item, part]) => {
    const taken = item.side === -1 ? -item.cents : Math.min(part ?? left, item.cents, left)
    left -= Math.max(0, taken)
    return [item, taken] as const
  })
  const truths = [book.truth(cents, asFarAsItGoes, 0, customerId)]
  // A little that is missing may be let go at once, or left open.
  if (owed > cents) truths.push(book.truth(cents, whole, owed - cents, customerId))
  if (isLetGo) truths.reverse()
  // What is missing may be a credit note that the label counts as part of the document.
  const credit = book.items.find(
    (item) => item.side === -1 && item.customerId === customerId && item.cents === owed - cents,
  )
  if (credit) truths.unshift(book.truth(cents, [...whole, [credit, -credit.cents]], 0, customerId))
  // Nothing to apply: the money waits, or stays on the account of whoever paid.
  if (documents.length === 0)
    truths.push(...book.customers.map(({ id }) => ({ ...book.truth(cents, [], 0, id), canBeTold: false })))
  return truths
}

function keepInvoice(book: Book, row: Row, cents: number | null): void {
  if (cents === null || cents === 0 || /CLOSED|PAID/i.test(words(row, 'status'))) return
  const customerId = book.customer(words(row, 'customerId') || words(row, 'customer'), words(row, 'customer'))
  const issuedOn = dayText(cell(row, 'issued'))
  const item = book.item(customerId, words(row, 'document'), cents, issuedOn, dayText(cell(row, 'due')) || issuedOn)
  const note = words(row, 'dispute')
  if (note !== '' || /HOLD|DISPUT/i.test(words(row, 'status')))
    book.holds.push({ customerId, itemId: item.id, isDispute: !/HOLD/i.test(words(row, 'status')), note })
}

/** Credit notes listed apart, other names of customers, and those whom nothing may be applied to. */
function keepAsides(
  book: Book,
  { name, rows }: Table,
  amount: (row: Row, column: Column, id: string) => number | null,
): void {
  const customer = (row: Row) =>
    book.customers.find(({ code }) => code === String(row.customer_id ?? row.canonical_customer_id ?? row.id ?? ''))
  for (const row of rows) {
    const known = customer(row)
    if (!known) continue
    const alias = words(row, 'alias')
    if (alias !== '') book.aliases.push({ name: alias, customerId: known.id })
    if (/credit_?memo|avoir/i.test(name)) {
      const documentNo = String(row.cm_id ?? row.id ?? '')
      const cents = amount(row, 'applied', documentNo)
      if (cents) book.item(known.id, documentNo, -cents, dayText(row.date), dayText(row.date))
    }
    if (/do_not|blocked|hold/i.test(name))
      book.holds.push({ customerId: known.id, itemId: null, isDispute: false, note: name })
  }
}
