import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { accessRoutes } from '../../src/access/contract.ts'
import { can, leastRoleWith, may, type Right } from '../../src/access/model.ts'
import { accessWording, roleNames } from '../../src/access/wording.ts'
import { dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { Membership } from './session.ts'

const Context = createContext<Membership | null>(null)
export const MembershipProvider = Context.Provider

/** The organisation on screen and the person's role in it. */
export function useMembership(): Membership {
  const membership = useContext(Context)
  if (!membership) throw new Error('useMembership is called outside the pages of an organisation')
  return membership
}

/** Why the person may not do what takes this right, or null when they may: every acting control asks. */
export function useRefusal(right: Right): string | null {
  const membership = useMembership()
  const { t } = useWords()
  const { role, agency, name } = membership
  if (may(membership, right)) return null
  if (agency && !can('agent', right)) return t(accessWording.notForAgents, { creditor: name })
  return t(accessWording.rightMissing, {
    role: t(roleNames[agency?.role ?? role]),
    needed: t(roleNames[leastRoleWith(right)]),
  })
}

/** Whether whoever looks is of an agency, and sees what was placed with it: what is asked for others only is not asked. */
export const useIsAgent = (): boolean => useMembership().agency !== null

/** What is the organisation’s own, and no part of what an agency was given: shown to members only. */
export function OwnBooks({ children }: { children: ReactNode }) {
  return useIsAgent() ? null : children
}

/** Identity, defaults and time zone of the organisation on screen. */
export function useOrganisation() {
  const api = useApi()
  return useQuery({ ...api.ask(accessRoutes.organisation, {}), staleTime: 60_000 })
}

/** Today where the organisation keeps its books; Paris until its time zone is known. */
export function useToday(): LocalDate {
  return dayIn(useOrganisation().data?.timeZone ?? 'Europe/Paris', new Date())
}
