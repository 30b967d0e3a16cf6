import { useQuery } from '@tanstack/react-query'
import type { Sentence } from '../../src/kernel/wording.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

/** From how much of the limit on something is said, the most pressing first; in per cent. */
const ALERTS: readonly { readonly from: number; readonly level: string; readonly says: Sentence }[] = [
  { from: 100, level: 'reached', says: wording.limitReached },
  { from: 90, level: 'near', says: wording.limitNear },
  { from: 70, level: 'watch', says: wording.limitWatch },
  { from: 50, level: 'half', says: wording.limitHalf },
]

type Props = { customerId: string; limitCents: number; insuredCents: number | null }

/** What is owed in the organisation's currency against what may be owed; other currencies have no limit here. */
export function Exposure({ customerId, limitCents, insuredCents }: Props) {
  const api = useApi()
  const { t, money } = useWords()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const balances = useQuery(api.ask(ledgerRoutes.customerBalance, { params: { id: customerId } }))
  if (!balances.data) return null
  const used = Math.max(0, balances.data.totals.find((one) => one.currency === currency)?.totalCents ?? 0)
  const percent = limitCents === 0 ? (used > 0 ? 100 : 0) : Math.round((used * 100) / limitCents)
  const isOver = used > limitCents
  const alert = isOver ? null : ALERTS.find(({ from }) => used * 100 >= from * limitCents && used > 0)
  const figures = t(isOver ? wording.exposureOver : wording.exposure, {
    used: money(used, currency),
    limit: money(limitCents, currency),
    percent,
  })
  const uncovered = insuredCents === null ? 0 : Math.max(0, used - insuredCents)
  return (
    <section className={classes.exposure} aria-label={t(wording.creditLimit)}>
      <p>
        <b>{t(wording.creditLimit)}</b> {figures}
        {alert && <span> · {t(alert.says)}</span>}
        {isOver && <span> · {t(wording.limitRoom, { amount: money(used - limitCents, currency) })}</span>}
      </p>
      <div
        className={classes.exposureBar}
        data-level={isOver ? 'over' : (alert?.level ?? 'low')}
        role="img"
        aria-label={figures}
      >
        <i style={{ width: `${Math.min(100, percent)}%` }} />
        {[50, 70, 90].map((at) => (
          <s key={at} style={{ left: `${at}%` }} />
        ))}
      </div>
      {insuredCents !== null && (
        <p>
          {t(wording.insuredIs, { amount: money(insuredCents, currency) })}
          {uncovered > 0 && ` · ${t(wording.notInsured, { amount: money(uncovered, currency) })}`}
        </p>
      )}
    </section>
  )
}
