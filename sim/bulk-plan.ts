/** What a bulk ledger decides at each step. Everything about a step can be worked out again from its number. */

export type BulkSale = {
  readonly customer: number
  readonly net: number
  readonly vat: number
  readonly outcome: 'never_paid' | 'paid' | 'part_paid' | 'credited'
  /** Steps until it is settled. */
  readonly lag: number
  readonly hasPurchase: boolean
}

/** Sales waiting for their settlement are kept in a ring: a power of two, eight weeks of a 7-million-line year. */
const RING = 1 << 18
/** How far a settlement may slip when its step is taken. */
const SLIP = 64
const LINES_PER_STEP = 5.6
/** A step writes an invoice (3 lines), at most one settlement (3) and at most one purchase (3). */
const LONGEST_STEP = 9

export class BulkPlan {
  /** How many steps there are, and the lines (2 or more) that whole steps cannot fill. */
  readonly steps: number
  readonly linesLeft: number
  #customers: number
  #seed: number
  #longestLag: number
  #ring = new Int32Array(RING).fill(-1)

  constructor(lines: number, customers: number, seed: number) {
    this.#customers = customers
    this.#seed = seed
    this.#longestLag = Math.max(1, Math.min(RING - SLIP - 1, Math.floor(((lines / LINES_PER_STEP) * 56) / 365)))
    // What a step writes depends on earlier steps only, so a first walk finds the last step, and the real one can then
    // leave open, without a letter, each sale whose settlement would fall after it.
    let written = 0
    let steps = 0
    while (written + LONGEST_STEP + 2 <= lines) {
      const settled = this.dueAt(steps)
      const sale = this.sale(steps)
      this.#place(steps, sale)
      written +=
        3 + (settled === null ? 0 : this.sale(settled).outcome === 'credited' ? 3 : 2) + (sale.hasPurchase ? 3 : 0)
      steps++
    }
    this.#ring.fill(-1)
    this.steps = steps
    this.linesLeft = lines - written
  }

  sale(step: number): BulkSale {
    const hash = mix(step + 1, this.#seed)
    const draw = mix(hash, 0x51ed270b) / 4_294_967_296
    const fate = mix(hash, 0x2545f491) % 60
    const net = 2_000 + (hash % 98_000) + ((hash >>> 20) % 12 === 0 ? hash % 1_900_000 : 0)
    return {
      // The square makes a few customers large and most small.
      customer: Math.floor(draw * draw * this.#customers),
      net,
      vat: Math.floor((net + 2) / 5),
      outcome: fate < 10 ? 'never_paid' : fate < 12 ? 'part_paid' : fate < 14 ? 'credited' : 'paid',
      lag: 1 + (mix(hash, 0x68e31da4) % this.#longestLag),
      hasPurchase: hash >>> 28 < 5,
    }
  }

  /** The sale settled at this step, or null; to be asked once per step, in order, before `remember`. */
  dueAt(step: number): number | null {
    const at = step & (RING - 1)
    const due = this.#ring[at]!
    this.#ring[at] = -1
    return due < 0 ? null : due
  }

  /** The step at which this sale will be settled, or null when it stays open to the end. */
  remember(step: number, sale: BulkSale): number | null {
    const at = this.#place(step, sale)
    return at === null || at >= this.steps ? null : at
  }

  #place(step: number, sale: BulkSale): number | null {
    if (sale.outcome === 'never_paid') return null
    for (let at = step + sale.lag; at <= step + sale.lag + SLIP; at++) {
      if (this.#ring[at & (RING - 1)]! >= 0) continue
      this.#ring[at & (RING - 1)] = step
      return at
    }
    return null
  }
}

/** A well-spread 32-bit number from two (the finishing steps of MurmurHash 3). */
function mix(value: number, salt: number): number {
  let hash = value ^ Math.imul(salt, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
