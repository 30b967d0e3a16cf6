import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type LossView, legalRoutes } from '../../src/legal/contract.ts'
import { lossCauseNames } from '../../src/legal/provisions/wording.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { EntryLinks } from './EntryLinks.tsx'
import { PacksMade } from './PacksMade.tsx'
import { provisionWords as words } from './provision-wording.ts'

/** Debts given up, each with the VAT to take back, its duplicate and its entry. */
export function LossList() {
  const api = useApi()
  const { t } = useWords()
  const losses = useQuery(api.ask(legalRoutes.losses, {})).data?.losses ?? []
  if (losses.length === 0) return null
  return (
    <section className={classes.body} aria-label={t(words.losses)}>
      <h2>{t(words.losses)}</h2>
      <ul className={classes.list}>
        {losses.map((loss) => (
          <LossLine key={loss.id} loss={loss} />
        ))}
      </ul>
    </section>
  )
}

function LossLine({ loss }: { loss: LossView }) {
  const api = useApi()
  const { t, day, money, lang } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const mayWork = useRefusal('desk.work')
  const mayForgive = useRefusal('debts.forgive')
  const [packId, setPackId] = useState<string>()
  const [asksBack, setAsksBack] = useState(false)
  const params = { id: loss.id }
  const sent = async () => {
    await api.call(legalRoutes.duplicateSent, { params, body: { on: today } })
    tellDone(t(words.saved))
    await refresh()
  }
  const open = async () => {
    const bytes = await api.call(legalRoutes.vatDuplicate, { params })
    window.open(URL.createObjectURL(bytes), '_blank', 'noopener')
  }
  const gather = async () => {
    try {
      setPackId((await api.call(legalRoutes.askLossEvidence, { params })).id)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const { vatCents, currency, duplicateSentOn } = loss
  return (
    <li data-moves={duplicateSentOn === null || undefined}>
      <span className={classes.head}>
        <b>{loss.customerName}</b>
        <span>{loss.documents.join(', ')}</span>
        <Amount cents={loss.netCents + vatCents} currency={currency} />
      </span>
      <span>
        {day(loss.on as LocalDate)} · {t(lossCauseNames[loss.cause])} · {loss.evidence}
      </span>
      {loss.takenBackAt ? (
        <span>{t(words.takenBack)}</span>
      ) : (
        <span>
          {t(words.vatBy, { amount: money(vatCents, currency), day: day(loss.vatBy as LocalDate) })} ·{' '}
          {duplicateSentOn ? t(words.sentOn, { day: day(duplicateSentOn as LocalDate) }) : t(words.notSent)}
        </span>
      )}
      <span className={detail.acts}>
        <ActionButton onAct={open}>{t(words.duplicate)}</ActionButton>
        <EntryLinks
          name={`perte-${loss.no}`}
          read={(format) => api.call(legalRoutes.lossEntries, { params, query: { format } })}
        />
        {!loss.takenBackAt && (
          <ActionButton refusal={mayWork} onAct={gather}>
            {t(words.file)}
          </ActionButton>
        )}
        {!loss.takenBackAt && !duplicateSentOn && (
          <>
            <ActionButton refusal={mayWork} onAct={sent}>
              {t(words.markSent)}
            </ActionButton>
            <ActionButton refusal={mayForgive} onAct={() => setAsksBack(true)}>
              {t(words.takeBack)}
            </ActionButton>
          </>
        )}
      </span>
      {packId && <PacksMade customerId={loss.customerId} only={packId} />}
      {asksBack && <BackQuestion loss={loss} onClose={() => setAsksBack(false)} />}
    </li>
  )
}

function BackQuestion({ loss, onClose }: { loss: LossView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const back = async () => {
    await api.call(legalRoutes.takeLossBack, { params: { id: loss.id }, body: { reason } })
    tellDone(t(words.takenBack))
    await refresh()
  }
  return (
    <Ask opened title={t(words.takeBackTitle, { no: loss.no })} act={t(words.takeBack)} onAct={back} onClose={onClose}>
      <TextInput
        data-autofocus
        label={t(words.whyBack)}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
