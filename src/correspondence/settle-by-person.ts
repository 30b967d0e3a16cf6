import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { wakeSender } from './queue-message.ts'
import { type MessageAction, whyNot } from './rules.ts'
import { settle, tellSettled } from './settle.ts'
import { lockMessage, requeue } from './store.ts'

/** `senderOrgId`: the agency for which somebody speaks of what it carries itself. */
type By = { readonly actor: Actor; readonly at: Date; readonly senderOrgId?: number | null }

/** What a person says of a message: it arrived after all, send it again, or cancel it. Throws `Refused` with the reason when its state does not allow it. */
export async function settleByPerson(
  tx: OrgTx,
  id: string,
  action: Exclude<MessageAction, 'mark_posted'>,
  { actor, at, senderOrgId = null }: By,
): Promise<void> {
  const message = await lockMessage(tx, id)
  if (!message) throw new Refused(notFound().refusal)
  // What is not its own an agency learns nothing about.
  if (senderOrgId !== null && message.agencyOrgId !== senderOrgId) throw new Refused(notFound().refusal)
  if (message.senderOrgId !== senderOrgId)
    throw new Refused(
      (senderOrgId === null
        ? refuse('agency_message', words.ofAgency, { agency: message.agencyName })
        : refuse('creditor_message', words.ofCreditor)
      ).refusal,
    )
  const reason = whyNot(message.state, action)
  if (reason) throw new Refused(refuse('already_done', reason).refusal)
  const from = { states: [message.state] }
  const name = actor.name
  if (action === 'confirm_arrival') {
    const outcome = refuse('confirmed_by_person', words.confirmedByPerson, { name }).refusal
    await settle(tx, message, from, { state: 'sent', outcome, at, actor })
  } else if (action === 'cancel') {
    const outcome = refuse('cancelled_by_person', words.cancelledByPerson, { name }).refusal
    await settle(tx, message, from, { state: 'cancelled', outcome, at, actor })
  } else {
    const outcome = refuse('sent_again', words.sentAgainByPerson, { name }).refusal
    // In doubt, the same bytes go again, so that a mailbox that has them already can tell. What failed is made afresh: its address or text was corrected.
    await requeue(tx, id, from, { notBefore: at, outcome, afresh: true, newVersion: message.state === 'failed' })
    await wakeSender(tx)
    await tellSettled(tx, [id])
    await record(tx, {
      actor,
      at,
      verb: 'message_sent_again',
      subject: { kind: 'message', id },
      data: { customerId: message.customerId, before: message.state },
    })
  }
}
