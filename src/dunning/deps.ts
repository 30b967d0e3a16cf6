import type { LocalDate } from '../kernel/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'

/** What reminders are made with. `lastTalks` is asked of those who keep calls, which stand after this folder. */
export type DunningDeps = { readonly db: Db; readonly clock: Clock; readonly lastTalks: LastTalks }

/** The last real talk with each customer that this folder does not record, such as a logged call. */
export type LastTalks = (tx: OrgTx, customerIds: readonly string[]) => Promise<ReadonlyMap<string, LocalDate>>
