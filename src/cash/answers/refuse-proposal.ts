import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { proposalsOf, type StoredProposal } from '../lines/proposal-store.ts'
import { dropRefusal, insertRefusal } from '../lines/refusal-store.ts'
import { type Answered, forgetAnswersOf } from '../matching/answer-store.ts'
import { recordAnswers } from '../matching/judge-kinds.ts'
import { cashWording as words } from '../wording.ts'

/** "Not this one": its items, or its customer when it names none, are not proposed again for this line. Gives the refusal. */
export async function refuseProposal(tx: OrgTx, lineId: string, place: number, by: By): Promise<string> {
  const proposals = await proposalsOf(tx, [lineId])
  const refused = proposals.find((one) => one.place === place)
  if (!refused) throw new Refused(refuse('changed_meanwhile', words.proposalGone).refusal)
  const named = ({ parts, bookedItemId }: StoredProposal) =>
    bookedItemId ? [bookedItemId] : parts.map(({ itemId }) => itemId)
  const others = new Set(proposals.filter((one) => one !== refused).flatMap(named))
  // What another proposal also holds stays possible: only what is this proposal's own is refused.
  const own = named(refused).filter((itemId) => !others.has(itemId))
  const subjects = own.length > 0 ? own : [refused.customerId]
  const answer =
    place === 1 ? { class: refused.class, wasAutomatic: false, isTied: refused.isTied, matchId: null } : null
  const id = await keepRefusal(tx, { lineId, subjects }, answer, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'proposal_refused',
    subject: { kind: 'bank_line', id: lineId },
    data: { class: refused.class, customerId: refused.customerId, subjects },
  })
  return id
}

/** Remembers what is not proposed again for a line, with the answer that this is about its kind of match, if it is one. */
export async function keepRefusal(
  tx: OrgTx,
  { lineId, subjects }: { readonly lineId: string; readonly subjects: readonly string[] },
  answer: Omit<Answered, 'lineId' | 'answer'> | null,
  by: By,
): Promise<string> {
  const id = newId(by.at)
  await insertRefusal(tx, { id, lineId, subjects }, { name: by.actor.name, at: by.at })
  if (answer) await recordAnswers(tx, [{ lineId, ...answer, answer: 'wrong' }], by, id)
  return id
}

/** The refusal was none: what it named may be proposed again, and it counts against no kind of match. */
export async function takeBackRefusal(tx: OrgTx, lineId: string, refusalId: string, by: By): Promise<void> {
  if ((await dropRefusal(tx, lineId, refusalId)) === 0) throw new Refused(notFound().refusal)
  await forgetAnswersOf(tx, refusalId)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'refusal_taken_back',
    subject: { kind: 'bank_line', id: lineId },
    data: { refusalId },
  })
}
