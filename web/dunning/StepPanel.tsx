import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { StepFields } from './StepFields.tsx'
import type { ScenarioDraft, StepDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import classes from './step.module.css'
import { stepWords } from './step-wording.ts'
import type { StepActs } from './use-step-acts.ts'

type Props = {
  draft: ScenarioDraft
  step: StepDraft
  acts: StepActs
  mayEdit: boolean
  onStep(step: StepDraft): void
  onSettle(): void
}

/** The step chosen on the line: its name, what can be done to it as a whole, and its form. */
export function StepPanel({ draft, step, acts, mayEdit, onStep, onSettle }: Props) {
  const { t } = useWords()
  return (
    <section aria-labelledby="step">
      <header className={classes.head}>
        <h2 id="step">{step.name || '…'}</h2>
        {mayEdit && (
          <div className={detail.acts}>
            <ActionButton onAct={acts.duplicate} shortcut={{ keys: 'd', does: stepWords.keyDuplicate }}>
              {t(stepWords.duplicate)}
            </ActionButton>
            <ActionButton onAct={acts.remove} shortcut={{ keys: 'Delete', does: stepWords.keyRemove }}>
              {t(scenarioWords.removeStep)}
            </ActionButton>
          </div>
        )}
      </header>
      <StepFields key={step.id} draft={draft} step={step} disabled={!mayEdit} onStep={onStep} onSettle={onSettle} />
    </section>
  )
}
