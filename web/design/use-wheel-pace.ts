import { type RefObject, useEffect } from 'react'

/** On a shortened canvas the wheel still moves by the rows the hand expects, not by a page at each notch. */
export function useWheelPace(scroller: RefObject<HTMLDivElement | null>, pace: number): void {
  useEffect(() => {
    const node = scroller.current
    if (!node || pace === 1) return
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      node.scrollTop += (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 36 : event.deltaY) / pace
    }
    node.addEventListener('wheel', turn, { passive: false })
    return () => node.removeEventListener('wheel', turn)
  }, [scroller, pace])
}
