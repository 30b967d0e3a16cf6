import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './returns.module.css'
import { returnsWording as words } from './returns-wording.ts'

/** Payments that came back and that nobody dealt with: who, how much, why, what to do, and the day's work on them. */
export function ReturnsToHandle() {
  const api = useApi()
  const { t, day, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const found = useQuery(api.ask(cashRoutes.returns, { query: {} }))
  const returns = found.data?.returns ?? []
  if (returns.length === 0) return null
  const handled = async (matchId: string) => {
    try {
      await api.call(cashRoutes.handleReturn, { params: { id: matchId } })
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <section className={classes.returns} aria-label={t(words.title, { n: returns.length })}>
      <h2>{t(words.title, { n: returns.length })}</h2>
      <ul>
        {returns.map((one) => (
          <li key={one.matchId}>
            <span className={classes.who}>
              <FigureLink href={urls.customer(api.orgId ?? 0, one.customerId)}>{one.customerName}</FigureLink>{' '}
              <FigureLink href={urls.cash(api.orgId ?? 0, { voir: 'rejets', ligne: one.lineId })}>
                <Amount cents={one.cents} currency={one.currency} />
              </FigureLink>
            </span>
            <span>
              {t(words.why, { day: day(one.returnedOn as LocalDate), reason: one.reason })}
              {one.reopened.length > 0 && ` · ${t(words.reopened, { documents: one.reopened.join(', ') })}`}
              <br />
              {t(words.advice, { advice: one.advice })}
            </span>
            <ActionButton refusal={refusal} onAct={() => handled(one.matchId)}>
              {t(words.handled)}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
