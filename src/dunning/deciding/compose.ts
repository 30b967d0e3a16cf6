import { exactCents } from '../../kernel/money.ts'
import type { Step } from '../model.ts'
import type { CurrencyTotal, DecidedItem, Standing } from './decision.ts'
import { byAge, type Case, type Draft, exclude, isCovered } from './decision-case.ts'
import { reason } from './reasons.ts'

/**
 * The items of the message and what each is there for.
 *
 * A written reminder covers all that is overdue, at the level of the item furthest on. Each item keeps a level of its own:
 * those behind are listed with their own history and count as reminded at *their* step, never as having ignored reminders
 * they did not get; those with no step today are listed without moving. A formal notice demands only the items that have
 * come to it: listing another would make the notice that item's first contact. A call or a task says nothing in writing,
 * so it counts for nobody else either. An item that has had a sterner step is left out of milder messages: it comes back with
 * its own next one, which then speaks for the others too.
 */
export function compose(theCase: Case, leading: Step | null): DecidedItem[] {
  const gathers =
    leading !== null && !leading.isFormalNotice && leading.channel !== 'call' && leading.channel !== 'task'
  const { noticePosition } = theCase.ladder
  const items: DecidedItem[] = []
  const take = (draft: Draft, standing: Standing): null => {
    items.push(decided(draft, standing))
    return null
  }
  const ownStepFollows = ({ item: { documentNo } }: Draft) =>
    reason('own_step_follows', { step: leading?.name ?? '', documentNo })

  exclude(theCase.candidates, theCase.excluded, (draft) => {
    if (leading === null) return take(draft, 'mentioned')
    if (draft.step === leading && !(isCovered(draft) && !gathers))
      return take(draft, isCovered(draft) ? 'mentioned' : 'leads')
    if (!gathers || draft.step?.isFormalNotice) return ownStepFollows(draft)
    return take(draft, isCovered(draft) ? 'mentioned' : 'accompanies')
  })
  exclude(theCase.companions, theCase.excluded, (draft) => {
    if (!gathers) return ownStepFollows(draft)
    if (noticePosition > 0 && draft.progress.level >= noticePosition) {
      return reason('formal_notice_running', { documentNo: draft.item.documentNo })
    }
    const had = theCase.ladder.steps[draft.progress.level - 1]
    if (leading && had && had.position > leading.position)
      return reason('further_along', { documentNo: draft.item.documentNo, step: had.name })
    return take(draft, 'mentioned')
  })
  const demanded = leading === null ? items : withoutSettledCurrencies(theCase, items)
  return demanded.length < 2 ? demanded : demanded.sort(oldestFirst)
}

/**
 * What the credits of a currency settle is not claimed. The guards saw to it for all that is overdue; an item left out just
 * now may have been the one that was more than them. The currency of an item that leads is always more than its credits.
 */
function withoutSettledCurrencies(theCase: Case, items: DecidedItem[]): DecidedItem[] {
  const settled = new Map(
    totalsOf(items)
      .map((total) => [total.currency, total] as const)
      .filter(([, total]) => total.netCents <= 0),
  )
  if (settled.size === 0) return items
  return items.filter(({ itemId, documentNo, currency, openCents }) => {
    const total = settled.get(currency)
    if (!total) return true
    const credit = { cents: total.creditCents, currency }
    const why = reason('credit_covers', { credit, debit: { cents: total.dueCents, currency } })
    theCase.excluded.push({ itemId, documentNo, currency, openCents, reason: why })
    return false
  })
}

const oldestFirst = (a: DecidedItem, b: DecidedItem): number =>
  byAge(
    { dueOn: a.dueOn, documentNo: a.documentNo, id: a.itemId },
    { dueOn: b.dueOn, documentNo: b.documentNo, id: b.itemId },
  )

function decided(draft: Draft, standing: Standing): DecidedItem {
  const { item, progress } = draft
  return {
    itemId: item.id,
    documentNo: item.documentNo,
    dueOn: item.dueOn,
    daysLate: draft.daysLate,
    currency: item.currency,
    openCents: item.openCents,
    amountCents: item.amountCents,
    creditCents: draft.creditCents,
    standing,
    step: standing === 'mentioned' ? null : draft.step,
    entry: standing === 'mentioned' ? 'in_order' : draft.entry,
    remindersBefore: progress.reminders,
    lastRemindedOn: progress.lastRemindedOn,
  }
}

/** One total per currency, in the order of their codes. */
export function totalsOf(items: readonly DecidedItem[]): CurrencyTotal[] {
  const totals = new Map<string, { itemCount: number; dueCents: number; creditCents: number }>()
  for (const { currency, openCents, creditCents } of items) {
    const total = totals.get(currency)
    if (total) {
      total.itemCount++
      total.dueCents += openCents
      total.creditCents += creditCents
    } else totals.set(currency, { itemCount: 1, dueCents: openCents, creditCents })
  }
  const sorted = totals.size < 2 ? [...totals] : [...totals].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([currency, { itemCount, dueCents, creditCents }]) => ({
    currency,
    itemCount,
    dueCents: exactCents(dueCents),
    creditCents,
    netCents: exactCents(dueCents - creditCents),
  }))
}
