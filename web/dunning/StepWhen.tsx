import { NativeSelect, NumberInput } from '@mantine/core'
import { useWords } from '../design/words.tsx'
import { type StepDraft, triggerOf } from './scenario-draft.ts'
import { weekdayLongNames } from './scenario-names.ts'
import { scenarioWords } from './scenario-wording.ts'
import classes from './step.module.css'
import { stepWords, triggerNames } from './step-wording.ts'

type Props = {
  step: StepDraft
  isFirst: boolean
  disabled: boolean
  onChange(change: Partial<StepDraft>): void
  onSettle(): void
}

type TriggerName = keyof typeof triggerNames
const TRIGGERS = Object.keys(triggerNames) as TriggerName[]

const numberOf = (value: string | number): number => (value === '' || value === '-' ? Number.NaN : Number(value))

/** The days a step counts, and what else it waits for. */
export function StepWhen({ step, isFirst, disabled, onChange, onSettle }: Props) {
  const { t } = useWords()
  const { trigger } = step
  const days = (label: string, value: number, set: (value: number) => void) => (
    <NumberInput
      label={label}
      value={Number.isNaN(value) ? '' : value}
      allowDecimal={false}
      clampBehavior="none"
      disabled={disabled}
      onChange={(typed) => set(numberOf(typed))}
      onBlur={onSettle}
    />
  )
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t(stepWords.trigger)}
        description={trigger ? t(stepWords.triggerHint) : undefined}
        value={trigger?.from ?? 'due'}
        disabled={disabled}
        onChange={(event) => onChange({ trigger: triggerOf(event.currentTarget.value as TriggerName) })}
        data={TRIGGERS.map((from) => ({ value: from, label: t(triggerNames[from]) }))}
      />
      {trigger && 'days' in trigger
        ? days(t(trigger.from === 'issued' ? stepWords.issuedDays : stepWords.contactDays), trigger.days, (value) =>
            onChange({ trigger: { ...trigger, days: value } }),
          )
        : null}
      {trigger?.from === 'working_day' &&
        days(t(stepWords.workingDay), trigger.nth, (nth) => onChange({ trigger: { ...trigger, nth } }))}
      {trigger?.from === 'weekday' && (
        <NativeSelect
          label={t(stepWords.weekday)}
          value={String(trigger.weekday)}
          disabled={disabled}
          onChange={(event) => onChange({ trigger: { ...trigger, weekday: Number(event.currentTarget.value) } })}
          data={weekdayLongNames.map((name, index) => ({ value: String(index + 1), label: t(name) }))}
        />
      )}
      <NumberInput
        label={t(trigger ? stepWords.notBefore : scenarioWords.afterDue)}
        description={t(scenarioWords.afterDueHint)}
        value={Number.isNaN(step.afterDueDays) ? '' : step.afterDueDays}
        allowDecimal={false}
        clampBehavior="none"
        disabled={disabled}
        onChange={(value) => onChange({ afterDueDays: numberOf(value) })}
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
          onChange={(value) => onChange({ minDaysAfterPrevious: value === '' ? null : Number(value) })}
        />
      )}
    </div>
  )
}
