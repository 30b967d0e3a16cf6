import { Checkbox } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import classes from './data-table.module.css'
import { ErrorState } from './ErrorState.tsx'
import type { PagedRows } from './paged-rows.ts'
import { canvasPx, type Geometry, paceOf, scrollToShow, visibleRows } from './scroll-window.ts'
import { allTicked, isTicked, noneTicked, type Selection, tick } from './selection.ts'
import { type Sort, TableHead } from './TableHead.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useWheelPace } from './use-wheel-pace.ts'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

export type Column<Row> = {
  key: string
  header: string
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  width: string
  align?: 'left' | 'right'
  sortable?: boolean
  /** The column gives way when the table is narrower than this. */
  hideBelowPx?: number
  cell(row: Row): ReactNode
  /** What the last, sticky line says under this column: a total. */
  foot?: ReactNode
}

type Props<Row> = {
  /** Names the table for a screen reader. */
  label: string
  columns: readonly Column<Row>[]
  rows: PagedRows<Row>
  rowKey(row: Row): string
  /** The row whose panel is open, held in the URL by the page. */
  activeKey?: string | null
  onActive?(key: string, row: Row): void
  /** The place of a row that an address leads to: it is scrolled to once it is known. */
  startAt?: number | undefined
  /** Enter or double click. */
  onOpen?(row: Row): void
  selection?: Selection
  onSelection?(selection: Selection): void
  sort?: Sort | null
  onSort?(sort: Sort): void
  compact?: boolean
  /** What to do first, when there is nothing. */
  empty: ReactNode
  /** How many lines the totals take: one a currency. */
  footLines?: number
  /** The first column stays in place while figures scroll under it sideways. */
  stickyFirst?: boolean
  /** False for a second table on the same page: one table owns j and k. */
  keys?: boolean
}

/** A dense table that reads the server page by page: it holds ten rows or a million, and looks the same while loading. */
export function DataTable<Row>(props: Props<Row>) {
  const { rows, rowKey, selection = noneTicked, compact, label } = props
  const { t, count } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const size = useElementSize<HTMLDivElement>()
  const ref = useMergedRef(scroller, size.ref)
  const [scrollTop, setScrollTop] = useState(0)
  const [active, setActive] = useState(-1)
  const anchor = useRef(-1)
  const arriving = useRef(-1)

  const rowPx = compact ? 32 : 36
  const headPx = 32
  const footPx = props.columns.some((column) => column.foot !== undefined)
    ? rowPx + 20 * ((props.footLines ?? 1) - 1)
    : 0
  // Before the first page arrives the table is drawn full of empty rows: nothing moves when they fill.
  const total = rows.total ?? Math.max(6, Math.ceil(size.height / rowPx))
  const geometry: Geometry = { rows: total, rowPx, viewPx: Math.max(0, size.height - headPx - footPx) }
  const visible = visibleRows(geometry, scrollTop)
  const { want } = rows
  useEffect(() => want(visible.from, visible.to), [want, visible.from, visible.to])

  const columns = props.columns.filter(
    (column) => !column.hideBelowPx || size.width === 0 || size.width >= column.hideBelowPx,
  )
  const tickable = props.onSelection !== undefined
  const tracks = [...(tickable ? ['36px'] : []), ...columns.map((column) => column.width)]
  // Columns never shrink below their least width: a figure cut in two is worse than a scrollbar.
  const tracksPx = tracks.reduce((sum, track) => sum + leastPxOf(track), 0)
  // Free at both ends of a row, unless that alone would make the table scroll sideways.
  const gutterPx = size.width === 0 || size.width >= tracksPx + 2 * GUTTER_PX ? GUTTER_PX : 0
  const leastPx = tracksPx + 2 * gutterPx

  useWheelPace(scroller, paceOf(geometry))
  useLayoutEffect(() => {
    const at = rows.rowAt(active)
    if (arriving.current === active && active >= 0) {
      // The cursor stands on a row whose page was still on its way: the panel follows when it arrives.
      if (at) props.onActive?.(rowKey(at), at)
      if (at) arriving.current = -1
      return
    }
    if (props.activeKey === null) return setActive(-1)
    if (props.activeKey === undefined) return
    if (at && rowKey(at) === props.activeKey) return
    for (let index = visible.from; index < visible.to; index++) {
      const row = rows.rowAt(index)
      if (row && rowKey(row) === props.activeKey) return setActive(index)
    }
  }, [props.activeKey, rows, active, rowKey, visible.from, visible.to])

  const show = (index: number) => {
    const node = scroller.current
    if (node) node.scrollTop = scrollToShow(geometry, node.scrollTop, index)
  }
  useLayoutEffect(() => {
    if (props.startAt !== undefined && rows.total !== null) show(props.startAt)
  }, [props.startAt, rows.total])
  const activate = (index: number) => {
    const row = rows.rowAt(index)
    arriving.current = row ? -1 : index
    setActive(index)
    show(index)
    if (row) props.onActive?.(rowKey(row), row)
  }
  const toggle = async (index: number, range: boolean) => {
    const start = range && anchor.current >= 0 ? anchor.current : index
    const stretch = await rows.read(Math.min(start, index), Math.max(start, index))
    const row = rows.rowAt(index)
    if (!row) return
    anchor.current = index
    props.onSelection?.(tick(selection, stretch.map(rowKey), range || !isTicked(selection, rowKey(row))))
  }
  useRowKeys({
    active,
    total: rows.total ?? 0,
    pageRows: Math.max(1, Math.floor(geometry.viewPx / rowPx) - 1),
    enabled: props.keys !== false,
    move: activate,
    open: props.onOpen && ((index) => withRow(rows.rowAt(index), props.onOpen)),
    toggle: tickable ? (index, range) => void toggle(index, range) : undefined,
  })

  if (rows.total === null && rows.failure)
    return (
      <div className={classes.failed}>
        <ErrorState failure={rows.failure} onRetry={rows.retry} />
      </div>
    )
  if (rows.total === 0) return <div className={classes.empty}>{props.empty}</div>

  const everyTicked = selection.kind === 'all_but' && selection.keys.size === 0
  return (
    <div className={classes.frame}>
      <div
        ref={ref}
        className={classes.scroller}
        style={
          {
            '--template': tracks.join(' '),
            '--row': `${rowPx}px`,
            '--foot': `${footPx}px`,
            '--gutter': `${gutterPx}px`,
            '--least': `${leastPx}px`,
          } as React.CSSProperties
        }
        data-sticky={props.stickyFirst || undefined}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.total === null ? -1 : rows.total + 1}
        aria-busy={rows.total === null}
        aria-multiselectable={tickable || undefined}
        tabIndex={active < 0 ? 0 : -1}
      >
        <TableHead columns={columns} sort={props.sort ?? null} onSort={props.onSort}>
          {tickable && (
            <Checkbox
              aria-label={t(wording.tickAllLoaded)}
              checked={everyTicked}
              indeterminate={!everyTicked && (selection.kind === 'all_but' || selection.keys.size > 0)}
              onChange={() => props.onSelection?.(everyTicked ? noneTicked : allTicked)}
            />
          )}
        </TableHead>
        <div role="presentation" className={classes.canvas} style={{ height: canvasPx(geometry) }}>
          {Array.from({ length: visible.to - visible.from }, (_, offset) => {
            const index = visible.from + offset
            const row = rows.rowAt(index)
            const top = visible.topPx + offset * rowPx
            if (!row) return <SkeletonRow key={index} columns={columns} top={top} index={index} tickable={tickable} />
            const key = rowKey(row)
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={tickable ? isTicked(selection, key) : props.onActive ? index === active : undefined}
                data-active={index === active || undefined}
                className={classes.row}
                style={{ transform: `translateY(${top}px)` }}
                tabIndex={index === active ? 0 : -1}
                ref={(node) => {
                  if (index === active && node && followsFocus(scroller.current)) node.focus({ preventScroll: true })
                }}
                onClick={() => activate(index)}
                onDoubleClick={() => props.onOpen?.(row)}
              >
                {tickable && (
                  <div role="gridcell" className={classes.tick} onClick={(event) => event.stopPropagation()}>
                    <Checkbox
                      aria-label={t(wording.tickRow, { n: count(index + 1) })}
                      checked={isTicked(selection, key)}
                      tabIndex={-1}
                      onChange={(event) => void toggle(index, (event.nativeEvent as MouseEvent).shiftKey === true)}
                    />
                  </div>
                )}
                {columns.map((column) => (
                  <div key={column.key} role="gridcell" className={classes.cell} data-align={column.align}>
                    <span className={classes.clip}>{column.cell(row)}</span>
                  </div>
                ))}
              </div>
            )
          })}
        </div>
        {footPx > 0 && <TableFoot columns={columns} tickable={tickable} />}
      </div>
    </div>
  )
}

/** With the padding of a cell, what is written begins where the page begins. */
const GUTTER_PX = 10

/** The pixels a grid track takes at least: `120px` and `minmax(120px, 1fr)` both say 120. */
const leastPxOf = (track: string): number => Number(/(\d+)px/.exec(track)?.[1] ?? 0)

/** A row takes the focus from another row of its table, or from the page around it; never from a field. */
const followsFocus = (scroller: HTMLElement | null): boolean => {
  const held = document.activeElement
  return scroller !== null && (held === null || held.contains(scroller) || scroller.contains(held))
}

const withRow = <Row,>(row: Row | undefined, act?: (row: Row) => void) => void (row !== undefined && act?.(row))

function SkeletonRow<Row>({
  columns,
  top,
  index,
  tickable,
}: {
  columns: readonly Column<Row>[]
  top: number
  index: number
  tickable: boolean
}) {
  const { t } = useWords()
  return (
    <div role="row" aria-rowindex={index + 2} className={classes.row} style={{ transform: `translateY(${top}px)` }}>
      {tickable && <div role="gridcell" className={classes.tick} />}
      {columns.map((column, place) => (
        <div key={column.key} role="gridcell" className={classes.cell} data-align={column.align}>
          <span
            className={classes.bone}
            style={{ width: `${column.align === 'right' ? 56 : 40 + ((index * 7 + place * 13) % 40)}%` }}
          />
          {place === 0 && <span className="visually-hidden">{t(wording.loadingRow)}</span>}
        </div>
      ))}
    </div>
  )
}

function TableFoot<Row>({ columns, tickable }: { columns: readonly Column<Row>[]; tickable: boolean }) {
  return (
    <div role="row" className={classes.foot}>
      {tickable && <div role="gridcell" className={classes.tick} />}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes.cell} data-align={column.align}>
          {column.foot}
        </div>
      ))}
    </div>
  )
}
