import {
  IconChecklist,
  IconDeviceMobileMessage,
  IconFileText,
  IconMail,
  IconMailCheck,
  IconPhone,
  IconShieldCheck,
} from '@tabler/icons-react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import type { ActionRow } from './actions.ts'
import { DayList, type DayListProps, NextStep } from './DayList.tsx'
import { channelNames } from './wording.ts'
import { worklistWords } from './worklist-wording.ts'

const ICONS = {
  email: IconMail,
  sms: IconDeviceMobileMessage,
  letter: IconFileText,
  registered_letter: IconMailCheck,
  electronic_registered: IconShieldCheck,
  call: IconPhone,
  task: IconChecklist,
} as const

/** Actions of the day, one a row. */
export function ActionList(props: DayListProps<ActionRow>) {
  const { t, day } = useWords()
  const today = useToday()
  return (
    <DayList
      {...props}
      idOf={(row) => row.id}
      oldestOf={(row) => row.oldestDueOn}
      nextOf={(row) => <NextAction row={row} />}
      whyOf={(row) => (
        <Reason kind={row.state === 'failed' || row.state === 'uncertain' ? 'held' : 'evidence'}>
          {row.snoozedUntil && row.snoozedUntil > today
            ? t(worklistWords.snoozedUntil, { day: day(row.snoozedUntil as LocalDate) })
            : row.why.sentence}
        </Reason>
      )}
    />
  )
}

/** The step to take and the channel it takes, as a sign and in words. */
export function NextAction({ row }: { row: Pick<ActionRow, 'channel' | 'stepName'> }) {
  const { t } = useWords()
  return (
    <NextStep Icon={row.channel && ICONS[row.channel]} sign={row.channel && t(channelNames[row.channel])}>
      {row.stepName}
    </NextStep>
  )
}
