import type { MessageState as State } from '../../src/correspondence/rules.ts'
import { useWords } from '../design/words.tsx'
import classes from './message.module.css'
import { messageStateNames } from './wording.ts'

/** Where a message stands. Red only where it is lost if nobody acts. */
export function MessageState({ state }: { state: State }) {
  const { t } = useWords()
  const needsSomebody = state === 'failed' || state === 'uncertain'
  return (
    <span className={classes.state} data-tone={needsSomebody ? 'loss' : undefined}>
      {needsSomebody && <span aria-hidden>▲</span>}
      {t(messageStateNames[state])}
    </span>
  )
}
