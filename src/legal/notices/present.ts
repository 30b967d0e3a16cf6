import type { LocalDate } from '../../kernel/calendar.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { NoticeInFull, NoticeView } from './contract.ts'
import { eventsOfNotices, proofsOfNotices, type ToldEvent } from './event-store.ts'
import { noticedOn } from './rules.ts'
import { itemsOfNotices, type ListedNotice, listedNotice, type NoticeItem } from './store.ts'

type When = { readonly today: LocalDate; readonly timeZone: string }

export async function presentNotices(tx: OrgTx, listed: readonly ListedNotice[], when: When): Promise<NoticeView[]> {
  const ids = listed.map(({ id }) => id)
  const items = Map.groupBy(await itemsOfNotices(tx, ids), ({ noticeId }) => noticeId)
  const events = Map.groupBy(await eventsOfNotices(tx, ids, when.timeZone), ({ noticeId }) => noticeId)
  return listed.map((one) => viewOf(one, items.get(one.id) ?? [], events.get(one.id) ?? [], when.today))
}

/** One notice in full. Throws `Refused` when there is none. */
export async function presentNotice(tx: OrgTx, id: string, { today, timeZone }: When): Promise<NoticeInFull> {
  const one = await listedNotice(tx, id)
  if (!one) throw new Refused(notFound().refusal)
  const items = await itemsOfNotices(tx, [id])
  const events = await eventsOfNotices(tx, [id], timeZone)
  return {
    ...viewOf(one, items, events, today),
    registeredNo: one.registeredNo,
    followedWhy: one.followedWhy,
    followedByName: one.followedByName,
    items: items.map(({ noticeId: _, ...item }) => item),
    events: events.map(({ noticeId: _, ...event }) => event),
    proofs: (await proofsOfNotices(tx, [id])).map(({ kind, sha256 }) => ({ kind, sha256 })),
  }
}

function viewOf(
  one: ListedNotice,
  items: readonly NoticeItem[],
  events: readonly ToldEvent[],
  today: LocalDate,
): NoticeView {
  const { id, customerId, customerCode, customerName, customerKind, channel, subject, sentOn, deadlineOn } = one
  const open = sumsByCurrency(items.map(({ currency, openCents: cents }) => ({ currency, cents }))).filter(
    ({ cents }) => cents > 0,
  )
  const standing = open.length === 0 ? 'settled' : one.followedAt ? 'followed' : deadlineOn < today ? 'over' : 'running'
  return {
    id,
    customerId,
    customerCode,
    customerName,
    customerKind,
    channel,
    subject,
    sentOn,
    deadlineOn,
    noticedOn: noticedOn(channel, events),
    demanded: sumsByCurrency(items),
    open,
    standing,
  }
}
