import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { noticeChannelNames } from '../../src/legal/notices/wording.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { noticeWords as words } from './notice-wording.ts'

/** The formal notices that demanded a document, as one of its facts; each opens with its proofs. */
export function ItemNotices({ itemId, customerId }: { itemId: string; customerId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(legalRoutes.notices, { query: { show: 'all', itemId } })).data
  if (!found || found.notices.length === 0) return null
  return (
    <>
      <dt>{t(words.notices)}</dt>
      <dd>
        {found.notices.map((one) => (
          <div key={one.id}>
            <FigureLink href={urls.notices(api.orgId ?? 0, { client: customerId, mise: one.id })}>
              {t(words.cardLine, { day: day(one.sentOn as LocalDate), how: t(noticeChannelNames[one.channel]) })}
            </FigureLink>
          </div>
        ))}
      </dd>
    </>
  )
}
