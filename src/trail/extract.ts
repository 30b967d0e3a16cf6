import type { OrgTx } from '../platform/db.ts'
import { type ChainVerdict, GENESIS, link, merkleRoot } from './chain.ts'
import { eventsAbout, headOf, type StoredEvent, type Subject } from './store.ts'

/**
 * Some events of a chain, for somebody who may not see the others. Each carries the hash of the one before it, so that its own can be
 * computed again; the first line tells how many there are, their Merkle root, and where the whole chain stood.
 */
export type TrailExtract = {
  readonly text: string
  readonly events: number
  readonly head: string
  readonly chainEvents: number
}

/** The events about these subjects as one JSON object a line, or those of them that are meant: what `verifyFile` reads. */
export async function extractTrail(
  tx: OrgTx,
  subjects: readonly Subject[],
  isMeant: (event: Pick<StoredEvent, 'actor' | 'body' | 'subjectKind'>) => boolean = () => true,
): Promise<TrailExtract> {
  const events = (await eventsAbout(tx, subjects)).filter(isMeant)
  const head = await headOf(tx)
  const hashes = events.map(({ hash }) => hash.toString('hex'))
  const chain = { events: head?.seq ?? 0, head: (head?.hash ?? GENESIS).toString('hex') }
  const first = {
    extract: { events: events.length, root: merkleRoot(hashes), chainEvents: chain.events, chainHead: chain.head },
  }
  const lines = events.map(({ seq, previous, body, hash }) => ({
    seq,
    previous: (previous ?? GENESIS).toString('hex'),
    body,
    hash: hash.toString('hex'),
  }))
  const text = [first, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
  return { text, events: events.length, head: chain.head, chainEvents: chain.events }
}

export type ExtractHead = {
  readonly events: number
  readonly root: string
  readonly chainEvents: number
  readonly chainHead: string
}
export type ExtractLine = {
  readonly seq: number
  readonly previous: string
  readonly body: string
  readonly hash: string
}

/** Computes the hash of each event again, and of them all together; names the first that does not fit. */
export function createExtractWalk(head: ExtractHead): {
  add(line: ExtractLine): ChainVerdict | null
  end(): ChainVerdict
} {
  const hashes: string[] = []
  let last = { seq: 0, hash: GENESIS.toString('hex') }
  return {
    add({ seq, previous, body, hash }) {
      if (seq <= last.seq) return { intact: false, seq, fault: 'missing' }
      if (seq === last.seq + 1 && previous !== last.hash) return { intact: false, seq, fault: 'altered' }
      if (link(Buffer.from(previous, 'hex'), seq, body).toString('hex') !== hash)
        return { intact: false, seq, fault: 'altered' }
      hashes.push(hash)
      last = { seq, hash }
      return null
    },
    end() {
      if (hashes.length !== head.events || merkleRoot(hashes) !== head.root)
        return { intact: false, seq: last.seq + 1, fault: 'cut_short' }
      // The last event of the chain is the link that it ended on, and none comes after it.
      if (last.seq > head.chainEvents || (last.seq === head.chainEvents && last.hash !== head.chainHead))
        return { intact: false, seq: last.seq, fault: 'altered' }
      return { intact: true, events: hashes.length, head: head.chainHead, extractOf: head.chainEvents }
    },
  }
}
