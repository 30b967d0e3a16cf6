import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flag } from './account-role.ts'
import { EntryBook, EntryFlags, isClear } from './entry-book.ts'
import { LetterGroups } from './letter-groups.ts'
import { NameTotals } from './name-totals.ts'
import { Occurrences, Ranks } from './occurrences.ts'
import { PieceUse, ReferenceUses } from './piece-use.ts'
import { Scratch } from './scratch.ts'

type Line = {
  low: number
  high: number
  cents: number
  flags: number
  isAsked: boolean
  entry: number
  customer: number
}

const word = fc.integer({ min: 0, max: 0xffff_ffff })
const key = fc.record({ low: word, high: word.map((high) => (high & 1 ? (high >>> 6) + 0xfc00_0000 : high >>> 6)) })
const line = fc.record({
  cents: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -3, max: 3 }) }, fc.constantFrom(5e12, -5e12)),
  flags: fc.constantFrom(0, 0, flag.saleCredit, flag.bank, flag.unnumbered),
  isAsked: fc.boolean(),
  entry: fc.nat(5),
  customer: fc.constantFrom(0, 2, 4),
})

/** Runs of lines of some keys in two shards, so that each shard fills its block several times. */
function someLines(seed: number, keys: number): Line[] {
  const known = fc.sample(key, { seed, numRuns: keys })
  const run = fc.record({ of: fc.nat(keys - 1), lines: fc.array(line, { minLength: 1, maxLength: 4 }) })
  return fc
    .sample(run, { seed, numRuns: 4_000 })
    .flatMap(({ of, lines }) => lines.map((one) => ({ ...known[of]!, ...one })))
}

const keyOf = (line: Line): string => `${line.low} ${line.high}`

/** With all the room there is, with none (every block goes through the scratch file), and with room for some. */
describe.each([
  ['in memory', 32 << 20],
  ['in the scratch file', 0],
  ['in both', 40_000],
])('what is put aside of each line is found again, %s', (_, room) => {
  test.each([1, 2, 3])('entries: %i', (seed) => {
    const lines = someLines(seed, 1_500)
    const scratch = new Scratch(room)
    const book = new EntryBook(scratch)
    for (const line of lines) book.add(line.low, line.high, line.cents, line.flags, line.isAsked)
    const entries = book.close()

    const groups = [...Map.groupBy(lines, keyOf).values()].map((group) => ({
      first: lines.indexOf(group[0]!),
      cents: group.reduce((sum, line) => sum + line.cents, 0),
      flags: group.reduce((flags, line) => flags | line.flags, 0),
    }))
    const flagsOf = (group: { cents: number; flags: number }) => group.flags | (group.cents === 0 ? 0 : flag.unbalanced)
    const unbalanced = groups.filter((group) => group.cents !== 0)
    expect([entries.size, entries.unbalanced]).toEqual([groups.length, unbalanced.length])
    expect(entries.firstUnbalanced.map((entry) => entry.cents)).toEqual(
      unbalanced.slice(0, 100).map((group) => group.cents),
    )
    expect(entries.hasUnclear).toBe(groups.some((group) => !isClear(flagsOf(group))))

    const byKey = new Map(groups.map((group) => [keyOf(lines[group.first]!), flagsOf(group)]))
    const every = new EntryFlags(entries, 'all')
    const firstRuns = new Map<string, number>()
    for (const line of lines) {
      expect(every.of(line.low, line.high)).toBe(byKey.get(keyOf(line)))
      if (!firstRuns.has(keyOf(line))) firstRuns.set(keyOf(line), every.run)
    }
    expect(entries.firstUnbalanced.map((entry) => entry.firstRun)).toEqual(
      unbalanced.slice(0, 100).map((group) => firstRuns.get(keyOf(lines[group.first]!))),
    )
    const announced = new EntryFlags(entries, 'announced')
    for (const line of lines.filter((one) => one.isAsked))
      expect(announced.of(line.low, line.high)).toBe(byKey.get(keyOf(line)))
    // Somebody else's line: no answer was put aside for it.
    expect(announced.of(1, 2)).toBe(-1)
    scratch.close()
  })

  test('references, ranks and lettering groups', () => {
    const lines = someLines(4, 2_500)
    const scratch = new Scratch(room)
    const [use, occurrences, letters] = [new PieceUse(scratch), new Occurrences(scratch), new LetterGroups(scratch)]
    for (const line of lines) {
      use.add(line.low, line.high, line.entry, line.customer, line.cents > 0)
      occurrences.add(line.low, line.high)
      letters.add(line.low, line.high, line.cents)
    }
    const [references, ranks] = [new ReferenceUses(use.close()), new Ranks(occurrences.close())]
    const debits = Map.groupBy(
      lines.filter((line) => line.cents > 0),
      keyOf,
    )
    const seen = new Map<string, number>()
    const expected = lines.map((line) => {
      const key = keyOf(line)
      seen.set(key, (seen.get(key) ?? 0) + 1)
      const group = debits.get(key) ?? []
      const customers = new Set(group.map((one) => one.customer & ~1)).size
      const isShared = group.length > 12 || new Set(group.map((one) => one.entry)).size > 3 || customers > 2
      return [isShared ? 'shared' : customers === 2 ? 'two_customers' : 'own', seen.get(key)]
    })
    expect(lines.map((line) => [references.next(line.high), ranks.next(line.high)])).toEqual(expected)
    expect(new Set(expected.map(([use]) => use)).size).toBe(3)
    expect([references.next(0), ranks.next(0)]).toEqual(['own', -1])

    const groups = [...Map.groupBy(lines, keyOf).values()]
    const notZero = groups.filter((group) => group.reduce((sum, line) => sum + line.cents, 0) !== 0)
    expect(letters.count()).toEqual({ groups: groups.length, notZero: notZero.length })
    scratch.close()
  })

  test('totals of more names than are held at once', () => {
    const scratch = new Scratch(room)
    const totals = new NameTotals(scratch, 50)
    const naive = new Map<string, { name: string; lines: number; cents: number; decimals: number }>()
    const drawn = fc.record({
      key: fc.nat(300).map((n) => `Société n° ${n}`),
      name: fc.constantFrom('', 'Nom', 'Autre nom'),
      cents: fc.integer({ min: -900, max: 900 }),
      decimals: fc.nat(2),
    })
    for (const { key, name, cents, decimals } of fc.sample(drawn, { seed: 5, numRuns: 4_000 })) {
      const total = totals.add(key, cents, decimals)
      total.name ||= name
      const known = naive.get(key) ?? { name: '', lines: 0, cents: 0, decimals: 0 }
      naive.set(key, {
        name: known.name || name,
        lines: known.lines + 1,
        cents: known.cents + cents,
        decimals: Math.max(known.decimals, decimals),
      })
    }
    expect(totals.isWhole).toBe(false)
    const parts = [...totals.parts()].flatMap((part) => [...part])
    expect(parts).toHaveLength(naive.size)
    expect(new Map(parts)).toEqual(naive)
    scratch.close()
  })
})
