import { expect, test } from 'vitest'
import { canvasPx, MAX_CANVAS_PX, paceOf, scrollToShow, visibleRows } from './scroll-window.ts'

const short = { rows: 100, rowPx: 36, viewPx: 720 }
const million = { rows: 1_000_000, rowPx: 36, viewPx: 720 }

test('a short table scrolls pixel for pixel', () => {
  expect(paceOf(short)).toBe(1)
  expect(visibleRows(short, 0)).toEqual({ from: 0, to: 29, topPx: 0 })
  expect(visibleRows(short, 360)).toEqual({ from: 2, to: 39, topPx: 72 })
})

test('a million rows fit a canvas the browser accepts and both ends can be reached', () => {
  expect(canvasPx(million)).toBe(MAX_CANVAS_PX)
  expect(visibleRows(million, 0).from).toBe(0)
  const bottom = MAX_CANVAS_PX - million.viewPx
  const end = visibleRows(million, bottom)
  expect(end.to).toBe(1_000_000)
  // The last row ends exactly where the view ends.
  expect(end.topPx + (1_000_000 - end.from) * 36).toBeCloseTo(MAX_CANVAS_PX, 3)
})

test('moving the cursor row by row through a million rows always shows it, and never jumps while it is in view', () => {
  let scrollTop = 0
  for (const index of [0, 1, 19, 20, 21, 500_000, 500_001, 499_990, 999_999, 999_998, 0]) {
    scrollTop = scrollToShow(million, scrollTop, index)
    const contentTop = scrollTop * paceOf(million)
    expect(index * 36).toBeGreaterThanOrEqual(contentTop - 0.01)
    expect((index + 1) * 36).toBeLessThanOrEqual(contentTop + 720.01)
    expect(scrollToShow(million, scrollTop, index)).toBeCloseTo(scrollTop, 6)
  }
})

test('no rows draw nothing', () => {
  expect(visibleRows({ rows: 0, rowPx: 36, viewPx: 720 }, 0)).toMatchObject({ from: 0, to: 0 })
})
