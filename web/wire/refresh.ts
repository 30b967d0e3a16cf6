import { useQueryClient } from '@tanstack/react-query'
import { useApi } from './api.tsx'

/** After an act that touches many figures: everything shown of the organisation is read again. */
export function useRefresh(): () => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: [api.orgId] })
}
