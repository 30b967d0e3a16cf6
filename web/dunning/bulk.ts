import type { z } from 'zod'
import type { dunningRoutes } from '../../src/dunning/contract.ts'
import type { PagedRows } from '../design/paged-rows.ts'
import { isTicked, type Selection } from '../design/selection.ts'
import type { ActionFilter, ActionRow } from './actions.ts'

/** What a bulk act is about, as the server is asked: rows by name, or a whole list but some. */
export type Chosen = z.input<typeof dunningRoutes.weigh.body>
export type Weight = z.output<typeof dunningRoutes.weigh.reply>
export type BulkResult = z.output<typeof dunningRoutes.approve.reply>

/** Rows read to be shown before asking: enough to check by eye. What happens to a longer list is said by its weight. */
export const SHOWN_ROWS = 500

export const chosenOf = (filter: ActionFilter, { kind, keys }: Selection): Chosen =>
  kind === 'some' ? { ids: [...keys] } : { all: filter, except: [...keys] }

/** The ticked rows among the first of the list. */
export async function firstTicked(
  rows: PagedRows<ActionRow>,
  selection: Selection,
  limit = SHOWN_ROWS,
): Promise<readonly ActionRow[]> {
  const total = rows.total ?? 0
  const read = total === 0 ? [] : await rows.read(0, Math.min(total, limit) - 1)
  return read.filter((row) => isTicked(selection, row.id))
}
