import { disputeName } from '../disputes/index.ts'
import { simulate } from '../dunning/index.ts'
import { addDays, formatDay, type LocalDate } from '../kernel/calendar.ts'
import { formatMoney, type Money } from '../kernel/money.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { customersById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { ColleagueDeps } from './deps.ts'
import { disputesOpen, overdueAt, promisesBroken } from './digest-store.ts'
import { digestWording as words } from './digest-wording.ts'

/** How far ahead escalations are told, and how far back broken promises: a week each way. */
const WEEK = 7

/** What a digest says of one customer. `lines` are sentences in the reader's language. */
export type DigestCustomer = {
  readonly customerId: string
  readonly name: string
  readonly overdue: readonly Money[]
  readonly lines: readonly string[]
}

/**
 * Where the customers of a salesperson stand on a day: what is overdue per currency, promises broken this last week, disputes that run,
 * and what the reminders of the coming week would raise to a last reminder or a formal notice. A customer with none of it is left out.
 * Those who owe most come first; amounts of two currencies are never added, the larger figure ranks.
 */
export async function digestFacts(
  tx: OrgTx,
  deps: ColleagueDeps,
  colleagueId: string,
  lang: Lang,
  today: LocalDate,
): Promise<DigestCustomer[]> {
  const overdue = await overdueAt(tx, colleagueId, today)
  const lines = new Map<string, string[]>()
  const tell = (customerId: string, line: string) => lines.set(customerId, [...(lines.get(customerId) ?? []), line])
  const sums = Map.groupBy(overdue, ({ customerId }) => customerId)
  for (const [customerId, amounts] of sums) {
    const told = amounts.map(({ cents, currency }) => formatMoney(lang, cents, currency)).join(', ')
    tell(customerId, say(lang, words.overdue, { amounts: told }))
  }
  for (const one of await promisesBroken(tx, colleagueId, addDays(today, -WEEK))) {
    const params = { amount: { cents: one.cents, currency: one.currency }, day: formatDay(lang, one.dueOn) }
    tell(one.customerId, say(lang, words.broken, params))
  }
  for (const one of await disputesOpen(tx, colleagueId)) {
    const cause = disputeName(lang, one.category)
    const amount = { cents: one.cents, currency: one.currency }
    tell(one.customerId, say(lang, words.dispute, { cause, amount, day: formatDay(lang, one.openedOn) }))
  }
  const ids = [...sums.keys()]
  const span = { from: today, to: addDays(today, WEEK - 1) }
  const coming =
    ids.length === 0 ? [] : await simulate(tx, deps, { ...span, tried: null, heedsFreshness: false, customers: ids })
  for (const { customerId, step, on } of coming)
    if (step.tone === 'final' || step.tone === 'formal_notice')
      tell(customerId, say(lang, step.isFormalNotice ? words.notice : words.lastReminder, { day: formatDay(lang, on) }))
  const names = new Map((await customersById(tx, [...lines.keys()])).map(({ id, name }) => [id, name]))
  return [...lines].map(([customerId, told]) => ({
    customerId,
    name: names.get(customerId)!,
    overdue: (sums.get(customerId) ?? []).map(({ cents, currency }) => ({ cents, currency })),
    lines: told,
  }))
}
