import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import { endedNames, eventNames } from '../../src/outsourcing/placements/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { ApprovalAsk } from './ApprovalAsk.tsx'
import { approvalWords } from './approval-words.ts'
import { PlacementFile } from './PlacementFile.tsx'
import { PlacementInstructions } from './PlacementInstructions.tsx'
import { PlacementReceipts } from './PlacementReceipts.tsx'
import { placeWords as words } from './place-wording.ts'
import { RecallMany } from './RecallMany.tsx'
import { ComplainQuestion, InstructQuestion } from './RecallQuestion.tsx'
import { receiptWords } from './receipt-words.ts'

type Placement = ReplyOut<typeof outsourcingRoutes.placement>

/** One file in the hands of a provider: what it holds, what happened, and what may still be said or taken back. */
export function PlacementPanel({ placementId }: { placementId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(outsourcingRoutes.placement, { params: { id: placementId } }))
  const placement = found.data
  if (!placement) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  const { currency } = placement
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {placement.number} · {placement.provider}
        </h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(orgId, placement.customerId)}>{placement.customerName}</FigureLink>
          <Amount cents={placement.openCents} currency={currency} strong />
          <Day date={placement.placedOn as LocalDate} />
          <span>{t(words.stages, { stage: placement.stage })}</span>
          <span>{placement.mandate}</span>
        </div>
      </header>
      {placement.endedWhy ? (
        <Reason kind="held">
          {t(words.cardEnded, {
            number: placement.number,
            provider: placement.provider,
            why: t(endedNames[placement.endedWhy]),
            day: day(placement.endedOn as LocalDate),
          })}
          {placement.endedNote && ` – ${placement.endedNote}`}
        </Reason>
      ) : (
        placement.keepsOut && <p className={detail.quiet}>{t(words.exclusive)}</p>
      )}
      <Acts placement={placement} />
      {placement.instructions.length > 0 && (
        <section className={detail.part}>
          <h3>{t(approvalWords.instructions)}</h3>
          <PlacementInstructions placementId={placement.id} />
        </section>
      )}
      <section className={detail.part}>
        <h3>{t(words.documents)}</h3>
        <ul className={classes.list}>
          {placement.documentsPlaced.map((one) => (
            <li key={one.itemId}>
              <FigureLink href={urls.item(orgId, placement.customerId, one.itemId)}>{one.documentNo}</FigureLink>
              <span>
                <Amount cents={one.placedCents} currency={currency} />
                {one.openCents !== one.placedCents && (
                  <>
                    {' → '}
                    <Amount cents={one.openCents} currency={currency} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className={detail.part}>
        <h3>{t(receiptWords.receipts)}</h3>
        <PlacementReceipts placement={placement} />
      </section>
      {placement.placing && <PlacementFile placing={placement.placing} isRunning={placement.endedOn === null} />}
      <section className={detail.part}>
        <h3>{t(words.events)}</h3>
        <ul className={classes.list}>
          {placement.events.map((one) => (
            <li key={one.id}>
              <span>
                {t(words.eventLine, { day: day(one.on as LocalDate), name: t(eventNames[one.kind]) })}
                {one.documentNo && ` · ${one.documentNo}`}
                {one.cents > 0 && (
                  <>
                    {' · '}
                    <Amount cents={one.cents} currency={currency} />
                  </>
                )}
                {one.note && ` – ${one.note}`}
              </span>
              <span className={classes.quiet}>{one.byName}</span>
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}

function Acts({ placement }: { placement: Placement }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const [asks, setAsks] = useState<'recall' | 'instruct' | 'complain' | 'note' | null>(null)
  const leave = useQuery(api.ask(outsourcingRoutes.whatMayBeAsked, { params: { id: placement.id } })).data
  if (placement.endedOn !== null) return null
  const { placing } = placement
  const undo = async () => {
    await api.call(outsourcingRoutes.undoPlacing, { params: { id: placing!.id } })
    tellDone(t(words.undone, { number: placing!.number }))
    await refresh()
  }
  return (
    <>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={() => setAsks('instruct')}>
          {t(words.instruct)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={() => setAsks('recall')}>
          {t(words.recall)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={() => setAsks('complain')}>
          {t(approvalWords.complain)}
        </ActionButton>
        {leave?.isOurs && (
          <ActionButton refusal={refusal} onAct={() => setAsks('note')}>
            {t(approvalWords.askNoted)}
          </ActionButton>
        )}
        {placing && placing.undoRefusal === null && (
          <ActionButton refusal={refusal} onAct={undo}>
            {t(words.undo, { number: placing.number, n: placing.files })}
          </ActionButton>
        )}
      </div>
      {placing?.undoRefusal && <p className={detail.quiet}>{placing.undoRefusal}</p>}
      {asks === 'recall' && (
        <RecallMany named={[placement.id]} onRecalled={() => undefined} onClose={() => setAsks(null)} />
      )}
      {asks === 'complain' && <ComplainQuestion placement={placement} onClose={() => setAsks(null)} />}
      {asks === 'note' && <ApprovalAsk placement={placement} onClose={() => setAsks(null)} />}
      {asks === 'instruct' && <InstructQuestion placement={placement} onClose={() => setAsks(null)} />}
    </>
  )
}
