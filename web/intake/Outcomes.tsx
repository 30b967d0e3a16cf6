import { Link } from '@tanstack/react-router'
import type { ImportView } from '../../src/intake/contract.ts'
import type { RowShow } from '../../src/intake/model.ts'
import { linkTo } from '../design/link-to.ts'
import { useWords } from '../design/words.tsx'
import { sumsInWords } from './amounts-in-words.ts'
import { useBaseCurrency } from './ImportHead.tsx'
import { outcomesOf } from './import-figures.ts'
import classes from './preview.module.css'
import { showNames, wording } from './rows-wording.ts'

/** What the page may show under the figures: rows by what becomes of them, or the lines to look at. */
export type Shown = RowShow | 'rejets'

/** After the commit the rows that changed nothing are no longer kept apart: their figure stays, without rows. */
const KEPT_AFTER: readonly RowShow[] = ['created', 'settled', 'changed', 'vanished']

export function canOpen(view: ImportView, show: RowShow): boolean {
  return view.state === 'committed' || view.state === 'withdrawn' ? KEPT_AFTER.includes(show) : true
}

type Props = { view: ImportView & { counts?: { rejections: number } }; hrefOf(show: Shown): string; shown?: Shown }

/** Figure by figure, what this import does or did; each opens its rows. */
export function Outcomes({ view, hrefOf, shown }: Props) {
  const words = useWords()
  const { t, count } = words
  const base = useBaseCurrency()
  const outcomes = outcomesOf(view)
  if (outcomes.length === 0) return null
  // Every heading has its line of amounts, or none has.
  const hasSums = outcomes.some((one) => one.sums.length > 0)
  const isDone = view.state === 'committed' || view.state === 'withdrawn'
  const rejections = view.counts?.rejections ?? 0
  return (
    <nav className={classes.outcomes} aria-label={t(wording.outcomes)}>
      {outcomes.map((one) => {
        const said = (
          <>
            <span className={classes.outcomeName}>{t(showNames[one.show][isDone ? 'after' : 'before'])}</span>
            <span className={classes.outcomeCount}>{count(one.count)}</span>
            {hasSums && (
              <span className={classes.outcomeSum}>
                {one.sums.length > 0 ? sumsInWords(words, one.sums, base) : ''}
              </span>
            )}
          </>
        )
        return canOpen(view, one.show) ? (
          <Link
            key={one.show}
            {...linkTo(hrefOf(one.show))}
            className={classes.outcome}
            aria-current={shown === one.show || undefined}
            // The router would mark every figure of one path as current; they differ by what follows `?`.
            activeProps={{ 'aria-current': shown === one.show || undefined }}
            replace={shown !== undefined}
            resetScroll={false}
          >
            {said}
          </Link>
        ) : (
          <span key={one.show} className={classes.outcome}>
            {said}
          </span>
        )
      })}
      {rejections > 0 && (
        <Link
          {...linkTo(hrefOf('rejets'))}
          className={classes.outcome}
          aria-current={shown === 'rejets' || undefined}
          // The router would mark every figure of one path as current; they differ by what follows `?`.
          activeProps={{ 'aria-current': shown === 'rejets' || undefined }}
          replace={shown !== undefined}
          resetScroll={false}
        >
          <span className={classes.outcomeName}>{t(wording.rejectedRows)}</span>
          <span className={classes.outcomeCount}>{count(rejections)}</span>
          {hasSums && <span className={classes.outcomeSum} />}
        </Link>
      )}
    </nav>
  )
}
