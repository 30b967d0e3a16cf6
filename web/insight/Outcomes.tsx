import { useQuery } from '@tanstack/react-query'
import { insightRoutes } from '../../src/insight/contract.ts'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { heldNames } from '../dunning/wording.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { shareOf } from './figures.ts'
import classes from './insight.module.css'
import { wording } from './wording.ts'

/** The quarter shown, as for the DSO by balance. */
const PERIOD_DAYS = 90

/** What was sent in the quarter, what was paid in the thirty days after each sending, and who is held today. */
export function Outcomes({ asOf, currency }: { asOf: LocalDate; currency: string }) {
  const api = useApi()
  const { t, lang, day, count } = useWords()
  const query = { from: addDays(asOf, -PERIOD_DAYS), to: asOf, currency }
  const found = useQuery(api.ask(insightRoutes.outcomes, { query }))
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[3, 1, 1, 1, 1]} rows={4} />
  const { steps, standings } = found.data
  const held = standings.filter((one) => one.verdict === 'hold')
  return (
    <>
      <div className={classes.blockHead}>
        <h2>{t(wording.outcomes)}</h2>
        <span className={classes.quiet}>{t(wording.between, { from: day(query.from), to: day(query.to) })}</span>
      </div>
      {steps.length === 0 ? (
        <p className={classes.quiet}>{t(wording.nothingSent)}</p>
      ) : (
        <table className={classes.late}>
          <caption className="visually-hidden">{t(wording.outcomes)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(wording.step)}</th>
              <th scope="col">{t(wording.contacts)}</th>
              <th scope="col">{t(wording.customersReached)}</th>
              <th scope="col">{t(wording.reminded)}</th>
              <th scope="col">{t(wording.settledAfter)}</th>
              <th scope="col">{t(wording.settledShare)}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={`${step.position}-${step.stepName}-${step.channel}`}>
                <th scope="row" title={step.stepName}>
                  {step.stepName}
                </th>
                <td>{count(step.contacts)}</td>
                <td>{count(step.customers)}</td>
                <td>
                  <Amount cents={step.remindedCents} currency={currency} />
                </td>
                <td>
                  <Amount
                    cents={step.settledCents}
                    currency={currency}
                    tone={step.settledCents > 0 ? 'received' : 'quiet'}
                  />
                </td>
                <td>{shareOf(lang, step.settledCents, step.remindedCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {held.length > 0 && (
        <p className={classes.standing}>
          <span>{t(wording.heldToday)}</span>
          {held.map((one) => (
            <FigureLink
              key={one.reasonCode}
              href={urls.reminders(api.orgId ?? 0, { onglet: 'retenus', motif: one.reasonCode })}
            >
              {count(one.customers)} {t(heldNames[one.reasonCode] ?? heldNames.other!, { n: one.customers })}
            </FigureLink>
          ))}
        </p>
      )}
    </>
  )
}
