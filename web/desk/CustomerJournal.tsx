import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import { OwnBooks, useIsAgent, useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { Asked, isInPlace } from './Asked.tsx'
import { type Asking, followedBy, mayAskOfAgent } from './after-call.ts'
import classes from './desk.module.css'
import { Timeline, type TimelineOpens } from './Timeline.tsx'
import { wording } from './wording.ts'
import { worklistWords } from './worklist-wording.ts'

type Props = { customer: { readonly id: string; readonly name: string } } & TimelineOpens

/** What happened with a customer, and the ways to add to it: a note, a call and what follows from it; its work of the day is one key away. */
export function CustomerJournal({ customer, ...opens }: Props) {
  const api = useApi()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const { t } = useWords()
  const today = useToday()
  const refusal = useRefusal('claims.work')
  const isAgent = useIsAgent()
  const [asking, ask] = useState<Asking | null>(null)
  const work = useQuery(api.ask(deskRoutes.workOf, { params: { customerId: customer.id } })).data?.entry
  const orgId = api.orgId ?? 0
  const done = async () => {
    ask(null)
    await refresh()
  }
  return (
    <section className={classes.journal} aria-labelledby="journal">
      <h3 id="journal">{t(wording.journal)}</h3>
      <Asked
        asking={asking}
        customer={customer}
        tone={null}
        onCalled={async (call) => {
          await refresh()
          const next = followedBy(call, today)
          // Nothing waits: there is nothing to put off.
          const isNothing = next === null || (next.kind === 'put_off' && !work) || (isAgent && !mayAskOfAgent(next))
          ask(isNothing ? null : next)
        }}
        onNoted={done}
        onDone={done}
        onCancel={() => ask(null)}
      />
      {!isInPlace(asking) && (
        <div className={classes.acts}>
          {work && (
            <ActionButton
              shortcut={{ keys: 'e', does: wording.keyWork }}
              onAct={() => navigate({ href: urls.today(orgId, { client: customer.id }) })}
            >
              {t(wording.work)}
            </ActionButton>
          )}
          <ActionButton
            refusal={refusal}
            shortcut={{ keys: 'n', does: wording.writeNote }}
            onAct={() => ask({ kind: 'note' })}
          >
            {t(wording.writeNote)}
          </ActionButton>
          <ActionButton
            refusal={refusal}
            shortcut={{ keys: 'c', does: wording.logCall }}
            onAct={() => ask({ kind: 'call' })}
          >
            {t(wording.logCall)}
          </ActionButton>
          {work && !work.snooze && !isAgent && (
            <ActionButton
              refusal={refusal}
              shortcut={{ keys: 's', does: worklistWords.keySnooze }}
              onAct={() => ask({ kind: 'put_off', until: null })}
            >
              {t(worklistWords.snooze)}
            </ActionButton>
          )}
          <OwnBooks>
            <ActionButton
              shortcut={{ keys: 'm', does: wording.keyMatch }}
              onAct={() => navigate({ href: urls.cash(orgId, { mots: customer.name }) })}
            >
              {t(wording.match)}
            </ActionButton>
          </OwnBooks>
        </div>
      )}
      <Timeline customerId={customer.id} {...opens} />
    </section>
  )
}
