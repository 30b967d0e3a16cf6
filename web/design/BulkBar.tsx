import type { ReactNode } from 'react'
import { allTicked, noneTicked, type Selection, tickedCount } from './selection.ts'
import classes from './states.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

type Props = {
  selection: Selection
  onSelection(selection: Selection): void
  /** How many results the list holds in all. */
  total: number
  /** The money of the ticked rows, once the server has added it. */
  amount?: ReactNode
  /** What will happen to whom, in a sentence. */
  outcome?: ReactNode
  /** Who will not be part of it, and why. */
  leftOut?: readonly { key: string; name: string; reason: string }[] | undefined
  /** How many in all, when only the first are told. */
  leftOutCount?: number | undefined
  children: ReactNode
}

/** The bar under a list while rows are ticked. It is absent when none is. */
export function BulkBar({
  selection,
  onSelection,
  total,
  amount,
  outcome,
  leftOut = [],
  leftOutCount = leftOut.length,
  children,
}: Props) {
  const { t, count } = useWords()
  const ticked = tickedCount(selection, total)
  if (ticked === 0) return null
  return (
    <section className={classes.bulk} aria-label={t(wording.bulkBar)}>
      <div className={classes.bulkWhat}>
        <div className={classes.bulkCount}>
          <span aria-live="polite">{t(wording.selected, { n: ticked })}</span>
          {amount}
          {ticked < total && (
            <button type="button" className={classes.textButton} onClick={() => onSelection(allTicked)}>
              {t(wording.selectAllResults, { n: count(total) })}
            </button>
          )}
          <button type="button" className={classes.textButton} onClick={() => onSelection(noneTicked)}>
            {t(wording.clearSelection)}
          </button>
        </div>
        {outcome && <p>{outcome}</p>}
        {leftOut.length > 0 && (
          <details className={classes.leftOut}>
            <summary>{t(wording.leftOut, { n: leftOutCount })}</summary>
            <ul>
              {leftOut.map((line) => (
                <li key={line.key}>
                  <b>{line.name}</b> {line.reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className={classes.headerActions}>{children}</div>
    </section>
  )
}
