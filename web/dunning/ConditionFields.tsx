import { NativeSelect, NumberInput, TagsInput } from '@mantine/core'
import {
  AMOUNT_FIELDS,
  type AmountField,
  CHOICE_FIELDS,
  type ChoiceField,
  COUNT_FIELDS,
  type Condition,
  type CountField,
  type Field,
  isAmount,
  isChoice,
} from '../../src/dunning/segments/rule.ts'
import { countryOf } from '../../src/kernel/countries.ts'
import { useOrganisation } from '../access/membership.tsx'
import { Chip, Chips } from '../design/Chip.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import type { Choices } from './segment-choices.ts'
import { fieldNames, segmentWords } from './segment-wording.ts'
import classes from './segments.module.css'

const FIELDS: readonly Field[] = [...CHOICE_FIELDS, ...AMOUNT_FIELDS, ...COUNT_FIELDS]
const isOne = <T extends Field>(fields: readonly T[], field: Field): field is T => fields.some((one) => one === field)

/** A condition of another field, as empty as can be. */
export function blank(field: Field, currency: string): Condition {
  if (isOne<ChoiceField>(CHOICE_FIELDS, field)) return { field, not: false, values: [] }
  if (isOne<AmountField>(AMOUNT_FIELDS, field)) return { field, not: false, currency, from: null, to: null }
  return { field: field as CountField, not: false, from: null, to: null }
}

type Props = {
  condition: Condition
  position: number
  choices: Choices
  onCondition(condition: Condition): void
  onRemove(): void
}

/** One thing asked of a customer: about what, which values or bounds, and whether it must not be so. */
export function ConditionFields({ condition, position, choices, onCondition, onRemove }: Props) {
  const { t } = useWords()
  const main = useOrganisation().data?.currency ?? 'EUR'
  const bound = (side: 'from' | 'to') => {
    if (isChoice(condition)) return null
    const set = (value: number | null) => onCondition({ ...condition, [side]: value })
    const label = t(segmentWords[side])
    return isAmount(condition) ? (
      <MoneyInput label={label} currency={condition.currency} cents={condition[side]} onCents={set} />
    ) : (
      <NumberInput
        label={label}
        value={condition[side] ?? ''}
        allowDecimal={false}
        clampBehavior="none"
        onChange={(value) => set(value === '' || value === '-' ? null : Number(value))}
      />
    )
  }
  return (
    <fieldset className={classes.condition}>
      <legend>{t(segmentWords.condition, { n: position })}</legend>
      <NativeSelect
        label={t(segmentWords.about)}
        value={condition.field}
        onChange={(event) => onCondition(blank(event.currentTarget.value as Field, main))}
        data={FIELDS.map((field) => ({ value: field, label: t(fieldNames[field]) }))}
      />
      <NativeSelect
        label={t(segmentWords.sense)}
        value={condition.not ? 'not' : 'is'}
        onChange={(event) => onCondition({ ...condition, not: event.currentTarget.value === 'not' })}
        data={[
          { value: 'is', label: t(segmentWords.is) },
          { value: 'not', label: t(segmentWords.isNot) },
        ]}
      />
      <button type="button" className={detail.link} onClick={onRemove}>
        {t(segmentWords.removeCondition)}
      </button>
      {isChoice(condition) ? (
        <Values condition={condition} choices={choices} onValues={(values) => onCondition({ ...condition, values })} />
      ) : (
        <>
          {bound('from')}
          {bound('to')}
        </>
      )}
    </fieldset>
  )
}

type ValuesProps = {
  condition: Extract<Condition, { values: readonly string[] }>
  choices: Choices
  onValues(values: string[]): void
}

function Values({ condition, choices, onValues }: ValuesProps) {
  const { t } = useWords()
  const { field, values } = condition
  if (field === 'country')
    return (
      <TagsInput
        className={classes.whole}
        label={t(segmentWords.values)}
        description={t(segmentWords.countriesHint)}
        value={[...values]}
        onChange={(typed) => onValues([...new Set(typed.flatMap((one) => countryOf(one) ?? []))])}
      />
    )
  const known = choices[field]
  // A value that no record bears any more stays visible, to be taken out.
  const gone = values.filter((value) => !known.some((one) => one.value === value))
  const shown = [...known, ...gone.map((value) => ({ value, label: value }))]
  return (
    <div className={classes.whole} role="group" aria-label={t(segmentWords.values)}>
      {shown.length === 0 ? (
        <p className={detail.quiet}>{t(segmentWords.noValue)}</p>
      ) : (
        <Chips>
          {shown.map(({ value, label }) => {
            const isOn = values.includes(value)
            return (
              <Chip
                key={value}
                isOn={isOn}
                onPress={() => onValues(isOn ? values.filter((one) => one !== value) : [...values, value])}
              >
                {label}
              </Chip>
            )
          })}
        </Chips>
      )}
    </div>
  )
}
