import type { Links } from '../access/index.ts'
import { organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { disputeName, disputesOfColleagues } from '../disputes/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { askColleague, end } from './ask-colleague.ts'
import { askedOfDisputes, lockQuestion, questionsOfDisputes } from './store.ts'
import { askedWording as words } from './wording.ts'

/**
 * Reaches colleagues who answer for a dispute's cause, or have one of its tasks to do: each is asked once for each dispute, by a link. A
 * question of a dispute that is over is closed. Run twice, it does nothing the second time. One who cannot be asked (no address any
 * more) stops nobody: the member who follows the dispute has its task on the worklist.
 */
export async function followDisputes(tx: OrgTx, links: Links, by: By): Promise<void> {
  const { lang } = await organisationOf(tx)
  const known = new Set((await askedOfDisputes(tx)).map(({ disputeId, colleagueId }) => `${disputeId} ${colleagueId}`))
  for (const dispute of await disputesOfColleagues(tx)) {
    if (known.has(`${dispute.id} ${dispute.asked}`)) continue
    const cause = disputeName(lang, dispute.category)
    const question = {
      colleagueId: dispute.asked,
      customerId: dispute.customerId,
      disputeId: dispute.id,
      itemIds: dispute.itemIds.slice(0, 50),
      asks: say(lang, dispute.answersForIt ? words.dispute : words.task, { cause }),
      showsEvidence: true,
      answerBy: null,
    }
    try {
      await askColleague(tx, links, question, by, 'dispute')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
  for (const { id, isOver } of await questionsOfDisputes(tx)) {
    const question = isOver ? await lockQuestion(tx, id) : null
    if (question?.state === 'open') await end(tx, question, 'closed', by)
  }
}
