import { useEffect, useRef, useState } from 'react'
import { useUndo } from '../design/undo.tsx'

const UNDO_MS = 10_000

export type Fresh = {
  /** Something was just done here and its undo is still offered: `u` belongs to it. */
  readonly isFresh: boolean
  /** Gives what takes the saying back, should it not have been done after all. */
  tell(done: { message: string; undo(): Promise<unknown> }): () => void
}

/** Says what was done with its undo, and knows while that is on screen: a match that is open then leaves it the key `u`. */
export function useFreshUndo(): Fresh {
  const undo = useUndo()
  const [isFresh, setFresh] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const end = () => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    setFresh(false)
  }
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), [])
  return {
    isFresh,
    tell(done) {
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(end, UNDO_MS)
      setFresh(true)
      const withdraw = undo({
        message: done.message,
        undo: () => {
          end()
          return done.undo()
        },
      })
      const offered = timer.current
      return () => {
        if (timer.current === offered) end()
        withdraw()
      }
    },
  }
}
