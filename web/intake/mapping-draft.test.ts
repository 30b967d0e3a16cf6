import { expect, test } from 'vitest'
import type { MappingInput } from '../../src/intake/contract.ts'
import { assign, bucketChoices, codeOf, draftOf, lackOf, mappingOf, meaningOf, ofKind } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'

const items: MappingInput = {
  kind: 'open_items',
  columns: { customerCode: 0, documentNo: 2, openAmount: 4 },
  buckets: [],
  numbers: { decimal: ',' },
  dates: { order: 'dmy' },
  currency: 'EUR',
}
const aged: MappingInput = {
  kind: 'aged_balance',
  columns: { customerCode: 0, openAmount: 1 },
  buckets: [
    { column: 2, fromDays: null, toDays: 0 },
    { column: 3, fromDays: 1, toDays: 45 },
    { column: 4, fromDays: 46, toDays: null },
  ],
  numbers: null,
  dates: null,
  currency: 'EUR',
}

test('a bank statement needs a day, words, movements and an account, which a column or a person gives', () => {
  const columns = { bookedOn: 0, label: 1, debit: 2, credit: 3 }
  const bank: MappingInput = { ...items, kind: 'bank_statement', columns, account: 'FR7630006000011234567890189' }
  const draft = draftOf(bank, 5, 'EUR')
  expect(mappingOf(draft)).toEqual(bank)
  expect(lackOf(draft)).toBeNull()
  expect(lackOf({ ...draft, account: ' ' })).toBe(wording.needAccount)
  expect(lackOf(assign(draft, 0, null))).toBe(wording.needDay)
  expect(lackOf(assign(draft, 1, null))).toBe(wording.needWords)
  expect(lackOf(assign(draft, 2, null))).toBe(wording.needMovement)
  const named = assign(draft, 4, { field: 'ownAccount' })
  expect(lackOf({ ...named, account: '' })).toBeNull()
  expect(mappingOf(named).account).toBeUndefined()
})

test('a mapping comes back as it went in, whatever its kind', () => {
  expect(mappingOf(draftOf(items, 6, 'EUR'))).toEqual(items)
  expect(mappingOf(draftOf(aged, 5, 'EUR'))).toEqual(aged)
})

test('a choice comes back as the meaning it stands for', () => {
  for (const code of ['', 'dueOn', 'age:31:60', 'age::0', 'age:91:']) expect(codeOf(meaningOf(code))).toBe(code)
})

test('a field stands in one column: given to another, it leaves the first', () => {
  const moved = mappingOf(assign(draftOf(items, 6, 'EUR'), 5, { field: 'openAmount' }))
  expect(moved.columns).toEqual({ customerCode: 0, documentNo: 2, openAmount: 5 })
})

test('another kind keeps what means something there', () => {
  const contacts = ofKind(draftOf(items, 6, 'EUR'), 'contacts', null)
  expect(mappingOf(contacts).columns).toEqual({ customerCode: 0 })
  expect(mappingOf(ofKind(contacts, 'open_items', items)).columns).toEqual(items.columns)
})

test('the bands of the file stand among the usual ones, from the youngest', () => {
  const codes = bucketChoices(draftOf(aged, 5, 'EUR'), aged).map((bucket) => codeOf({ bucket }))
  expect(codes.slice(0, 3)).toEqual(['age::0', 'age:1:30', 'age:1:45'])
  expect(codes).toContain('age:46:')
  expect(new Set(codes).size).toBe(codes.length)
})

test('what is missing is named before the file is read', () => {
  expect(lackOf(draftOf(items, 6, 'EUR'))).toBeNull()
  expect(lackOf(assign(draftOf(items, 6, 'EUR'), 0, null))).toBe(wording.needCustomer)
  expect(lackOf(assign(draftOf(items, 6, 'EUR'), 4, { field: 'debit' }))).toBe(wording.needAmount)
  expect(lackOf(draftOf({ ...aged, buckets: aged.buckets.slice(0, 1) }, 5, 'EUR'))).toBe(wording.needBuckets)
  expect(lackOf(ofKind(draftOf(items, 6, 'EUR'), 'contacts', null))).toBe(wording.needReach)
})
