import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ServiceView as Shown } from '../../src/outsourcing/results/contract-views.ts'
import { serviceNames } from '../../src/outsourcing/results/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Day } from '../design/Day.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import classes from './outsourcing.module.css'
import { ServiceBreaches, ServiceRunning } from './ServiceClocks.tsx'
import { ReportQuestion } from './ServiceReport.tsx'
import type { ScoreSide } from './score-side.ts'
import { serviceWords as words } from './score-words.ts'

/** What a mandate promises of its service, measured: how often each undertaking was kept, what was not, what runs, what it gives back. */
export function ServiceView({ side, mandateId }: { side: ScoreSide; mandateId: string }) {
  const api = useApi()
  const { t } = useWords()
  const params = { id: mandateId }
  const ours = useQuery({ ...api.ask(routes.mandateService, { params }), enabled: side.kind === 'creditor' })
  const theirs = useQuery({ ...api.ask(routes.receivedService, { params }), enabled: side.kind === 'agency' })
  const found = side.kind === 'creditor' ? ours : theirs
  const shown = found.data
  if (!shown) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1, 1, 1]} rows={6} />
  }
  return (
    <section className={classes.part}>
      <h2>{t(words.service, { number: shown.number })}</h2>
      {!shown.seesActs && <p className={classes.quiet}>{t(words.elsewhere)}</p>}
      <Clauses shown={shown} />
      <ServiceBreaches shown={shown} />
      <ServiceRunning shown={shown} />
      {shown.reports.length > 0 && <Reports side={side} shown={shown} />}
      <Credits side={side} shown={shown} />
    </section>
  )
}

function Clauses({ shown }: { shown: Shown }) {
  const { t, lang, count } = useWords()
  const { promised, clauses } = shown
  const says: Record<Shown['clauses'][number]['code'], string> = {
    first_contact: t(words.says_first_contact, { days: promised.firstContactDays }),
    contacts: t(words.says_contacts, { n: promised.contacts, days: promised.fileDays }),
    answer: t(words.says_answer, { days: promised.answerDays }),
    file_age: t(words.says_file_age, { days: promised.fileDays }),
    report: promised.isLive
      ? t(words.says_live)
      : t(words.says_report, { rhythm: promised.reporting, days: promised.reportWithinDays }),
    remittance: t(words.says_remittance, { days: promised.remitDays }),
  }
  const isKnown = (code: string) => shown.seesActs || code === 'report' || code === 'remittance'
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t(words.service, { number: shown.number })}>
        <thead>
          <tr>
            <th scope="col">{t(words.clause)}</th>
            <th scope="col">{t(words.promised)}</th>
            {(['kept', 'late', 'broken', 'running', 'keptShare'] as const).map((key) => (
              <th key={key} scope="col" className={classes.figure}>
                {t(words[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clauses.map(({ code, kept, late, broken, running, keptBp }) => (
            <tr key={code}>
              <th scope="row">{t(serviceNames[code])}</th>
              <td>{says[code]}</td>
              {isKnown(code) ? (
                <>
                  <td className={classes.figure}>{count(kept)}</td>
                  <td className={classes.figure}>{count(late)}</td>
                  <td className={classes.figure}>{broken > 0 ? <b>{count(broken)}</b> : '0'}</td>
                  <td className={classes.figure}>{count(running)}</td>
                  <td className={classes.figure}>
                    {keptBp === null ? '–' : percentText(lang, Math.round(keptBp / 10) * 10)}
                  </td>
                </>
              ) : (
                <td colSpan={5} className={`${classes.figure} ${classes.quiet}`}>
                  {t(words.notMeasured)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Reports({ side, shown }: { side: ScoreSide; shown: Shown }) {
  const { t } = useWords()
  const mayWork = useRefusal('desk.work')
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <div>
      <h3 className={classes.sub}>{t(words.reports)}</h3>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t(words.reports)}>
          <thead>
            <tr>
              <th scope="col">{t(words.period)}</th>
              <th scope="col">{t(words.due)}</th>
              <th scope="col">{t(words.received)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.reports.map(({ untilOn, dueOn, receivedOn, note }) => (
              <tr key={untilOn}>
                <th scope="row">
                  <Day date={untilOn as LocalDate} />
                </th>
                <td>
                  <Day date={dueOn as LocalDate} />
                </td>
                <td>
                  {receivedOn ? (
                    <>
                      <Day date={receivedOn as LocalDate} /> <span className={classes.quiet}>{note}</span>
                    </>
                  ) : side.kind === 'creditor' ? (
                    <ActionButton refusal={mayWork} onAct={() => setAsked(untilOn)}>
                      {t(words.record)}
                    </ActionButton>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked && <ReportQuestion mandateId={shown.mandateId} untilOn={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

function Credits({ side, shown }: { side: ScoreSide; shown: Shown }) {
  const api = useApi()
  const { t, money } = useWords()
  const mayManage = useRefusal('settings.manage')
  const { act, failure } = useAct()
  const { due, credit, credits, currency } = shown
  const amount = (cents: number) => money(cents, currency)
  const take = (cents: number) =>
    act(async () => {
      await api.call(routes.takeServiceCredit, { params: { id: shown.mandateId }, body: { cents } })
      tellDone(t(words.taken, { amount: amount(cents) }))
    })
  return (
    <div>
      <h3 className={classes.sub}>{t(words.credit)}</h3>
      {failure !== null && <ErrorState failure={failure} />}
      {due ? (
        <p>
          {t(words.creditSays, { n: due.breaches, from: due.fromOn, to: due.toOn, fees: amount(due.feeCents) })}{' '}
          {side.kind === 'creditor' ? (
            <ActionButton refusal={mayManage} onAct={() => take(due.cents)}>
              {t(words.takeCredit, { amount: amount(due.cents) })}
            </ActionButton>
          ) : (
            amount(due.cents)
          )}
        </p>
      ) : (
        <p className={classes.quiet}>{t(credit ? words.nothingDue : words.noCredit)}</p>
      )}
      <ul className={classes.list}>
        {credits.map(({ fromOn, toOn, cents, breaches, byName }) => (
          <li key={fromOn}>
            {t(words.given, { from: fromOn, to: toOn, amount: amount(cents), n: breaches, name: byName })}
          </li>
        ))}
      </ul>
    </div>
  )
}
