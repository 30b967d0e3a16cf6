import { hideNotification, showNotification } from '@mantine/notifications'
import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'
import { tellFailure } from '../wire/failures.ts'
import { Keys } from './KeyboardHelp.tsx'
import { useKeys } from './keyboard.tsx'
import classes from './states.module.css'
import { tellDone, tellNotDone } from './tell.ts'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

/** How long a reversible act offers its undo. It stays reversible later, from the place it changed. */
const UNDO_MS = 10_000

type Done = { message: string; undo(): Promise<unknown> }
/** Takes the offer back: what was said to be done was not. */
type Withdraw = () => void
const Context = createContext<((done: Done) => Withdraw) | null>(null)

/** Holds the last reversible act, so that `u` takes it back from any screen. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const { t, lang } = useWords()
  const last = useRef<{ id: string; done: Done } | null>(null)
  const tell = useMemo(() => {
    let born = 0
    return (done: Done) => {
      const id = `undo-${++born}`
      // One at a time: `u` takes back the last act, and a press must never take back another than it names.
      if (last.current) hideNotification(last.current.id)
      last.current = { id, done }
      showNotification({
        id,
        autoClose: UNDO_MS,
        withCloseButton: false,
        onClose: () => last.current?.id === id && (last.current = null),
        message: <UndoToast message={done.message} onUndo={() => void takeBack()} />,
      })
      return () => hideNotification(id)
    }
  }, [])
  const takeBack = async () => {
    const taken = last.current
    if (!taken) return
    last.current = null
    hideNotification(taken.id)
    try {
      await taken.done.undo()
      tellDone(t(wording.undone))
    } catch (failure) {
      tellNotDone(t(wording.undoFailed, { why: tellFailure(lang, failure) }))
    }
  }
  useKeys([{ keys: 'u', does: wording.keyUndo, group: 'everywhere', run: () => void takeBack() }])
  return <Context value={tell}>{children}</Context>
}

/** What was done, and ten seconds to take it back. */
function UndoToast({ message, onUndo }: { message: string; onUndo(): void }) {
  const { t } = useWords()
  return (
    <div className={classes.undo}>
      <span>{message}</span>
      <button type="button" className={classes.textButton} onClick={onUndo}>
        {t(wording.undo)} <Keys keys="u" />
      </button>
      <span className={classes.undoTime} aria-hidden />
    </div>
  )
}

/** Says that something reversible was just done. */
export function useUndo(): (done: Done) => Withdraw {
  const tell = useContext(Context)
  if (!tell) throw new Error('useUndo is called outside UndoProvider')
  return tell
}
