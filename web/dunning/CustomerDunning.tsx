import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes, type StandingView } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useKeptOut } from '../outsourcing/kept-out.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { Amounts } from './Amounts.tsx'
import { actWords } from './act-wording.ts'
import { CustomerHistory } from './CustomerHistory.tsx'
import { CustomerHolds } from './CustomerHolds.tsx'
import classes from './customer.module.css'
import { customerWords } from './customer-wording.ts'
import { HoldQuestion } from './HoldQuestion.tsx'
import { LevelQuestion } from './LevelQuestion.tsx'
import { PrepareQuestion } from './PrepareQuestion.tsx'
import { ReasonQuestion } from './ReasonQuestion.tsx'
import { ScenarioQuestion } from './ScenarioQuestion.tsx'

type Payer = { readonly id: string; readonly name: string; readonly standings: readonly StandingView[] }

type Props = {
  customerId: string
  /** Where no page around it names the customer. */
  named?: boolean
  /** Opens a message beside the page; without it, a message opens on the customer's page. */
  onMessage?(id: string): void
}

/** Where a customer stands with reminders: why, what is next and when, what holds it, what was sent; and how to change that. */
export function CustomerDunning({ customerId, named, onMessage }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('desk.work')
  const keptOut = useKeptOut(customerId, 'reminder')
  const [asking, setAsking] = useState<'hold' | 'exclude' | 'prepare' | 'scenario' | 'level' | null>(null)
  const params = { id: customerId }
  const found = useQuery(api.ask(dunningRoutes.customer, { params, query: { limit: 20 } }))
  const customer = useQuery(api.ask(partiesRoutes.customer, { params })).data?.customer
  if (!found.data || !customer) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={4} />
  }
  const { setting, scenario, standings, payer, holds, history } = found.data
  const waiting = history.find(
    // What an agency prepared is its own to decide.
    ({ agencyName, state }) =>
      agencyName === '' && (state === 'planned' || state === 'failed' || state === 'uncertain'),
  )
  const withoutLevel = standings.flatMap(({ excluded }) =>
    excluded.flatMap(({ itemId, reason }) => (reason.code === 'entry_level_missing' ? [itemId] : [])),
  )
  const close = () => setAsking(null)
  const exclude = async (excluded: boolean, excludedReason: string) => {
    const before = { excluded: setting.excluded, excludedReason: setting.excludedReason }
    await api.call(dunningRoutes.saveCustomer, { params, body: { excluded, excludedReason } })
    undo({
      message: t(excluded ? customerWords.excludedSaid : customerWords.includedSaid, { customer: customer.name }),
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
          t(customerWords.customerTitle)
        )}
      </h2>
      {setting.excluded && (
        <div className={classes.standing} data-tone="held">
          <b>{t(customerWords.excluded)}</b>
          <Reason kind="held">{setting.excludedReason}</Reason>
        </div>
      )}
      {payer && <ThroughPayer payer={payer} />}
      {standings.length === 0 && !setting.excluded && !payer && (
        <p className={detail.quiet}>{t(customerWords.nothingDecided)}</p>
      )}
      {standings.map((standing, index) => (
        <StandingOf key={index} standing={standing} />
      ))}
      <div className={classes.follows}>
        <span className={detail.quiet}>{t(customerWords.scenario)}</span>
        <FigureLink href={urls.scenario(api.orgId ?? 0, { scenario: scenario.isStandard ? null : scenario.id })}>
          {scenario.name}
        </FigureLink>
        {scenario.by === 'standard' && <span className={detail.quiet}>{t(customerWords.standardScenario)}</span>}
        {scenario.segment && (
          <FigureLink href={urls.segments(api.orgId ?? 0)}>
            {t(customerWords.inSegment, { segment: scenario.segment, by: scenario.by })}
          </FigureLink>
        )}
        {refusal === null && (
          <button type="button" className={detail.link} onClick={() => setAsking('scenario')}>
            {t(customerWords.changeScenario)}
          </button>
        )}
        {waiting && (
          <FigureLink href={urls.today(api.orgId ?? 0, { action: waiting.id })}>
            {t(customerWords.openAction)}
          </FigureLink>
        )}
      </div>
      {scenario.reason !== '' && <Reason kind="evidence">{scenario.reason}</Reason>}
      {refusal ? (
        <p className={detail.refusal}>{refusal}</p>
      ) : (
        <div className={detail.acts}>
          {setting.excluded ? (
            <ActionButton onAct={() => exclude(false, '')}>{t(customerWords.include)}</ActionButton>
          ) : (
            <>
              <ActionButton shortcut={{ keys: 'h', does: actWords.keyHold }} onAct={() => setAsking('hold')}>
                {t(actWords.hold)}
              </ActionButton>
              {withoutLevel.length > 0 && (
                <ActionButton onAct={() => setAsking('level')}>{t(customerWords.giveLevel)}</ActionButton>
              )}
              <ActionButton refusal={keptOut.refusal} way={keptOut.way} onAct={() => setAsking('prepare')}>
                {t(customerWords.prepare)}
              </ActionButton>
              <ActionButton onAct={() => setAsking('exclude')}>{t(customerWords.exclude)}</ActionButton>
            </>
          )}
        </div>
      )}
      <CustomerHolds holds={holds} mayLift={refusal === null} />
      <CustomerHistory history={history} mayAct={refusal === null} onMessage={onMessage} />
      <HoldQuestion
        opened={asking === 'hold'}
        customerId={customerId}
        customerName={customer.name}
        item={null}
        onClose={close}
        onHeld={refresh}
      />
      <ReasonQuestion
        opened={asking === 'exclude'}
        title={t(customerWords.excludeTitle, { customer: customer.name })}
        what={t(customerWords.excludeWhat)}
        act={t(customerWords.exclude)}
        onClose={close}
        onReason={(reason) => exclude(true, reason)}
      />
      <ScenarioQuestion
        opened={asking === 'scenario'}
        customerId={customerId}
        customerName={customer.name}
        current={scenario}
        onClose={close}
      />
      {asking === 'level' && (
        <LevelQuestion
          customerId={customerId}
          customerName={customer.name}
          steps={scenario.steps}
          itemIds={withoutLevel}
          onClose={close}
        />
      )}
      <PrepareQuestion
        opened={asking === 'prepare'}
        customerId={customerId}
        customerName={customer.name}
        steps={scenario.steps}
        onClose={close}
      />
    </section>
  )
}

/** Who is reminded of what this customer owes, and where that one stands. */
function ThroughPayer({ payer }: { payer: Payer }) {
  const { orgId } = useApi()
  const { t } = useWords()
  const [before, after] = t(customerWords.throughPayer, { payer: '|' }).split('|')
  return (
    <>
      <p>
        {before}
        <FigureLink href={urls.customer(orgId ?? 0, payer.id)}>{payer.name}</FigureLink>
        {after}
      </p>
      {payer.standings.length === 0 && <p className={detail.quiet}>{t(customerWords.payerQuiet)}</p>}
      {payer.standings.map((standing, index) => (
        <StandingOf key={index} standing={standing} />
      ))}
    </>
  )
}

function StandingOf({ standing }: { standing: StandingView }) {
  const { t, day } = useWords()
  const { verdict, reasons, excluded, stepName, nextOn, sinceOn, amounts } = standing
  const isHeld = verdict === 'hold' || verdict === 'exhausted'
  // Several documents may stay out for one reason, which may be the customer's own: each is told once.
  const told = reasons.map(({ sentence }) => sentence)
  const apart = new Set(excluded.map(({ reason }) => reason.sentence).filter((sentence) => !told.includes(sentence)))
  const isStopped = isHeld || verdict === 'failed'
  return (
    <div className={classes.standing} data-tone={isStopped ? 'held' : undefined}>
      <span className={detail.panelFacts}>
        <b>{t(customerWords.verdictNames, { verdict })}</b>
        {stepName && <span>{stepName}</span>}
        {nextOn ? (
          <span>{t(customerWords.onDay, { day: day(nextOn as LocalDate) })}</span>
        ) : (
          isHeld && <span>{t(customerWords.sinceDay, { day: day(sinceOn as LocalDate) })}</span>
        )}
        <Amounts amounts={amounts} />
      </span>
      {reasons.map((reason) => (
        <Reason key={reason.code + reason.sentence} kind={isStopped ? 'held' : 'evidence'}>
          {reason.sentence}
        </Reason>
      ))}
      {[...apart].map((sentence) => (
        <Reason key={sentence} kind="excluded">
          {sentence}
        </Reason>
      ))}
    </div>
  )
}
