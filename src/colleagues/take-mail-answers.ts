import type { By } from '../cash/index.ts'
import { colleaguesById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { dismissReply } from '../replies/index.ts'
import { actOnQuestion } from './answer-question.ts'
import type { ColleagueDeps } from './deps.ts'
import { QUESTION_CHARS } from './model.ts'
import { answersByMail, questionOf } from './store.ts'

/**
 * Takes the mails by which colleagues answered instead of opening the page: what they wrote is their answer, and nothing else is read
 * into it. The mail stays among the replies, dismissed, with whatever was attached to it. One whose sender is in doubt waits for a
 * person, as any reply does.
 */
export async function takeMailAnswers(tx: OrgTx, deps: ColleagueDeps, by: By): Promise<void> {
  for (const { replyId, questionId, body } of await answersByMail(tx)) {
    const question = (await questionOf(tx, questionId))!
    const [colleague] = await colleaguesById(tx, [question.colleagueId])
    const own = { ...by, actor: { id: `colleague:${question.colleagueId}`, name: colleague!.name } }
    const answer = { kind: 'answer' as const, formKey: replyId, body: body.slice(0, QUESTION_CHARS).toWellFormed() }
    await actOnQuestion(tx, deps, questionId, answer, own)
    await dismissReply(tx, replyId, by)
  }
}
