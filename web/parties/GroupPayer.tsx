import { useQuery } from '@tanstack/react-query'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { wording } from './wording.ts'

/** Says of a head that it is reminded for members of its group; of a member, its card of reminders does. */
export function GroupPayer({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const members = useQuery(api.ask(partiesRoutes.group, { params: { id: customerId } })).data?.customers ?? []
  const [head, ...others] = members
  const paidFor = others.filter(({ paysAlone }) => !paysAlone).length
  if (!head?.groupReminders || head.id !== customerId || paidFor === 0) return null
  return (
    <Reason kind="evidence">
      <FigureLink href={urls.group(api.orgId ?? 0, head.id)}>{t(wording.remindedFor, { n: paidFor })}</FigureLink>
    </Reason>
  )
}
