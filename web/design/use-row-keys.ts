import { useKeys } from './keyboard.tsx'
import { wording } from './wording.ts'

type Options = {
  active: number
  total: number
  pageRows: number
  enabled: boolean
  move(index: number): void
  open?: (index: number) => void
  toggle?: (index: number, range: boolean) => void
}

/** The keys of a list: j and k move, Enter opens, x ticks, Shift-x ticks up to here. */
export function useRowKeys({ active, total, pageRows, enabled, move, open, toggle }: Options): void {
  const to = (index: number) => () => {
    if (total > 0) move(Math.min(total - 1, Math.max(0, index)))
  }
  const listed = [
    { keys: 'j', does: wording.keyDown, group: 'move' as const, run: to(active + 1) },
    { keys: 'k', does: wording.keyUp, group: 'move' as const, run: to(active - 1) },
    ...(open
      ? [{ keys: 'Enter', does: wording.keyOpen, group: 'act' as const, run: () => active >= 0 && open(active) }]
      : []),
    ...(toggle
      ? [
          { keys: 'x', does: wording.keyTick, group: 'act' as const, run: () => active >= 0 && toggle(active, false) },
          {
            keys: 'Shift+x',
            does: wording.keyTickRange,
            group: 'act' as const,
            run: () => active >= 0 && toggle(active, true),
          },
        ]
      : []),
  ]
  const silent = [
    { keys: 'ArrowDown', run: to(active + 1) },
    { keys: 'ArrowUp', run: to(active - 1) },
    { keys: 'PageDown', run: to(active + pageRows) },
    { keys: 'PageUp', run: to(active - pageRows) },
    { keys: 'Home', run: to(0) },
    { keys: 'End', run: to(total - 1) },
  ]
  useKeys([...listed, ...silent], enabled)
}
