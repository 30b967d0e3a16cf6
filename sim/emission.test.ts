import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { day } from '../src/kernel/calendar.ts'
import { playDemo } from './demo.ts'
import { emitDemo } from './emission.ts'
import { encode } from './encodings.ts'
import { aged, openItemsAsOf } from './truth.ts'

const asOf = day('2026-11-21')
const demo = playDemo(asOf)
const files = new Map((await emitDemo(demo)).map((file) => [file.name, file.bytes]))
const items = openItemsAsOf(demo.economy.book, asOf)
const total = aged(items, asOf)
const cents = (text: string): number => Math.round(Number(text.replaceAll(' ', '').replace(',', '.')) * 100)
const csv = (name: string, decoder = 'utf-8'): string[][] =>
  new TextDecoder(decoder, { fatal: true })
    .decode(files.get(name)!)
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(';'))

describe('the lists of the demo company', () => {
  test('the same day gives the same bytes, spreadsheets included', async () => {
    for (const file of await emitDemo(playDemo(asOf)))
      expect(file.bytes.equals(files.get(file.name)!), file.name).toBe(true)
  })

  test('the Sage list adds up to the truth, customer by customer and in all', () => {
    const rows = csv('echeancier-sage.csv', 'windows-1252').slice(1)
    const documents = rows.filter((row) => /^C\d{4}$/.test(row[0]!) && row[3] !== '')
    expect(documents).toHaveLength(items.length)
    expect(documents.reduce((sum, row) => sum + cents(row[6] || '0') - cents(row[7] || '0'), 0)).toBe(total.total)
    const last = rows[rows.length - 1]!
    expect([last[0], cents(last[6]!), cents(last[7]!), cents(last[8]!)]).toEqual([
      'TOTAL GENERAL',
      total.debits,
      -total.credits,
      total.total,
    ])
    expect(rows.filter((row) => row[1]!.startsWith('Total '))).toHaveLength(
      new Set(items.map((item) => item.customer)).size,
    )
  })

  test('the EBP list gives what is left, in the currency of the invoice', () => {
    const rows = csv('factures-ebp.csv').slice(1)
    expect(rows).toHaveLength(items.length)
    const inEuro = items.filter((item) => !item.openForeign).reduce((sum, item) => sum + item.openCents, 0)
    expect(rows.filter((row) => row[7] === 'EUR').reduce((sum, row) => sum + cents(row[6]!), 0)).toBe(inEuro)
    const dollars = items.reduce((sum, item) => sum + (item.openForeign?.cents ?? 0), 0)
    expect(rows.filter((row) => row[7] === 'USD').reduce((sum, row) => sum + cents(row[6]!), 0)).toBe(dollars)
  })

  test('the aged balance has its total row, in CSV and in Excel', async () => {
    const buckets = [total.total, total.not_due, total.days_1_30, total.days_31_60, total.days_61_90, total.over_90]
    const rows = csv('balance-agee.csv')
    expect(rows[rows.length - 1]!.slice(2).map(cents)).toEqual(buckets)
    const sheet = await readSheet(files.get('balance-agee.xlsx')!)
    expect(sheet[sheet.length - 1]!.slice(2).map((value) => Math.round(Number(value) * 100))).toEqual(buckets)
    expect(sheet.flat()).toContain('Brévanne Agencement SAS (démo)')
  })

  test('spreadsheet days are days', async () => {
    const sheet: ReadonlyArray<readonly unknown[]> = await readSheet(files.get('echeancier-sage.xlsx')!)
    expect(sheet[1]![2]).toBeInstanceOf(Date)
    expect((sheet[1]![2] as Date).toISOString().slice(0, 10)).toBe(items[0]!.issuedOn)
  })

  test('the customer file has one row each, and some holes', () => {
    const rows = csv('clients.csv')
    expect(rows).toHaveLength(61)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([17]))
    expect(rows.some((row) => row[6] === '')).toBe(true)
  })
})

test('a sign that a one-byte encoding lacks is refused, not replaced', () => {
  expect([...encode('é€œ', 'iso-8859-15')]).toEqual([0xe9, 0xa4, 0xbd])
  expect([...encode('é€œ', 'windows-1252')]).toEqual([0xe9, 0x80, 0x9c])
  expect(() => encode('−1', 'iso-8859-15')).toThrow('has no place')
})
