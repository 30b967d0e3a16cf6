import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Column } from './DataTable.tsx'
import classes from './data-table.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

export type Sort = { column: string; direction: 'asc' | 'desc' }

type Props<Row> = {
  columns: readonly Column<Row>[]
  sort: Sort | null
  onSort?(sort: Sort): void
  /** The box that ticks everything. */
  children?: ReactNode
}

/** The sticky line of column headers. Figures sort from the largest first, names from A. */
export function TableHead<Row>({ columns, sort, onSort, children }: Props<Row>) {
  const { t } = useWords()
  return (
    <div role="row" aria-rowindex={1} className={classes.head}>
      {children && (
        <div role="columnheader" className={classes.tick}>
          {children}
        </div>
      )}
      {columns.map((column) => {
        const direction = sort?.column === column.key ? sort.direction : null
        const first = column.align === 'right' ? 'desc' : 'asc'
        const next = direction === null ? first : direction === 'asc' ? 'desc' : 'asc'
        const spoken = direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending'
        const canSort = column.sortable === true && onSort !== undefined
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={canSort ? spoken : undefined}
            className={classes.cell}
            data-align={column.align}
          >
            {canSort ? (
              <button
                type="button"
                className={classes.sort}
                title={t(wording.sortBy, { column: column.header })}
                data-on={direction !== null || undefined}
                onClick={() => onSort({ column: column.key, direction: next })}
              >
                <span className={classes.clip}>{column.header}</span>
                {direction === 'asc' && <IconArrowUp size={12} aria-hidden />}
                {direction === 'desc' && <IconArrowDown size={12} aria-hidden />}
              </button>
            ) : (
              <span className={classes.clip}>{column.header}</span>
            )}
          </div>
        )
      })}
    </div>
  )
}
