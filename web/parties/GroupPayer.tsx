import { useQuery } from '@tanstack/react-query'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { wording } from './wording.ts'

/** Says of a member that it is reminded through the head of its group, or of a head that it is reminded for members. */
export function GroupPayer({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const members = useQuery(api.ask(partiesRoutes.group, { params: { id: customerId } })).data?.customers ?? []
  const [head, ...others] = members
  const self = members.find(({ id }) => id === customerId)
  if (!head?.groupReminders || !self || self.paysAlone) return null
  const paidFor = others.filter(({ paysAlone }) => !paysAlone).length
  if (self === head && paidFor === 0) return null
  return (
    <Reason kind="evidence">
      <FigureLink href={urls.group(api.orgId ?? 0, head.id)}>
        {self === head ? t(wording.remindedFor, { n: paidFor }) : t(wording.remindedWith, { name: head.name })}
      </FigureLink>
    </Reason>
  )
}
