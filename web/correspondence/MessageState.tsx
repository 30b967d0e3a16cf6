import type { TrackingKind } from '../../src/adapters/web-service/carrier.ts'
import type { MessageState as State } from '../../src/correspondence/rules.ts'
import { useWords } from '../design/words.tsx'
import classes from './message.module.css'
import { trackingNames } from './provider-wording.ts'
import { messageStateNames } from './wording.ts'

/** Where a message stands, and what the service that carries it said last. Red only where it is lost if nobody acts. */
export function MessageState({ state, tracked }: { state: State; tracked?: TrackingKind | null }) {
  const { t } = useWords()
  const needsSomebody = state === 'failed' || state === 'uncertain'
  return (
    <span className={classes.state} data-tone={needsSomebody ? 'loss' : undefined}>
      {needsSomebody && <span aria-hidden>▲</span>}
      {t(messageStateNames[state])}
      {tracked && !needsSomebody && ` · ${t(trackingNames[tracked])}`}
    </span>
  )
}
