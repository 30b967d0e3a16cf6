import { useMemo } from 'react'
import type { Confirmation } from '../../src/replies/contract.ts'
import { repliesRoutes as routes } from '../../src/replies/contract.ts'
import { useMembership, useRefusal } from '../access/membership.tsx'
import { useAgencyApi, useRefreshBoth } from '../dunning/agency-api.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'

/**
 * How a reply is read and what it means is said: by a member in their own books, and by somebody of an agency through the agency's organisation,
 * which shows that the debtor is in its hands.
 */
export function useReplyDoor(id: string) {
  const own = useApi()
  const agency = useAgencyApi()
  const { orgId } = useMembership()
  const refreshOwn = useRefresh()
  const refreshBoth = useRefreshBoth()
  const refusal = useRefusal(agency ? 'claims.work' : 'desk.work')
  const doors = useMemo(() => {
    if (!agency)
      return {
        asked: own.ask(routes.reply, { params: { id } }),
        confirm: (body: Confirmation) => own.call(routes.confirmReply, { params: { id }, body }),
        dismiss: () => own.call(routes.dismissReply, { params: { id } }),
        reopen: () => own.call(routes.reopenReply, { params: { id } }),
        files: `/api/orgs/${own.orgId}/replies/${id}`,
      }
    const params = { creditorId: orgId, id }
    return {
      asked: agency.ask(routes.replyInHand, { params }),
      confirm: (body: Confirmation) => agency.call(routes.confirmReplyInHand, { params, body }),
      dismiss: () => agency.call(routes.dismissReplyInHand, { params }),
      reopen: () => agency.call(routes.reopenReplyInHand, { params }),
      files: `/api/orgs/${agency.orgId}/in-hand/${orgId}/replies/${id}`,
    }
  }, [own, agency, orgId, id])
  return { ...doors, refusal, isAgency: agency !== null, refresh: agency ? refreshBoth : refreshOwn }
}
