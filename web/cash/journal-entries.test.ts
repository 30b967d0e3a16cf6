import { expect, test } from 'vitest'
import { entriesIn, stateOfSum } from './journal-entries.ts'

const accounts = {} as never
const journal = { pending: [], letterings: [], accounts, exports: [{ id: 'x1', no: 3 } as never] }

test('the address names entries that wait, and those of an export', () => {
  const sum = { kind: 'write_off', currency: 'EUR', isUndoing: true }
  expect(entriesIn({ ecritures: stateOfSum(sum), jusqu: '2026-11-30' }, journal)).toEqual({
    is: 'pending',
    ...sum,
    through: '2026-11-30',
  })
  expect(entriesIn({ ecritures: 'receipt-USD' }, journal)).toMatchObject({ currency: 'USD', isUndoing: false })
  expect(entriesIn({ export: 'x1', ecritures: 'receipt-EUR' }, journal)).toEqual({
    is: 'export',
    exportId: 'x1',
    no: 3,
  })
})

test.each(['nothing-EUR', 'receipt', 'receipt-euros', ''])('what names no entries shows none: %s', (ecritures) => {
  expect(entriesIn({ ecritures }, journal)).toBeNull()
})
