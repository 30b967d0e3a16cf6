import { DenseIndex, grown, roomFor } from './dense-index.ts'
import type { Scratch } from './scratch.ts'
import { SHARDS, Shards, shardOf, upperWord, wholeCents } from './shards.ts'

/** Counts the lettering groups of a ledger, and those that do not come to zero. */
export class LetterGroups {
  private readonly lines: Shards

  constructor(scratch: Scratch) {
    this.lines = new Shards(scratch, 4)
  }

  /** One lettered line: the hash of its group, and debit minus credit in cents. */
  add(low: number, high: number, cents: number): void {
    this.lines.add(shardOf(high), low, high, cents, upperWord(cents))
  }

  count(): { groups: number; notZero: number } {
    const index = new DenseIndex()
    let net = new Float64Array(1024)
    let groups = 0
    let notZero = 0
    for (let shard = 0; shard < SHARDS; shard++) {
      index.clear()
      for (const words of this.lines.read(shard))
        for (let at = 0; at < words.length; at += 4) {
          const before = index.size
          const group = index.add(words[at]!, words[at + 1]!)
          if (group === net.length) net = grown(net, roomFor(group))
          if (group === before) net[group] = 0
          net[group]! += wholeCents(words[at + 2]!, words[at + 3]!)
        }
      groups += index.size
      for (let group = 0; group < index.size; group++) if (net[group] !== 0) notZero++
    }
    this.lines.drop()
    return { groups, notZero }
  }
}
