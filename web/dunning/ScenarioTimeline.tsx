import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { FaultLines } from './FaultLines.tsx'
import { faultsAt, type ScenarioDraft, type StepDraft } from './scenario-draft.ts'
import { modeNames, weekdayLongNames } from './scenario-names.ts'
import classes from './scenario-timeline.module.css'
import { scenarioWords } from './scenario-wording.ts'
import { stepWords, triggerSigns } from './step-wording.ts'
import { channelNames } from './wording.ts'

type Props = {
  draft: ScenarioDraft
  faults: readonly Refusal[]
  /** What is worth knowing of a step, and does not forbid it. */
  warnings: readonly { readonly message: string; readonly where?: string | undefined }[]
  openId: string | null
  onOpen(stepId: string): void
  /** Shows the dates the steps would have for this customer's oldest open document. */
  customerId: string | null
}

/** Steps down a line around the due date; the one chosen is edited beside it, what is wrong with each stands in its place. */
export function ScenarioTimeline({ draft, faults, warnings, openId, onOpen, customerId }: Props) {
  const { t } = useWords()
  const oldest = useOldestDue(customerId)
  const firstAfter = draft.steps.findIndex((step) => step.afterDueDays >= 0)
  const dueAt = firstAfter < 0 ? draft.steps.length : firstAfter
  const dueLine = (
    <Row isDueDay day={<StepDay days={0} />} date={oldest?.dueOn}>
      <span className={classes.stepName}>{t(scenarioWords.dueDay)}</span>
    </Row>
  )
  return (
    <>
      <ol className={classes.timeline} aria-label={t(scenarioWords.steps)}>
        {draft.steps.map((step, index) => {
          const isPlain = !step.trigger && Number.isInteger(step.afterDueDays)
          const isLast = index === draft.steps.length - 1
          return (
            <Fragment key={step.id}>
              {index === dueAt && dueLine}
              <Row
                isOpen={step.id === openId}
                day={<StepDay days={step.afterDueDays} />}
                date={oldest && isPlain ? addDays(oldest.dueOn, step.afterDueDays) : undefined}
              >
                <button
                  type="button"
                  className={classes.stepHead}
                  aria-pressed={step.id === openId}
                  onClick={() => onOpen(step.id)}
                >
                  <span className={classes.stepName}>{step.name || '…'}</span>
                  <span className={classes.stepFacts}>
                    {t(channelNames[step.channel])} · {t(modeNames[step.mode])}
                    <TriggerSign step={step} />
                    {isLast && draft.repeatLast && <> · {t(stepWords.repeated, told(draft.repeatLast))}</>}
                  </span>
                </button>
                <FaultLines faults={faultsAt(faults, index)} />
                {step.id === openId && (
                  <Warnings of={warnings.filter(({ where }) => where?.startsWith(`steps.${index}.`))} />
                )}
              </Row>
            </Fragment>
          )
        })}
        {dueAt === draft.steps.length && dueLine}
      </ol>
      {oldest && <Example document={oldest.documentNo} on={oldest.dueOn} />}
    </>
  )
}

const told = ({ everyDays, times }: { everyDays: number; times: number }) => ({
  days: Number.isNaN(everyDays) ? '?' : everyDays,
  times: Number.isNaN(times) ? '?' : times,
})

type RowProps = {
  isOpen?: boolean
  isDueDay?: boolean
  day: ReactNode
  date?: LocalDate | undefined
  children: ReactNode
}

function Row({ isOpen, isDueDay, day, date, children }: RowProps) {
  return (
    <li className={isDueDay ? `${classes.step} ${classes.dueDay}` : classes.step} data-open={isOpen || undefined}>
      <span className={classes.stepDay}>
        {day}
        {date && <DateOf on={date} />}
      </span>
      <span className={classes.rail} />
      <div className={classes.stepMain}>{children}</div>
    </li>
  )
}

function Warnings({ of }: { of: readonly { readonly message: string }[] }) {
  if (of.length === 0) return null
  return (
    <div className={classes.warnings}>
      {of.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  )
}

/** What a step waits for besides its days, in a few signs. */
function TriggerSign({ step: { trigger } }: { step: StepDraft }) {
  const { t } = useWords()
  if (!trigger) return null
  const n = 'days' in trigger ? trigger.days : trigger.from === 'working_day' ? trigger.nth : 0
  const name = trigger.from === 'weekday' ? weekdayLongNames[trigger.weekday - 1] : undefined
  return <> · {t(triggerSigns[trigger.from], { n: Number.isNaN(n) ? 0 : n, name: name ? t(name) : '' })}</>
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
