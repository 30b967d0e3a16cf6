/**
 * The part of a very long table that is on screen. Browsers refuse elements taller than some 16 million pixels, which
 * 36 px rows reach at 450 000: beyond `MAX_CANVAS_PX` the scrollbar runs over a shorter canvas, in proportion.
 */
export const MAX_CANVAS_PX = 8_000_000

export type Geometry = { rows: number; rowPx: number; viewPx: number }

export type Visible = {
  /** First row drawn and one past the last, with some rows of margin. */
  from: number
  to: number
  /** Where row `from` starts, in pixels from the top of the canvas. */
  topPx: number
}

const MARGIN_ROWS = 8

export const canvasPx = ({ rows, rowPx }: Geometry): number => Math.min(rows * rowPx, MAX_CANVAS_PX)

/** Pixels of content that pass for one pixel of scrollbar: 1 until the canvas is shortened. */
export function paceOf(geometry: Geometry): number {
  const canvas = canvasPx(geometry)
  const content = geometry.rows * geometry.rowPx
  return canvas === content ? 1 : (content - geometry.viewPx) / (canvas - geometry.viewPx)
}

export function visibleRows(geometry: Geometry, scrollTop: number): Visible {
  const { rows, rowPx, viewPx } = geometry
  const contentTop = scrollTop * paceOf(geometry)
  const first = Math.floor(contentTop / rowPx)
  const from = Math.min(Math.max(0, first - MARGIN_ROWS), Math.max(0, rows - 1))
  const to = Math.min(rows, first + Math.ceil(viewPx / rowPx) + 1 + MARGIN_ROWS)
  return { from, to: Math.max(to, Math.min(rows, from)), topPx: scrollTop + (from * rowPx - contentTop) }
}

/** The scroll position that brings row `index` fully into view with the least movement; the present one if it is there. */
export function scrollToShow(geometry: Geometry, scrollTop: number, index: number): number {
  const pace = paceOf(geometry)
  const top = index * geometry.rowPx
  const contentTop = scrollTop * pace
  if (top < contentTop) return top / pace
  const bottom = top + geometry.rowPx
  return bottom > contentTop + geometry.viewPx ? (bottom - geometry.viewPx) / pace : scrollTop
}
