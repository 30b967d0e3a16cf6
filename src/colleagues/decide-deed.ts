import type { By } from '../cash/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { endAs } from './answer-question.ts'
import { decideOn, lockDeed } from './deed-store.ts'
import { questionOf } from './store.ts'
import { colleaguesWording as words } from './wording.ts'

/**
 * A member's word on what a colleague proposed: agreed, the dispute is accepted or rejected as proposed, by that member; declined, it
 * stays as it is. Refused once decided, and when the dispute no longer lets it be done.
 */
export async function decideDeed(tx: OrgTx, id: string, isAgreed: boolean, by: By): Promise<void> {
  const deed = await lockDeed(tx, id)
  const question = deed && (await questionOf(tx, deed.questionId))
  if (!deed || !question) throw new Refused(notFound().refusal)
  if (deed.verdict !== 'proposed') throw new Refused(refuse('already_done', words.decided).refusal)
  if (isAgreed && question.state === 'withdrawn') throw new Refused(refuse('question_state', words.notOpen).refusal)
  const { kind, body, cents } = deed
  if (isAgreed && question.disputeId !== null && (kind === 'accept' || kind === 'reject'))
    await endAs(tx, question.disputeId, { kind, body, ...(cents === null ? {} : { cents }) }, by)
  await decideOn(tx, id, { verdict: isAgreed ? 'agreed' : 'declined', byName: by.actor.name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: isAgreed ? 'question_proposal_agreed' : 'question_proposal_declined',
    subject: { kind: 'customer', id: question.customerId },
    data: { question: question.id, deed: id, proposal: kind },
  })
}
