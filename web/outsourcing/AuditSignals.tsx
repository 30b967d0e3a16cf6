import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { signalState, signalValue } from '../../src/outsourcing/audit/say-signal.ts'
import { complaintNames, signalMeanings, signalNames } from '../../src/outsourcing/audit/wording.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { auditWords as words } from './audit-wording.ts'
import classes from './outsourcing.module.css'

export type AuditShown = ReplyOut<typeof routes.portfolioAudit>
type Code = AuditShown['signals'][number]['code']

/** The five signals, each beside its threshold, with where its value comes from and what it is made of. */
export function AuditSignals({ audit }: { audit: AuditShown }) {
  const api = useApi()
  const { t, lang } = useWords()
  const mayWork = useRefusal('desk.work')
  const [opened, setOpened] = useState<'hours' | 'recovery' | 'relations' | null>(null)
  const orgId = api.orgId ?? 0
  const opens = (voir: string) => urls.outsourcingAudit(orgId, { voir, devise: audit.currency })
  const valueOf = (code: Code, text: string) => {
    if (code === 'overdue') return <FigureLink href={opens('tout')}>{text}</FigureLink>
    if (code === 'expertise') return <FigureLink href={opens('sans-suite')}>{text}</FigureLink>
    if (code === 'hours') return text
    return (
      <button type="button" className={detail.link} onClick={() => setOpened(opened === code ? null : code)}>
        {text}
      </button>
    )
  }
  return (
    <section className={classes.part}>
      <h2>{t(words.signals)}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(words.signal)}</th>
              <th scope="col" className={classes.figure}>
                {t(words.here)}
              </th>
              <th scope="col" className={classes.figure}>
                {t(words.limit)}
              </th>
              <th scope="col">{t(words.finding)}</th>
            </tr>
          </thead>
          <tbody>
            {audit.signals.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  {t(signalNames[one.code])}
                  <span className={classes.under}>{t(signalMeanings[one.code])}</span>
                </th>
                <td className={classes.figure}>
                  {valueOf(one.code, signalValue(lang, one.code, one.value))}
                  {one.code === 'hours' && (
                    <span className={classes.under}>
                      <ActionButton refusal={mayWork} onAct={() => setOpened('hours')}>
                        {t(one.value === null ? words.sayHours : words.changeHours)}
                      </ActionButton>
                    </span>
                  )}
                </td>
                <td className={classes.figure}>{signalValue(lang, one.code, one.threshold)}</td>
                <td>
                  <span className={one.isRaised ? classes.raised : classes.quiet}>{signalState(lang, one)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened === 'recovery' && <Recoveries audit={audit} />}
      {opened === 'relations' && <Complaints audit={audit} />}
      {opened === 'hours' && <HoursQuestion minutes={audit.minutesAWeek} onClose={() => setOpened(null)} />}
    </section>
  )
}

/** What became of debts that had reached each age, whatever their size. */
function Recoveries({ audit }: { audit: AuditShown }) {
  const { t, money } = useWords()
  const byAge = [...Map.groupBy(audit.measured, ({ fromDays }) => fromDays)].toSorted(([a], [b]) => a - b)
  const sum = (of: AuditShown['measured'], pick: (one: AuditShown['measured'][number]) => number) =>
    of.reduce((total, one) => total + pick(one), 0)
  return (
    <div>
      <h3>{t(words.recoveries)}</h3>
      {byAge.length === 0 && <p className={classes.quiet}>{t(words.noRecovery)}</p>}
      <ul className={classes.list}>
        {byAge.map(([days, own]) => (
          <li key={days}>
            {t(words.recovery, {
              days,
              items: sum(own, ({ items }) => items),
              reached: money(
                sum(own, ({ reachedCents }) => reachedCents),
                audit.currency,
              ),
              recovered: money(
                sum(own, ({ recoveredCents }) => recoveredCents),
                audit.currency,
              ),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Complaints({ audit }: { audit: AuditShown }) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(routes.auditComplaints, {})).data
  return (
    <div>
      <h3>{t(words.complaints)}</h3>
      {found?.complaints.length === 0 && (
        <p className={classes.quiet}>{t(words.noComplaints, { n: audit.reminded })}</p>
      )}
      <ul className={classes.list}>
        {found?.complaints.map(({ customerId, customerName, on, kind }) => (
          <li key={customerId}>
            <FigureLink href={urls.customer(api.orgId ?? 0, customerId)}>{customerName}</FigureLink> ·{' '}
            {day(on as LocalDate)} · {t(complaintNames[kind])}
          </li>
        ))}
      </ul>
    </div>
  )
}

function HoursQuestion({ minutes, onClose }: { minutes: number | null; onClose(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const [text, setText] = useState(minutes === null ? '' : String(minutes / 60).replace('.', lang === 'fr' ? ',' : '.'))
  const hours = text.trim() === '' ? null : Number(text.trim().replace(',', '.'))
  const isWrong = hours !== null && !(hours >= 0 && hours <= 1_000)
  const save = async () => {
    await api.call(routes.saveAuditSetting, {
      body: { minutesAWeek: hours === null ? null : Math.round(hours * 60) },
    })
    tellDone(t(words.hoursSaved))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.hoursTitle)}
      act={t(words.hoursAct)}
      onAct={save}
      onClose={onClose}
      refusal={isWrong ? t(words.hoursBad) : null}
    >
      <TextInput
        data-autofocus
        label={t(words.hoursLabel)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Ask>
  )
}
