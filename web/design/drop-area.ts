import { useEffect, useState } from 'react'

/** Takes the files that are let go anywhere on the page; gives whether some are being dragged over it. */
export function useDropArea(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (holdsFiles(event) && --depth <= 0) setOver(false)
    }
    // Without this the browser would open the file in place of the page.
    const hover = (event: DragEvent) => void (holdsFiles(event) && event.preventDefault())
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) onFiles(files)
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const
    for (const [name, listen] of Object.entries(listeners)) window.addEventListener(name, listen as EventListener)
    return () => {
      for (const [name, listen] of Object.entries(listeners)) window.removeEventListener(name, listen as EventListener)
    }
  }, [onFiles])
  return over
}
