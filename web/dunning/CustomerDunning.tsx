import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes, type StandingView } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { Amounts } from './Amounts.tsx'
import { CustomerHistory } from './CustomerHistory.tsx'
import { CustomerHolds } from './CustomerHolds.tsx'
import classes from './dunning.module.css'
import { ExcludeQuestion } from './ExcludeQuestion.tsx'
import { HoldQuestion } from './HoldQuestion.tsx'
import { PrepareQuestion } from './PrepareQuestion.tsx'
import { remindersWords as words } from './reminders-wording.ts'
import { wording } from './wording.ts'

type Props = {
  customerId: string
  /** Where no page around it names the customer. */
  named?: boolean
}

/** Where a customer stands with reminders: why, what is next and when, what holds it, what was sent; and how to change that. */
export function CustomerDunning({ customerId, named }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<'hold' | 'exclude' | 'prepare' | null>(null)
  const params = { id: customerId }
  const found = useQuery(api.ask(dunningRoutes.customer, { params, query: { limit: 20 } }))
  const customer = useQuery(api.ask(partiesRoutes.customer, { params })).data?.customer
  if (!found.data || !customer) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={4} />
  }
  const { setting, standings, holds, history } = found.data
  const waiting = history.find(
    (action) => action.state === 'planned' || action.state === 'failed' || action.state === 'uncertain',
  )
  const close = () => setAsking(null)
  const exclude = async (excluded: boolean, excludedReason: string) => {
    const before = { excluded: setting.excluded, excludedReason: setting.excludedReason }
    await api.call(dunningRoutes.saveCustomer, { params, body: { excluded, excludedReason } })
    undo({
      message: t(excluded ? words.excludedSaid : words.includedSaid, { customer: customer.name }),
      undo: async () => {
        await api.call(dunningRoutes.saveCustomer, { params, body: before })
        await refresh()
      },
    })
    await refresh()
  }
  return (
    <section className={classes.customer} aria-labelledby={`dunning-${customerId}`}>
      <h2 id={`dunning-${customerId}`}>
        {named ? (
          <FigureLink href={urls.customer(api.orgId ?? 0, customerId)}>{customer.name}</FigureLink>
        ) : (
          t(words.customerTitle)
        )}
      </h2>
      {setting.excluded && (
        <div className={classes.standing} data-tone="held">
          <b>{t(words.excluded)}</b>
          <Reason kind="held">{setting.excludedReason}</Reason>
        </div>
      )}
      {standings.length === 0 && !setting.excluded && <p className={classes.quiet}>{t(words.nothingDecided)}</p>}
      {standings.map((standing, index) => (
        <StandingOf key={index} standing={standing} />
      ))}
      {waiting && (
        <FigureLink href={urls.today(api.orgId ?? 0, { action: waiting.id })}>{t(words.openAction)}</FigureLink>
      )}
      {refusal ? (
        <p className={classes.refusal}>{refusal}</p>
      ) : (
        <div className={classes.acts}>
          {setting.excluded ? (
            <ActionButton onAct={() => exclude(false, '')}>{t(words.include)}</ActionButton>
          ) : (
            <>
              <ActionButton shortcut={{ keys: 'h', does: wording.keyHold }} onAct={() => setAsking('hold')}>
                {t(wording.hold)}
              </ActionButton>
              <ActionButton onAct={() => setAsking('prepare')}>{t(words.prepare)}</ActionButton>
              <ActionButton onAct={() => setAsking('exclude')}>{t(words.exclude)}</ActionButton>
            </>
          )}
        </div>
      )}
      <CustomerHolds holds={holds} mayLift={refusal === null} />
      <CustomerHistory history={history} />
      <HoldQuestion
        opened={asking === 'hold'}
        customerId={customerId}
        customerName={customer.name}
        item={null}
        onClose={close}
        onHeld={refresh}
      />
      <ExcludeQuestion
        opened={asking === 'exclude'}
        customerName={customer.name}
        onClose={close}
        onExclude={(reason) => exclude(true, reason)}
      />
      <PrepareQuestion
        opened={asking === 'prepare'}
        customerId={customerId}
        customerName={customer.name}
        onClose={close}
      />
    </section>
  )
}

function StandingOf({ standing }: { standing: StandingView }) {
  const { t, day } = useWords()
  const { verdict, reasons, excluded, stepName, nextOn, sinceOn, amounts } = standing
  const isHeld = verdict === 'hold' || verdict === 'exhausted'
  return (
    <div className={classes.standing} data-tone={isHeld ? 'held' : undefined}>
      <span className={classes.panelFacts}>
        <b>{t(words.verdictNames, { verdict })}</b>
        {stepName && <span>{stepName}</span>}
        {nextOn ? (
          <span>{t(words.onDay, { day: day(nextOn as LocalDate) })}</span>
        ) : (
          isHeld && <span>{t(words.sinceDay, { day: day(sinceOn as LocalDate) })}</span>
        )}
        <Amounts amounts={amounts} />
      </span>
      {reasons.map((reason) => (
        <Reason key={reason.code + reason.sentence} kind={isHeld ? 'held' : 'evidence'}>
          {reason.sentence}
        </Reason>
      ))}
      {excluded.map(({ itemId, reason }) => (
        <Reason key={itemId} kind="excluded">
          {reason.sentence}
        </Reason>
      ))}
    </div>
  )
}
