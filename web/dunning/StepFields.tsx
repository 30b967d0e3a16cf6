import { NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { CHANNELS, type Channel, STEP_TONES, type StepTone } from '../../src/dunning/model.ts'
import { toneNames } from '../correspondence/wording.ts'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import classes from './scenario.module.css'
import { type StepDraft, toneChange } from './scenario-draft.ts'
import { isOwnName, modeNames } from './scenario-names.ts'
import { scenarioWords } from './scenario-wording.ts'
import { channelNames } from './wording.ts'

type Props = {
  step: StepDraft
  isFirst: boolean
  disabled: boolean
  onStep(step: StepDraft): void
  onSettle(): void
  onRemove(): void
}

const numberOf = (value: string | number): number => (value === '' || value === '-' ? Number.NaN : Number(value))

/** When a step is taken, how, and with which text. */
export function StepFields({ step, isFirst, disabled, onStep, onSettle, onRemove }: Props) {
  const { t } = useWords()
  const set = (change: Partial<StepDraft>) => onStep({ ...step, ...change })
  return (
    <fieldset className={classes.stepFields} disabled={disabled} style={{ border: 0, margin: 0 }}>
      <TextInput
        className={classes.whole}
        label={t(scenarioWords.stepName)}
        description={isOwnName(step.name) ? undefined : t(scenarioWords.nameAsWritten)}
        value={step.name}
        maxLength={80}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <NumberInput
        label={t(scenarioWords.afterDue)}
        description={t(scenarioWords.afterDueHint)}
        value={Number.isNaN(step.afterDueDays) ? '' : step.afterDueDays}
        allowDecimal={false}
        clampBehavior="none"
        disabled={disabled}
        onChange={(value) => set({ afterDueDays: numberOf(value) })}
        onBlur={onSettle}
      />
      {!isFirst && (
        <NumberInput
          label={t(scenarioWords.afterPrevious)}
          description={t(scenarioWords.afterPreviousHint)}
          value={step.minDaysAfterPrevious ?? ''}
          allowDecimal={false}
          clampBehavior="none"
          disabled={disabled}
          onChange={(value) => set({ minDaysAfterPrevious: value === '' ? null : Number(value) })}
        />
      )}
      <NativeSelect
        label={t(scenarioWords.channel)}
        value={step.channel}
        disabled={disabled}
        onChange={(event) => set({ channel: event.currentTarget.value as Channel })}
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
        aria-label={t(scenarioWords.mode)}
        value={step.mode}
        disabled={disabled}
        onChange={(mode) => set({ mode: mode as StepDraft['mode'] })}
        data={[
          { value: 'automatic', label: t(modeNames.automatic) },
          { value: 'to_confirm', label: t(modeNames.to_confirm) },
        ]}
      />
      {!disabled && (
        <button type="button" className={detail.link} onClick={onRemove}>
          {t(scenarioWords.removeStep)}
        </button>
      )}
    </fieldset>
  )
}
