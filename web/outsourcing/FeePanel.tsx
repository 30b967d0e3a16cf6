import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatPercent } from '../../src/kernel/money.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FeeView } from '../../src/outsourcing/fees/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import { remittanceWords as words } from './remittance-words.ts'

type Props = { fee: FeeView; side: 'creditor' | 'agency' }
type Asked = 'dispute' | 'accept' | 'refuse'

/** One fee: how it came to its amount, and what the two sides say of it. */
export function FeePanel({ fee, side }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refusal = useRefusal('desk.work')
  const manages = useRefusal('settings.manage')
  const { act, failure } = useAct()
  const [asks, setAsks] = useState<Asked | null>(null)
  const orgId = api.orgId ?? 0
  const cote = side === 'agency' ? 'prestataire' : 'creancier'
  const button = (asked: Asked) => (
    <ActionButton refusal={refusal} onAct={() => setAsks(asked)}>
      {t(words[asked])}
    </ActionButton>
  )
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{[fee.debtorName, fee.label].filter(Boolean).join(' · ')}</h2>
        <div className={detail.panelFacts}>
          <Amount cents={fee.netCents} currency={fee.currency} strong /> {t(words.net)}
          <span>
            {t(words.vat, { rate: formatPercent(lang, fee.vatBp) })}{' '}
            <Amount cents={fee.vatCents} currency={fee.currency} />
          </span>
          <Day date={fee.on as LocalDate} />
        </div>
        <div className={detail.panelFacts}>
          <span>
            {fee.otherName} · {fee.mandate}
          </span>
          {fee.placement && <span>{[fee.placement, fee.documents].filter(Boolean).join(' · ')}</span>}
          {fee.invoiceId && fee.invoice && (
            <FigureLink href={urls.remittances(orgId, { cote, voir: 'factures', facture: fee.invoiceId })}>
              {fee.invoice}
            </FigureLink>
          )}
        </div>
      </header>
      {fee.how !== '' && (fee.isRefused ? <Reason kind="excluded">{fee.how}</Reason> : <p>{fee.how}</p>)}
      <DisputeSaid fee={fee} />
      <div className={detail.acts}>
        {fee.mayDispute && button('dispute')}
        {fee.mayAnswer && button('accept')}
        {fee.mayAnswer && button('refuse')}
        {side === 'agency' && fee.invoiceId === null && fee.netCents !== 0 && !fee.mayAnswer && (
          <ActionButton
            refusal={manages}
            onAct={() => act(() => api.call(routes.billFees, { body: { mandateId: fee.mandateId } }))}
          >
            {t(words.bill)}
          </ActionButton>
        )}
        {fee.hasProof && (
          <a className={detail.link} href={`/api/orgs/${orgId}/fees/${fee.id}/proof`} target="_blank" rel="noreferrer">
            {t(words.proof)}
          </a>
        )}
      </div>
      {failure !== null && <ErrorState failure={failure} />}
      {asks && <FeeQuestion fee={fee} asked={asks} onClose={() => setAsks(null)} />}
    </article>
  )
}

function DisputeSaid({ fee: { dispute, invoiceId } }: { fee: FeeView }) {
  const { t } = useWords()
  if (!dispute) return null
  const { answer, byName, why, answerWhy, answeredByName } = dispute
  return (
    <>
      <Reason kind="held">
        {t(words.disputedBy, { name: byName, why })}
        {answer === null && ` – ${t(invoiceId === null ? words.waitsForAnswer : words.billedAlready)}`}
      </Reason>
      {answer === 'accepted' && <Reason kind="excluded">{t(words.accepted, { why: answerWhy })}</Reason>}
      {answer === 'refused' && (
        <Reason kind="excluded">{t(words.declined, { name: answeredByName ?? '', why: answerWhy })}</Reason>
      )}
    </>
  )
}

function FeeQuestion({ fee, asked, onClose }: { fee: FeeView; asked: Asked; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [why, setWhy] = useState('')
  const params = { id: fee.id }
  const save = async () => {
    if (asked === 'dispute') await api.call(routes.disputeFee, { params, body: { why } })
    else {
      const answer = asked === 'accept' ? 'accepted' : 'refused'
      await api.call(routes.answerFee, { params, body: { answer, why } })
    }
    await refresh()
  }
  const titles = {
    dispute: t(words.disputeTitle),
    accept: t(words.acceptTitle, { amount: { cents: fee.netCents + fee.vatCents, currency: fee.currency } }),
    refuse: t(words.refuseTitle),
  }
  return (
    <Ask
      opened
      title={titles[asked]}
      act={t(words[asked])}
      refusal={asked !== 'accept' && why.trim() === '' ? t(words.whyMissing) : null}
      onAct={save}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t(words.why)}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Ask>
  )
}
