import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { HoldCategory } from '../model.ts'
import type { HoldRow } from './facts-store.ts'
import { holdsRunning } from './holds-running.ts'

/** Holds that expect money, or say nothing of it: what comes in is applied as ever. */
const EXPECTS_MONEY: ReadonlySet<HoldCategory> = new Set(['payment_announced', 'commercial'])

/** Holds of these customers, or of their documents, under which money is not applied without a person's word. */
export const moneyWithheld = async (
  tx: OrgTx,
  customerIds: readonly string[],
  on: LocalDate,
): Promise<readonly HoldRow[]> =>
  (await holdsRunning(tx, customerIds, on)).filter(({ category }) => !EXPECTS_MONEY.has(category))
