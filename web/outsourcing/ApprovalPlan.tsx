import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { approvalWords as words } from './approval-words.ts'

type Props = { plan: { id: string; reference: string; customerId: string; currency: string; beyond: string } }

/** A plan beyond what the mandate allows: an agent sends it to the creditor, whose yes proposes it. */
export function ApprovalPlan({ plan }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const [asks, setAsks] = useState(false)
  const [why, setWhy] = useState('')
  const query = { show: 'running', customerId: plan.customerId, limit: 50 } as const
  const found = useQuery(api.ask(routes.placements, { query })).data
  const waiting = useQuery(
    api.ask(routes.requests, { query: { kind: 'plan', customerId: plan.customerId, limit: 50 } }),
  ).data?.requests.find(({ planId }) => planId === plan.id)
  const placement = found?.placements.find(({ currency }) => currency === plan.currency)
  if (waiting) return <span>{t(words.turn, { turn: waiting.turn, days: t(words.days, { n: waiting.days }) })}</span>
  const ask = async () => {
    await api.call(routes.askCreditor, {
      params: { id: placement?.id ?? '' },
      body: { kind: 'plan', planId: plan.id, why, documentIds: [] },
    })
    tellDone(t(words.asked))
    await refresh()
  }
  return (
    <>
      <ActionButton
        primary
        refusal={refusal ?? (found && !placement ? t(words.noPlacement) : null)}
        onAct={() => setAsks(true)}
      >
        {t(words.askPlan)}
      </ActionButton>
      <Ask
        opened={asks}
        title={t(words.planTitle, { plan: plan.reference })}
        act={t(words.askAct)}
        refusal={why.trim() === '' ? t(words.whyNeeded) : null}
        onAct={ask}
        onClose={() => setAsks(false)}
      >
        <p>{plan.beyond}</p>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          label={t(words.whyField)}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </Ask>
    </>
  )
}
