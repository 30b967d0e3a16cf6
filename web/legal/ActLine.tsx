import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type ActView, legalRoutes, type ProceedingView } from '../../src/legal/contract.ts'
import { actNames, resultNames } from '../../src/legal/proceedings/act-wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

/** What happened in a matter, the oldest first, with what each act fixed, granted and did to limitation. */
export function ActLine({ matter }: { matter: ProceedingView }) {
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const [asks, setAsks] = useState(false)
  const last = matter.acts.at(-1)
  return (
    <section className={detail.part} aria-label={t(words.timeline)}>
      <h3>{t(words.timeline)}</h3>
      {!last && <p className={detail.quiet}>{t(words.noAct)}</p>}
      <ol className={classes.list}>
        {matter.acts.map((act) => (
          <li key={act.id} data-moves={act.movesClock || undefined}>
            <span className={classes.head}>
              <b>{t(actNames[act.act])}</b>
              <span>{day(act.on as LocalDate)}</span>
            </span>
            <Facts act={act} matter={matter} />
            {act.evidence !== '' && <span>{act.evidence}</span>}
            <span className={classes.cited}>
              {[act.movesClock && t(words.movesClock), act.documentName, t(words.notedBy, { name: act.recordedByName })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {last && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={() => setAsks(true)}>
            {t(words.withdraw)}
          </ActionButton>
        </div>
      )}
      {last && asks && <WithdrawQuestion act={last} onClose={() => setAsks(false)} />}
    </section>
  )
}

function Facts({ act, matter }: { act: ActView; matter: ProceedingView }) {
  const { t, day, money } = useWords()
  const { currency } = matter
  const { granted } = act
  const debtor = matter.debtors.find(({ id }) => id === act.debtorId)
  const told = [
    debtor && matter.debtors.length > 1 ? debtor.name : null,
    act.act === 'served' && t(act.inPerson ? words.inPerson : words.notInPerson),
    act.result && t(resultNames[act.result]),
    granted &&
      t(words.grants, {
        principal: money(granted.principalCents, currency),
        interest: money(granted.interestCents, currency),
        costs: money(granted.costsCents, currency),
      }),
    act.dueOn && t(words.hearingOn, { day: day(act.dueOn as LocalDate) }),
  ].filter(Boolean)
  return told.length === 0 ? null : <span>{told.join(' · ')}</span>
}

function WithdrawQuestion({ act, onClose }: { act: ActView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    await api.call(legalRoutes.withdrawAct, { params: { id: act.id }, body: { reason } })
    tellDone(t(words.changed))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.withdrawTitle, { act: t(actNames[act.act]) })}
      act={t(words.withdrawAct)}
      onAct={withdraw}
      onClose={onClose}
      refusal={reason.trim() === '' ? t(words.reasonMissing) : null}
    >
      <p>{t(words.withdrawWhat)}</p>
      <TextInput
        data-autofocus
        label={t(words.reason)}
        value={reason}
        maxLength={300}
        onChange={(typed) => setReason(typed.currentTarget.value)}
      />
    </Ask>
  )
}
