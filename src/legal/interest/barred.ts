import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'

/**
 * Of these documents, paid by now or not, those that were barred before a day, each with its last day. Limitation stands after this
 * room, and is handed in: what runs on a barred debt is barred with it, and is never claimed without a word.
 */
export type BarredAmong = (
  tx: OrgTx,
  itemIds: readonly string[],
  before: LocalDate,
) => Promise<ReadonlyMap<string, LocalDate>>
