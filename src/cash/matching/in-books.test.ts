import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import { type Proposal, receiptsNamed } from '../model.ts'
import { DEFAULT_SETTING } from '../setting-store.ts'
import { readWords } from '../words/match-words.ts'
import { proposeInBooks } from './in-books.ts'
import type { BookedReceipt, Candidate, OpenItem, Receipt } from './model.ts'

const ON = day('2026-11-10')

const receipt = (euros: number): Receipt => ({
  lineId: 'line',
  bookedOn: ON,
  cents: Math.round(euros * 100),
  currency: 'EUR',
  instructed: null,
  said: readWords(''),
  isRareAmount: true,
})

/** A receipt of the accounts `away` days from the line; on `line` of the file. */
const booked = (
  itemId: string,
  euros: number,
  more: Partial<BookedReceipt> & { away?: number } = {},
): BookedReceipt => {
  const { away = 0, ...rest } = more
  return {
    itemId,
    customerId: 'C1',
    customerName: 'BATI SUD',
    issuedOn: addDays(ON, away),
    label: 'VIR',
    documentNo: '',
    cents: Math.round(euros * 100),
    isOpen: false,
    settles: [],
    sourceId: 'file',
    sourceLine: null,
    ...rest,
  }
}

const invoice = (id: string, euros: number): OpenItem => ({
  id,
  customerId: 'C1',
  side: 1,
  kind: 'invoice',
  openCents: euros * 100,
  documentNo: id,
  issuedOn: addDays(ON, -30),
  dueOn: ON,
})

const payer = (customerId = 'C1', items: readonly OpenItem[] = []): Candidate => ({
  customerId,
  payer: { how: 'same_name', words: 'BATI SUD', score: 1, isAmbiguous: false },
  items,
  citations: [],
  foreign: [],
  settled: [],
})

function known(euros: number, receipts: readonly BookedReceipt[], candidates: readonly Candidate[] = [payer()]) {
  const found = proposeInBooks(receipt(euros), candidates, new Set(), receipts, DEFAULT_SETTING)
  const first: Proposal | undefined = found?.proposals[0]
  if (!first) return null
  return {
    is: receiptsNamed(first),
    asks: first.isTied,
    stands: found!.stands,
    why: first.evidence.map(({ code }) => code).filter((code) => code.startsWith('booked_')),
  }
}

test('lines that follow one another are one entry; one line further they are a day, which a person must look at', () => {
  const [one, two] = [booked('a', 600, { sourceLine: 7 }), booked('b', 400, { sourceLine: 8 })]
  expect(known(1000, [one, two])).toMatchObject({ is: ['a', 'b'], asks: false, stands: 'alone' })
  const apart = known(1000, [one, { ...two, sourceLine: 9 }])
  expect(apart).toMatchObject({ is: ['a', 'b'], asks: true, stands: 'first', why: ['booked_same_day'] })
  // Part of an entry is no entry.
  expect(known(1000, [one, two, booked('c', 50, { sourceLine: 9 })])?.why).toEqual(['booked_sum'])
})

test('of entries alike the nearest is taken, the other once that one is gone', () => {
  const entry = (name: string, away: number, line: number) => [
    booked(`${name}1`, 600, { away, sourceLine: line }),
    booked(`${name}2`, 400, { away, sourceLine: line + 1 }),
  ]
  const both = [...entry('far', -9, 3), ...entry('near', 2, 10)]
  expect(known(1000, both)).toMatchObject({ is: ['near1', 'near2'], asks: false })
  expect(known(1000, both.slice(0, 2))).toMatchObject({ is: ['far1', 'far2'], asks: false })
})

test('the same amount is open as well: asked, unless the receipts are not lettered and it is open once', () => {
  const entry = (isOpen: boolean) => [
    booked('a', 600, { sourceLine: 7, isOpen }),
    booked('b', 400, { sourceLine: 8, isOpen }),
  ]
  const owing = payer('C1', [invoice('F1', 600), invoice('F2', 400)])
  expect(known(1000, entry(false), [owing])?.asks).toBe(true)
  expect(known(1000, entry(true), [owing])?.asks).toBe(false)
  const owingTwice = payer('C1', [...owing.items, invoice('F3', 1000)])
  expect(known(1000, entry(true), [owingTwice])?.asks).toBe(true)
})

test('receipts lettered with another document than the one that the line cites as paid are asked about', () => {
  const paid = (id: string) => ({ id, documentNo: id, cents: 100_000, settledOn: ON, isTaken: false, words: id })
  const entry = [
    booked('a', 600, { sourceLine: 7, settles: ['F1'] }),
    booked('b', 400, { sourceLine: 8, settles: ['F2'] }),
  ]
  const citing = (...ids: string[]) => [{ ...payer(), settled: ids.map(paid) }]
  expect(known(1000, entry, citing('F1', 'F2'))).toMatchObject({ asks: false, why: ['booked_cited'] })
  expect(known(1000, entry, citing('F9'))?.asks).toBe(true)
})

test('sums are looked for among as many receipts as the setting says, the nearest first, where nothing open explains the line', () => {
  const many = Array.from({ length: 30 }, (_, place) => booked(`r${place}`, 2 ** place, { away: place % 10 }))
  const near = many.filter(({ issuedOn }) => issuedOn <= addDays(ON, 1))
  const sum = near.slice(0, 3).reduce((total, { cents }) => total + cents, 0) / 100
  expect(known(sum, many)).toMatchObject({ stands: 'where_unexplained', asks: true, why: ['booked_sum'] })
  const far = many.filter(({ issuedOn }) => issuedOn === addDays(ON, 9)).map(({ cents }) => cents / 100)
  expect(known(far[0]! + far[1]!, many)).toBeNull()
})

test('a deposit: whoever paid, of one day or one entry, never without asking', () => {
  const two = [booked('a', 600, { sourceLine: 7 }), booked('b', 400, { sourceLine: 8, customerId: 'C2' })]
  expect(known(1000, two, [])).toMatchObject({ is: ['a', 'b'], asks: true, stands: 'first', why: ['booked_together'] })
  // Of several choices none is offered.
  const choices = [...two, booked('c', 600, { sourceLine: 20 }), booked('d', 5, { sourceLine: 30 })]
  expect(
    known(
      1000,
      choices.map((one) => ({ ...one, sourceLine: null })),
      [],
    ),
  ).toBeNull()
})

test('gross of a fee: within the setting, small against what came, and of nothing that says a part payment', () => {
  const gross = [booked('a', 1200)]
  expect(known(1190, gross)).toMatchObject({
    is: ['a'],
    asks: true,
    stands: 'where_unexplained',
    why: ['booked_gross'],
  })
  expect(known(1184, gross)).toBeNull()
  expect(known(2, [booked('a', 12)])).toBeNull()
})
