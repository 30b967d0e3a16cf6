import type { OrgTx } from '../platform/db.ts'
import { canonicalJson } from './canonical.ts'
import { link } from './chain.ts'
import { appendEvents, lockHead, noteActs, type StoredEvent } from './store.ts'

/** Who does something: a member (`user:…`) or a part of the system (`system:nightly`), with a name people recognise. */
export type Actor = { readonly id: string; readonly name: string; readonly onBehalfOf?: string }

export const systemActor = (part: string): Actor => ({ id: `system:${part}`, name: 'Quittance' })

/**
 * A member of an agency, as a creditor's trail names them: no member's name is mistaken for it, and it says for whom it was done. Policies and
 * queries go by `agent:<organisation>:`.
 */
export const agentActor = (
  { id, name }: Actor,
  agency: { readonly orgId: number; readonly name: string },
  creditor: string,
): Actor => ({
  id: `agent:${agency.orgId}:${id.replace(/^user:/, '')}`,
  name: `${name}, ${agency.name}`,
  onBehalfOf: creditor,
})

/** What happened, in the past tense, to which subject; `data` holds what a reader needs to understand it, before and after included. */
export type EventInput = {
  readonly actor: Actor
  readonly verb: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly at: Date
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Waits for those who are recording an act of this organisation, and keeps others waiting until this transaction ends: what was
 * recorded before can be read, and whoever records after sees what is written here. Like `record`, for the end of a transaction.
 */
export async function waitForTurn(tx: OrgTx): Promise<void> {
  await lockHead(tx)
}

/**
 * Writes one event at the end of the organisation's chain, in the caller's transaction. Call it last: it locks the end
 * of the chain until the transaction ends.
 */
export const record = (tx: OrgTx, event: EventInput): Promise<void> => recordAll(tx, [event])

/** Several events in the order given, by two statements however many they are. Like `record`, for the end of a transaction. */
export async function recordAll(tx: OrgTx, events: readonly EventInput[]): Promise<void> {
  if (events.length === 0) return
  let { seq, hash } = await lockHead(tx)
  const links: StoredEvent[] = []
  for (const event of events) {
    seq += 1
    const body = canonicalJson({
      actor: event.actor.id,
      actorName: event.actor.name,
      onBehalfOf: event.actor.onBehalfOf,
      at: event.at,
      verb: event.verb,
      subject: event.subject,
      data: event.data ?? {},
    })
    hash = link(hash, seq, body)
    const { actor, verb, subject, at } = event
    links.push({ seq, at, actor: actor.id, verb, subjectKind: subject.kind, subjectId: subject.id, body, hash })
  }
  await appendEvents(tx, links)
  await noteAgentsActs(tx, links)
}

/** Whoever is of an agency is named with it (`access/gate.ts`). */
const AGENT = /^agent:(\d+):/

/** What agents did about debtors: what was placed with them is from then on taken back, and not undone as if it had never been. */
async function noteAgentsActs(tx: OrgTx, events: readonly StoredEvent[]): Promise<void> {
  const acts = events.filter(({ actor, subjectKind }) => subjectKind === 'customer' && AGENT.test(actor))
  for (const [agency, of] of Map.groupBy(acts, ({ actor }) => Number(AGENT.exec(actor)![1])))
    await noteActs(tx, agency, [...new Set(of.map(({ subjectId }) => subjectId))], of[0]!.at)
}
