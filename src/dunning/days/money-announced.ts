import { announcedPayments, announcedReceipts } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { AnnouncedMoney } from '../model.ts'

/** Money that may still come on a day, by what payers announced and by what the bank announces, for each customer. */
export async function moneyAnnounced(
  tx: OrgTx,
  on: LocalDate,
): Promise<ReadonlyMap<string, readonly AnnouncedMoney[]>> {
  const all = [
    ...(await announcedPayments(tx, on)).map((one) => ({ ...one, by: 'payer' as const })),
    ...(await announcedReceipts(tx, on)).map((one) => ({ ...one, by: 'bank' as const })),
  ]
  return Map.groupBy(all, ({ customerId }) => customerId)
}
