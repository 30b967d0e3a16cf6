import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createMerkle, merkleRoot } from './chain.ts'

/** The definition of RFC 6962 §2.1, word for word: split at the largest power of two smaller than n. */
function byDefinition(rows: readonly string[]): Buffer {
  const sha = (...parts: (string | Buffer)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
  if (rows.length === 0) return sha()
  if (rows.length === 1) return sha('\0', rows[0]!)
  let k = 1
  while (k * 2 < rows.length) k *= 2
  return sha('\x01', byDefinition(rows.slice(0, k)), byDefinition(rows.slice(k)))
}

test('the root of rows added one by one is the one RFC 6962 defines, whatever their number', () => {
  for (let count = 0; count <= 70; count++) {
    const rows = Array.from({ length: count }, (_, i) => `ligne ${i}`)
    const merkle = createMerkle()
    for (const row of rows) merkle.add(row)
    expect(merkle.root()).toBe(byDefinition(rows).toString('hex'))
    expect(merkleRoot(rows)).toBe(merkle.root())
    expect(merkle.rows).toBe(count)
  }
})
