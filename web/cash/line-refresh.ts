import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useApi } from '../wire/api.tsx'

/** Figures about all lines are read again once nobody has acted for this long, and not between two lines of a walk. */
const PAUSE_MS = 500
const pauses = new WeakMap<QueryClient, ReturnType<typeof setTimeout>>()

/** A list asked for its figures alone: what stands above it, and on the tabs. */
const isFigures = ({ queryKey }: Query): boolean => (queryKey[3] as { limit?: number } | null | undefined)?.limit === 1

/**
 * After an act on a bank line: the lines are read again at once; every other figure of the organisation is read again when it is
 * next looked at, since hundreds of lines an hour must not ask for the whole desk each time. The rules are as they were.
 */
export function useLineRefresh(): () => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({
      queryKey: [api.orgId],
      refetchType: 'none',
      predicate: ({ queryKey }) => queryKey[1] !== cashRoutes.setting.path,
    })
    clearTimeout(pauses.get(client))
    const figures = { queryKey: api.keyOf(cashRoutes.lines), predicate: isFigures, type: 'active' } as const
    pauses.set(
      client,
      setTimeout(() => void client.refetchQueries(figures), PAUSE_MS),
    )
    await Promise.all(
      [cashRoutes.lines, cashRoutes.line].map((route) =>
        client.invalidateQueries({ queryKey: api.keyOf(route), predicate: (query) => !isFigures(query) }),
      ),
    )
  }
}
