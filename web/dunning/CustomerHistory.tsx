import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Day } from '../design/Day.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import type { ActionRow } from './actions.ts'
import classes from './dunning.module.css'
import { remindersWords as words } from './reminders-wording.ts'
import { actionStateNames } from './wording.ts'

/** What was decided about a customer, newest first; what left opens its proof. */
export function CustomerHistory({ history }: { history: readonly ActionRow[] }) {
  const api = useApi()
  const { t } = useWords()
  // What was replaced by a later decision of the same kind tells nothing that the later one does not.
  const told = history.filter((action) => action.state !== 'superseded')
  if (told.length === 0) return null
  return (
    <div className={classes.part}>
      <h3>{t(words.history)}</h3>
      <table className={classes.grid}>
        <tbody>
          {told.map((action) => (
            <tr key={action.id}>
              <td>
                <Day date={(action.contactOn ?? action.decidedOn) as LocalDate} />
              </td>
              <td>{action.stepName ? <NextAction row={action} /> : action.why.sentence}</td>
              <td>
                {action.messageId ? (
                  <FigureLink href={urls.reminders(api.orgId ?? 0, { onglet: 'envoyes', message: action.messageId })}>
                    {t(actionStateNames[action.state])}
                  </FigureLink>
                ) : (
                  t(actionStateNames[action.state])
                )}
              </td>
              <td data-align="right">
                <Amounts amounts={action.amounts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
