/**
 * Numbers 64-bit keys 0, 1, 2… in order of first appearance, in typed arrays with open addressing: some 16 bytes a key, where
 * a `Map` of strings would take a hundred. Keys are hashes: with seven million of them the odds of one clash are about one in
 * a million.
 */
export class DenseIndex {
  private low = new Uint32Array(1024)
  private high = new Uint32Array(1024)
  private slots = new Int32Array(2048).fill(-1)
  private mask = 2047
  size = 0

  /** The number of the key, given now if the key is new. `size` grows by one in that case. */
  add(low: number, high: number): number {
    let at = low & this.mask
    for (;;) {
      const found = this.slots[at]!
      if (found < 0) break
      if (this.low[found] === low && this.high[found] === high) return found
      at = (at + 1) & this.mask
    }
    const index = this.size++
    if (index === this.low.length) this.growKeys()
    this.low[index] = low
    this.high[index] = high
    this.slots[at] = index
    if (this.size * 4 > this.slots.length * 3) this.growSlots()
    return index
  }

  /** The number of the key, or -1. */
  find(low: number, high: number): number {
    let at = low & this.mask
    for (;;) {
      const found = this.slots[at]!
      if (found < 0) return -1
      if (this.low[found] === low && this.high[found] === high) return found
      at = (at + 1) & this.mask
    }
  }

  /** Empty again, its room kept. */
  clear(): void {
    if (this.size > 0) this.slots.fill(-1)
    this.size = 0
  }

  private growKeys(): void {
    const room = roomFor(this.low.length + 1)
    this.low = grown(this.low, room)
    this.high = grown(this.high, room)
  }

  private growSlots(): void {
    this.mask = this.slots.length * 2 - 1
    this.slots = new Int32Array(this.mask + 1).fill(-1)
    for (let index = 0; index < this.size; index++) {
      let at = this.low[index]! & this.mask
      while (this.slots[at]! >= 0) at = (at + 1) & this.mask
      this.slots[at] = index
    }
  }
}

/** Room for at least `count` elements, half as much again at each step. */
export const roomFor = (count: number): number => Math.max(1024, Math.ceil(count * 1.5))

export function grown<T extends Uint32Array | Uint16Array | Float64Array | Uint8Array | Int32Array>(
  array: T,
  room: number,
): T {
  const next = new (array.constructor as new (length: number) => T)(room)
  next.set(array)
  return next
}

/** 64 bits of hash being built from fields; two independent multiplicative streams with a final mix. */
export class KeyHash {
  low = 0
  high = 0

  start(): void {
    this.low = 0x9e3779b9 | 0
    this.high = 0x7f4a7c15 | 0
  }

  /** One field, its spaces at both ends ignored, closed by a mark so that `1|23` and `12|3` differ. */
  field(bytes: Uint8Array, from: number, to: number): void {
    let low = this.low
    let high = this.high
    let start = from
    let end = to
    while (start < end && bytes[start] === 32) start++
    while (end > start && bytes[end - 1] === 32) end--
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!
      low = Math.imul(low ^ byte, 0x01000193)
      high = Math.imul(high ^ byte, 0x5bd1e995)
      high ^= high >>> 15
    }
    this.low = Math.imul(low ^ 0xff, 0x01000193)
    this.high = Math.imul(high ^ 0x1ff, 0x5bd1e995)
  }

  /** One field of printable ASCII without a quote, like `field`; false, and nothing hashed, when it holds anything else. */
  plainField(bytes: Uint8Array, from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!
      if (byte < 32 || byte > 126 || byte === 34) return false
    }
    this.field(bytes, from, to)
    return true
  }

  /** One whole number of up to 53 bits. */
  number(value: number): void {
    this.low = Math.imul(this.low ^ value, 0x01000193)
    this.high = Math.imul(this.high ^ Math.floor(value / 0x1_0000_0000), 0x5bd1e995)
    this.high ^= this.high >>> 15
    this.low = Math.imul(this.low ^ (this.low >>> 13), 0x01000193)
    this.high = Math.imul(this.high ^ value, 0x5bd1e995)
    this.high ^= this.high >>> 15
  }

  finish(): void {
    this.low = mix(this.low ^ this.high) >>> 0
    this.high = mix(Math.imul(this.high, 0x9e3779b1) ^ (this.low >>> 7)) >>> 0
  }
}

function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
