import { flag, SETTLES } from './account-role.ts'
import { DenseIndex, grown, roomFor } from './dense-index.ts'
import type { Scratch } from './scratch.ts'
import { AnswerReader, SHARDS, Shards, shardOf, upperWord, wholeCents } from './shards.ts'

/** Set in an answer that a receivable line will ask for; the flags of entries end below it. */
const ASKED = 1 << 15
const FLAGS = ASKED - 1
/** Unbalanced entries named at most. */
const MOST_UNBALANCED = 100

/** An entry whose debits and credits differ: which run of lines it begins with (from 0), and debit minus credit in cents. */
export type UnbalancedEntry = { readonly firstRun: number; readonly cents: number }

/** What is known of all entries once every line was seen. */
export type Entries = {
  readonly size: number
  readonly unbalanced: number
  /** In order of appearance, the first 100. */
  readonly firstUnbalanced: readonly UnbalancedEntry[]
  readonly hasUnclear: boolean
  /** Of each run of lines with one key, in file order: the flags of its entry, to be read by `EntryFlags`. */
  readonly answers: Shards
}

/**
 * Gathers what the lines of each entry say together, whatever their order in the file. Lines of one entry that follow each
 * other make one record; records of one entry meet in `close`, shard by shard.
 */
export class EntryBook {
  private readonly runs: Shards
  private readonly answers: Shards
  private readonly index = new DenseIndex()
  private net = new Float64Array(1024)
  private flags = new Uint16Array(1024)
  private firstRun = new Uint32Array(1024)
  private run = -1
  private low = 0
  private high = 0
  private cents = 0
  private runFlags = 0
  private askedLow = -1
  private askedHigh = -1

  constructor(scratch: Scratch) {
    this.runs = new Shards(scratch, 6)
    this.answers = new Shards(scratch, 1)
  }

  /** One line: the hash of its entry, its debit minus credit, `flagsOf` it, and whether the second pass will ask for it. */
  add(low: number, high: number, cents: number, flags: number, isAsked: boolean): void {
    if (low !== this.low || high !== this.high || this.run < 0) {
      this.endRun()
      this.run++
      this.low = low
      this.high = high
      this.cents = this.runFlags = 0
    }
    this.cents += cents
    this.runFlags |= flags
    if (!isAsked || (low === this.askedLow && high === this.askedHigh)) return
    this.runFlags |= ASKED
    this.askedLow = low
    this.askedHigh = high
  }

  private endRun(): void {
    if (this.run < 0) return
    const { low, high, cents } = this
    this.runs.add(shardOf(high), low, high, cents, upperWord(cents), this.runFlags, this.run)
  }

  /** Ends the pass. */
  close(): Entries {
    this.endRun()
    let size = 0
    let unbalanced = 0
    let hasUnclear = false
    const first: UnbalancedEntry[] = []
    for (let shard = 0; shard < SHARDS; shard++) {
      this.gather(shard)
      const { net, flags, firstRun } = this
      const count = this.index.size
      size += count
      let named = 0
      for (let entry = 0; entry < count; entry++) {
        if (net[entry] !== 0) {
          flags[entry]! |= flag.unbalanced
          unbalanced++
          if (named++ < MOST_UNBALANCED) first.push({ firstRun: firstRun[entry]!, cents: net[entry]! })
        }
        hasUnclear ||= !isClear(flags[entry]!)
      }
      this.answer(shard)
    }
    this.runs.drop()
    const firstUnbalanced = first.sort((a, b) => a.firstRun - b.firstRun).slice(0, MOST_UNBALANCED)
    return { size, unbalanced, firstUnbalanced, hasUnclear, answers: this.answers }
  }

  /** Adds up the shard's records entry by entry. */
  private gather(shard: number): void {
    const { index } = this
    index.clear()
    for (const words of this.runs.read(shard))
      for (let at = 0; at < words.length; at += 6) {
        const before = index.size
        const entry = index.add(words[at]!, words[at + 1]!)
        if (entry === before) {
          if (entry === this.net.length) this.grow()
          this.net[entry] = this.flags[entry] = 0
          this.firstRun[entry] = words[at + 5]!
        }
        this.net[entry]! += wholeCents(words[at + 2]!, words[at + 3]!)
        this.flags[entry]! |= words[at + 4]! & FLAGS
      }
  }

  private answer(shard: number): void {
    const { index, flags, answers } = this
    for (const words of this.runs.read(shard))
      for (let at = 0; at < words.length; at += 6) {
        const low = words[at]!
        const entry = index.find(low, words[at + 1]!)
        answers.add(shard, (low << 16) | (words[at + 4]! & ASKED) | flags[entry]!)
      }
  }

  private grow(): void {
    const room = roomFor(this.net.length)
    this.net = grown(this.net, room)
    this.flags = grown(this.flags, room)
    this.firstRun = grown(this.firstRun, room)
  }
}

/** The flags of entries, asked for in file order: for every line (`all`), or for those announced as asked. */
export class EntryFlags {
  /** The run of lines the last answer was about, from 0; counts in `all` only. */
  run = -1
  private readonly answers: AnswerReader
  private readonly asks: 'all' | 'announced'
  private low = -1
  private high = -1
  private flags = 0

  constructor(entries: Entries, asks: 'all' | 'announced') {
    this.answers = new AnswerReader(entries.answers)
    this.asks = asks
  }

  /** The union of the flags of the entry's lines; -1 when these are not the lines that were added. */
  of(low: number, high: number): number {
    if (low === this.low && high === this.high) return this.flags
    this.low = low
    this.high = high
    this.run++
    let answer: number
    do answer = this.answers.next(shardOf(high))
    while (answer >= 0 && this.asks === 'announced' && !(answer & ASKED))
    this.flags = answer >= 0 && answer >>> 16 === (low & 0xffff) ? answer & FLAGS : -1
    return this.flags
  }
}

/**
 * Whether the group alone tells what its receivable lines are: it balances, is numbered, and does not mix a sale with a
 * settlement. Packages that write one number per line, or number 0 everywhere, fail this and need a second grouping.
 */
export function isClear(flags: number): boolean {
  if (flags & (flag.unbalanced | flag.unnumbered)) return false
  return !(flags & (flag.saleCredit | flag.saleDebit) && flags & SETTLES)
}
