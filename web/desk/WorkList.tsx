import {
  IconAlertTriangle,
  IconCheckbox,
  IconFileText,
  IconHeartHandshake,
  IconMail,
  IconMessageReply,
  IconPhone,
} from '@tabler/icons-react'
import { GROUP_OF, type WorkGroup } from '../../src/desk/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { DayList, type DayListProps, NextStep } from '../dunning/DayList.tsx'
import classes from './worklist.module.css'
import type { EntryView } from './worklist.ts'
import { kindNames, worklistWords as words } from './worklist-wording.ts'

const ICONS: Record<WorkGroup, typeof IconMail> = {
  emails: IconMail,
  letters: IconFileText,
  calls: IconPhone,
  tasks: IconCheckbox,
  answers: IconMessageReply,
  promises: IconHeartHandshake,
  trouble: IconAlertTriangle,
}

/** Who is to be worked with, one customer a row: what is likely to come in stands beside what is due. */
export function WorkList(props: DayListProps<EntryView>) {
  const { t } = useWords()
  return (
    <DayList
      {...props}
      idOf={(row) => row.customerId}
      oldestOf={(row) => row.oldestOn}
      expected={{
        key: 'expected',
        header: t(words.expected),
        width: 'minmax(132px, 0.6fr)',
        align: 'right',
        hideBelowPx: 900,
        cell: (row) => <Expected row={row} />,
      }}
      nextOf={(row) => <NextWork row={row} />}
      whyOf={(row) => <Why row={row} />}
    />
  )
}

/** What is likely to come in, and how pressing it is. */
function Expected({ row }: { row: EntryView }) {
  const { t, lang } = useWords()
  const times = (row.urgencyPercent / 100).toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 2,
  })
  return (
    <span className={classes.expected}>
      <Amounts amounts={row.expected} />
      {row.expected.length > 0 && <span className={classes.times}>{t(words.times, { n: times })}</span>}
    </span>
  )
}

/** What is to be done first, as a sign and in words. */
function NextWork({ row }: { row: EntryView }) {
  const { t } = useWords()
  const first = row.works[0]
  if (!first) return null
  return <NextStep Icon={ICONS[GROUP_OF[first.kind]]}>{first.stepName ?? t(kindNames[first.kind])}</NextStep>
}

/** The most telling reasons; the panel tells them all. */
function Why({ row }: { row: EntryView }) {
  const { t, day } = useWords()
  const [first, second] = row.works
  const isHeld = row.snooze !== null || first?.kind === 'failed' || first?.kind === 'uncertain'
  const told = row.snooze
    ? t(row.snooze.reason === '' ? words.snoozedUntil : words.snoozedWhy, {
        day: day(row.snooze.untilOn as LocalDate),
        reason: row.snooze.reason,
      })
    : [...row.presses, first?.sentence, second && second.sentence !== first?.sentence ? second.sentence : '']
        .filter(Boolean)
        .join(' · ')
  const left = row.works.length - 2
  return (
    <Reason kind={isHeld ? 'held' : 'evidence'}>
      {told}
      {!row.snooze && left > 0 && ` ${t(words.more, { n: left })}`}
    </Reason>
  )
}
