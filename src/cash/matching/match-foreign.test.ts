import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import type { Money } from '../../kernel/money.ts'
import { DEFAULT_SETTING } from '../setting-store.ts'
import { readWords } from '../words/match-words.ts'
import { matchCase } from './match-case.ts'
import { proposeForeign } from './match-foreign.ts'
import type { Candidate } from './model.ts'

const settles = (cents: number, opens: readonly Money[], instructed: Money | null = null, currency = 'EUR') => {
  const candidate: Candidate = {
    customerId: 'C1',
    payer: { how: 'none', words: '', score: 0, isAmbiguous: false },
    items: [],
    citations: [],
    foreign: opens.map((open, at) => ({
      id: `i${at}`,
      customerId: 'C1',
      documentNo: `FA-${at}`,
      open,
      words: `FA-${at}`,
    })),
    settled: [],
  }
  const said = readWords('FA-0')
  const on = day('2026-11-20')
  const receipt = { lineId: 'l', bookedOn: on, cents, currency, instructed, said, isRareAmount: true }
  const proposal = proposeForeign(matchCase(receipt, candidate, new Set(), DEFAULT_SETTING))!
  expect(proposal).toMatchObject({ class: 'references_foreign', isTied: true })
  const taken = proposal.parts.reduce((sum, one) => sum + one.cents, 0)
  expect(taken + proposal.onAccountCents).toBe(cents)
  return proposal.parts.map(({ itemId, cents: of, ownCents }) => [itemId, of, ownCents])
}
const usd = (cents: number): Money => ({ cents, currency: 'USD' })

test('all of the money settles all that is cited, to the last cent', () => {
  expect(settles(375_164, [usd(398_087)])).toEqual([['i0', 375_164, 398_087]])
  expect(settles(100_000, [usd(33_333), usd(33_333), usd(40_000)])).toEqual([
    ['i0', 31_249, 33_333],
    ['i1', 31_249, 33_333],
    ['i2', 37_502, 40_000],
  ])
})

test('an amount that no rate explains, or a currency whose rate is anybody’s guess, settles nothing', () => {
  expect(settles(5_000, [usd(398_087)])).toEqual([])
  expect(settles(900_000, [usd(398_087)])).toEqual([])
  expect(settles(60_000, [{ cents: 100_000, currency: 'JPY' }])).toEqual([])
  expect(settles(100_000, [usd(50_000), { cents: 50_000, currency: 'GBP' }])).toEqual([])
})

test('what the payer’s bank says was sent is settled, the oldest cited first, whatever the rate', () => {
  expect(settles(60_000, [{ cents: 100_000, currency: 'JPY' }], { cents: 100_000, currency: 'JPY' })).toEqual([
    ['i0', 60_000, 100_000],
  ])
  expect(settles(90_000, [usd(60_000), usd(60_000)], usd(100_000))).toEqual([
    ['i0', 54_000, 60_000],
    ['i1', 36_000, 40_000],
  ])
})
