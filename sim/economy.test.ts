import { describe, expect, test } from 'vitest'
import { addDays, day, daysBetween } from '../src/kernel/calendar.ts'
import { toIban, toSiren, toSiret } from '../src/kernel/identifiers.ts'
import type { ItemKind } from './book.ts'
import { playDemo } from './demo.ts'
import { Economy, playEconomy } from './economy.ts'
import { demoIban, demoSiren, demoSiret, demoVatNo } from './fictitious-identifiers.ts'
import { SELLER } from './seller.ts'
import { dueDate } from './terms.ts'
import { aged, agedByCustomer, openItemsAsOf } from './truth.ts'

const asOf = day('2026-11-21')
const demo = playDemo(asOf)
const { book, customers } = demo.economy

describe('the demo company', () => {
  const items = openItemsAsOf(book, asOf)
  const invoices = book.items.filter((item) => item.kind === 'invoice' && item.on >= demo.years[0]!.from)

  test('has about sixty customers and nine hundred invoices over fourteen months', () => {
    expect(customers).toHaveLength(60)
    expect(invoices.length).toBeGreaterThan(800)
    expect(invoices.length).toBeLessThan(1_000)
    expect(customers.filter((customer) => customer.kind === 'public')).toHaveLength(2)
    expect(customers.filter((customer) => customer.kind === 'consumer').length).toBeGreaterThan(3)
    expect(customers.filter((customer) => customer.language === 'en').length).toBeGreaterThan(2)
    expect(customers.filter((customer) => customer.currency === 'USD')).toHaveLength(1)
    expect(customers.filter((customer) => customer.groupCode !== null)).toHaveLength(3)
  })

  test('is owed money as such a company is: a third late at most, a few very late, somebody in credit', () => {
    const total = aged(items, asOf)
    const overdue = total.overdueDebits / total.debits
    expect(overdue).toBeGreaterThanOrEqual(0.25)
    expect(overdue).toBeLessThanOrEqual(0.35)
    const veryLate = items.filter((item) => item.openCents > 0 && daysBetween(item.dueOn, asOf) > 90)
    expect(veryLate.length).toBeGreaterThan(3)
    const inCredit = [...agedByCustomer(items, asOf).values()].filter((row) => row.total < 0)
    expect(inCredit.length).toBeGreaterThanOrEqual(2)
    expect(items.some((item) => item.openForeign?.currency === 'USD')).toBe(true)
  })

  test('is not owed everything by one late customer', () => {
    const late = [...agedByCustomer(items, asOf).values()].map((row) => row.overdueDebits).filter((cents) => cents > 0)
    expect(late.length).toBeGreaterThanOrEqual(12)
    expect(Math.max(...late)).toBeLessThan(0.4 * late.reduce((sum, cents) => sum + cents, 0))
  })

  test('has lived everything a ledger can show', () => {
    const kinds = new Set<ItemKind>(book.items.map((item) => item.kind))
    const wanted: ItemKind[] = [
      'invoice',
      'credit_note',
      'receipt',
      'deposit',
      'deposit_use',
      'deposit_deduction',
      'returned_debit',
      'write_off',
      'supplier_invoice',
      'supplier_payment',
    ]
    expect([...kinds].sort()).toEqual([...wanted].sort())
    const receipts = new Set(
      book.items.filter((item) => item.kind === 'receipt').map((item) => item.documentNo.slice(0, 3)),
    )
    expect([...receipts].sort()).toEqual(['CHQ', 'PRV', 'VIR'])
    const settled = new Map<number, number>()
    for (const { credit } of book.allocations) settled.set(credit, (settled.get(credit) ?? 0) + 1)
    expect(Math.max(...settled.values())).toBeGreaterThan(2)
  })

  test('every age and every total is the sum of its parts', () => {
    const total = aged(items, asOf)
    expect(total.not_due + total.days_1_30 + total.days_31_60 + total.days_61_90 + total.over_90).toBe(total.total)
    expect(total.debits + total.credits).toBe(total.total)
  })

  test.each(['2026-01-31', '2026-02-28', '2026-08-15', '2027-03-05'])('can be made on %s too', (on) => {
    const other = playDemo(day(on))
    const open = aged(openItemsAsOf(other.economy.book, day(on)), day(on))
    expect(open.overdueDebits / open.debits).toBeGreaterThanOrEqual(0.25)
    expect(open.overdueDebits / open.debits).toBeLessThanOrEqual(0.35)
    expect(other.years).toHaveLength(2)
  })
})

describe('nobody real can be reached', () => {
  test('identifiers have right check digits and stand in the demo range', () => {
    for (const siren of [SELLER.siren, ...customers.flatMap((customer) => customer.siren ?? [])]) {
      expect(toSiren(siren)).toBe(siren)
      expect(toSiret(demoSiret(siren))).toBe(`${demoSiret(siren)}`)
      expect(siren).toMatch(/^000[1-9]/)
    }
    expect(new Set(Array.from({ length: 90_000 }, (_, rank) => demoSiren(rank))).size).toBe(90_000)
    expect(demoVatNo('732829320')).toBe('FR44732829320')
    expect(toIban(SELLER.iban)).toBe(SELLER.iban)
    expect(toIban(demoIban(1))).toMatch(/^FR\d\d99999/)
  })

  test('telephones are in the ranges of fiction and mail ends in .example', () => {
    for (const { phone, email } of [SELLER, ...customers]) {
      expect(phone).toMatch(
        /^$|^(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d$|^\+44 117 496 0\d{3}$|^\+1 206 555 01\d\d$/,
      )
      expect(email).toMatch(/^$|^[a-z0-9.-]+@[a-z0-9-]+\.example$/)
    }
    expect(new Set(customers.map((customer) => customer.code)).size).toBe(60)
  })
})

describe('the book', () => {
  const parameters = { seed: 'harbour', customers: 80, invoicesPerMonth: 120, startOn: day('2025-01-01'), days: 400 }
  const economy = playEconomy(parameters)

  test('the same seed plays the same history, another seed another', () => {
    expect(playEconomy(parameters).book).toEqual(economy.book)
    expect(playEconomy({ ...parameters, seed: 'harbor' }).book.entries).not.toEqual(economy.book.entries)
  })

  test('nothing is settled beyond its amount on any day, and document numbers are unique', () => {
    for (let on = parameters.startOn; on <= economy.endOn; on = addDays(on, 13)) {
      for (const [id, open] of economy.book.openCentsAsOf(on).entries()) {
        const { cents } = economy.book.items[id]!
        expect(cents > 0 ? open >= 0 && open <= cents : open <= 0 && open >= cents).toBe(true)
      }
    }
    expect(new Set(economy.book.items.map((item) => item.documentNo)).size).toBe(economy.book.items.length)
  })

  test('a reminder changes what comes of it', () => {
    const chased = { ...parameters, days: 300, remindsItself: false }
    const silent = playEconomy(chased)
    const late = (of: Economy) => aged(openItemsAsOf(of.book, of.endOn), of.endOn).overdueDebits
    const reminded = new Economy(chased)
    let willPay = 0
    while (reminded.today < reminded.endOn) {
      reminded.advance()
      if (!reminded.today.endsWith('5')) continue
      for (const [customer, rows] of Map.groupBy(
        openItemsAsOf(reminded.book, reminded.today),
        (item) => item.customer,
      )) {
        const documents = rows
          .filter((item) => item.openCents > 0 && daysBetween(item.dueOn, reminded.today) > 7)
          .map((item) => item.documentNo)
        if (documents.length === 0) continue
        const reactions = reminded.onReminder({ on: reminded.today, customer, documents, level: 2 })
        willPay += reactions.filter((reaction) => reaction.reaction === 'will_pay').length
      }
    }
    expect(willPay).toBeGreaterThan(20)
    expect(late(reminded)).toBeLessThan(late(silent))
    expect(() => reminded.onReminder({ on: reminded.today, customer: 'C9999', documents: [], level: 1 })).toThrow(
      'there is no customer C9999',
    )
  })
})

test('end of month is counted after the days', () => {
  expect(dueDate({ days: 45, endOfMonth: true }, day('2026-10-17'))).toBe('2026-12-31')
  expect(dueDate({ days: 60, endOfMonth: false }, day('2026-10-17'))).toBe('2026-12-16')
})
