import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { RemittanceView } from '../../src/outsourcing/remittances/contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { Day } from '../design/Day.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import sums from './outsourcing.module.css'
import { RemittanceArrival } from './RemittanceArrival.tsx'
import { useRemittanceState } from './RemittanceList.tsx'
import { statementWords } from './remittance-statement-words.ts'
import { remittanceWords as words } from './remittance-words.ts'

type Props = { id: string; side: 'creditor' | 'agency' }

/** One remittance: what it is made of, what was set off, and whether it agrees with the books and the bank. */
export function RemittancePanel({ id, side }: Props) {
  const api = useApi()
  const { t } = useWords()
  const stateOf = useRemittanceState()
  const found = useQuery(api.ask(routes.remittance, { params: { id } }))
  const one = found.data
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!one) return null
  const { currency } = one
  const orgId = api.orgId ?? 0
  const page = (cote: Record<string, string>) =>
    urls.remittances(orgId, { cote: side === 'agency' ? 'prestataire' : 'creancier', ...cote })
  const receipt = (encaissement: string) =>
    side === 'creditor'
      ? urls.placedReceipts(orgId, { encaissement })
      : urls.funds(orgId, { voir: 'encaissements', encaissement })
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {one.number} · {one.otherName}
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={one.cents} currency={currency} strong />
          <Day date={one.madeOn as LocalDate} />
          <span>{one.mandate}</span>
          <span>{stateOf(one)}</span>
        </div>
      </header>
      {one.differences.map((said) => (
        <Reason key={said} kind="held">
          {said}
        </Reason>
      ))}
      <RemittanceActs one={one} side={side} />
      <section className={detail.part}>
        <ul className={sums.sums}>
          <li>
            <span className={classes.quiet}>{t(words.received)}</span>
            <Amount cents={one.receiptsCents} currency={currency} />
          </li>
          {one.returnsCents > 0 && (
            <li>
              <span className={classes.quiet}>{t(words.kept)}</span>
              <Amount cents={-one.returnsCents} currency={currency} />
            </li>
          )}
          {one.settled.map((of) => (
            <li key={of.invoiceId}>
              <FigureLink href={page({ voir: 'factures', facture: of.invoiceId })}>
                {t(words.settled)} {of.number}
              </FigureLink>
              <Amount cents={-of.cents - of.serviceCents} currency={currency} />
            </li>
          ))}
          {one.settled
            .filter(({ serviceCents }) => serviceCents !== 0)
            .map((of) => (
              <li key={of.invoiceId}>
                <FigureLink href={page({ voir: 'factures', facture: of.invoiceId })}>
                  {t(words.service, { number: of.number })}
                </FigureLink>
                <Amount cents={of.serviceCents} currency={currency} />
              </li>
            ))}
          <li>
            <span className={classes.quiet}>{t(words.remitted)}</span>
            <Amount cents={one.cents} currency={currency} strong />
          </li>
        </ul>
      </section>
      <section className={detail.part}>
        <h3>{t(words.lines)}</h3>
        <ul className={sums.sums}>
          {one.lines.map((line) => (
            <li key={`${line.receiptId} ${line.kind}`}>
              <span>
                <FigureLink href={receipt(line.receiptId)}>{line.debtorName}</FigureLink>{' '}
                <span className={classes.quiet}>
                  {[line.documents, line.kind === 'return' && t(words.wentBack)].filter(Boolean).join(' · ')}
                  {' · '}
                  <Day date={line.receivedOn as LocalDate} />
                  {line.feeCents !== null && (
                    <>
                      {' · '}
                      {t(words.fee)} <Amount cents={line.feeCents} currency={currency} />
                    </>
                  )}
                </span>
              </span>
              <Amount cents={line.kind === 'return' ? -line.cents : line.cents} currency={currency} />
            </li>
          ))}
        </ul>
      </section>
      <p className={detail.quiet}>
        {t(words.reference)} {one.reference}
      </p>
    </article>
  )
}

function RemittanceActs({ one, side }: { one: RemittanceView; side: Props['side'] }) {
  const api = useApi()
  const { t } = useWords()
  const { act, failure } = useAct()
  const manages = useRefusal('settings.manage')
  const works = useRefusal('desk.work')
  const [asks, setAsks] = useState(false)
  const [tells, setTells] = useState(false)
  const params = { id: one.id }
  const base = `/api/orgs/${api.orgId ?? 0}/remittances`
  const isWaiting = side === 'agency' && one.state === 'made'
  return (
    <>
      <div className={detail.acts}>
        {isWaiting && (
          <>
            <ActionButton refusal={manages} onAct={() => setAsks(true)}>
              {t(words.pay)}
            </ActionButton>
            <ActionButton refusal={manages} onAct={() => act(() => api.call(routes.undoRemittance, { params }))}>
              {t(words.undo)}
            </ActionButton>
            {one.cents > 0 && one.currency === 'EUR' && (
              <a className={detail.link} href={`${base}/runs/${one.runId}/transfers`}>
                {t(words.transfers)}
              </a>
            )}
          </>
        )}
        {side === 'creditor' && one.state === 'paid' && one.cents > 0 && !one.lineId && (
          <ActionButton refusal={works} onAct={() => setTells(true)}>
            {t(statementWords.tellLine)}
          </ActionButton>
        )}
        {one.lineId && (
          <ActionButton refusal={works} onAct={() => act(() => api.call(routes.undoArrival, { params }))}>
            {t(words.undoArrival)}
          </ActionButton>
        )}
        <a className={detail.link} href={`${base}/${one.id}/pdf`} target="_blank" rel="noreferrer">
          {t(words.pdf)}
        </a>
        <a className={detail.link} href={`${base}/${one.id}/csv`}>
          {t(words.csv)}
        </a>
      </div>
      {failure !== null && <ErrorState failure={failure} />}
      {asks && <PayQuestion one={one} onClose={() => setAsks(false)} />}
      {tells && <RemittanceArrival one={one} onClose={() => setTells(false)} />}
    </>
  )
}

function PayQuestion({ one, onClose }: { one: RemittanceView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [on, setOn] = useState<LocalDate | null>(today)
  const save = async () => {
    await api.call(routes.payRemittances, { body: { ids: [one.id], on: on! } })
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.payTitle, { number: one.number })}
      act={t(words.payAct)}
      refusal={on === null ? t(words.dayMissing) : null}
      onAct={save}
      onClose={onClose}
    >
      <p>
        {t(words.paySays, {
          amount: { cents: one.receiptsCents, currency: one.currency },
          creditor: one.otherName,
        })}
      </p>
      <DayInput
        label={t(words.payDay)}
        value={on}
        onValue={setOn}
        today={today}
        earliest={one.madeOn as LocalDate}
        latest={today}
      />
    </Ask>
  )
}
