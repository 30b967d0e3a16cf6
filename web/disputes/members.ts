import { useQuery } from '@tanstack/react-query'
import { accessRoutes } from '../../src/access/contract.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useMembership } from '../access/membership.tsx'
import { useMe } from '../access/session.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { disputeWords as words } from './wording.ts'

/** The members of the organisation, to name owners and to choose one among them. */
export function useOwners() {
  const api = useApi()
  const { t } = useWords()
  const me = useMe().data?.userId
  const { agency, name: creditor } = useMembership()
  const asked = { ...api.ask(accessRoutes.members, {}), staleTime: 60_000, enabled: !agency }
  const members = useQuery(asked).data?.members ?? []
  const names = new Map(members.map(({ userId, name }) => [userId, name]))
  return {
    /** `null`: nobody. Somebody who has left is still somebody. */
    nameOf: (owner: string | null) =>
      owner === null ? t(words.nobody) : (names.get(owner) ?? (agency ? creditor : t(words.formerMember))),
    /** The reader first, as choices of a list. */
    choices: members
      .toSorted((a, b) => Number(b.userId === me) - Number(a.userId === me))
      .map(({ userId, name }) => ({ value: userId, label: userId === me ? t(words.me, { name }) : name })),
  }
}

/** Colleagues without an account, who answer for a cause or a task by a signed link. */
export function useColleagues() {
  const api = useApi()
  const { t } = useWords()
  const { agency, name: creditor } = useMembership()
  const asked = { ...api.ask(partiesRoutes.colleagues, {}), staleTime: 60_000, enabled: !agency }
  const found = useQuery(asked).data?.colleagues ?? []
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return {
    /** Somebody who has left is still somebody. */
    nameOf: (id: string) => names.get(id) ?? (agency ? creditor : t(words.formerMember)),
    /** Those who can be written to, as choices of a list. */
    choices: found.filter(({ email }) => email !== null).map(({ id, name }) => ({ value: id, label: name })),
  }
}
