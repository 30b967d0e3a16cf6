import { organisationOf } from '../../access/index.ts'
import { addDays, day, dayIn } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { BarredAmong } from './barred.ts'
import { customersLate } from './facts-store.ts'
import { insertProposal, proposedFor } from './proposal-store.ts'
import { settingOf } from './setting-store.ts'
import { weighCharges } from './weigh-charges.ts'

/** Where it is asked for, proposes once a month to claim what ran until the month began. Nothing is claimed by it. */
export async function proposeMonth(tx: OrgTx, at: Date, barredAmong: BarredAmong): Promise<void> {
  if (!(await settingOf(tx)).proposesMonthly) return
  const { timeZone, lang } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const upTo = addDays(day(`${today.slice(0, 7)}-01`), -1)
  if (await proposedFor(tx, upTo)) return
  const everybody = { kind: null, leastDays: 0, words: '', among: null }
  const late = await customersLate(tx, everybody, { today: upTo, limit: null, offset: 0 })
  const ids = late.map(({ id }) => id)
  const { customers, interest, indemnity } = await weighCharges(tx, ids, { upTo, today, lang }, barredAmong)
  if (customers > 0) await insertProposal(tx, { upTo, customers, interest, indemnity }, at)
}
