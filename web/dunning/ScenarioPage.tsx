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
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { RemindersFrame } from './RemindersFrame.tsx'
import { SaveVersion } from './SaveVersion.tsx'
import { ScenarioEnd } from './ScenarioEnd.tsx'
import { ScenarioPreview } from './ScenarioPreview.tsx'
import { ScenarioRules } from './ScenarioRules.tsx'
import { Followers, Scenarios } from './Scenarios.tsx'
import { ScenarioTimeline } from './ScenarioTimeline.tsx'
import { StepPanel } from './StepPanel.tsx'
import classes from './scenario.module.css'
import { inOrder, keepDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import { stepWords } from './step-wording.ts'
import { useChecked, useDraft } from './use-draft.ts'
import { useStepActs } from './use-step-acts.ts'

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
          <FigureLink key="version" href={urls.versions(api.orgId ?? 0, { scenario: at.scenario })}>
            {t(scenarioWords.version, { n: count(found.data.version) })}
          </FigureLink>,
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
  const { draft, isChanged, edit, drop } = useDraft(scenario)
  const [failure, setFailure] = useState<unknown>(null)
  const { faults, warnings } = useChecked(draft)
  const step = draft.steps.find(({ id }) => id === at.etape) ?? null
  const select = (etape: string | null) => change({ etape })
  const acts = useStepActs({ draft, step, edit, select, mayEdit: refusal === null })
  const save = async (running: 'keep' | 'move') => {
    setFailure(null)
    try {
      const saved = await api.call(dunningRoutes.saveScenario, {
        body: { id: scenario.id, version: scenario.version, scenario: draft, running },
      })
      if (!saved.scenario) return edit({ ...draft })
      keepDraft(orgId, scenario.id, null)
      tellDone(t(scenarioWords.savedSaid, { n: saved.scenario.version }))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <>
      <div className={step ? `${classes.split} ${classes.three}` : classes.split}>
        <div className={classes.half}>
          <ScenarioTimeline
            draft={draft}
            faults={faults}
            warnings={warnings}
            openId={at.etape ?? null}
            onOpen={(etape) => select(etape === at.etape ? null : etape)}
            customerId={customerId}
          />
          {refusal ? (
            <p className={detail.refusal}>{refusal}</p>
          ) : (
            <ActionButton onAct={acts.add} shortcut={{ keys: 'a', does: stepWords.keyAdd }}>
              {t(scenarioWords.addStep)}
            </ActionButton>
          )}
          <ScenarioEnd draft={draft} faults={faults} disabled={refusal !== null} onDraft={edit} />
          <ScenarioRules draft={draft} faults={faults} onDraft={edit} mayEdit={refusal === null} />
        </div>
        <div className={classes.stack}>
          {step && (
            <div className={classes.half}>
              <StepPanel
                draft={draft}
                step={step}
                acts={acts}
                mayEdit={refusal === null}
                onStep={(next) =>
                  edit({ ...draft, steps: draft.steps.map((one) => (one.id === next.id ? next : one)) })
                }
                onSettle={() => edit({ ...draft, steps: inOrder(draft.steps) })}
              />
            </div>
          )}
          <div className={classes.half}>
            <ScenarioPreview
              draft={draft}
              isSound={faults.length === 0}
              stepId={step?.id ?? null}
              customerId={customerId}
              onCustomer={(client) => change({ client })}
            />
          </div>
        </div>
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      {isChanged && (
        <section className={classes.saveBar} aria-label={t(scenarioWords.changed)}>
          <span role="status">{t(scenarioWords.changed)}</span>
          <div className={detail.acts}>
            <SaveVersion
              scenario={scenario}
              draft={draft}
              refusal={refusal ?? (faults.length > 0 ? t(scenarioWords.faults, { n: faults.length }) : null)}
              onSave={save}
            />
            {faults.length === 0 && (
              <ActionButton onAct={() => navigate({ href: urls.simulation(orgId, { scenario: scenario.id }) })}>
                {t(scenarioWords.simulateDraft)}
              </ActionButton>
            )}
            <ActionButton
              onAct={() => {
                setFailure(null)
                drop()
              }}
            >
              {t(scenarioWords.giveUpChanges)}
            </ActionButton>
          </div>
        </section>
      )}
    </>
  )
}
