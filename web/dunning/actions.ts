import type { z } from 'zod'
import { type ActionRow, dunningRoutes } from '../../src/dunning/contract.ts'
import { type PagedRows, usePagedRows } from '../design/paged-rows.ts'
import { useApi } from '../wire/api.tsx'

export type { ActionRow } from '../../src/dunning/contract.ts'
export type ActionFilter = Pick<z.input<typeof dunningRoutes.actions.query>, 'list' | 'channel' | 'words' | 'stepId'>
export type ActionDetail = z.output<typeof dunningRoutes.action.reply>

const PAGE_ROWS = 100

/** One list of the board, page by page, and the same page for who needs all of it. */
export function useActions(filter: ActionFilter): PagedRows<ActionRow> {
  const api = useApi()
  return usePagedRows<ActionRow>({
    queryKey: [...api.keyOf(dunningRoutes.actions), filter],
    pageRows: PAGE_ROWS,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(dunningRoutes.actions, { query: { ...filter, offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
}

/** Where an action stands in its list, among the rows on screen; −1 when it is not there. */
export function positionOf(rows: PagedRows<ActionRow>, id: string | null): number {
  if (id === null) return -1
  for (let index = 0; index < (rows.total ?? 0); index++) if (rows.rowAt(index)?.id === id) return index
  return -1
}

export const may = (row: ActionRow, act: ActionRow['acts'][number]['act']): boolean =>
  row.acts.some((one) => one.act === act && one.whyNot === null)

export const whyNot = (row: ActionRow, act: ActionRow['acts'][number]['act']): string | null =>
  row.acts.find((one) => one.act === act)?.whyNot ?? null

export const isPersonal = (row: Pick<ActionRow, 'channel'>): boolean => row.channel === 'call' || row.channel === 'task'
