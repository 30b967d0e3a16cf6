import { KeyHash } from './dense-index.ts'
import type { Kept, Scratch } from './scratch.ts'
import { SHARDS, shardOf } from './shards.ts'

/** What the lines of one account or customer come to. `decimals`: as many as the file writes. */
export type NameTotal = { name: string; lines: number; cents: number; decimals: number }

/** Names held at once; past that they are put aside, to meet again part by part. */
const MOST_NAMES = 50_000

/** Totals by name, for as many names as a ledger may have. */
export class NameTotals {
  private totals = new Map<string, NameTotal>()
  private readonly aside: { kept: Kept; length: number }[][] = Array.from({ length: SHARDS }, () => [])
  private readonly scratch: Scratch
  private readonly most: number
  /** All names are here, in order of appearance, and `parts` gives them at once. */
  isWhole = true

  constructor(scratch: Scratch, most = MOST_NAMES) {
    this.scratch = scratch
    this.most = most
  }

  /** Counts one line, and gives the total so far: its name is left to the caller, who alone knows where to read it. */
  add(key: string, cents: number, decimals: number): NameTotal {
    let total = this.totals.get(key)
    if (!total) {
      if (this.totals.size >= this.most) this.putAside()
      total = { name: '', lines: 0, cents: 0, decimals: 0 }
      this.totals.set(key, total)
    }
    total.lines++
    total.cents += cents
    if (decimals > total.decimals) total.decimals = decimals
    return total
  }

  /** Every name, in one part and only one. */
  *parts(): Generator<ReadonlyMap<string, NameTotal>> {
    if (this.isWhole) return yield this.totals
    this.putAside()
    for (const written of this.aside) {
      const part = new Map<string, NameTotal>()
      for (const { kept, length } of written) {
        const bytes = Buffer.allocUnsafe(length)
        this.scratch.read(kept, bytes)
        for (const [key, total] of JSON.parse(bytes.toString()) as [string, NameTotal][]) merge(part, key, total)
      }
      yield part
    }
  }

  private putAside(): void {
    const hash = new KeyHash()
    const shards: [string, NameTotal][][] = Array.from({ length: SHARDS }, () => [])
    for (const entry of this.totals) {
      const bytes = Buffer.from(entry[0])
      hash.start()
      hash.field(bytes, 0, bytes.length)
      hash.finish()
      shards[shardOf(hash.high)]!.push(entry)
    }
    for (const [shard, entries] of shards.entries()) {
      const bytes = Buffer.from(JSON.stringify(entries))
      this.aside[shard]!.push({ kept: this.scratch.keep(bytes), length: bytes.length })
    }
    this.totals.clear()
    this.isWhole = false
  }
}

/** The first name given stays. */
function merge(totals: Map<string, NameTotal>, key: string, more: NameTotal): void {
  const total = totals.get(key)
  if (!total) {
    totals.set(key, more)
    return
  }
  total.lines += more.lines
  total.cents += more.cents
  if (more.decimals > total.decimals) total.decimals = more.decimals
  if (total.name === '') total.name = more.name
}
