import type { By } from '../src/cash/index.ts'
import { acceptDispute, disputesPage, rejectDispute } from '../src/disputes/index.ts'
import { daysBetween } from '../src/kernel/calendar.ts'
import type { OrgTx } from '../src/platform/db.ts'

/** As long as it takes to find a delivery note, or not to find it. */
const DAYS_TO_FIND_OUT = 14

/** What has been looked into long enough is answered: two in three were delivered as invoiced, the others lacked a fifth. */
export async function answerDisputes(tx: OrgTx, by: By): Promise<void> {
  const asked = { show: 'open', sort: 'opened', descending: false, limit: 500, offset: 0 } as const
  for (const dispute of await disputesPage(tx, asked, by.today)) {
    if (daysBetween(dispute.openedOn, by.today) < DAYS_TO_FIND_OUT || dispute.cents < 5) continue
    const letters = [...dispute.customerCode].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
    if (letters % 3 === 0)
      await acceptDispute(
        tx,
        dispute.id,
        { cents: Math.round(dispute.cents / 5), note: 'Livraison incomplète reconnue\u00a0: un avoir est demandé.' },
        by,
      )
    else
      await rejectDispute(
        tx,
        dispute.id,
        { note: 'Le bon de livraison signé a été envoyé au client.', graceDays: 7 },
        by,
      )
  }
}
