import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { readLines } from '../platform/lines.ts'
import { type ChainVerdict, createChainWalk } from './chain.ts'
import { createExtractWalk, type ExtractHead, type ExtractLine } from './extract.ts'
import { eventsAfter, headOf, type StoredEvent } from './store.ts'
import { trailWording as words } from './wording.ts'

const PAGE = 5_000

/** Recomputes the whole chain of the organisation from the database and names the first event that does not fit. */
export async function verifyTrail(tx: OrgTx): Promise<ChainVerdict> {
  const walk = createChainWalk()
  for await (const event of allEvents(tx)) {
    const fault = walk.add({ ...event, columnsAgree: columnsAgree(event) })
    if (fault) return fault
  }
  return walk.end(await headOf(tx))
}

/** Writes the chain as one JSON object a line, readable and verifiable without the database. */
export async function exportTrail(tx: OrgTx, to: Writable): Promise<number> {
  let count = 0
  for await (const event of allEvents(tx)) {
    to.write(`${JSON.stringify({ seq: event.seq, body: event.body, hash: event.hash.toString('hex') })}\n`)
    count += 1
  }
  return count
}

/** Verifies an exported file, or an extract of one, on its own. Throws `Refused` naming the line when the file is neither. */
export const verifyFile = (file: string): Promise<ChainVerdict> =>
  verifyLines(file, readLines(createReadStream(file) as AsyncIterable<Buffer>))

/** The same of lines read elsewhere; `file` is what they are called. */
export async function verifyLines(file: string, lines: AsyncIterable<string>): Promise<ChainVerdict> {
  const walk = createChainWalk()
  let extract: ReturnType<typeof createExtractWalk> | null = null
  let line = 0
  for await (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const head = line === 1 ? extractHead(text) : null
    if (head) {
      extract = createExtractWalk(head)
      continue
    }
    const event = exported(text)
    if (!event) throw new Refused(refuse('not_a_trail', words.notATrail, { file, line }).refusal)
    const fault = extract
      ? extract.add(event)
      : walk.add({ ...event, hash: Buffer.from(event.hash, 'hex'), columnsAgree: true })
    if (fault) return fault
  }
  return extract ? extract.end() : walk.end(null)
}

/** What the first line of an extract says, or null when it is anything else. */
function extractHead(text: string): ExtractHead | null {
  try {
    const { extract } = JSON.parse(text) as { extract?: ExtractHead }
    if (!extract || typeof extract.root !== 'string' || typeof extract.chainHead !== 'string') return null
    return Number.isSafeInteger(extract.events) && Number.isSafeInteger(extract.chainEvents) ? extract : null
  } catch {
    return null
  }
}

/** One line of an export, or null when it is anything else. */
function exported(text: string): ExtractLine | null {
  try {
    const { seq, previous = '', body, hash } = JSON.parse(text)
    return Number.isSafeInteger(seq) && typeof body === 'string' && /^[\da-f]{64}$/.test(hash)
      ? { seq, previous, body, hash }
      : null
  } catch {
    return null
  }
}

async function* allEvents(tx: OrgTx): AsyncGenerator<StoredEvent> {
  let after = 0
  for (;;) {
    const page = await eventsAfter(tx, after, PAGE)
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.seq
  }
}

/** The columns exist for look-up only: they must say what the hashed text says. */
function columnsAgree(event: StoredEvent): boolean {
  const body = JSON.parse(event.body) as {
    actor: string
    at: string
    verb: string
    subject: { kind: string; id: string }
  }
  return (
    body.actor === event.actor &&
    body.verb === event.verb &&
    body.subject.kind === event.subjectKind &&
    body.subject.id === event.subjectId &&
    new Date(body.at).getTime() === event.at.getTime()
  )
}
