import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { type DelayView, legalRoutes, type ProceedingView } from '../../src/legal/contract.ts'
import { dayAfterName, delayNames } from '../../src/legal/proceedings/act-wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

/** The delays of a matter: those that run, each with how it was reckoned; those that were met under a fold. */
export function ProceedingDelays({ matter }: { matter: ProceedingView }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const open = matter.delays.filter(({ state }) => state === 'open' || state === 'missed')
  const over = matter.delays.filter(({ state }) => state === 'met' || state === 'past')
  const seen = async () => {
    await api.call(legalRoutes.delaysSeen, { params: { id: matter.id } })
    tellDone(t(words.seenDone))
    await refresh()
  }
  return (
    <section className={detail.part} aria-label={t(words.delays)}>
      <h3>{t(words.delays)}</h3>
      {open.length === 0 && <p className={detail.quiet}>{t(words.noDelay)}</p>}
      <ul className={classes.list}>
        {open.map((delay) => (
          <Delay key={delay.code + (delay.debtorId ?? '') + delay.endsOn} delay={delay} matter={matter} />
        ))}
      </ul>
      {matter.waits && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} shortcut={{ keys: 'v', does: words.seen }} onAct={seen}>
            {t(words.seen)}
          </ActionButton>
        </div>
      )}
      {over.length > 0 && (
        <details className={classes.fold}>
          <summary>{t(words.hideMet, { n: over.length })}</summary>
          <ul className={classes.list}>
            {over.map((delay) => (
              <Delay key={delay.code + (delay.debtorId ?? '') + delay.endsOn} delay={delay} matter={matter} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const WRITTEN = { bare: words.bare, on: words.onDay, by: words.by } as const

function Delay({ delay, matter }: { delay: DelayView; matter: ProceedingView }) {
  const { t, day } = useWords()
  const on = (text: string) => day(text as LocalDate)
  const { code, endsOn, state, reckoned, debtorId, alerts } = delay
  const written = WRITTEN[dayAfterName(code)]
  const debtor = matter.debtors.length > 1 ? matter.debtors.find(({ id }) => id === debtorId)?.name : undefined
  const left = daysBetween(matter.today as LocalDate, endsOn as LocalDate)
  const coming = state === 'open' ? alerts.filter((one) => one >= matter.today) : []
  const isBefore = code === 'file_summons'
  return (
    <li data-moves={state === 'open' || state === 'missed' || undefined}>
      <span className={classes.head}>
        <span>
          {t(delayNames[code])} <b>{t(written, { day: on(endsOn) })}</b>
          {debtor && ` · ${debtor}`}
        </span>
        <span>
          {state === 'missed' ? (
            <b>{t(words.isMissed, { n: -left })}</b>
          ) : state === 'met' ? (
            t(words.met, { day: on(delay.metOn!) })
          ) : state === 'past' ? (
            t(words.past)
          ) : left >= 0 ? (
            t(words.inDays, { n: left })
          ) : (
            ''
          )}
        </span>
      </span>
      {delay.note && <span>{delay.note}</span>}
      {(reckoned || coming.length > 0) && (
        <details>
          <summary className={classes.cited}>{t(words.howReckoned)}</summary>
          {reckoned && (
            <span>
              {isBefore
                ? t(words.reckonedBack, { period: reckoned.period })
                : t(words.reckoned, { period: reckoned.period, since: on(delay.since) })}
              {`${t({ fr: ' : ', en: ': ' })}${on(reckoned.plainEndOn)}. `}
              {reckoned.moved} {code === 'enforce_from' && t(words.dayAfter)}
            </span>
          )}{' '}
          {reckoned?.isUncertain && <span>{t(words.overseas)}</span>}
          {reckoned && (
            <span className={classes.cited}>
              {reckoned.citation}
              {reckoned.mark === 'verify' && ` · ${t(words.mark)}`}
            </span>
          )}
          {coming.length > 0 && (
            <p className={classes.cited}>{t(words.alertsOn, { days: coming.map(on).join(' · ') })}</p>
          )}
        </details>
      )}
    </li>
  )
}
