import { useQuery } from '@tanstack/react-query'
import { repliesRoutes as routes } from '../../src/replies/contract.ts'
import { kindNames, natureNames } from '../../src/replies/wording.ts'
import { useMembership } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { useWords } from '../design/words.tsx'
import { useAgencyApi } from '../dunning/agency-api.ts'
import classes from '../legal/legal.module.css'
import { apiOf } from '../wire/api.tsx'
import { replyStateNames, repliesWords as words } from './wording.ts'

/** On the page of a debtor, for an agent: what it answered to the agency, the newest first. */
export function DebtorReplies({ customerId, onOpen }: { customerId: string; onOpen(replyId: string): void }) {
  const api = useAgencyApi()
  const { orgId } = useMembership()
  const { t } = useWords()
  const asked = (api ?? apiOf(null)).ask(routes.debtorReplies, {
    params: { creditorId: orgId, id: customerId },
    query: { limit: 20 },
  })
  const found = useQuery({ ...asked, enabled: api !== null, retry: false })
  if (api === null) return null
  const rows = found.data?.rows ?? []
  return (
    <section className={classes.card} aria-label={t(words.ofDebtor)}>
      <h2>{t(words.ofDebtor)}</h2>
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.count === 0 && <p className={detail.quiet}>{t(words.ofDebtorNone)}</p>}
      <ul>
        {rows.map((row) => {
          const what = row.kind ?? row.proposals[0]?.kind
          return (
            <li key={row.id}>
              <button type="button" className={detail.link} onClick={() => onOpen(row.id)}>
                {t(what ? kindNames[what] : natureNames[row.nature])}
                {row.proposals[0] ? ` · ${row.proposals[0].quote}` : row.subject && ` · ${row.subject}`}
              </button>{' '}
              · <Instant at={row.arrivedAt} /> · {t(replyStateNames[row.state])}
            </li>
          )
        })}
      </ul>
      {found.data && found.data.count > rows.length && (
        <p className={detail.quiet}>{t(words.ofDebtorMore, { n: found.data.count - rows.length })}</p>
      )}
    </section>
  )
}
