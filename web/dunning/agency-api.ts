import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { dunningRoutes as routes } from '../../src/dunning/contract.ts'
import { useMembership } from '../access/membership.tsx'
import { apiOf } from '../wire/api.tsx'

/** The organisation of whoever looks as an agent, which is asked what it may write; null for members. */
export function useAgencyApi() {
  const { agency } = useMembership()
  const orgId = agency?.orgId ?? null
  return useMemo(() => (orgId === null ? null : apiOf(orgId)), [orgId])
}

/** What may be written to a debtor in an agency's hands; nothing is asked for whoever is no agent. */
export function useWriting(customerId: string) {
  const api = useAgencyApi()
  const { orgId } = useMembership()
  const asked = (api ?? apiOf(null)).ask(routes.agencyWriting, { params: { creditorId: orgId, id: customerId } })
  return useQuery({ ...asked, enabled: api !== null, retry: false })
}

/** After an act of an agency: what is shown of both organisations is read again. */
export function useRefreshBoth(): () => Promise<void> {
  const client = useQueryClient()
  const { orgId, agency } = useMembership()
  return async () => {
    await client.invalidateQueries({ queryKey: [orgId] })
    if (agency) await client.invalidateQueries({ queryKey: [agency.orgId] })
  }
}
