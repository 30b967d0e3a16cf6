import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { CHANNELS, type Channel, STEP_TONES, type StepTone } from '../../src/dunning/model.ts'
import { isPersonal } from '../../src/dunning/rules.ts'
import { toneNames } from '../correspondence/wording.ts'
import { useWords } from '../design/words.tsx'
import { StepBounds } from './StepBounds.tsx'
import { StepPeople } from './StepPeople.tsx'
import { StepWhen } from './StepWhen.tsx'
import { type ScenarioDraft, type StepDraft, toneChange } from './scenario-draft.ts'
import { isOwnName, modeNames } from './scenario-names.ts'
import { scenarioWords } from './scenario-wording.ts'
import classes from './step.module.css'
import { stepWords } from './step-wording.ts'
import { channelNames } from './wording.ts'

type Props = {
  draft: ScenarioDraft
  step: StepDraft
  disabled: boolean
  onStep(step: StepDraft): void
  /** A day was typed to its end: the steps take their order. */
  onSettle(): void
}

/** When a step is taken, how, in whose name, and within which bounds. */
export function StepFields({ draft, step, disabled, onStep, onSettle }: Props) {
  const { t } = useWords()
  const set = (change: Partial<StepDraft>) => onStep({ ...step, ...change })
  const isFirst = draft.steps[0]?.id === step.id
  return (
    <fieldset className={classes.form} disabled={disabled}>
      <TextInput
        label={t(scenarioWords.stepName)}
        description={isOwnName(step.name) ? undefined : t(scenarioWords.nameAsWritten)}
        value={step.name}
        maxLength={80}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <section className={classes.part} aria-labelledby="step-when">
        <h3 id="step-when">{t(stepWords.when)}</h3>
        <StepWhen step={step} isFirst={isFirst} disabled={disabled} onChange={set} onSettle={onSettle} />
      </section>
      <section className={classes.part} aria-labelledby="step-how">
        <h3 id="step-how">{t(stepWords.how)}</h3>
        <div className={classes.fields}>
          <NativeSelect
            label={t(scenarioWords.channel)}
            value={step.channel}
            disabled={disabled}
            onChange={(event) => {
              const channel = event.currentTarget.value as Channel
              set({ channel, ...(channel === 'email' ? {} : { copyTo: [], repliesToSender: false }) })
            }}
            data={CHANNELS.map((channel) => ({ value: channel, label: t(channelNames[channel]) }))}
          />
          <NativeSelect
            label={t(scenarioWords.tone)}
            value={step.tone}
            disabled={disabled}
            onChange={(event) => set(toneChange(event.currentTarget.value as StepTone))}
            data={STEP_TONES.map((tone) => ({ value: tone, label: t(toneNames[tone]) }))}
          />
          <SegmentedControl
            size="xs"
            className={classes.wide}
            aria-label={t(scenarioWords.mode)}
            value={step.mode}
            disabled={disabled}
            onChange={(mode) => set({ mode: mode as StepDraft['mode'] })}
            data={[
              { value: 'automatic', label: t(modeNames.automatic) },
              { value: 'to_confirm', label: t(modeNames.to_confirm) },
            ]}
          />
        </div>
      </section>
      {!isPersonal(step.channel) && (
        <section className={classes.part} aria-labelledby="step-who">
          <h3 id="step-who">{t(stepWords.who)}</h3>
          <StepPeople step={step} disabled={disabled} onChange={set} />
          {step.channel !== 'sms' && (
            <Checkbox
              label={t(stepWords.attachesInvoices)}
              description={t(stepWords.attachesHint)}
              checked={step.attachesInvoices ?? false}
              disabled={disabled}
              onChange={(event) => set({ attachesInvoices: event.currentTarget.checked })}
            />
          )}
        </section>
      )}
      <StepBounds draft={draft} step={step} disabled={disabled} onChange={set} />
    </fieldset>
  )
}
