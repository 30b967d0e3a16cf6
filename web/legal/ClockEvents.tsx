import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type ClockEventView, legalRoutes } from '../../src/legal/contract.ts'
import { causeNames } from '../../src/legal/limitation/wording.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { claimWording as words } from './claim-wording.ts'
import classes from './claims.module.css'

/** What happened to a debt, the oldest first: what it did to the clock, what proves it, and how it may be ended or taken back. */
export function ClockEvents({ events }: { events: readonly ClockEventView[] }) {
  const { t, day } = useWords()
  const on = (text: string) => day(text as LocalDate)
  return (
    <section className={detail.part}>
      <h3>{t(words.whatHappened)}</h3>
      {events.length === 0 && <p className={detail.quiet}>{t(words.nothingHappened)}</p>}
      <ul className={classes.list}>
        {events.map((event) => (
          <li key={event.id} data-moves={event.effect === 'restarts' || event.effect === 'suspends' || undefined}>
            <span className={classes.head}>
              <b>{t(causeNames[event.cause])}</b>
              <span>
                {event.until
                  ? t(words.fromTo, { from: on(event.on), to: on(event.until) })
                  : event.mayEnd
                    ? t(words.since, { day: on(event.on) })
                    : on(event.on)}
              </span>
            </span>
            <span>
              {event.sentence}
              {event.barsOn && ` (${t(words.then, { day: on(event.barsOn) })})`}
            </span>
            <span>{event.evidence}</span>
            <span className={classes.cited}>
              {[event.citation, event.recordedByName && t(words.by, { name: event.recordedByName })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <EventActs event={event} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function EventActs({ event }: { event: ClockEventView }) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [asks, setAsks] = useState<'end' | 'lose' | 'withdraw' | null>(null)
  if (refusal || !event.mayWithdraw) return null
  return (
    <span className={detail.acts}>
      {event.mayEnd && <ActionButton onAct={() => setAsks('end')}>{t(words.endAct)}</ActionButton>}
      {event.mayLose && <ActionButton onAct={() => setAsks('lose')}>{t(words.loseAct)}</ActionButton>}
      <ActionButton onAct={() => setAsks('withdraw')}>{t(words.withdrawAct)}</ActionButton>
      {asks && <ActQuestion event={event} asks={asks} onClose={() => setAsks(null)} />}
    </span>
  )
}

const TITLES = { end: words.endTitle, lose: words.loseTitle, withdraw: words.withdrawTitle } as const
const ACTS = { end: words.endAct, lose: words.loseAct, withdraw: words.withdrawAct } as const

function ActQuestion({
  event,
  asks,
  onClose,
}: {
  event: ClockEventView
  asks: 'end' | 'lose' | 'withdraw'
  onClose(): void
}) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [on, setOn] = useState<LocalDate | null>(today)
  const [reason, setReason] = useState('')
  const params = { id: event.id }
  const act = async () => {
    if (asks === 'end') await api.call(legalRoutes.endClockEvent, { params, body: { until: on! } })
    else if (asks === 'lose') await api.call(legalRoutes.loseClockEvent, { params, body: { on: on!, reason } })
    else await api.call(legalRoutes.withdrawClockEvent, { params, body: { reason } })
    tellDone(t(words.changed))
    await refresh()
  }
  const wrong =
    asks !== 'withdraw' && on === null
      ? t(words.dayMissing)
      : asks !== 'end' && reason.trim() === ''
        ? t(words.reasonMissing)
        : null
  return (
    <Ask opened title={t(TITLES[asks])} act={t(ACTS[asks])} onAct={act} onClose={onClose} refusal={wrong}>
      {asks === 'lose' && <p>{t(words.loseWhat)}</p>}
      {asks !== 'withdraw' && (
        <DayInput
          label={t(asks === 'end' ? words.endOn : words.loseOn)}
          value={on}
          onValue={setOn}
          today={today}
          earliest={event.on as LocalDate}
          latest={today}
        />
      )}
      {asks !== 'end' && (
        <TextInput
          label={t(words.reason)}
          value={reason}
          maxLength={300}
          onChange={(typed) => setReason(typed.currentTarget.value)}
        />
      )}
    </Ask>
  )
}
