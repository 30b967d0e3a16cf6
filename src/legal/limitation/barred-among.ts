import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { barredKept, debtsUnkept } from './clock-store.ts'
import { clockLawOf, clockOfDebt, eventsOfDebts } from './reckon-debts.ts'

/**
 * Of these documents, paid by now or not, those that were barred before a day, each with its last day. A clock is kept of what is open;
 * the others are reckoned anew: money that came after the last day revived nothing.
 */
export async function barredAmong(
  tx: OrgTx,
  itemIds: readonly string[],
  before: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  if (itemIds.length === 0) return new Map()
  const barred = new Map((await barredKept(tx, itemIds, before)).map(({ itemId, barsOn }) => [itemId, barsOn]))
  const debts = await debtsUnkept(tx, itemIds)
  if (debts.length === 0) return barred
  const law = await clockLawOf(tx)
  const events = await eventsOfDebts(tx, debts)
  for (const debt of debts) {
    const clock = clockOfDebt(law, debt, events.get(debt.itemId) ?? [])
    const barsOn = clock.ok ? clock.value.reckoning.barsOn : null
    if (barsOn !== null && barsOn < before) barred.set(debt.itemId, barsOn)
  }
  return barred
}
