import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { LeavingView } from '../../src/outsourcing/remittances/move-contract.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { FundLineHead } from './FundLineTold.tsx'
import { fundLineWords as words } from './fund-line-words.ts'

/** A line out of the dedicated account: remittances that it pays, a payment that bounced, an overpayment given back, or the agency's own money. */
export function FundLineOut({ lineId, onDone }: { lineId: string; onDone(): void }) {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const { act, failure } = useAct()
  const found = useQuery(api.ask(routes.lineOut, { params: { id: lineId } }))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const ofSum = found.data?.remittances.filter(({ isSum }) => isSum) ?? []
  const sure = ofSum.find(({ isNamed }) => isNamed) ?? (ofSum.length === 1 ? ofSum[0] : undefined)
  useEffect(() => {
    // What it names, or the only one of its very sum, is there to be confirmed; anything else is chosen.
    if (sure) setChosen(new Set([sure.id]))
  }, [sure?.id])
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={6} />
  }
  const { line, remittances, returns, overpayments, remittanceCount } = found.data
  const tell = (body: BodyIn<typeof routes.tellMove>) =>
    act(async () => {
      await api.call(routes.tellMove, { params: { id: lineId }, body })
      tellDone(t(words.done))
      onDone()
    })
  const tick = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const picked = remittances.filter(({ id }) => chosen.has(id))
  const left = -line.cents - picked.reduce((sum, { cents }) => sum + cents, 0)
  const fault = picked.length === 0 ? t(words.choose) : left === 0 ? null : t(words.differs)
  return (
    <article className={detail.panel}>
      <FundLineHead line={line} />
      {failure !== null && <ErrorState failure={failure} />}
      <section className={detail.part}>
        <h3>{t(words.remittances)}</h3>
        {remittances.length === 0 && <p className={detail.quiet}>{t(words.noRemittance)}</p>}
        <ul className={classes.list}>
          {remittances.map((one) => (
            <Remittance key={one.id} one={one} isChosen={chosen.has(one.id)} onTick={() => tick(one.id)} />
          ))}
        </ul>
        {remittanceCount > remittances.length && (
          <p className={detail.quiet}>{t(words.more, { n: remittanceCount - remittances.length })}</p>
        )}
        {remittances.length > 0 && (
          <>
            {picked.length > 0 && left !== 0 && (
              <p>{t(words.leftTo, { amount: { cents: left, currency: line.currency } })}</p>
            )}
            <div className={detail.acts}>
              <ActionButton
                primary
                refusal={refusal ?? fault}
                onAct={() => tell({ kind: 'remittance', remittanceIds: picked.map(({ id }) => id) })}
              >
                {t(words.pays, { n: picked.length })}
              </ActionButton>
            </div>
          </>
        )}
      </section>
      <Others
        title={t(words.returns)}
        rows={returns.map((one) => ({
          id: one.id,
          name: `${one.number} ${one.debtorName} · ${day(one.on as LocalDate)}`,
        }))}
        onPick={(ofId) => tell({ kind: 'return', ofId })}
      />
      <Others
        title={t(words.overpayments)}
        rows={overpayments.map((one) => ({ id: one.id, name: `${one.payerName} · ${day(one.on as LocalDate)}` }))}
        onPick={(ofId) => tell({ kind: 'overpayment', ofId })}
      />
      <section className={detail.part}>
        <h3>{t(words.own)}</h3>
        <p className={detail.quiet}>{t(words.ownWhat)}</p>
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={() => tell({ kind: 'own' })}>
            {t(words.own)}
          </ActionButton>
        </div>
      </section>
    </article>
  )
}

function Remittance({ one, isChosen, onTick }: { one: LeavingView; isChosen: boolean; onTick(): void }) {
  const { t, day } = useWords()
  const why = [
    t(words.made, { day: day(one.madeOn as LocalDate) }),
    one.isPaid && t(words.paid),
    one.isNamed && t(words.named),
    one.isSum && t(words.exact),
  ]
  return (
    <li>
      <span className={classes.head}>
        <Checkbox
          size="xs"
          label={t(words.tick, { number: one.number, creditor: one.creditorName })}
          checked={isChosen}
          onChange={onTick}
        />
        <Amount cents={one.cents} currency={one.currency} strong />
      </span>
      <span className={classes.quiet}>{why.filter(Boolean).join(' · ')}</span>
    </li>
  )
}

/** Payments or overpayments of the very sum of the line: one of them is it. */
function Others(props: {
  title: string
  rows: readonly { readonly id: string; readonly name: string }[]
  onPick(id: string): void
}) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  if (props.rows.length === 0) return null
  return (
    <section className={detail.part}>
      <h3>{props.title}</h3>
      <ul className={classes.list}>
        {props.rows.map(({ id, name }) => (
          <li key={id}>
            <span className={classes.head}>
              <span>{name}</span>
              <ActionButton refusal={refusal} onAct={() => props.onPick(id)}>
                {t(words.itIs)}
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
