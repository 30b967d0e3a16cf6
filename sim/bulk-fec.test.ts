import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { BulkTruth } from './bulk-fec.ts'
import { writeBulkFec } from './bulk-fec.ts'
import { balanceByParty, openByDocument, readFec, unbalancedEntries } from './naive-reading.ts'

async function bulk(lines: number, customers: number, seed = 7): Promise<{ bytes: Buffer; truth: BulkTruth }> {
  const chunks: Buffer[] = []
  const out = new Writable({
    write(chunk, _, done) {
      chunks.push(chunk)
      done()
    },
  })
  const truth = await writeBulkFec({ lines, customers, year: 2026, seed }, out)
  return { bytes: Buffer.concat(chunks), truth }
}

describe('the bulk ledger', async () => {
  const { bytes, truth } = await bulk(30_000, 200)
  const lines = readFec(bytes.toString('utf8'))

  test('has exactly the lines asked for, balanced entry by entry', async () => {
    expect(lines).toHaveLength(30_000)
    expect(truth.bytes).toBe(bytes.length)
    expect(unbalancedEntries(lines)).toEqual([])
    expect(lines.reduce((sum, line) => sum + Math.max(0, line.cents), 0)).toBe(truth.debitCents)
    for (const few of [2, 3, 10, 11, 12, 13, 14, 50])
      expect(readFec((await bulk(few, 3)).bytes.toString('utf8'))).toHaveLength(few)
  })

  test('a naive reading finds the truth it announces', () => {
    const open = openByDocument(lines)
    expect(open.size).toBe(truth.openItems)
    expect([...open.values()].reduce((sum, cents) => sum + cents, 0)).toBe(truth.openCents)
    const expected = [...truth.openCentsByCustomer]
      .map((cents, rank) => [`C${String(rank + 1).padStart(5, '0')}`, cents] as const)
      .filter(([, cents]) => cents !== 0)
    expect([...balanceByParty(lines)].sort()).toEqual(expected)
    expect(truth.payments).toBeGreaterThan(3_000)
    expect(truth.creditNotes).toBeGreaterThan(50)
  })

  test('each letter is on two lines and no letter promises a payment that is not there', () => {
    const counts = new Map<string, number>()
    for (const line of lines)
      if (line.letter) counts.set(`${line.party} ${line.letter}`, (counts.get(`${line.party} ${line.letter}`) ?? 0) + 1)
    expect(new Set(counts.values())).toEqual(new Set([2]))
    expect([...counts.keys()].some((key) => /[a-z]$/.test(key))).toBe(true)
    const byLetter = Map.groupBy(
      lines.filter((line) => line.letteredOn),
      (line) => `${line.party} ${line.letter}`,
    )
    for (const group of byLetter.values()) expect(group[0]!.letteredOn).toBe(group[1]!.pieceDate)
  })

  test('the same seed writes the same bytes', async () => {
    expect((await bulk(30_000, 200)).bytes.equals(bytes)).toBe(true)
    expect((await bulk(30_000, 200, 8)).bytes.equals(bytes)).toBe(false)
  })
})
