import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { LastTalks } from './gather-facts.ts'

/** What reminders are made with. `lastTalks` is asked of those who keep calls, which stand after this folder. */
export type DunningDeps = { readonly db: Db; readonly clock: Clock; readonly lastTalks: LastTalks }
