import type { HeldItem, Withheld } from '../../cash/index.ts'
import { messageOf } from '../../correspondence/index.ts'
import { formatDay } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { casesOfCustomers, insolventDebts } from './case-store.ts'
import { isFreezing } from './rules.ts'
import { insolvencyWording as words } from './wording.ts'

/** What an insolvency forbids those who stand elsewhere in the house: to debit, to apply money by itself, to ask. */

/** Debts of these customers that are not debited: born before the judgment. */
export const insolvencyOn = async (tx: OrgTx, customerIds: readonly string[]): Promise<readonly HeldItem[]> =>
  (await insolventDebts(tx, { ids: customerIds, isRange: false })).map(({ customerId, itemId, openedOn }) => ({
    ...{ customerId, itemId, category: 'insolvency', untilOn: null },
    note: ` (${formatDay('fr', openedOn)})`,
  }))

/** Money of an insolvent customer is never applied without a person's word: what it pays, and whether it may, depends on the day of its debt. */
export const moneyInsolvent = async (tx: OrgTx, customerIds: readonly string[]): Promise<readonly Withheld[]> =>
  (await casesOfCustomers(tx, customerIds))
    .filter(({ standing }) => isFreezing(standing))
    .map(({ customerId, openedOn }) => ({
      customerId,
      itemId: null,
      category: 'insolvency',
      note: formatDay('fr', openedOn),
    }))

/** A reminder is decided anew and the notice of a debit goes with its collection: what is left asks for an instalment. */
const ASKING = ['instalment_coming', 'instalment_missed']

/** Asked just before a message leaves: an instalment of a plan for old debts is asked of nobody. */
export async function insolvencyStillAsks(tx: OrgTx, messageId: string): Promise<Verdict<null>> {
  const message = await messageOf(tx, messageId)
  if (!message?.customerId || !ASKING.includes(message.purpose)) return accept(null)
  const frozen = (await casesOfCustomers(tx, [message.customerId])).find(({ standing }) => isFreezing(standing))
  return frozen ? refuse('insolvency_opened', words.notAsked, { on: frozen.openedOn }) : accept(null)
}
