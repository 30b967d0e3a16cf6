import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useIsAgent } from '../access/membership.tsx'
import { wording as cashWording } from '../cash/wording.ts'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type Asked = { readonly asOf: LocalDate; readonly knownOn: LocalDate; readonly currency: string }

/** Money that waited to be matched as a day ended, null until it is known or where there was none. */
export function useWaitingAsKnown(asked: Asked | null): number | null {
  const api = useApi()
  const isAgent = useIsAgent()
  const query = { asOf: asked?.asOf ?? '', knownOn: asked?.knownOn ?? '' }
  const found = useQuery({ ...api.ask(cashRoutes.waitingAsKnown, { query }), enabled: asked !== null && !isAgent })
  const total = found.data?.totals.find((one) => one.currency === asked?.currency)
  return asked !== null && total && total.cents > 0 ? total.cents : null
}

/** The bank lines behind it, each with what was left of it then; each opens as it stands today. */
export function WaitingAsKnown({ asked }: { asked: Asked }) {
  const api = useApi()
  const { t, day } = useWords()
  const { asOf, knownOn, currency } = asked
  const found = useQuery(api.ask(cashRoutes.waitingAsKnown, { query: { asOf, knownOn } }))
  if (found.error && !found.data) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[1, 3, 1]} rows={5} />
  return (
    <div className={classes.fullPanel}>
      <header className={classes.panelHead}>
        <h2>{t(cashWording.waiting)}</h2>
        <p className={classes.inline}>
          <span className={classes.quiet}>{t(wording.knownNote, { day: day(knownOn) })}</span>
        </p>
      </header>
      <ul className={classes.waiting}>
        {found.data.lines
          .filter((line) => line.currency === currency)
          .map((line) => (
            <li key={line.id}>
              <span>{day(line.bookedOn as LocalDate)}</span>
              <FigureLink href={urls.cash(api.orgId ?? 0, { voir: 'toutes', ligne: line.id })}>
                {line.payerName || line.label}
              </FigureLink>
              <Amount cents={line.leftCents} currency={currency} />
            </li>
          ))}
      </ul>
    </div>
  )
}
