import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useIsAgent, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { approvalWords as words } from './approval-words.ts'

type Props = {
  placementId: string
  /** Only those that nobody of the agency has read. */
  isShort?: boolean
}

/** What the creditor told whoever collects a file, and whether it was read there; an agent says so here. */
export function PlacementInstructions({ placementId, isShort = false }: Props) {
  const api = useApi()
  const { t } = useWords()
  const isAgent = useIsAgent()
  const refusal = useRefusal('claims.work')
  const { act, failure } = useAct()
  const found = useQuery(api.ask(routes.placement, { params: { id: placementId } })).data
  const shown = (found?.instructions ?? []).filter(({ seenAt }) => !isShort || seenAt === null)
  if (shown.length === 0) return null
  return (
    <ul>
      {failure !== null && <ErrorState failure={failure} />}
      {shown.map(({ id, note, givenByName, seenByName }) => (
        <li key={id}>
          <b>{note}</b>{' '}
          <span className={detail.quiet}>
            {givenByName} · {seenByName ? t(words.readBy, { name: seenByName }) : t(words.notRead)}
          </span>{' '}
          {isAgent && seenByName === null && (
            <div className={detail.acts}>
              <ActionButton
                refusal={refusal}
                onAct={() =>
                  act(async () => {
                    await api.call(routes.acknowledgeInstruction, { params: { id } })
                    tellDone(t(words.readSaid))
                  })
                }
              >
                {t(words.read)}
              </ActionButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
