import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { dayIn, formatDay, type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import controls from './controls.module.css'
import { parseDay } from './parse-day.ts'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

type Props = {
  label: string
  value: LocalDate | null
  onValue(value: LocalDate | null): void
  /** Today in the organisation's time zone, for `+7` and short dates. */
  today?: LocalDate
  earliest?: LocalDate
  latest?: LocalDate
  description?: ReactNode
  error?: ReactNode
  required?: boolean
  /** The name stands before the field: a toolbar has one line. */
  inline?: boolean
}

/** A day, typed (`21/11`, `+7`) or chosen in a calendar. A day that does not exist is refused and stays as typed. */
export function DayInput({
  label,
  value,
  onValue,
  today = dayIn('Europe/Paris', new Date()),
  earliest,
  latest,
  inline,
  ...rest
}: Props) {
  const { lang, t, day } = useWords()
  const [text, setText] = useState(value ? formatDay(lang, value) : '')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const typed = parseDay(text, today)
    if (value && (!typed.ok || typed.value !== value)) setText(formatDay(lang, value))
  }, [value])

  const settle = (typed: string) => {
    const verdict = parseDay(typed, today)
    if (!verdict.ok) return fail(tellRefusal(lang, verdict.refusal))
    const found = verdict.value
    if (found && earliest && found < earliest) return fail(t(wording.dayTooEarly, { day: day(earliest) }))
    if (found && latest && found > latest) return fail(t(wording.dayTooLate, { day: day(latest) }))
    setRefusal(null)
    setText(found ? formatDay(lang, found) : '')
    onValue(found)
  }
  const fail = (sentence: string) => {
    setRefusal(sentence)
    onValue(null)
  }
  return (
    <TextInput
      className={inline ? controls.inline : undefined}
      label={label}
      description={rest.description}
      required={rest.required}
      withAsterisk={false}
      autoComplete="off"
      placeholder={t(wording.dayPattern)}
      value={text}
      error={refusal ?? rest.error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => settle(text)}
      onKeyDown={(event) => event.key === 'Enter' && settle(text)}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal>
          <Popover.Target>
            <ActionIcon aria-label={t(wording.openCalendar)} onClick={() => setOpened(!opened)} size="sm">
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              size="xs"
              value={value}
              defaultDate={value ?? today}
              minDate={earliest}
              maxDate={latest}
              ariaLabels={{ previousMonth: t(wording.previousMonth), nextMonth: t(wording.nextMonth) }}
              onChange={(chosen) => {
                const picked = chosen === null ? null : toLocalDate(chosen)
                settle(picked ? formatDay(lang, picked) : '')
                setOpened(false)
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}
