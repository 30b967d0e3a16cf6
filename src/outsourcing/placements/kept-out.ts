import type { LocalDate } from '../../kernel/calendar.ts'
import { openItemsOf } from '../../ledger/index.ts'
import { paidFor } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { placedDebts } from './held-store.ts'

/** What is barred to us: reminders by hand; the law is notices and proceedings, which open once the court stage was agreed. */
type Barred = 'reminder' | 'law'

/** What of a customer, and of those it is reminded for, a provider alone asks for, told before a button is pressed; `leaves`: what else each act may be about. */
export async function keptOutOf(tx: OrgTx, customerId: string, today: LocalDate) {
  const reminded = [customerId, ...(await paidFor(tx, [customerId])).keys()]
  // On the day it comes back the provider may have written already.
  const items = (await placedDebts(tx, { ids: reminded, isRange: false }))
    .filter(({ keepsOut, untilOn }) => keepsOut && (untilOn === null || untilOn >= today))
    .map(({ customerId: whose, itemId, placementId, number, provider, untilOn, wasEscalated }) => ({
      ...{ itemId, placementId, number, provider, untilOn },
      bars: ['reminder', ...(whose === customerId && untilOn === null && !wasEscalated ? ['law'] : [])] as Barred[],
    }))
  if (items.length === 0) return { items, leaves: { reminder: 0, law: 0 } }
  const isBarred = (id: string, act: Barred) => items.some((one) => one.itemId === id && one.bars.includes(act))
  const owed = []
  for (const id of reminded) owed.push(...(await openItemsOf(tx, id)).filter(({ side }) => side === 1))
  return {
    items,
    leaves: {
      reminder: owed.filter(({ id }) => !isBarred(id, 'reminder')).length,
      law: owed.filter((one) => one.customerId === customerId && one.dueOn < today && !isBarred(one.id, 'law')).length,
    },
  }
}
