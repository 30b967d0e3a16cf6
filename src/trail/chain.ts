import { createHash, hash } from 'node:crypto'

/** The first link of every organisation's chain. */
export const GENESIS = Buffer.alloc(32)

/** hash(n) = SHA-256(hash(n−1) ‖ seq as 8 bytes ‖ body). */
export function link(previous: Uint8Array, seq: number, body: string): Buffer {
  const position = Buffer.alloc(8)
  position.writeBigUInt64BE(BigInt(seq))
  return createHash('sha256').update(previous).update(position).update(body, 'utf8').digest()
}

const NODE = Buffer.from([1])

/**
 * Merkle root (SHA-256; leaf and node prefixes and shape of RFC 6962) of the rows one bulk command wrote, in the order
 * given, so that one event vouches for each of them. Rows are added one by one: memory is the height of the tree.
 */
export function createMerkle(): { add(row: string): void; root(): string; readonly rows: number } {
  /** Roots of complete subtrees, the largest first; `size` leaves each, a power of two. */
  const peaks: { hash: Buffer; size: number }[] = []
  const node = (left: Buffer, right: Buffer) => hash('sha256', Buffer.concat([NODE, left, right]), 'buffer')
  let rows = 0
  return {
    add(row) {
      rows++
      let peak = { hash: hash('sha256', `\0${row}`, 'buffer'), size: 1 }
      for (let last = peaks.at(-1); last?.size === peak.size; last = peaks.at(-1)) {
        peaks.pop()
        peak = { hash: node(last.hash, peak.hash), size: last.size * 2 }
      }
      peaks.push(peak)
    },
    root() {
      if (peaks.length === 0) return createHash('sha256').digest('hex')
      return peaks
        .map((peak) => peak.hash)
        .reduceRight((right, left) => node(left, right))
        .toString('hex')
    },
    get rows() {
      return rows
    },
  }
}

export function merkleRoot(rows: Iterable<string>): string {
  const merkle = createMerkle()
  for (const row of rows) merkle.add(row)
  return merkle.root()
}

export type ChainedEvent = {
  readonly seq: number
  readonly body: string
  readonly hash: Uint8Array
  readonly columnsAgree: boolean
}

export type ChainVerdict =
  | {
      readonly intact: true
      readonly events: number
      readonly head: string
      /** Of an extract: how many events the whole chain had, which ended with `head`. */
      readonly extractOf?: number
    }
  | { readonly intact: false; readonly seq: number; readonly fault: 'missing' | 'altered' | 'columns' | 'cut_short' }

/** Walks a chain in order and names the first event that does not fit. `head` is the link the chain must end on, when known. */
export function createChainWalk(): {
  add(event: ChainedEvent): ChainVerdict | null
  end(head: { seq: number; hash: Uint8Array } | null): ChainVerdict
} {
  let previous: Uint8Array = GENESIS
  let seq = 0
  return {
    add(event) {
      seq += 1
      if (event.seq !== seq) return { intact: false, seq, fault: 'missing' }
      const expected = link(previous, seq, event.body)
      if (!expected.equals(event.hash)) return { intact: false, seq, fault: 'altered' }
      if (!event.columnsAgree) return { intact: false, seq, fault: 'columns' }
      previous = expected
      return null
    },
    end(head) {
      if (head && (head.seq !== seq || !Buffer.from(head.hash).equals(previous)))
        return { intact: false, seq: seq + 1, fault: 'cut_short' }
      return { intact: true, events: seq, head: Buffer.from(previous).toString('hex') }
    },
  }
}
