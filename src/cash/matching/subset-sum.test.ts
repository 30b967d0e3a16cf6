import { expect, test } from 'vitest'
import { fewOf, subsetSum } from './subset-sum.ts'

test('one choice, several, none; credits count against debits', () => {
  expect(subsetSum([100, 250, 400], 350, 16)).toEqual({ places: [0, 1], isOnly: true })
  expect(subsetSum([100, 100, 250], 350, 16)).toEqual({ places: [0, 2], isOnly: false })
  expect(subsetSum([100, 250, 400], 360, 16)).toBeNull()
  expect(subsetSum([500, -120], 380, 16)).toEqual({ places: [0, 1], isOnly: true })
  expect(subsetSum([0, 0], 5, 16)).toBeNull()
})

test('beyond the bound, two documents are found among a hundred and fifty, three among forty', () => {
  const amounts = Array.from({ length: 150 }, (_, place) => 1_000 + place * place * 7)
  const wanted = amounts[131]! + amounts[149]!
  expect(subsetSum(amounts, wanted, 16)).toBeNull()
  expect(fewOf(amounts, wanted)).toEqual({ places: [131, 149], isOnly: true })
  const few = Array.from({ length: 40 }, (_, place) => 2 ** (place / 2) * 1_000).map(Math.round)
  expect(fewOf(few, few[3]! + few[20]! + few[39]!)?.places).toEqual([3, 20, 39])
  expect(fewOf(amounts, amounts[10]! + amounts[20]! + amounts[149]!)).toBeNull()
})
