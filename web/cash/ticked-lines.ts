import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { type Selection, tickedCount } from '../design/selection.ts'
import { useApi } from '../wire/api.tsx'
import type { LineFilter, Lines, LineView } from './lines.ts'

/**
 * The lines that are ticked: one by one they were read already; all results but some are read again, whatever is on screen.
 * `lines` is null while they are read.
 */
export function useTickedLines(filter: LineFilter, rows: Lines, selection: Selection) {
  const api = useApi()
  const total = rows.total ?? 0
  const reading = useQuery({
    queryKey: [...api.keyOf(cashRoutes.lines), filter, 'ticked', selection.kind, [...selection.keys], total],
    queryFn: ({ signal }) => read(signal),
    enabled: tickedCount(selection, total) > 0,
    placeholderData: (before) => before,
    staleTime: 0,
  })

  async function read(signal: AbortSignal): Promise<LineView[]> {
    if (selection.kind === 'some') return [...selection.keys].flatMap((id) => rows.seen.get(id) ?? [])
    const found: LineView[] = []
    for (let offset = 0; offset < total; offset += 500) {
      const page = await api.call(cashRoutes.lines, { query: { ...filter, limit: 500, offset }, signal })
      found.push(...page.lines.filter((line) => !selection.keys.has(line.id)))
    }
    return found
  }
  return { lines: reading.isPlaceholderData ? null : (reading.data ?? null), error: reading.error }
}
