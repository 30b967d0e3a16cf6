import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes, type PlacementView } from '../../src/outsourcing/contract.ts'
import { endedNames } from '../../src/outsourcing/placements/wording.ts'
import { useIsAgent, useMembership, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/legal.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ApprovalAsk } from './ApprovalAsk.tsx'
import { approvalWords } from './approval-words.ts'
import styles from './outsourcing.module.css'
import { PlacementInstructions } from './PlacementInstructions.tsx'
import { PlacementReceipts } from './PlacementReceipts.tsx'
import { placeWords as words } from './place-wording.ts'
import { ComplainQuestion, InstructQuestion } from './RecallQuestion.tsx'

/** On a customer's page: what of it is, or was, in the hands of a provider. Nothing is shown of a customer who never was. */
export function PlacementCard({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const isAgent = useIsAgent()
  const query = { show: isAgent ? 'running' : 'all', customerId, limit: 20 } as const
  const found = useQuery(api.ask(outsourcingRoutes.placements, { query })).data
  if (!found || found.placements.length === 0) return null
  const title = t(isAgent ? approvalWords.cardAgent : words.cardTitle)
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {found.placements.map((one) => (
          <li key={one.id} className={styles.cardFile}>
            <Line placement={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ placement }: { placement: PlacementView }) {
  const { t, day } = useWords()
  const orgId = useApi().orgId ?? 0
  const isAgent = useIsAgent()
  const { number, provider, customerId } = placement
  if (placement.endedWhy)
    return (
      <FigureLink href={urls.placements(orgId, { client: customerId, dossier: placement.id })}>
        {t(words.cardEnded, {
          ...{ number, provider, why: t(endedNames[placement.endedWhy]) },
          day: day(placement.endedOn as LocalDate),
        })}
      </FigureLink>
    )
  const said = { number, provider, day: day(placement.placedOn as LocalDate) }
  return (
    <>
      {isAgent ? (
        <span>{t(approvalWords.cardAgentLine, said)}</span>
      ) : (
        <FigureLink href={urls.placements(orgId, { client: customerId, dossier: placement.id })}>
          {t(words.cardLine, said)}
        </FigureLink>
      )}{' '}
      <Amount cents={placement.openCents} currency={placement.currency} />
      {!isAgent && placement.keepsOut && <Reason kind="held">{t(approvalWords.closed, { provider })}</Reason>}
      <Asked placement={placement} />
      <PlacementReceipts placement={placement} />
      <PlacementInstructions placementId={placement.id} isShort />
      <Acts placement={placement} />
    </>
  )
}

/** What waits for a word about this file, and whose. */
function Asked({ placement }: { placement: PlacementView }) {
  const api = useApi()
  const { t } = useWords()
  const { agency } = useMembership()
  const orgId = api.orgId ?? 0
  // An agent looks at what it asked in its own organisation, among what it asked of all its creditors.
  const addressOf = (id: string) =>
    agency
      ? urls.approvals(agency.orgId, { voir: 'faites', demande: `${id}~${orgId}` })
      : urls.approvals(orgId, { voir: 'recues', demande: id })
  const query = { placementId: placement.id, limit: 20 } as const
  const found = useQuery(api.ask(outsourcingRoutes.requests, { query })).data
  if (!found || found.requests.length === 0) return null
  return (
    <ul>
      {found.requests.map(({ id, name, turn, days }) => (
        <li key={id}>
          <FigureLink href={addressOf(id)}>{name}</FigureLink>{' '}
          <span className={detail.quiet}>
            {t(approvalWords.turn, { turn, days: t(approvalWords.days, { n: days }) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Acts({ placement }: { placement: PlacementView }) {
  const { t } = useWords()
  const isAgent = useIsAgent()
  const refusal = useRefusal('claims.work')
  const [asks, setAsks] = useState<'ask' | 'instruct' | 'complain' | null>(null)
  const onClose = () => setAsks(null)
  return (
    <div className={detail.acts}>
      {isAgent ? (
        <ActionButton refusal={refusal} onAct={() => setAsks('ask')}>
          {t(approvalWords.ask)}
        </ActionButton>
      ) : (
        <ActionButton refusal={refusal} onAct={() => setAsks('instruct')}>
          {t(words.instruct)}
        </ActionButton>
      )}
      <ActionButton refusal={refusal} onAct={() => setAsks('complain')}>
        {t(approvalWords.complain)}
      </ActionButton>
      {asks === 'ask' && <ApprovalAsk placement={placement} onClose={onClose} />}
      {asks === 'instruct' && <InstructQuestion placement={placement} onClose={onClose} />}
      {asks === 'complain' && <ComplainQuestion placement={placement} onClose={onClose} />}
    </div>
  )
}
