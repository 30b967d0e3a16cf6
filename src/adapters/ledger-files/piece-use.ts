import { DenseIndex, grown, roomFor } from './dense-index.ts'
import type { Scratch } from './scratch.ts'
import { AnswerReader, SHARDS, Shards, shardOf } from './shards.ts'

/** Past these a reference is a batch mark (`RAN`, `VE  0123`), not the number of one document. */
const MOST_ENTRIES = 3
const MOST_CUSTOMERS = 2
/** Instalments of one invoice: a year of months. */
const MOST_LINES = 12

/** Whose reference it is: one customer's, two customers' (each keeps it), or that of so many documents that it names none. */
export type ReferenceUse = 'own' | 'two_customers' | 'shared'
const USES: readonly ReferenceUse[] = ['own', 'two_customers', 'shared']

/** Counts, for every reference on a customer debit, the entries and the customers that carry it. */
export class PieceUse {
  private readonly uses: Shards
  private readonly answers: Shards
  private readonly index = new DenseIndex()
  private readonly entries = new Distinct(MOST_ENTRIES)
  private readonly customers = new Distinct(MOST_CUSTOMERS)
  private lines = new Uint8Array(1024)

  constructor(scratch: Scratch) {
    this.uses = new Shards(scratch, 4)
    this.answers = new Shards(scratch, 1)
  }

  /** One receivable line, by hashes of its piece, entry and customer. Only debits count; the second pass asks for all. */
  add(low: number, high: number, entry: number, customer: number, isDebit: boolean): void {
    // The last bit of the customer's hash makes room for whether the line counts.
    this.uses.add(shardOf(high), low, high, entry, (customer & ~1) | (isDebit ? 1 : 0))
  }

  /** Ends the pass: of each receivable line, in file order, how its reference is used; to be read by `ReferenceUses`. */
  close(): Shards {
    for (let shard = 0; shard < SHARDS; shard++) {
      this.index.clear()
      for (const words of this.uses.read(shard))
        for (let at = 0; at < words.length; at += 4)
          if (words[at + 3]! & 1) this.count(words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!)
      for (const words of this.uses.read(shard))
        for (let at = 0; at < words.length; at += 4) this.answers.add(shard, this.useOf(words[at]!, words[at + 1]!))
    }
    this.uses.drop()
    return this.answers
  }

  private count(low: number, high: number, entry: number, customer: number): void {
    const before = this.index.size
    const piece = this.index.add(low, high)
    if (piece === before) {
      this.entries.begin(piece)
      this.customers.begin(piece)
      if (piece === this.lines.length) this.lines = grown(this.lines, roomFor(piece))
      this.lines[piece] = 0
    }
    this.entries.add(piece, entry)
    this.customers.add(piece, customer)
    if (this.lines[piece]! < 255) this.lines[piece]!++
  }

  /** A place among `USES`. */
  private useOf(low: number, high: number): number {
    const piece = this.index.find(low, high)
    if (piece < 0) return 0
    const isShared =
      this.entries.count(piece) > MOST_ENTRIES ||
      this.customers.count(piece) > MOST_CUSTOMERS ||
      this.lines[piece]! > MOST_LINES
    return isShared ? 2 : this.customers.count(piece) - 1
  }
}

/** How many different hashes each piece was seen with, up to one more than `most`: those up to `most` are remembered. */
class Distinct {
  private counts = new Uint8Array(1024)
  private seen: Uint32Array
  private readonly most: number

  constructor(most: number) {
    this.most = most
    this.seen = new Uint32Array(1024 * most)
  }

  begin(piece: number): void {
    if (piece === this.counts.length) {
      const room = roomFor(piece)
      this.counts = grown(this.counts, room)
      this.seen = grown(this.seen, room * this.most)
    }
    this.counts[piece] = 0
  }

  add(piece: number, hash: number): void {
    const count = this.counts[piece]!
    if (count > this.most) return
    const from = piece * this.most
    for (let at = from; at < from + count; at++) if (this.seen[at] === hash >>> 0) return
    if (count < this.most) this.seen[from + count] = hash
    this.counts[piece]!++
  }

  count(piece: number): number {
    return this.counts[piece]!
  }
}

/** How the reference of each receivable line is used, asked for in file order. */
export class ReferenceUses {
  private readonly answers: AnswerReader

  constructor(answers: Shards) {
    this.answers = new AnswerReader(answers)
  }

  next(high: number): ReferenceUse {
    return USES[this.answers.next(shardOf(high))] ?? 'own'
  }
}
