import { flag, SETTLES } from './account-role.ts'
import { DenseIndex, grown, roomFor } from './dense-index.ts'

/** What is known of each entry, whatever the order of its lines in the file: 22 bytes an entry and its place in the index. */
export class EntryBook {
  readonly index = new DenseIndex()
  /** Debit minus credit, in cents. */
  net = new Float64Array(1024)
  /** Union of `flagsOf` its lines. */
  flags = new Uint16Array(1024)
  firstLine = new Uint32Array(1024)
  private closed = false

  add(low: number, high: number, cents: number, flags: number, lineNo: number): number {
    const before = this.index.size
    const entry = this.index.add(low, high)
    if (entry === before) {
      if (entry === this.net.length) {
        const room = roomFor(entry)
        this.net = grown(this.net, room)
        this.flags = grown(this.flags, room)
        this.firstLine = grown(this.firstLine, room)
      }
      this.firstLine[entry] = lineNo
    }
    this.net[entry]! += cents
    this.flags[entry]! |= flags
    return entry
  }

  get size(): number {
    return this.index.size
  }

  /**
   * Whether the group alone tells what its receivable lines are: it balances, is numbered, and does not mix a sale with a
   * settlement. Packages that write one number per line, or number 0 everywhere, fail this and need a second grouping.
   */
  isClear(entry: number): boolean {
    const flags = this.flags[entry]!
    if (this.closed ? flags & flag.unbalanced : this.net[entry] !== 0) return false
    if (flags & flag.unnumbered) return false
    return !(flags & (flag.saleCredit | flag.saleDebit) && flags & SETTLES)
  }

  /** Ends the first pass: of the amounts and the lines, only whether each entry balances is kept. */
  close(): void {
    for (let entry = 0; entry < this.size; entry++) if (this.net[entry] !== 0) this.flags[entry]! |= flag.unbalanced
    this.net = new Float64Array(0)
    this.firstLine = new Uint32Array(0)
    this.closed = true
  }

  /** Unbalanced entries in order of appearance: how many, and the first `most` of them. */
  unbalanced(most: number): { count: number; first: number[] } {
    const first: number[] = []
    let count = 0
    for (let entry = 0; entry < this.size; entry++) {
      if (this.net[entry] === 0) continue
      count++
      if (first.length < most) first.push(entry)
    }
    return { count, first }
  }

  hasUnclear(): boolean {
    for (let entry = 0; entry < this.size; entry++) if (!this.isClear(entry)) return true
    return false
  }
}
