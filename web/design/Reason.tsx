import type { ReactNode } from 'react'
import classes from './figures.module.css'

/** Why a line is held, left out or proposed, said in its row and never behind a tooltip. */
export function Reason({ kind, children }: { kind: 'held' | 'excluded' | 'evidence'; children: ReactNode }) {
  return (
    <span className={classes.reason} data-kind={kind}>
      <span>{children}</span>
    </span>
  )
}
