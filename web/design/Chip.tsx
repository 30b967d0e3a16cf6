import type { ReactNode } from 'react'
import classes from './chip.module.css'

type Props = {
  /** Whether it is the one chosen, among chips that choose; without it the chip only acts. */
  isOn?: boolean
  /** What it does, where its words alone do not say. */
  label?: string
  /** Leaves the focus where it is: what is typed goes on. */
  keepsFocus?: boolean
  /** Has the focus when the question it belongs to opens. */
  hasFocusFirst?: boolean
  onPress(): void
  children: ReactNode
}

/** A small choice or act, one press, beside others of its kind. */
export function Chip({ isOn, label, keepsFocus, hasFocusFirst, onPress, children }: Props) {
  return (
    <button
      type="button"
      className={classes.chip}
      aria-pressed={isOn}
      aria-label={label}
      data-autofocus={hasFocusFirst || undefined}
      onMouseDown={keepsFocus ? (event) => event.preventDefault() : undefined}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** Chips of one kind, on as many lines as they need. */
export const Chips = ({ children }: { children: ReactNode }) => <div className={classes.chips}>{children}</div>
