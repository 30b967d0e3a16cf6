import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { RemittanceView } from '../../src/outsourcing/remittances/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { statementWords as words } from './remittance-statement-words.ts'

/** Which line of our bank brought a remittance, where that was not recognised: one of another sum is shown with what it lacks, and is none. */
export function RemittanceArrival({ one, onClose }: { one: RemittanceView; onClose(): void }) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const params = { id: one.id }
  const found = useQuery(api.ask(routes.arrivalLines, { params }))
  const lines = found.data?.lines ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const fitting = lines.filter(({ differenceCents }) => differenceCents === 0)
  const lineId = picked ?? (fitting.length === 1 ? fitting[0]!.id : null)
  const amount = { cents: one.cents, currency: one.currency }
  const save = async () => {
    await api.call(routes.tellArrival, { params, body: { lineId: lineId! } })
    tellDone(t(words.told))
    await refresh()
  }
  return (
    <Ask
      opened
      size="lg"
      title={t(words.arrivalTitle, { number: one.number })}
      act={t(words.isThis)}
      refusal={lineId === null ? t(words.choose) : null}
      onAct={save}
      onClose={onClose}
    >
      <p className={detail.quiet}>{t(words.arrivalWhat, { day: day(one.paidOn as LocalDate), amount })}</p>
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <p>{t(words.arrivalNone)}</p>}
      <ul className={classes.list}>
        {lines.map((line) => (
          <li key={line.id} data-moves={line.isNamed || undefined}>
            <label className={classes.head}>
              <span>
                <input
                  type="radio"
                  name="line"
                  value={line.id}
                  checked={lineId === line.id}
                  disabled={line.differenceCents !== 0}
                  onChange={() => setPicked(line.id)}
                />{' '}
                <Day date={line.bookedOn as LocalDate} /> {line.payerName || line.label}
              </span>
              <Amount cents={line.cents} currency={line.currency} strong />
            </label>
            <span className={classes.quiet}>
              {[line.accountName, line.label, line.isNamed && t(words.names)].filter(Boolean).join(' · ')}
            </span>
            {line.differenceCents !== 0 && (
              <span>
                {t(line.differenceCents < 0 ? words.less : words.more, {
                  difference: { cents: Math.abs(line.differenceCents), currency: line.currency },
                  amount,
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Ask>
  )
}
