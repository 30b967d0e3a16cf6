import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { TriedRule } from '../../src/outsourcing/placements/policy-contract.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import common from './outsourcing.module.css'
import type { Draft } from './RoutingPage.tsx'
import classes from './routing.module.css'
import { routingWords as words } from './routing-words.ts'

/** What one rule would do today: what goes and what stays, each opening its claims. */
export function RoutingTried({ rules, line }: { rules: Draft['rules']; line: TriedRule | undefined }) {
  const { t } = useWords()
  const [shown, setShown] = useState<boolean | null>(null)
  if (!line) return null
  const { stays, files, amounts } = line
  const toggle = (goes: boolean) => setShown(shown === goes ? null : goes)
  return (
    <>
      <div className={classes.tried}>
        {(line.to === 'mandate' || line.to === 'choice') &&
          (files === 0 ? (
            <span className={common.quiet}>{t(words.goesCount, { n: 0 })}</span>
          ) : (
            <button type="button" className={classes.opens} aria-expanded={shown === true} onClick={() => toggle(true)}>
              {t(words.goesCount, { n: files })} · <Amounts amounts={amounts} strong />
            </button>
          ))}
        {stays.documents > 0 && (
          <button type="button" className={classes.opens} aria-expanded={shown === false} onClick={() => toggle(false)}>
            {t(words.staysCount, { n: stays.documents })} · <Amounts amounts={stays.amounts} />
          </button>
        )}
        {line.to !== 'home' && line.to !== null && stays.documents > 0 && (
          <span className={common.quiet}>
            {stays.by.map(({ name, documents }) => `${name} ${documents}`).join(' · ')}
          </span>
        )}
        {line.bars.map((bar) => (
          <Reason key={bar} kind="held">
            {bar}
          </Reason>
        ))}
      </div>
      {shown !== null && <Claims rules={rules} place={line.place} goes={shown} />}
    </>
  )
}

const SHOWN = 50

function Claims({ rules, place, goes }: { rules: Draft['rules']; place: number | null; goes: boolean }) {
  const api = useApi()
  const { t } = useWords()
  const [limit, setLimit] = useState(SHOWN)
  const body = { rules, shows: { place, goes }, limit }
  const found = useQuery({
    queryKey: [...api.keyOf(routes.tryPolicy), body],
    queryFn: ({ signal }) => api.call(routes.tryPolicy, { body, signal }),
    placeholderData: (before) => before,
  })
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  const { claims = [], count = 0 } = found.data ?? {}
  const left = count - claims.length
  return (
    <div className={`${classes.inner} ${common.scroll}`}>
      <table className={common.table} aria-label={t(words.claimsShown)}>
        <tbody>
          {claims.map((one) => (
            <tr key={one.itemId}>
              <th scope="row">{one.customerName}</th>
              <td>
                <FigureLink href={urls.item(api.orgId ?? 0, one.customerId, one.itemId)}>{one.documentNo}</FigureLink>
              </td>
              <td>
                <Day date={one.dueOn as LocalDate} />
              </td>
              <td className={common.figure}>
                <Amount cents={one.openCents} currency={one.currency} />
              </td>
              {!goes && <td>{one.sentence}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button type="button" className={classes.opens} onClick={() => setLimit(Math.min(500, limit + 200))}>
          {t(words.more, { n: left })}
        </button>
      )}
    </div>
  )
}
