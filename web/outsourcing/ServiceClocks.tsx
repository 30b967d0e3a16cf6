import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ClockView, ServiceView } from '../../src/outsourcing/results/contract-views.ts'
import { serviceNames } from '../../src/outsourcing/results/wording.ts'
import { Day } from '../design/Day.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import classes from './outsourcing.module.css'
import { serviceWords as words } from './score-words.ts'

/** Clocks shown before the others are counted. */
const SHOWN = 40

/** What was not kept, file by file: what is still to be done first, the longest late before the others. */
export function ServiceBreaches({ shown }: { shown: ServiceView }) {
  const { t } = useWords()
  if (shown.breachCount === 0) return <p className={classes.quiet}>{t(words.noBreach)}</p>
  return (
    <Clocks
      title={t(words.breaches, { n: shown.breachCount })}
      clocks={shown.breaches}
      shown={shown}
      says={({ state, daysLate, doneOn }) =>
        state === 'broken' ? t(words.lateBy, { n: daysLate }) : t(words.doneLate, { on: doneOn!, n: daysLate })
      }
    />
  )
}

/** What runs, the soonest first: « premier contact dans 2 j ». */
export function ServiceRunning({ shown }: { shown: ServiceView }) {
  const { t } = useWords()
  if (shown.runningCount === 0) return <p className={classes.quiet}>{t(words.noClock)}</p>
  return (
    <Clocks
      title={t(words.clocks, { n: shown.runningCount })}
      clocks={shown.running}
      shown={shown}
      says={({ code, daysLate }) => t(words.within, { what: t(serviceNames[code]), n: -daysLate })}
    />
  )
}

type Props = { title: string; clocks: readonly ClockView[]; shown: ServiceView; says(one: ClockView): string }

function Clocks({ title, clocks, shown, says }: Props) {
  const { t } = useWords()
  return (
    <div>
      <h3 className={classes.sub}>{title}</h3>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={classes.table} aria-label={title}>
          <tbody>
            {clocks.slice(0, SHOWN).map((one) => (
              <tr key={`${one.code} ${one.placementId ?? ''} ${one.startsOn} ${one.dueOn}`}>
                <th scope="row">
                  {one.customerId === null ? (
                    (one.number ?? t(words.ofPeriod, { on: one.untilOn! }))
                  ) : (
                    <FigureLink href={urls.customer(shown.creditorOrgId, one.customerId)}>
                      {one.number} · {one.customerName}
                    </FigureLink>
                  )}
                </th>
                <td>
                  {t(serviceNames[one.code])}
                  {one.count && <span className={classes.under}>{t(words.made, one.count)}</span>}
                </td>
                <td>
                  <Day date={one.dueOn as LocalDate} />
                </td>
                <td className={one.state === 'broken' ? classes.overdue : undefined}>{says(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
