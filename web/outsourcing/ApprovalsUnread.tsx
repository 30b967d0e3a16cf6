import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { apiOf, useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { approvalWords as words } from './approval-words.ts'

/** What creditors told us to do and nobody of ours has read: each with its debtor, and a word that it was read. */
export function ApprovalsUnread() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('claims.work')
  const { act, failure } = useAct()
  const found = useQuery(api.ask(routes.instructionsUnread, {})).data
  if (!found || found.instructions.length === 0) return null
  return (
    <section className={classes.tools} aria-label={t(words.instructions)}>
      <div>
        <b>{t(words.unread, { n: found.instructions.length })}</b>
        {failure !== null && <ErrorState failure={failure} />}
        <ul className={classes.list}>
          {found.instructions.map(({ id, orgId, customerId, customerName, creditorName, number, note }) => (
            <li key={id}>
              <span>
                <FigureLink href={urls.customer(orgId, customerId)}>
                  {t(words.instructionOf, { creditor: creditorName, customer: customerName, number })}
                </FigureLink>
                {' – '}
                {note}
              </span>
              <span className={detail.acts}>
                <ActionButton
                  refusal={refusal}
                  onAct={() =>
                    act(async () => {
                      await apiOf(orgId).call(routes.acknowledgeInstruction, { params: { id } })
                      tellDone(t(words.readSaid))
                    })
                  }
                >
                  {t(words.read)}
                </ActionButton>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
