import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { insertEvent, isKeptFor, type NewEvent, withdrawEventRow } from './event-store.ts'
import { followDay } from './follow-notices.ts'
import { lockNotice, markFollowed, noticeOf, unfollowedAbout } from './store.ts'
import { noticeWording as words } from './wording.ts'

/** Notes what a slip or a receipt of the post shows of a notice; the day of receipt follows. Gives the event. */
export async function noteEvent(tx: OrgTx, told: Omit<NewEvent, 'id'>, by: By): Promise<string> {
  const notice = await lockNotice(tx, told.noticeId)
  if (!notice) throw new Refused(notFound().refusal)
  if (told.on > by.today) throw new Refused(refuse('event_ahead', words.eventAhead, { today: by.today }, 'on').refusal)
  if (told.on < notice.sentOn)
    throw new Refused(refuse('event_before', words.eventBeforeSent, { sent: notice.sentOn }, 'on').refusal)
  if (told.documentId === null && told.evidence === '')
    throw new Refused(refuse('no_evidence', words.eventUnproven, undefined, 'evidence').refusal)
  if (told.documentId !== null && !(await isKeptFor(tx, told.documentId, notice.customerId)))
    throw new Refused(refuse('document_elsewhere', words.documentElsewhere, undefined, 'documentId').refusal)
  const id = newId(by.at)
  await insertEvent(tx, { ...told, id }, { name: by.actor.name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: `formal_notice_${told.kind}`,
    subject: { kind: 'customer', id: notice.customerId },
    data: { message: notice.id, on: told.on, document: told.documentId, evidence: told.evidence },
  })
  await followDay(tx, notice.id, (await organisationOf(tx)).timeZone, by)
  return id
}

/** Takes back what was read wrong on a slip; the day of receipt is that of the other proofs, or none. */
export async function withdrawEvent(tx: OrgTx, id: string, by: By): Promise<void> {
  const noticeId = await withdrawEventRow(tx, id, by.at)
  const notice = noticeId && (await noticeOf(tx, noticeId))
  if (!notice) throw new Refused(notFound().refusal)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'formal_notice_event_withdrawn',
    subject: { kind: 'customer', id: notice.customerId },
    data: { message: notice.id, event: id },
  })
  await followDay(tx, notice.id, (await organisationOf(tx)).timeZone, by)
}

/** Says what was decided once the last day was over: it waits for nobody any more. */
export async function followNotice(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  const notice = await lockNotice(tx, id)
  if (!notice) throw new Refused(notFound().refusal)
  if (why === '') throw new Refused(refuse('reason_missing', words.followWhy, undefined, 'reason').refusal)
  if ((await markFollowed(tx, id, why, { name: by.actor.name, at: by.at })) === 0)
    throw new Refused(refuse('changed_meanwhile', words.gone).refusal)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'formal_notice_followed',
    subject: { kind: 'customer', id: notice.customerId },
    data: { message: id, reason: why },
  })
}

/** The same for every notice about some documents: what comes next has begun, such as a proceeding. */
export async function noticesFollowed(tx: OrgTx, itemIds: readonly string[], why: string, by: By): Promise<void> {
  for (const id of await unfollowedAbout(tx, itemIds)) await followNotice(tx, id, why, by)
}
