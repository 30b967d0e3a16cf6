import { describe, expect, test } from 'vitest'
import { addDays, day } from '../src/kernel/calendar.ts'
import { writeStatement } from './bank-file.ts'
import { bankStatements } from './bank-movements.ts'
import { planScenes } from './bank-scenes.ts'
import { wordsOf } from './bank-wording.ts'
import { BANK } from './chart-of-accounts.ts'
import { playDemo } from './demo.ts'
import { Economy } from './economy.ts'
import { fecLines } from './fec.ts'

const asOf = day('2026-11-21')
const demo = playDemo(asOf)
const { book, customers } = demo.economy
const year = { from: addDays(asOf, -364), to: asOf }
const statements = bankStatements(book, customers, { ...year, days: 7 })
const movements = statements.flatMap((statement) => statement.movements)

/** The signed amount of a record, read by position. */
function amountOf(record: string): number {
  const last = record[103]!
  const digit = '{ABCDEFGHI'.includes(last) ? '{ABCDEFGHI'.indexOf(last) : '}JKLMNOPQR'.indexOf(last)
  return Number(record.slice(90, 103) + digit) * ('{ABCDEFGHI'.includes(last) ? 1 : -1)
}
const recordsOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\r\n').slice(0, -1)

describe('a year of statements', () => {
  test('each begins with what the one before ended with, and what it tells leads from one to the other', () => {
    let held: number | null = null
    for (const statement of statements) {
      const records = recordsOf(writeStatement(statement))
      expect(new Set(records.map((record) => record.length))).toEqual(new Set([120]))
      const [opening, closing] = [amountOf(records[0]!), amountOf(records.at(-1)!)]
      const told = records
        .filter((record) => record.startsWith('04'))
        .reduce((sum, record) => sum + amountOf(record), 0)
      expect(opening + told).toBe(closing)
      if (held !== null) expect(opening).toBe(held)
      held = closing
    }
    const ledger = book.entries.flatMap(({ lines }) => lines.filter(({ account }) => account === BANK))
    expect(held).toBe(ledger.reduce((sum, { cents }) => sum + cents, 0))
  })

  test('every receipt of a customer is told once, at its amount, by cheque a few days later and together', () => {
    const told = movements.flatMap(({ receipts, payments }) =>
      receipts.map((no, place) => [no, payments[place]!.cents]),
    )
    expect(new Set(told.map(([no]) => no)).size).toBe(told.length)
    const since = addDays(year.from, 10)
    const until = addDays(asOf, -10)
    const amounts = new Map(told as [string, number][])
    const receipts = book.items.filter(
      ({ kind, on, foreign }) => (kind === 'receipt' || kind === 'deposit') && on >= since && on <= until && !foreign,
    )
    expect(receipts.filter(({ documentNo, cents }) => amounts.get(documentNo) !== -cents)).toEqual([])
    expect(movements.some(({ kind, payments }) => kind === 'cheques' && payments.length > 2)).toBe(true)
  })

  test('banks cut at 31 characters, and a bank knows neither accents nor small letters', () => {
    const words = movements.map(wordsOf)
    expect(
      words.filter(({ label, name }) => label.length > 31 || name.length > 35 || /[^ -Z_]/.test(label + name)),
    ).toEqual([])
    expect(new Set(movements.map(({ kind }) => kind)).size).toBe(7)
    expect(words.filter(({ text, lines }) => /FA2026-\d{4}/.test(text + lines.join())).length).toBeGreaterThan(100)
  })

  test('the same day gives the same bytes', () => {
    const again = playDemo(asOf).economy
    const bytes = bankStatements(again.book, again.customers, { ...year, days: 7 }).map(writeStatement)
    expect(Buffer.concat(bytes).equals(Buffer.concat(statements.map(writeStatement)))).toBe(true)
  })
})

test.each(['2026-11-21', '2026-11-23', '2027-03-05', '2026-08-15'])('the last week before %s is not dull', (on) => {
  const end = day(on)
  const economy = new Economy(playDemo(end).economy.parameters)
  economy.advanceTo(addDays(end, -60))
  planScenes(economy, end)
  economy.advanceTo(end)
  const [last] = bankStatements(economy.book, economy.customers, {
    from: addDays(end, -7),
    to: addDays(end, -1),
    days: 7,
  })
  const movements = last!.movements
  const said = movements.map(wordsOf).map(({ label, text, lines, name }) => [label, text, name, ...lines].join(' '))
  const shown = [
    movements.some(({ kind }) => kind === 'returned'),
    movements.some(({ kind, payments }) => kind === 'cheques' && payments.length > 1),
    movements.some(({ payments }) => payments.some(({ told }) => told.payer?.code)),
    movements.some(({ payments }) => payments.some(({ told }) => told.deducted.length > 0)),
    ...['REGLEMENT PARTIEL', 'ESCOMPTE', 'RETENUE GARANTIE', 'VERSEMENT', 'ACOMPTE', 'M OU MME'].map((words) =>
      said.some((text) => text.includes(words)),
    ),
  ]
  // One kind may find nobody to make it.
  expect(shown.filter(Boolean).length, JSON.stringify(shown)).toBeGreaterThanOrEqual(shown.length - 1)
})

test('the accounts of a bank entered late keep the numbers of every line they sent before', () => {
  const [, current] = demo.years
  const keyOf = ({ journal, entryNo, on: day, documentNo, cents }: ReturnType<typeof fecLines>[number]) =>
    [journal, entryNo, day, documentNo, cents].join()
  const before = fecLines(
    book,
    customers,
    { ...current!, to: addDays(asOf, -7) },
    { enteredThrough: addDays(asOf, -16) },
  )
  const after = new Set(fecLines(book, customers, current!, { enteredThrough: addDays(asOf, -9) }).map(keyOf))
  expect(before.filter((line) => !after.has(keyOf(line)))).toEqual([])
  expect(before.filter(({ journal, on }) => journal !== 'VE' && on > addDays(asOf, -16))).toEqual([])
  expect(after.size).toBeGreaterThan(before.length)
})
