import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import classes from './action.module.css'
import { Keys } from './KeyboardHelp.tsx'
import { useKeys } from './keyboard.tsx'

type Props = {
  children: ReactNode
  onAct(): void | Promise<unknown>
  /** The one thing to do next on this screen, and only that. */
  primary?: boolean
  /** Why it cannot be done now, in the user's language: shown under the button and read with it. */
  refusal?: string | null
  /** A link to what bars it, beside the reason. */
  way?: ReactNode
  /** A shortcut shown in the button and active while it is on screen. */
  shortcut?: { keys: string; does: Sentence }
  icon?: ReactNode
  /** A form's own button: Enter in a field presses it too. The form prevents the browser's sending. */
  type?: 'button' | 'submit'
}

/** A verb and its object. It shows its work, takes one press at a time, and says why when it may not be pressed. */
export function ActionButton({ children, onAct, primary, refusal, way, shortcut, icon, type = 'button' }: Props) {
  const reason = useId()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    if (refusal || busy) return
    setBusy(true)
    try {
      await onAct()
    } finally {
      setBusy(false)
    }
  }
  useKeys(shortcut ? [{ keys: shortcut.keys, does: shortcut.does, group: 'act', run: () => void act() }] : [])
  return (
    <span className={classes.action}>
      <Button
        type={type}
        variant={primary ? 'filled' : 'default'}
        className={primary ? classes.primary : undefined}
        loading={busy}
        leftSection={icon}
        rightSection={shortcut && <Keys keys={shortcut.keys} />}
        aria-disabled={refusal ? true : undefined}
        data-disabled={refusal ? true : undefined}
        aria-describedby={refusal ? reason : undefined}
        onClick={() => void act()}
      >
        {children}
      </Button>
      {refusal && (
        <span id={reason} className={classes.refusal}>
          {refusal}
          {way && <> {way}</>}
        </span>
      )}
    </span>
  )
}
