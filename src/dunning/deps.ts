import type { LocalDate } from '../kernel/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'

/** What reminders are made with. `lastTalks` is asked of those who keep calls, which stand after this folder. */
export type DunningDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly lastTalks: LastTalks
  /** Absent where nobody is in charge of anybody: the organisation then signs. */
  readonly inCharge?: InCharge
}

/** The member in charge of each customer who has one, asked of those who share out the work. */
export type InCharge = (
  tx: OrgTx,
  customerIds: readonly string[],
) => Promise<ReadonlyMap<string, { readonly name: string; readonly email: string; readonly phone: string }>>

/** The last real talk with each customer that this folder does not record, such as a logged call. */
export type LastTalks = (tx: OrgTx, customerIds: readonly string[]) => Promise<ReadonlyMap<string, LocalDate>>
