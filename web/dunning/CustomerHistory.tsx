import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import { type ActionRow, may } from './actions.ts'
import { agencyWords } from './agency-words.ts'
import classes from './customer.module.css'
import { customerWords } from './customer-wording.ts'
import { useTakeBack } from './take-back.ts'
import { actionStateNames } from './wording.ts'

type Props = {
  history: readonly ActionRow[]
  mayAct: boolean
  /** Opens a message beside the page; without it, on the customer's page. */
  onMessage?(id: string): void
}

/** What was decided about a customer, newest first: what left opens as it was sent, what was skipped can be taken back. */
export function CustomerHistory({ history, mayAct, onMessage }: Props) {
  const { t } = useWords()
  // What was replaced by a later decision of the same kind tells nothing that the later one does not.
  const told = history.filter((action) => action.state !== 'superseded')
  if (told.length === 0) return null
  return (
    <div className={detail.part}>
      <h3>{t(customerWords.history)}</h3>
      <ol className={classes.history}>
        {told.map((action) => (
          <Told key={action.id} action={action} mayAct={mayAct} onMessage={onMessage} />
        ))}
      </ol>
    </div>
  )
}

/** Ends that the name of the step does not explain: the reason stands with them. */
const UNEXPLAINED: ReadonlySet<ActionRow['state']> = new Set(['noted', 'failed', 'uncertain', 'cancelled'])

/** Two lines: what and how much, then when and what became of it. */
function Told({ action, mayAct, onMessage }: { action: ActionRow } & Omit<Props, 'history'>) {
  const api = useApi()
  const { t, day } = useWords()
  const { unskip } = useTakeBack()
  const { messageId, customerId, snoozedUntil } = action
  const when = (action.contactOn ?? action.decidedOn) as LocalDate
  const asked = { step: action.stepName ?? '', day: day(when) }
  return (
    <li>
      <span className={classes.what}>
        {action.stepName ? <NextAction row={action} /> : <span>{action.why.sentence}</span>}
      </span>
      <Amounts amounts={action.amounts} />
      <span className={classes.became}>
        <Day date={when} />
        {action.agencyName !== '' && <span>{t(agencyWords.byAgency, { agency: action.agencyName })}</span>}
        <span>{t(actionStateNames[action.state])}</span>
        {action.state === 'planned' && snoozedUntil && (
          <span>{t(customerWords.putOffTo, { day: day(snoozedUntil as LocalDate) })}</span>
        )}
        {messageId &&
          (onMessage ? (
            <button
              type="button"
              className={detail.link}
              aria-label={t(customerWords.openMessageOf, asked)}
              onClick={() => onMessage(messageId)}
            >
              {t(customerWords.openMessage)}
            </button>
          ) : (
            <FigureLink
              href={urls.customer(api.orgId ?? 0, customerId, { message: messageId })}
              says={t(customerWords.openMessageOf, asked)}
            >
              {t(customerWords.openMessage)}
            </FigureLink>
          ))}
        {mayAct && may(action, 'unskip') && (
          <button
            type="button"
            className={detail.link}
            aria-label={t(customerWords.takeBackOf, asked)}
            onClick={() => void unskip(action)}
          >
            {t(customerWords.takeBack)}
          </button>
        )}
      </span>
      {action.stepName && UNEXPLAINED.has(action.state) && (
        <div className={classes.because}>
          <Reason kind="held">{action.why.sentence}</Reason>
        </div>
      )}
    </li>
  )
}
