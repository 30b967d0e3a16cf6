import { organisationOf } from '../../access/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Actor } from '../../trail/index.ts'
import type { RaisedKind } from '../model.ts'
import { insertRaised, settleRaised } from './store.ts'

/**
 * Puts work about a customer on the worklist, for a capability that stands after the desk; asked again while it waits, it is the same
 * work. `subjectId` is what it is about, `on` the day it counts from (today unless told), `words` what the customer wrote.
 */
export async function raiseWork(
  tx: OrgTx,
  work: { customerId: string; kind: RaisedKind; subjectId: string; at: Date; on?: LocalDate; words?: string },
): Promise<void> {
  const { on, words, at, ...what } = work
  const onDay = on ?? dayIn((await organisationOf(tx)).timeZone, at)
  await insertRaised(tx, { ...what, id: newId(at), onDay, words: (words ?? '').slice(0, 500), raisedAt: at })
}

/** Takes such work off the list: it is done, or of no object any more. `actor` null: the system. */
export async function settleWork(
  tx: OrgTx,
  kind: RaisedKind,
  subjectId: string,
  { actor, at }: { actor: Actor | null; at: Date },
): Promise<void> {
  await settleRaised(tx, { kind, subjectId }, { at, by: actor?.name ?? 'system' })
}
