import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { useOwing } from '../correspondence/CustomerPicker.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { RemindersFrame } from './RemindersFrame.tsx'
import { ScenarioPreview } from './ScenarioPreview.tsx'
import { ScenarioRules } from './ScenarioRules.tsx'
import { Followers, Scenarios } from './Scenarios.tsx'
import { ScenarioTimeline } from './ScenarioTimeline.tsx'
import classes from './scenario.module.css'
import { draftOf, faultsOf, inOrder, keepDraft, keptDraft, type ScenarioDraft, withNewStep } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'

type Scenario = z.output<typeof dunningRoutes.scenario.reply>

/** The steps around the due date, each editable, with what they would give for a real customer at the right. */
export function ScenarioPage() {
  const api = useApi()
  const { t, count } = useWords()
  const [at] = useAddressState<'scenario'>()
  const found = useQuery(api.ask(dunningRoutes.scenario, { query: { id: at.scenario } }))
  return (
    <RemindersFrame
      here="scenario"
      actions={found.data && <Scenarios here={found.data.id} />}
      facts={
        found.data && [
          found.data.name,
          t(scenarioWords.version, { n: count(found.data.version) }),
          t(scenarioWords.stepsCount, { n: found.data.steps.length }),
          <Followers key="followers" scenarioId={found.data.id} />,
        ]
      }
    >
      {found.data ? (
        <Editor key={`${found.data.id}.${found.data.version}`} scenario={found.data} />
      ) : found.error ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonTable columns={[1, 3]} rows={8} />
      )}
    </RemindersFrame>
  )
}

function Editor({ scenario }: { scenario: Scenario }) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const orgId = api.orgId ?? 0
  const [at, change] = useAddressState<'etape' | 'client'>()
  const owing = useOwing('')
  // Shown on somebody real from the first look: the one who is the most overdue.
  const customerId = at.client ?? owing.data?.rows[0]?.id ?? null
  const inForce = draftOf(scenario)
  const kept = keptDraft(orgId, scenario.id)
  // A draft begun on an older version would undo what a colleague saved since: it is dropped.
  const [draft, setDraft] = useState<ScenarioDraft>(kept?.version === scenario.version ? kept.draft : inForce)
  const [failure, setFailure] = useState<unknown>(null)
  const faults = faultsOf(draft)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(inForce)
  const edit = (next: ScenarioDraft) => {
    setDraft(next)
    keepDraft(orgId, scenario.id, { version: scenario.version, draft: next })
  }
  const drop = () => {
    setDraft(inForce)
    setFailure(null)
    keepDraft(orgId, scenario.id, null)
  }
  const save = async () => {
    setFailure(null)
    try {
      const saved = await api.call(dunningRoutes.saveScenario, {
        body: { id: scenario.id, version: scenario.version, scenario: draft },
      })
      if (!saved.scenario) return setDraft({ ...draft })
      keepDraft(orgId, scenario.id, null)
      tellDone(t(scenarioWords.savedSaid, { n: saved.scenario.version }))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const addStep = () => {
    const id = `step-${crypto.randomUUID().slice(0, 8)}`
    edit({ ...draft, steps: withNewStep(draft.steps, t(scenarioWords.newStep), id) })
    change({ etape: id })
  }
  return (
    <>
      <div className={classes.split}>
        <div className={classes.half}>
          <ScenarioTimeline
            draft={draft}
            faults={faults}
            openId={at.etape ?? null}
            onOpen={(etape) => change({ etape: etape === at.etape ? null : etape })}
            onSteps={(steps) => edit({ ...draft, steps })}
            onSettle={() => edit({ ...draft, steps: inOrder(draft.steps) })}
            mayEdit={refusal === null}
            customerId={customerId}
          />
          {refusal ? (
            <p className={detail.refusal}>{refusal}</p>
          ) : (
            <ActionButton onAct={addStep}>{t(scenarioWords.addStep)}</ActionButton>
          )}
          <ScenarioRules draft={draft} faults={faults} onDraft={edit} mayEdit={refusal === null} />
        </div>
        <div className={classes.half}>
          <ScenarioPreview
            step={draft.steps.find((step) => step.id === at.etape) ?? null}
            customerId={customerId}
            onCustomer={(client) => change({ client })}
          />
        </div>
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      {isChanged && (
        <section className={classes.saveBar} aria-label={t(scenarioWords.changed)}>
          <span role="status">{t(scenarioWords.changed)}</span>
          <div className={detail.acts}>
            <ActionButton
              primary
              refusal={refusal ?? (faults.length > 0 ? t(scenarioWords.faults, { n: faults.length }) : null)}
              onAct={save}
            >
              {t(scenarioWords.save)}
            </ActionButton>
            {faults.length === 0 && (
              <ActionButton onAct={() => navigate({ href: urls.simulation(orgId, { scenario: scenario.id }) })}>
                {t(scenarioWords.simulateDraft)}
              </ActionButton>
            )}
            <ActionButton onAct={drop}>{t(scenarioWords.giveUpChanges)}</ActionButton>
          </div>
        </section>
      )}
    </>
  )
}
