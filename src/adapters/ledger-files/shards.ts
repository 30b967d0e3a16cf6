import type { Kept, Scratch } from './scratch.ts'

/** By the upper six bits of the key: a shard of the largest ledger accepted is small enough to be worked out in memory. */
export const SHARDS = 64
export const shardOf = (high: number): number => high >>> 26

const FIRST_RECORDS = 16
const BLOCK_RECORDS = 1024

/**
 * Records of one to six 32-bit words, dealt out by their key: all records of a key are in one shard, in order of arrival.
 * A shard is then read back alone, so that what a whole ledger needs to know of each of its keys never stands in memory.
 */
export class Shards {
  private readonly blocks: (Uint32Array | null)[] = Array.from({ length: SHARDS }, () => null)
  private readonly filled = new Int32Array(SHARDS)
  private readonly kept: Kept[][] = Array.from({ length: SHARDS }, () => [])
  private readonly scratch: Scratch
  readonly width: number

  constructor(scratch: Scratch, width: number) {
    this.scratch = scratch
    this.width = width
  }

  add(shard: number, a: number, b = 0, c = 0, d = 0, e = 0, f = 0): void {
    const { width } = this
    const block = this.room(shard)
    const at = this.filled[shard]!
    this.filled[shard] = at + width
    block[at] = a
    if (width === 1) return
    block[at + 1] = b
    if (width === 2) return
    block[at + 2] = c
    block[at + 3] = d
    if (width === 4) return
    block[at + 4] = e
    block[at + 5] = f
  }

  /** The shard's records in order of arrival, a block of whole records at a time; each is gone when the next one comes. */
  *read(shard: number): Generator<Uint32Array> {
    const kept = this.kept[shard]!
    if (kept.length > 0) {
      const words = new Uint32Array(BLOCK_RECORDS * this.width)
      const bytes = new Uint8Array(words.buffer)
      for (const one of kept) {
        this.scratch.read(one, bytes)
        yield words
      }
    }
    const block = this.blocks[shard]
    if (block && this.filled[shard]! > 0) yield block.subarray(0, this.filled[shard])
  }

  /** Nobody reads it again. */
  drop(): void {
    this.blocks.fill(null)
    this.filled.fill(0)
    for (const kept of this.kept) for (const one of kept.splice(0)) this.scratch.forget(one)
  }

  private room(shard: number): Uint32Array {
    const block = this.blocks[shard]
    if (block && this.filled[shard]! < block.length) return block
    if (block?.length === BLOCK_RECORDS * this.width) {
      this.kept[shard]!.push(this.scratch.keep(new Uint8Array(block.buffer)))
      this.filled[shard] = 0
      return block
    }
    const larger = new Uint32Array(block ? block.length * 4 : FIRST_RECORDS * this.width)
    if (block) larger.set(block)
    this.blocks[shard] = larger
    return larger
  }
}

/** One word for each question, given back in the order of the questions: a second pass asks as the first one announced. */
export class AnswerReader {
  private readonly blocks: Generator<Uint32Array>[]
  private readonly current: (Uint32Array | undefined)[] = Array.from({ length: SHARDS })
  private readonly at = new Int32Array(SHARDS)

  constructor(answers: Shards) {
    this.blocks = Array.from({ length: SHARDS }, (_, shard) => answers.read(shard))
  }

  /** The next answer of the shard, or -1 when more is asked than was announced. */
  next(shard: number): number {
    let block = this.current[shard]
    if (!block || this.at[shard]! >= block.length) {
      block = this.current[shard] = this.blocks[shard]!.next().value ?? undefined
      this.at[shard] = 0
      if (!block) return -1
    }
    return block[this.at[shard]!++]!
  }
}

/** Cents need 53 bits and a sign: the upper of two words (the lower is the number itself, cut by the array), and both as one. */
export const upperWord = (cents: number): number => Math.floor(cents / 0x1_0000_0000)
export const wholeCents = (lower: number, upper: number): number => (upper | 0) * 0x1_0000_0000 + lower
