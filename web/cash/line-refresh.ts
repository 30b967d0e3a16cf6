import { useQueryClient } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useApi } from '../wire/api.tsx'

/**
 * After an act on a bank line: the lines are read again at once; every other figure of the organisation is read again when it is
 * next looked at, since hundreds of lines an hour must not ask for the whole desk each time.
 */
export function useLineRefresh(): () => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: [api.orgId], refetchType: 'none' })
    await Promise.all(
      [cashRoutes.lines, cashRoutes.line].map((route) => client.invalidateQueries({ queryKey: api.keyOf(route) })),
    )
  }
}
