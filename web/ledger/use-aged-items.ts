import { ledgerRoutes, type NamedItemView } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { usePagedRows } from '../design/paged-rows.ts'
import { useApi } from '../wire/api.tsx'
import type { BalanceOn } from './aged-columns.ts'
import { type ItemOrder, orderAsked } from './item-columns.tsx'

type Cell = BalanceOn & { readonly currency: string; readonly customerId?: string; readonly bucket?: AgedCell }

/** The documents behind a cell of the balance, page by page. */
export function useAgedItems(cell: Cell, order: ItemOrder) {
  const api = useApi()
  return usePagedRows<NamedItemView>({
    queryKey: [...api.keyOf(ledgerRoutes.agedItems), 'rows', cell, order],
    fetchPage: async ({ offset, limit, signal }) => {
      const query = { ...cell, ...orderAsked(order), offset, limit }
      const page = await api.call(ledgerRoutes.agedItems, { query, signal })
      return { rows: page.items, total: page.count }
    },
  })
}
