import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { isSilent } from './rules.ts'
import { listQuestions, settingOf } from './store.ts'

/** What of the colleagues' questions waits for a member: an answer or proposal to look at, or a silence that lasts. */
export type WaitingAnswer = {
  readonly kind: 'colleague_answered' | 'colleague_silent'
  readonly customerId: string
  readonly questionId: string
  readonly disputeId: string | null
  readonly colleague: string
  /** The member who asked, by id (`user:…`), or a part of the system. */
  readonly askedBy: string
  /** Since when it waits. */
  readonly since: Date
  readonly dueOn: LocalDate | null
  /** Proposals that wait for a yes or a no. */
  readonly proposals: number
}

const MOST_LISTED = 5000

export async function answersWaiting(tx: OrgTx, today: LocalDate): Promise<WaitingAnswer[]> {
  const setting = await settingOf(tx)
  return (await listQuestions(tx, { show: 'waiting' }, MOST_LISTED)).flatMap((row): WaitingAnswer[] => {
    const { customerId, disputeId, askedBy, proposals, colleagueName: colleague, answerBy: dueOn } = row
    const about = { customerId, questionId: row.id, disputeId, colleague, askedBy, dueOn, proposals }
    if (row.state === 'answered') return [{ ...about, kind: 'colleague_answered', since: row.answeredAt! }]
    return isSilent(row, setting, today) ? [{ ...about, kind: 'colleague_silent', since: row.askedAt }] : []
  })
}
