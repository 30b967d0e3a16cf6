import type { ApiDeps, memberOf } from '../access/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import type { By } from './apply-matches.ts'

/** Who acts, when, and on which day of the organisation's calendar. */
export function actingAs({ actor, timeZone }: ReturnType<typeof memberOf>, clock: ApiDeps['clock']): By {
  const at = clock.now()
  return { actor, at, today: dayIn(timeZone, at) }
}
