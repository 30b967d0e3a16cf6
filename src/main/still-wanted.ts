import { noticeStillWanted } from '../cash/index.ts'
import { stillWanted as reminderStillWanted } from '../dunning/index.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { instalmentStillWanted } from '../promises/index.ts'

/** Asked just before any message leaves: each capability that writes to customers looks at its own messages. */
export async function stillWanted(
  tx: OrgTx,
  deps: Parameters<typeof reminderStillWanted>[1],
  messageId: string,
): Promise<Verdict<unknown>> {
  const notice = await noticeStillWanted(tx, messageId)
  if (!notice.ok) return notice
  const instalment = await instalmentStillWanted(tx, messageId)
  return instalment.ok ? reminderStillWanted(tx, deps, messageId) : instalment
}
