import type { ApiDeps, memberOf } from '../access/index.ts'
import { dayIn, type LocalDate } from '../kernel/calendar.ts'
import type { Actor } from '../trail/index.ts'

/** Who acts, when, and on which day of the organisation's calendar. */
export type By = { readonly actor: Actor; readonly at: Date; readonly today: LocalDate }

export function actingAs({ actor, timeZone }: ReturnType<typeof memberOf>, clock: ApiDeps['clock']): By {
  const at = clock.now()
  return { actor, at, today: dayIn(timeZone, at) }
}
