import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { isRunning } from '../deciding/decision-case.ts'
import { type HoldRow, holdsOf } from './facts-store.ts'

/** Holds of these customers, or of their documents, that run on a day. */
export const holdsRunning = async (
  tx: OrgTx,
  customerIds: readonly string[],
  on: LocalDate,
): Promise<readonly HoldRow[]> =>
  (await holdsOf(tx, { isRange: false, ids: customerIds })).filter((hold) => isRunning(hold, on))
