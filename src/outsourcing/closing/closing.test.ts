import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import type { Terms } from '../mandates/terms.ts'
import { endingsOf } from './ending.ts'
import { differencesOf, owedToAgency, recoveredOf } from './figures.ts'
import type { Figures } from './model.ts'

const terms = (change: { openFiles?: 'handed_back' | 'finished'; earlyExit?: boolean; data?: boolean } = {}): Terms =>
  ({
    term: { startsOn: '2026-01-05', months: 12, renews: false, earlyExit: change.earlyExit ?? true, noticeMonths: 2 },
    atEnd: { openFiles: change.openFiles ?? 'finished', finishDays: 45, tailDays: 30 },
    data: change.data === false ? null : { keptMonths: 6, breachHours: 48, subprocessors: '', isInEurope: true },
  }) as unknown as Terms

const run = { state: 'running', startsOn: day('2026-01-05'), endsOn: day('2027-01-04'), noticeOn: null } as const

test('each way to end brings its days: last placement, files worked until, tail, erasure', () => {
  const ways = endingsOf(terms(), { ...run, worksUntil: day('2027-02-18') }, day('2026-06-10'), false)
  expect(ways).toEqual([
    { way: 'term', endsOn: '2027-01-04', worksUntil: '2027-02-18', tailUntil: '2027-03-20', eraseBy: '2027-08-18' },
    { way: 'notice', endsOn: '2026-08-10', worksUntil: '2026-09-24', tailUntil: '2026-10-24', eraseBy: '2027-03-24' },
  ])
})

test('a mandate that nobody may leave ends by its term alone, unless the provider lacks a condition of the law', () => {
  const bound = terms({ earlyExit: false, openFiles: 'handed_back', data: false })
  const until = { ...run, worksUntil: day('2027-01-04') }
  expect(endingsOf(bound, until, day('2026-06-10'), false).map(({ way }) => way)).toEqual(['term'])
  expect(endingsOf(bound, until, day('2026-06-10'), true)[1]).toEqual({
    ...{ way: 'at_once', endsOn: '2026-06-10', worksUntil: '2026-06-10', tailUntil: '2026-07-10', eraseBy: null },
  })
})

test('once notice was given, no second one is offered', () => {
  const noticed = { ...run, endsOn: day('2026-08-10'), worksUntil: day('2026-09-24'), noticeOn: day('2026-06-10') }
  expect(endingsOf(terms(), noticed, day('2026-07-01'), false).map(({ way }) => way)).toEqual(['term'])
})

/** 10 000 placed; 3 000 paid to the provider of which 500 bounced, 2 000 paid straight; 15 % fees, 20 % VAT, net. */
const sound: Figures = {
  ...{ currency: 'EUR', files: 4, placedCents: 1_000_000 },
  ...{ toAgencyCents: 300_000, toCreditorCents: 200_000, returnedCents: 50_000, inBooksCents: 450_000 },
  ...{ inTimeCents: 440_000, afterEndCents: 10_000, afterTailCents: 0, otherwiseCents: 60_000 },
  ...{ backFiles: 2, backCents: 480_000, outFiles: 1, outCents: 20_000 },
  ...{ feeCents: 67_500, feeVatCents: 13_500, givenBackCents: -7_500, disputedCents: 0 },
  ...{ invoicedCents: 60_000, invoicedVatCents: 12_000, unbilledCents: 7_500, unbilledVatCents: 1_500 },
  ...{ settledCents: 72_000, keptBackCents: 72_000, returnedHeldCents: 0, returnedLateCents: 50_000 },
  ...{ remittedReceiptsCents: 250_000, remittancesReceiptsCents: 250_000, remittancesReturnsCents: 50_000 },
  ...{ remittancesFeesCents: 72_000, remittancesCents: 128_000, heldCents: 50_000, fundCents: 50_000 },
}

test('a statement that adds up has no difference, and says what either still owes', () => {
  expect(differencesOf(sound)).toEqual([])
  expect(recoveredOf(sound)).toBe(450_000)
  expect(owedToAgency(sound)).toBe(9_000)
})

test.each([
  ['receipts', { inBooksCents: 449_999 }, 1],
  ['claims', { backCents: 480_001 }, -1],
  ['fees', { unbilledCents: 7_400 }, 100],
  ['vat', { feeVatCents: 13_501 }, 1],
  ['remitted', { remittancesReceiptsCents: 250_002 }, -2],
  ['kept_back', { keptBackCents: 71_999 }, -1],
  ['held', { heldCents: 49_999, fundCents: 49_999 }, 1],
  ['funds', { fundCents: 50_001 }, 1],
] as const)('one cent that is missing is named: %s', (code, change, cents) => {
  expect(differencesOf({ ...sound, ...change })).toEqual([{ code, currency: 'EUR', cents }])
})
