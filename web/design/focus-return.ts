import { useEffect, useRef } from 'react'

/**
 * Gives the focus back to where it was before something opened over the page, even when that something leaves at once.
 * What held it may be gone by then: the row the list stands on takes it, else the page itself.
 */
export function useFocusReturn(opened: boolean): void {
  const before = useRef<Element | null>(null)
  const was = useRef(false)
  // Read while drawing: once it is drawn, a field of it may hold the focus already.
  if (opened && !was.current) before.current = document.activeElement
  was.current = opened
  useEffect(() => {
    if (!opened) return
    return () => void setTimeout(giveBack, 0, before.current)
  }, [opened])
}

function giveBack(before: Element | null): void {
  if (document.activeElement !== document.body) return
  const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected
  const row = document.querySelector<HTMLElement>('[role="row"][data-active]')
  const home = isThere ? before : (row ?? document.querySelector<HTMLElement>('main'))
  home?.focus({ preventScroll: true })
}
