import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { FaultLines } from './FaultLines.tsx'
import { StepFields } from './StepFields.tsx'
import { faultsAt, type ScenarioDraft, type StepDraft } from './scenario-draft.ts'
import { modeNames } from './scenario-names.ts'
import classes from './scenario-timeline.module.css'
import { scenarioWords } from './scenario-wording.ts'
import { channelNames } from './wording.ts'

type Props = {
  draft: ScenarioDraft
  faults: readonly Refusal[]
  openId: string | null
  onOpen(stepId: string): void
  onSteps(steps: StepDraft[]): void
  /** A day was typed to its end: the steps take their order. */
  onSettle(): void
  mayEdit: boolean
  /** Shows the dates the steps would have for this customer's oldest open document. */
  customerId: string | null
}

/** Steps down a line around the due date; one opens in its place to be edited, its faults beside it. */
export function ScenarioTimeline({ draft, faults, openId, onOpen, onSteps, onSettle, mayEdit, customerId }: Props) {
  const { t } = useWords()
  const oldest = useOldestDue(customerId)
  const firstAfter = draft.steps.findIndex((step) => step.afterDueDays >= 0)
  const dueAt = firstAfter < 0 ? draft.steps.length : firstAfter
  const replace = (index: number, step: StepDraft) => onSteps(draft.steps.map((one, at) => (at === index ? step : one)))
  const dueLine = (
    <li className={`${classes.step} ${classes.dueDay}`}>
      <span className={classes.stepDay}>
        <StepDay days={0} />
        {oldest && <DateOf on={oldest.dueOn} />}
      </span>
      <span className={classes.rail} />
      <div className={classes.stepMain}>
        <span className={classes.stepName}>{t(scenarioWords.dueDay)}</span>
      </div>
    </li>
  )
  return (
    <>
      <ol className={classes.timeline} aria-label={t(scenarioWords.steps)}>
        {draft.steps.map((step, index) => {
          const own = faultsAt(faults, index)
          const isOpen = step.id === openId
          return (
            <Fragment key={step.id}>
              {index === dueAt && dueLine}
              <li className={classes.step} data-open={isOpen || undefined}>
                <span className={classes.stepDay}>
                  <StepDay days={step.afterDueDays} />
                  {oldest && Number.isInteger(step.afterDueDays) && (
                    <DateOf on={addDays(oldest.dueOn, step.afterDueDays)} />
                  )}
                </span>
                <span className={classes.rail} />
                <div className={classes.stepMain}>
                  <button
                    type="button"
                    className={classes.stepHead}
                    aria-expanded={isOpen}
                    onClick={() => onOpen(step.id)}
                  >
                    <span className={classes.stepName}>{step.name || '…'}</span>
                    <span className={classes.stepFacts}>
                      {t(channelNames[step.channel])} · {t(modeNames[step.mode])}
                    </span>
                  </button>
                  <FaultLines faults={own} />
                  {isOpen && (
                    <StepFields
                      step={step}
                      isFirst={index === 0}
                      disabled={!mayEdit}
                      onStep={(next) => replace(index, next)}
                      onSettle={onSettle}
                      onRemove={() => {
                        const left = draft.steps.filter((one) => one.id !== step.id)
                        onSteps(
                          left.map((one, at) => ({
                            ...one,
                            position: at + 1,
                            minDaysAfterPrevious: at === 0 ? null : one.minDaysAfterPrevious,
                          })),
                        )
                      }}
                    />
                  )}
                </div>
              </li>
            </Fragment>
          )
        })}
        {dueAt === draft.steps.length && dueLine}
      </ol>
      {oldest && <Example document={oldest.documentNo} on={oldest.dueOn} />}
    </>
  )
}

function StepDay({ days }: { days: number }) {
  const { t } = useWords()
  if (Number.isNaN(days)) return <>?</>
  return (
    <>
      {days === 0
        ? t(scenarioWords.dayOffset, { sign: '', days: '' })
        : t(scenarioWords.dayOffset, { sign: days < 0 ? '−' : '+', days: Math.abs(days) })}
    </>
  )
}

function DateOf({ on }: { on: LocalDate }) {
  const { day } = useWords()
  return <small>{day(on)}</small>
}

function Example({ document, on }: { document: string; on: LocalDate }) {
  const { t, day } = useWords()
  return <p className={classes.dates}>{t(scenarioWords.previewDates, { document, day: day(on) })}</p>
}

/** The open document of a customer that fell due first. */
function useOldestDue(customerId: string | null): { documentNo: string; dueOn: LocalDate } | null {
  const api = useApi()
  const found = useQuery({
    ...api.ask(ledgerRoutes.customerItems, {
      params: { id: customerId ?? 'none' },
      query: { show: 'open', limit: 200 },
    }),
    enabled: customerId !== null,
  })
  const debits = (found.data?.items ?? []).filter((item) => item.side === 1)
  const [first] = debits.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  return first && customerId ? { documentNo: first.documentNo || first.label, dueOn: first.dueOn as LocalDate } : null
}
