import { Checkbox, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../design/words.tsx'
import { minuteOf, timeOf } from './clock-time.ts'
import classes from './scenario.module.css'
import type { ScenarioDraft } from './scenario-draft.ts'
import { weekdayNames } from './scenario-names.ts'
import { scenarioWords } from './scenario-wording.ts'

type Window = ScenarioDraft['window']
type Props = { label: string; value: Window; onValue(window: Window): void; disabled: boolean }

/** The days and hours within which messages may leave. */
export function WindowFields({ label, value, onValue, disabled }: Props) {
  const { t } = useWords()
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className={classes.days}>
        {weekdayNames.map((name, index) => {
          const weekday = index + 1
          const on = value.weekdays.includes(weekday)
          return (
            <Checkbox
              key={weekday}
              label={t(name)}
              checked={on}
              disabled={disabled}
              onChange={() =>
                onValue({
                  ...value,
                  weekdays: on ? value.weekdays.filter((one) => one !== weekday) : [...value.weekdays, weekday].sort(),
                })
              }
            />
          )
        })}
      </div>
      <div className={classes.pair}>
        <TimeInput
          label={t(scenarioWords.from)}
          minute={value.fromMinute}
          disabled={disabled}
          onMinute={(fromMinute) => onValue({ ...value, fromMinute })}
        />
        <TimeInput
          label={t(scenarioWords.to)}
          minute={value.toMinute}
          disabled={disabled}
          onMinute={(toMinute) => onValue({ ...value, toMinute })}
        />
      </div>
    </fieldset>
  )
}

type TimeProps = { label: string; minute: number; onMinute(minute: number): void; disabled: boolean }

/** A time of day typed as `8:30`, `08h30` or `8`; what cannot be read is refused and stays as typed. */
function TimeInput({ label, minute, onMinute, disabled }: TimeProps) {
  const { t } = useWords()
  const [text, setText] = useState(timeOf(minute))
  useEffect(() => {
    if (minuteOf(text) !== minute) setText(timeOf(minute))
  }, [minute])
  const read = minuteOf(text)
  return (
    <TextInput
      label={label}
      value={text}
      disabled={disabled}
      error={read === null ? t(scenarioWords.hourWrong, { text }) : null}
      onChange={(event) => {
        setText(event.currentTarget.value)
        const typed = minuteOf(event.currentTarget.value)
        if (typed !== null) onMinute(typed)
      }}
      onBlur={() => read !== null && setText(timeOf(read))}
    />
  )
}
