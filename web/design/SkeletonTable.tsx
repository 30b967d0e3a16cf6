import classes from './states.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

/** The shape of a table that is still on its way; `columns` are the shares of its real columns. */
export function SkeletonTable({ columns, rows = 8 }: { columns: readonly number[]; rows?: number }) {
  const { t } = useWords()
  return (
    <div className={classes.skeleton} aria-busy="true" role="status">
      <span className="visually-hidden">{t(wording.loadingRow)}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden>
          {columns.map((share, column) => (
            <span key={column} style={{ flex: share, maxWidth: `${50 + ((row * 17 + column * 29) % 45)}%` }} />
          ))}
        </div>
      ))}
    </div>
  )
}
