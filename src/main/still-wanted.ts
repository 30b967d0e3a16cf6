import { noticeStillWanted } from '../cash/index.ts'
import { stillWanted as reminderStillWanted } from '../dunning/index.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'

/** Asked just before any message leaves: each capability that writes to customers looks at its own messages. */
export async function stillWanted(
  tx: OrgTx,
  deps: Parameters<typeof reminderStillWanted>[1],
  messageId: string,
): Promise<Verdict<unknown>> {
  const notice = await noticeStillWanted(tx, messageId)
  return notice.ok ? reminderStillWanted(tx, deps, messageId) : notice
}
