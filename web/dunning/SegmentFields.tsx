import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { ScenarioRow } from '../../src/dunning/contract.ts'
import type { Condition, SegmentDraft } from '../../src/dunning/segments/rule.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { blank, ConditionFields } from './ConditionFields.tsx'
import { FaultLines } from './FaultLines.tsx'
import type { Choices } from './segment-choices.ts'
import { segmentWords } from './segment-wording.ts'
import classes from './segments.module.css'

type Props = {
  segment: SegmentDraft
  faults: readonly Refusal[]
  scenarios: readonly ScenarioRow[]
  choices: Choices
  currency: string
  disabled: boolean
  onSegment(segment: SegmentDraft): void
  /** By how many places it moves; null: out of the list. */
  onMove(by: number | null): void
  isFirst: boolean
  isLast: boolean
}

const NOT_CHASED = 'none'

/** Who is in a segment, and what they follow. */
export function SegmentFields({ segment, faults, scenarios, choices, currency, disabled, ...rest }: Props) {
  const { t } = useWords()
  const { onSegment, onMove, isFirst, isLast } = rest
  const set = (change: Partial<SegmentDraft>) => onSegment({ ...segment, ...change })
  const { rule } = segment
  const setConditions = (conditions: readonly Condition[]) => set({ rule: { ...rule, conditions } })
  return (
    <fieldset className={classes.fields} disabled={disabled}>
      <TextInput
        label={t(segmentWords.name)}
        value={segment.name}
        maxLength={80}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t(segmentWords.follows)}
        value={segment.scenarioId ?? NOT_CHASED}
        onChange={(event) => {
          const value = event.currentTarget.value
          set({ scenarioId: value === NOT_CHASED ? null : value })
        }}
        data={[
          ...scenarios.map(({ id, name }) => ({ value: id, label: name })),
          { value: NOT_CHASED, label: t(segmentWords.notChased) },
        ]}
      />
      {segment.scenarioId === null && (
        <Textarea
          className={classes.whole}
          label={t(segmentWords.notChasedReason)}
          description={t(segmentWords.notChasedHint)}
          value={segment.notChasedReason}
          maxLength={500}
          autosize
          onChange={(event) => set({ notChasedReason: event.currentTarget.value })}
        />
      )}
      {rule.conditions.length > 1 && (
        <div className={classes.whole}>
          <SegmentedControl
            size="xs"
            aria-label={t(segmentWords.match)}
            value={rule.match}
            disabled={disabled}
            onChange={(match) => set({ rule: { ...rule, match: match as 'all' | 'any' } })}
            data={[
              { value: 'all', label: t(segmentWords.matchAll) },
              { value: 'any', label: t(segmentWords.matchAny) },
            ]}
          />
        </div>
      )}
      {rule.conditions.map((condition, index) => (
        <ConditionFields
          // Conditions have no name of their own: their place is what they are known by.
          key={index}
          condition={condition}
          position={index + 1}
          choices={choices}
          onCondition={(next) => setConditions(rule.conditions.map((one, at) => (at === index ? next : one)))}
          onRemove={() => setConditions(rule.conditions.filter((_, at) => at !== index))}
        />
      ))}
      <div className={classes.whole}>
        <FaultLines faults={faults} />
      </div>
      {!disabled && (
        <div className={`${classes.whole} ${detail.acts}`}>
          <ActionButton onAct={() => setConditions([...rule.conditions, blank('sector', currency)])}>
            {t(segmentWords.addCondition)}
          </ActionButton>
          {!isFirst && <ActionButton onAct={() => onMove(-1)}>{t(segmentWords.up)}</ActionButton>}
          {!isLast && <ActionButton onAct={() => onMove(1)}>{t(segmentWords.down)}</ActionButton>}
          <ActionButton onAct={() => onMove(null)}>{t(segmentWords.remove)}</ActionButton>
        </div>
      )}
    </fieldset>
  )
}
