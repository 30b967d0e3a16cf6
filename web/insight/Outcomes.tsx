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
import { QUARTER_DAYS, shareOf } from './figures.ts'
import classes from './insight.module.css'
import { StepContacts, type StepFigures } from './StepContacts.tsx'
import { wording } from './wording.ts'

const keyOf = ({ position, stepId, channel }: StepFigures): string => `${position}.${stepId}.${channel}`

/** What was sent in the quarter, what was paid in the thirty days after each sending, and who is held today. */
export function Outcomes({
  asOf,
  currency,
  open,
  stepHref,
}: {
  asOf: LocalDate
  currency: string
  /** The step whose contacts are shown, as `keyOf` names it. */
  open: string | undefined
  stepHref(step: string | null): string
}) {
  const api = useApi()
  const { t, lang, day, count } = useWords()
  const query = { from: addDays(asOf, -QUARTER_DAYS), to: asOf, currency }
  const found = useQuery(api.ask(insightRoutes.outcomes, { query }))
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[3, 1, 1, 1, 1]} rows={4} />
  const { steps, standings } = found.data
  const opened = steps.find((step) => keyOf(step) === open)
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
              <tr key={keyOf(step)} data-open={keyOf(step) === open || undefined}>
                <th scope="row" title={step.stepName}>
                  {step.stepName}
                </th>
                <td>
                  <FigureLink
                    href={stepHref(keyOf(step))}
                    says={t(wording.contactsOpen, { n: step.contacts, step: step.stepName })}
                  >
                    {count(step.contacts)}
                  </FigureLink>
                </td>
                <td>
                  <FigureLink href={stepHref(keyOf(step))}>{count(step.customers)}</FigureLink>
                </td>
                <td>
                  <FigureLink href={stepHref(keyOf(step))}>
                    <Amount cents={step.remindedCents} currency={currency} />
                  </FigureLink>
                </td>
                <td>
                  <FigureLink href={stepHref(keyOf(step))}>
                    <Amount
                      cents={step.settledCents}
                      currency={currency}
                      tone={step.settledCents > 0 ? 'received' : 'quiet'}
                    />
                  </FigureLink>
                </td>
                <td>
                  <FigureLink href={stepHref(keyOf(step))}>
                    {shareOf(lang, step.settledCents, step.remindedCents)}
                  </FigureLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {opened && <StepContacts key={open} step={opened} period={query} closeHref={stepHref(null)} />}
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
