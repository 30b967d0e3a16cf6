import { DenseIndex, grown, roomFor } from './dense-index.ts'
import type { Scratch } from './scratch.ts'
import { AnswerReader, SHARDS, Shards, shardOf } from './shards.ts'

/** How often each receivable line has occurred before: packages do write the same line twice, and mean it. */
export class Occurrences {
  private readonly lines: Shards
  private readonly answers: Shards

  constructor(scratch: Scratch) {
    this.lines = new Shards(scratch, 2)
    this.answers = new Shards(scratch, 1)
  }

  /** One receivable line, by the hash of what identifies it. */
  add(low: number, high: number): void {
    this.lines.add(shardOf(high), low, high)
  }

  /** Ends the pass: of each receivable line, in file order, the how-manyeth of its kind it is; to be read by `Ranks`. */
  close(): Shards {
    const index = new DenseIndex()
    let counts = new Uint32Array(1024)
    for (let shard = 0; shard < SHARDS; shard++) {
      index.clear()
      for (const words of this.lines.read(shard))
        for (let at = 0; at < words.length; at += 2) {
          const before = index.size
          const line = index.add(words[at]!, words[at + 1]!)
          if (line === counts.length) counts = grown(counts, roomFor(line))
          counts[line] = line === before ? 1 : counts[line]! + 1
          this.answers.add(shard, counts[line]!)
        }
    }
    this.lines.drop()
    return this.answers
  }
}

/** The rank of each receivable line among those that say the same, asked for in file order. */
export class Ranks {
  private readonly answers: AnswerReader

  constructor(answers: Shards) {
    this.answers = new AnswerReader(answers)
  }

  /** From 1; -1 when more is asked than was added. */
  next(high: number): number {
    return this.answers.next(shardOf(high))
  }
}
