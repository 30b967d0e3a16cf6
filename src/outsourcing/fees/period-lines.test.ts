import { expect, test } from 'vitest'
import { addDays, day, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import type { Terms } from '../mandates/terms.ts'
import { flatRate, type Tariff } from '../tariffs/model.ts'
import { linesOfFile } from './file-lines.ts'
import type { FeeLine } from './model.ts'
import { linesOfPeriod } from './period-lines.ts'
import { earnedByReceipt, type PeriodReceipt, periodsOver, type Span, sumPeriod } from './periods.ts'
import type { SignedVersion } from './rules.ts'

/** Fees of months with a minimum and a maximum, whatever becomes known in whichever order. */
const START = day('2026-01-01')
const AT = new Date('2026-01-01T08:00:00Z')
/** No VAT is charged: nothing is looked up. */
const book = {} as StatuteBook
const file = { placedCents: 400_000, ageDays: 90 }

type Paid = {
  readonly id: string
  readonly no: number
  readonly placementId: string
  readonly cents: number
  readonly receivedOn: LocalDate
  isBack: boolean
}

/** What a mandate's lines are made of, kept in memory: what the database would hold, read as the stores read it. */
function books(tariff: Tariff) {
  const version: SignedVersion = { mandateId: 'm', version: 1, signedOn: START, terms: { tariff } as Terms }
  const receipts: Paid[] = []
  const lines: FeeLine[] = []
  const ofReceipt = ({ id }: Paid, kind: FeeLine['kind']) =>
    lines.find((line) => line.receiptId === id && line.kind === kind) ?? null

  function chargeFile(paid: readonly Paid[], today: LocalDate): void {
    const rows = paid
      .toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : a.no - b.no))
      .map((one) => ({
        ...one,
        ...{ mandateId: 'm', agencyOrgId: 2, currency: 'EUR', ...file, endedOn: null, stage: 'amicable' as const },
        ...{ returnedOn: one.isBack ? today : null, waits: true },
        chargedCents: ofReceipt(one, 'receipt')?.netCents ?? null,
        chargedVersion: 1,
        chargedVatBp: 0,
        givenBackCents: ofReceipt(one, 'return')?.netCents ?? null,
        isCredited: false,
      }))
    lines.push(...linesOfFile(rows, [version], book, AT))
  }

  const periodLines = () => lines.filter(({ kind }) => kind === 'period' || kind === 'correction')

  function chargePeriods(today: LocalDate): void {
    const known = receipts.flatMap((one): PeriodReceipt[] => {
      const charged = ofReceipt(one, 'receipt')
      const back = ofReceipt(one, 'return')
      if (!charged) return []
      const chargedCents = charged.netCents + (back?.netCents ?? 0)
      return [
        {
          ...{ ...one, file, stage: 'amicable', version: 1, chargedCents, isBack: back !== null },
          lastOn: back?.on ?? one.receivedOn,
        },
      ]
    })
    const earned = earnedByReceipt(known, [version])
    const done = periodLines()
      .filter(({ kind }) => kind === 'period')
      .map(({ periodFrom, periodTo }) => ({ from: periodFrom!, to: periodTo! }))
    const spans = [...done, ...periodsOver(START, null, [version], done, today)]
    for (const [place, { from, to }] of spans.entries()) {
      const before = sumCents(
        periodLines()
          .filter(({ periodFrom }) => periodFrom === from)
          .map(({ netCents }) => netCents),
      )
      const sum = sumPeriod({ from, to }, tariff, 1, known, earned)
      const charged = place < done.length ? { chargedCents: before, forgivenCents: 0 } : null
      lines.push(
        ...linesOfPeriod({ mandateId: 'm', agencyOrgId: 2, at: AT, book }, { from, to, version }, sum, charged),
      )
    }
  }

  return {
    receipts,
    lines,
    run(today: LocalDate): void {
      for (const paid of Map.groupBy(receipts, ({ placementId }) => placementId).values()) chargeFile(paid, today)
      chargePeriods(today)
    },
    /** All that is charged of a period, whatever for. */
    sumOf({ from, to }: Span): number {
      const within = new Map(receipts.map(({ id, receivedOn }) => [id, receivedOn >= from && receivedOn <= to]))
      return sumCents(
        lines
          .filter(({ receiptId, periodFrom }) => (receiptId === null ? periodFrom === from : within.get(receiptId)))
          .map(({ netCents }) => netCents),
      )
    },
  }
}

const MONTHS: readonly Span[] = [
  { from: day('2026-01-01'), to: day('2026-01-31') },
  { from: day('2026-02-01'), to: day('2026-02-28') },
  { from: day('2026-03-01'), to: day('2026-03-31') },
]

test('a receipt that becomes known later does not escape the maximum, and uses up the minimum that was charged', () => {
  const bounds = { minimumPerPeriodCents: 5_000, capPerPeriodCents: 12_000 }
  const bounded: Tariff = { ...flatRate('EUR', 1000), ...bounds, vat: 'none' }
  const one = books(bounded)
  const paid = (no: number, cents: number, receivedOn: string): Paid => {
    const of = { id: `r${no}`, no, placementId: `p${no}`, cents, receivedOn: day(receivedOn), isBack: false }
    one.receipts.push(of)
    return of
  }
  paid(1, 20_000, '2026-01-10')
  one.run(day('2026-02-01'))
  expect(one.lines.map(({ kind, netCents }) => [kind, netCents])).toEqual([
    ['receipt', 2_000],
    ['period', 3_000],
  ])
  paid(2, 20_000, '2026-01-20')
  one.run(day('2026-02-02'))
  expect(one.lines.at(-1)).toMatchObject({
    ...{ kind: 'correction', netCents: -2_000, on: '2026-01-31', periodFrom: '2026-01-01', periodTo: '2026-01-31' },
    detail: { wasCents: 7_000, isCents: 5_000, minimumCents: 1_000 },
  })
  const big = paid(3, 150_000, '2026-01-31')
  one.run(day('2026-02-03'))
  expect(one.lines.at(-1)).toMatchObject({
    netCents: -8_000,
    detail: { wasCents: 20_000, isCents: 12_000, cutCents: 7_000 },
  })
  big.isBack = true
  one.run(day('2026-03-09'))
  // The fee goes back in March, and what had been taken off it is asked that day and no sooner.
  const back = one.lines.filter(({ on }) => on === '2026-03-09')
  expect(back.map(({ kind, netCents }) => [kind, netCents])).toEqual([
    ['return', -15_000],
    ['correction', 8_000],
  ])
  expect(one.sumOf(MONTHS[0]!)).toBe(5_000)
  const lines = one.lines.length
  one.run(day('2026-03-10'))
  expect(one.lines).toHaveLength(lines)
})

test('in whichever order receipts, returns and runs come, each period comes to what one run at the end makes of it', () => {
  let seed = 23
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const slices: Tariff['success'] = {
    by: 'slice',
    tiers: [
      { stage: 'amicable', fromCents: 0, toCents: 30_000, fromDays: 0, toDays: null, bp: 2_017 },
      { stage: 'amicable', fromCents: 30_000, toCents: null, fromDays: 0, toDays: null, bp: 933 },
    ],
  }
  let corrected = 0
  for (let round = 0; round < 300; round++) {
    const cap = random(3) === 0 ? null : 2_000 + random(12_000)
    const tariff: Tariff = {
      ...{ ...flatRate('EUR', 1333), vat: 'none' as const },
      ...(random(2) === 0 ? { success: slices } : {}),
      minimumPerFileCents: random(2) === 0 ? 1_500 : null,
      capPerPeriodCents: cap,
      minimumPerPeriodCents: random(2) === 0 ? 1 + random(cap ?? 8_000) : null,
      flatCents: random(3) === 0 ? 700 : null,
      perFile: random(3) === 0 ? [{ fromFiles: 1, toFiles: null, cents: 300 }] : null,
      aboveReceipt: random(3) === 0 ? 'refused' : 'capped',
    }
    const lived = books(tariff)
    const coming = Array.from(
      { length: 1 + random(9) },
      (_, no): Paid => ({
        ...{ id: `r${no}`, no, placementId: `p${random(3)}`, cents: 1 + random(60_000), isBack: false },
        receivedOn: addDays(START, random(90)),
      }),
    )
    for (let today = addDays(START, 1); today < '2026-05-01'; today = addDays(today, 1 + random(20))) {
      for (let act = random(4); act > 0; act--) {
        const next = coming.findIndex(({ receivedOn }) => receivedOn <= today)
        const held = lived.receipts.filter(({ isBack }) => !isBack)
        if (random(3) > 0 && next >= 0) lived.receipts.push(...coming.splice(next, 1))
        else if (held.length > 0) held[random(held.length)]!.isBack = true
      }
      if (random(3) === 0) continue
      lived.run(today)
      // After each run what is charged of a period that was never goes past its maximum.
      for (const span of MONTHS.filter(({ to }) => to < today))
        if (cap !== null) expect(lived.sumOf(span)).toBeLessThanOrEqual(cap)
      const lines = lived.lines.length
      lived.run(today)
      expect(lived.lines).toHaveLength(lines)
    }
    lived.run(day('2026-05-01'))
    const atOnce = books(tariff)
    atOnce.receipts.push(...lived.receipts)
    atOnce.run(day('2026-05-01'))
    for (const span of MONTHS) expect([round, lived.sumOf(span)]).toEqual([round, atOnce.sumOf(span)])
    corrected += lived.lines.filter(({ kind }) => kind === 'correction').length
  }
  expect(corrected).toBeGreaterThan(100)
})
