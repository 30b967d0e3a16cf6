import { DenseIndex, grown, roomFor } from './dense-index.ts'

/** Past these a reference is a batch mark (`RAN`, `VE  0123`), not the number of one document. */
const MOST_ENTRIES = 3
const MOST_CUSTOMERS = 2
/** Instalments of one invoice: a year of months. */
const MOST_LINES = 12

/** Counts, for every reference on a customer debit, the entries and the customers that carry it. */
export class PieceUse {
  private readonly index = new DenseIndex()
  private entries = new Uint8Array(1024)
  private customers = new Uint8Array(1024)
  private lines = new Uint8Array(1024)
  private lastEntry = new Uint32Array(1024)
  private lastCustomer = new Uint32Array(1024)

  /** All arguments are hashes of the fields. Changes are counted, so a return to an earlier entry counts again. */
  add(low: number, high: number, entry: number, customer: number): void {
    const before = this.index.size
    const piece = this.index.add(low, high)
    if (piece === before) {
      if (piece === this.entries.length) {
        const room = roomFor(piece)
        this.entries = grown(this.entries, room)
        this.customers = grown(this.customers, room)
        this.lines = grown(this.lines, room)
        this.lastEntry = grown(this.lastEntry, room)
        this.lastCustomer = grown(this.lastCustomer, room)
      }
      this.entries[piece] = this.customers[piece] = 1
    } else {
      if (this.lastEntry[piece] !== entry && this.entries[piece]! < 255) this.entries[piece]!++
      if (this.lastCustomer[piece] !== customer && this.customers[piece]! < 255) this.customers[piece]!++
    }
    if (this.lines[piece]! < 255) this.lines[piece]!++
    this.lastEntry[piece] = entry
    this.lastCustomer[piece] = customer
  }

  /** Ends the first pass, which alone needs to know what came last. */
  close(): void {
    this.lastEntry = this.lastCustomer = new Uint32Array(0)
  }

  isShared(low: number, high: number): boolean {
    const piece = this.index.find(low, high)
    if (piece < 0) return false
    return (
      this.entries[piece]! > MOST_ENTRIES || this.customers[piece]! > MOST_CUSTOMERS || this.lines[piece]! > MOST_LINES
    )
  }
}
