import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { DedicatedLineView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords, type Words } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { fundLineWords as words } from './fund-line-words.ts'

type Move = DedicatedLineView['moves'][number]

export function moveName(t: Words['t'], { kind, number, name }: Move): string {
  if (kind === 'own') return t(words.moveOwn)
  if (kind === 'overpayment') return t(words.moveOverpayment)
  const params = { number: number ?? '', name: name ?? '' }
  return t(kind === 'remittance' ? words.moveRemittance : words.moveReturn, params)
}

/** A line of the dedicated account that was told to be no debtor's payment: what it is, and the way to take that back. */
export function FundLineTold({ lineId, onDone }: { lineId: string; onDone(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const { act, failure } = useAct()
  const found = useQuery(api.ask(routes.dedicatedLines, { query: { show: 'told', lineId } }))
  const line = found.data?.lines[0]
  if (!line) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={4} />
  }
  const orgId = api.orgId ?? 0
  const undo = () =>
    act(async () => {
      await api.call(routes.undoMove, { params: { id: lineId } })
      tellDone(t(words.undone))
      onDone()
    })
  return (
    <article className={detail.panel}>
      <FundLineHead line={line} />
      {failure !== null && <ErrorState failure={failure} />}
      <ul className={classes.list}>
        {line.moves.map((move) => (
          <li key={move.remittanceId ?? move.receiptId ?? move.kind}>
            <span className={classes.head}>
              <MoveLink orgId={orgId} move={move} />
              <Amount cents={move.cents} currency={line.currency} strong />
            </span>
          </li>
        ))}
      </ul>
      <p className={detail.quiet}>{t(words.undoWhat)}</p>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={undo}>
          {t(words.undo)}
        </ActionButton>
      </div>
    </article>
  )
}

function MoveLink({ orgId, move }: { orgId: number; move: Move }) {
  const { t } = useWords()
  const { remittanceId, receiptId } = move
  if (remittanceId !== null) {
    const at = { cote: 'prestataire', voir: 'faits', reversement: remittanceId }
    return <FigureLink href={urls.remittances(orgId, at)}>{moveName(t, move)}</FigureLink>
  }
  if (receiptId === null) return <span>{moveName(t, move)}</span>
  const at = { voir: 'encaissements', encaissement: receiptId }
  return <FigureLink href={urls.funds(orgId, at)}>{moveName(t, move)}</FigureLink>
}

/** Who, how much, when and in which words. */
export function FundLineHead({
  line,
}: {
  line: Pick<DedicatedLineView, 'payerName' | 'label' | 'cents' | 'currency' | 'bookedOn'>
}) {
  return (
    <header className={detail.panelHead}>
      <h2>{line.payerName || line.label}</h2>
      <div className={detail.panelFacts}>
        <Amount cents={line.cents} currency={line.currency} strong />
        <Day date={line.bookedOn as LocalDate} />
        <span>{line.label}</span>
      </div>
    </header>
  )
}
