import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type StatuteRowInput, type StatuteRowView } from '../../src/legal/contract.ts'
import {
  EVIDENCE_MARKS,
  halfYearEnd,
  halfYearOf,
  nextHalfYear,
  SUBJECTS,
  type Subject,
} from '../../src/statutes/index.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './legal.module.css'
import { markNames, words } from './reference-wording.ts'
import { exampleValue, parseValue, valueText } from './statute-value.ts'

type Props = {
  subject: Subject
  /** The row to begin from: corrected in place when it is the organisation's, over it when it is shipped. Null: the next one. */
  row: StatuteRowView | null
  /** The newest row of the subject: what a new one follows. */
  newest: StatuteRowView | null
  onClose(): void
}

/** One row of the law as somebody writes it down: its value, its days, its text, and who read it where. */
export function ReferenceForm({ subject, row, newest, onClose }: Props) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const { name, unit, steps } = SUBJECTS[subject]
  const isHalfYearly = steps === 'half_year'
  const firstDay = (row?.from ?? (newest?.to ? nextHalfYear(newest.from as LocalDate) : today)) as LocalDate
  const [value, setValue] = useState(row ? valueText(lang, unit, row.value) : '')
  const [from, setFrom] = useState<LocalDate | null>(isHalfYearly ? halfYearOf(firstDay) : firstDay)
  const [to, setTo] = useState((row?.to ?? null) as LocalDate | null)
  const [citation, setCitation] = useState(row?.citation ?? newest?.citation ?? '')
  const [source, setSource] = useState('')
  const [mark, setMark] = useState<StatuteRowInput['mark']>('A')
  const [verifiedOn, setVerifiedOn] = useState<LocalDate | null>(today)
  const [reviewOn, setReviewOn] = useState<LocalDate | null>(null)
  const read = parseValue(lang, unit, value)
  const save = async () => {
    const body = {
      subject,
      value: read!,
      from: from!,
      to: isHalfYearly ? halfYearEnd(from!) : to,
      citation,
      source,
      mark,
      verifiedOn: verifiedOn!,
      reviewOn,
    }
    if (row?.id) await api.call(legalRoutes.correctLegalReference, { params: { id: row.id }, body })
    else await api.call(legalRoutes.addLegalReference, { body })
    tellDone(t(words.saved))
    await refresh()
  }
  const wrong = t(words.valueWrong, { example: valueText(lang, unit, exampleValue[unit]) })
  return (
    <Ask
      opened
      onClose={onClose}
      size="lg"
      title={
        row
          ? t(words.correctOf, { subject: t(name), from: day(row.from as LocalDate) })
          : t(words.addOf, { subject: t(name) })
      }
      act={t(words.save)}
      onAct={save}
      refusal={read === null || from === null || verifiedOn === null ? wrong : null}
    >
      <TextInput
        data-autofocus
        label={t(words.value)}
        value={value}
        error={value !== '' && read === null ? wrong : null}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <div className={classes.two}>
        <DayInput
          label={t(words.from)}
          today={today}
          value={from}
          onValue={(next) => setFrom(next && isHalfYearly ? halfYearOf(next) : next)}
        />
        {isHalfYearly ? (
          <TextInput label={t(words.to)} value={from ? day(halfYearEnd(from)) : ''} readOnly />
        ) : (
          <DayInput label={t(words.to)} description={t(words.noEnd)} today={today} value={to} onValue={setTo} />
        )}
      </div>
      <TextInput
        label={t(words.citation)}
        value={citation}
        maxLength={300}
        onChange={(event) => setCitation(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.source)}
        value={source}
        maxLength={300}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <NativeSelect
        label={t(words.mark)}
        value={mark}
        onChange={(event) => setMark(event.currentTarget.value as StatuteRowInput['mark'])}
        data={EVIDENCE_MARKS.map((one) => ({ value: one, label: t(markNames[one]) }))}
      />
      <div className={classes.two}>
        <DayInput label={t(words.verifiedOn)} today={today} latest={today} value={verifiedOn} onValue={setVerifiedOn} />
        <DayInput
          label={t(words.reviewOn)}
          description={t(words.reviewHint)}
          today={today}
          value={reviewOn}
          onValue={setReviewOn}
        />
      </div>
    </Ask>
  )
}
