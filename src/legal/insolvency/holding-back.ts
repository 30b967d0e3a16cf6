import type { Withheld } from '../../cash/index.ts'
import { formatDay } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { casesOfCustomers } from './case-store.ts'
import { isFreezing } from './rules.ts'

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
