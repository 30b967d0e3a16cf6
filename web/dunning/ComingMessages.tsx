import type { z } from 'zod'
import type { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import classes from './customer.module.css'
import { customerWords } from './customer-wording.ts'
import { modeNames } from './scenario-names.ts'

type Change = z.output<typeof dunningRoutes.scenarioChange.reply>

/** What a customer would receive over the coming days, as they are reminded now and as they would be, side by side. */
export function ComingMessages({ change }: { change: Change | null }) {
  const { t, day } = useWords()
  if (!change) return <SkeletonTable columns={[1, 1]} rows={4} />
  const { from, to } = change
  return (
    <section aria-live="polite">
      <p className={detail.quiet}>
        {t(customerWords.comingSpan, { from: day(from as LocalDate), to: day(to as LocalDate) })}
      </p>
      <div className={classes.sides}>
        <Side title={t(customerWords.comingNow)} rows={change.current} />
        <Side title={t(customerWords.comingThen)} rows={change.changed} />
      </div>
    </section>
  )
}

function Side({ title, rows }: { title: string; rows: Change['current'] }) {
  const { t } = useWords()
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className={detail.quiet}>{t(customerWords.comingNone)}</p>
      ) : (
        <ol tabIndex={0} aria-label={title}>
          {rows.map((row, index) => (
            <li key={index}>
              <Day date={row.on as LocalDate} />
              <NextAction row={row} />
              <span>
                <Amounts amounts={row.amounts} /> · {t(modeNames[row.toConfirm ? 'to_confirm' : 'automatic'])}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
