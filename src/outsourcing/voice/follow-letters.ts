import { organisationOf } from '../../access/index.ts'
import { messageOf } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Db } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { insertFirstLetters, markActed } from './store.ts'

/**
 * Answers the doorbell of messages that came to rest: an agency that wrote has acted, and the letter that told a debtor everything is kept for
 * each placement of which it names a document, once it was posted or a service has it. Run twice, it changes nothing.
 */
export async function agencyWrote({ db }: { readonly db: Db }, payload: JobPayload): Promise<void> {
  const ids = (payload.messageIds ?? []) as readonly string[]
  await db.inOrg(payload.orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    for (const id of ids) {
      const message = await messageOf(tx, id)
      if (!message?.customerId || message.agencyOrgId === null) continue
      const { agent, items, reference } = message.content.data
      const hasLeft = message.state === 'sent' || message.state === 'posted'
      const left = message.postedOn ?? message.claimedAt ?? message.settledAt
      if (!hasLeft || left === null) continue
      const { customerId, agencyOrgId } = message
      const about = { customerId, agencyOrgId, documents: items.map(({ documentNo }) => documentNo) }
      await markActed(tx, { ...about, at: message.settledAt ?? message.queuedAt })
      if (agent?.first !== null) continue
      const sentOn = typeof left === 'string' ? left : dayIn(timeZone, left)
      await insertFirstLetters(tx, { ...about, messageId: id, reference, sentOn })
    }
  })
}
