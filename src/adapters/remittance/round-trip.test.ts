import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGS, say } from '../../kernel/wording.ts'
import { bytesSource } from '../ledger-files/source.ts'
import { type Layout, paidCents, type SampleAdvice, type SampleRow, writeAdvice } from './advice-sample.ts'
import { readAdvice } from './index.ts'

const cents = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 100_000, max: 9_999_999_999 }))
const invoiceNo = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((rank) => `FA2026-${String(rank).padStart(4, '0')}`),
  fc.integer({ min: 10_000, max: 99_999 }).map((rank) => `INV-${rank}`),
  fc.integer({ min: 1, max: 9_999 }).map((rank) => `2026${String(rank).padStart(4, '0')}`),
  fc.integer({ min: 1, max: 9_999 }).map((rank) => `F-${String(rank).padStart(5, '0')}`),
)
const row: fc.Arbitrary<SampleRow> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ no: invoiceNo, gross: cents }).map((one) => ({ ...one, isCredit: false, deduction: 0 })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ no: invoiceNo, gross: cents, share: fc.integer({ min: 1, max: 40 }) })
      .map(({ share, ...one }) => ({ ...one, isCredit: false, deduction: Math.floor((one.gross * share) / 1_000) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ rank: fc.integer({ min: 1, max: 9_999 }), gross: cents })
      .map(({ rank, gross }) => ({ no: `AV-${String(rank).padStart(4, '0')}`, gross, isCredit: true, deduction: 0 })),
  },
)
const advice: fc.Arbitrary<SampleAdvice> = fc.record({
  payer: fc.constantFrom('Bâti-Sud SARL', 'Groupe Morel & Cie', 'FreshMart Retail Ltd', 'Œuvre du Soleil'),
  paidOn: fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`),
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ no }) => no }),
  style: fc.record({
    lang: fc.constantFrom('fr' as const, 'en' as const),
    group: fc.constantFrom(' ' as const, '\u00a0' as const, '\u202f' as const, '.' as const, ',' as const),
    money: fc.constantFrom('' as const, '€' as const, 'EUR' as const, 'USD' as const),
    credit: fc.constantFrom('sign' as const, 'words' as const),
  }),
})

const LAYOUTS: readonly Layout[] = ['prose', 'spaces', 'tabs', 'pipes', 'csv']

describe('an advice that is written is read again', () => {
  test.each(LAYOUTS)('%s: payer, day, total, and each document to the cent', async (layout) => {
    await fc.assert(
      fc.asyncProperty(advice, async (written) => {
        const text = writeAdvice(written, layout)
        const verdict = await readAdvice(layout === 'csv' ? bytesSource(Buffer.from(text)) : text)
        if (!verdict.ok) throw new Error(verdict.refusal.code)
        const { value } = verdict
        expect(value.format).toBe(layout === 'csv' ? 'csv' : 'text')
        expect(value.rows.map((one) => [one.candidates, one.cents, one.deductionCents])).toEqual(
          written.rows.map((one) => [[one.no], paidCents(one), one.deduction || null]),
        )
        const total = written.rows.reduce((sum, one) => sum + paidCents(one), 0)
        expect(value).toMatchObject({
          agreement: 'adds_up',
          totalCents: total,
          payer: written.payer,
          paidOn: written.paidOn,
        })
        expect(value.currency).toBe({ '': null, '€': 'EUR', EUR: 'EUR', USD: 'USD' }[written.style.money])
        expect(value.remarks).toEqual([])
      }),
      { numRuns: 200, seed: 20_261_122 },
    )
  })
})

const HONEST: SampleAdvice = {
  payer: 'Bâti-Sud SARL',
  paidOn: '2026-11-20',
  rows: [
    { no: 'FA2026-0142', isCredit: false, gross: 150_000, deduction: 3_000 },
    { no: 'FA2026-0150', isCredit: false, gross: 102_037, deduction: 0 },
    { no: 'AV-0007', isCredit: true, gross: 12_011, deduction: 0 },
  ],
  style: { lang: 'fr', group: ' ', money: '€', credit: 'words' },
}
const HONEST_CENTS = HONEST.rows.reduce((sum, one) => sum + paidCents(one), 0)
const FILES = LAYOUTS.map((layout) => Buffer.from(writeAdvice(HONEST, layout)))

/** Bytes that do harm in an advice: figures, marks, column marks, signs, halves of letters, a NUL. */
const NASTY = [0, 9, 10, 32, 34, 37, 40, 41, 44, 45, 46, 48, 53, 57, 59, 65, 97, 124, 0x80, 0xa0, 0xc3, 0xe2, 0xff]
const damage = fc.record({
  kind: fc.constantFrom('replace' as const, 'insert' as const, 'delete' as const, 'lose' as const, 'repeat' as const),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  byte: fc.constantFrom(...NASTY),
})
type Damage = {
  readonly kind: 'replace' | 'insert' | 'delete' | 'lose' | 'repeat'
  readonly at: number
  readonly byte: number
}

function damaged(bytes: Buffer, { kind, at, byte }: Damage): Buffer {
  const place = Math.floor(at * bytes.length)
  if (kind === 'lose' || kind === 'repeat') {
    const lines = bytes.toString('latin1').split('\n')
    const line = Math.floor(at * lines.length)
    const instead = kind === 'lose' ? [] : [lines[line]!, lines[line]!]
    return Buffer.from(lines.toSpliced(line, 1, ...instead).join('\n'), 'latin1')
  }
  const instead = kind === 'delete' ? Buffer.alloc(0) : Buffer.of(byte)
  return Buffer.concat([bytes.subarray(0, place), instead, bytes.subarray(kind === 'insert' ? place : place + 1)])
}

/** What a damaged advice comes to when it says that it adds up; null when it is refused or leaves something to look at. */
async function sumOf(bytes: Buffer): Promise<number | null> {
  const verdict = await readAdvice(bytesSource(bytes))
  for (const told of verdict.ok ? verdict.value.remarks : [verdict.refusal])
    for (const lang of LANGS) expect(say(lang, told.sentence, told.params).length).toBeGreaterThan(40)
  if (!verdict.ok) return null
  const { rows, sumCents, totalCents, agreement } = verdict.value
  for (const { cents } of rows) expect(cents === null || Number.isSafeInteger(cents)).toBe(true)
  expect(sumCents).toBe(rows.reduce((sum, one) => sum + (one.cents ?? 0), 0))
  expect(agreement === 'adds_up').toBe(totalCents === sumCents)
  return agreement === 'adds_up' ? sumCents : null
}

describe('damaged advices', () => {
  test('one damage: the advice adds up to what was paid, or does not add up', async () => {
    let whole = 0
    let flagged = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), damage, async (file, one) => {
        const sum = await sumOf(damaged(file, one))
        if (sum === null) flagged++
        else {
          whole++
          expect(sum).toBe(HONEST_CENTS)
        }
      }),
      { numRuns: 1_200, seed: 20_261_122 },
    )
    // Both branches must have been walked, or the property says nothing.
    expect(Math.min(whole, flagged)).toBeGreaterThan(80)
  })

  test('many damages, and bytes at random: no crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(damage, { minLength: 2, maxLength: 12 }),
        async (file, several) => {
          await sumOf(several.reduce(damaged, file))
        },
      ),
      { numRuns: 400, seed: 7 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        async (bytes, text) => {
          await sumOf(Buffer.from(bytes))
          await readAdvice(text)
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  })

  test('a line made to take long is read in no time', async () => {
    for (const piece of ['1 500,00 ', 'FA2026-', 'total ', '- ', '1 ', 'a.', 'avoir ', '0 12 ', '| ', 'FR76 3000 '])
      await readAdvice(`${piece.repeat(20_000)}\n`.repeat(20))
  }, 20_000)
})
