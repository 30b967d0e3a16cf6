import {
  IconChecklist,
  IconDeviceMobileMessage,
  IconFileText,
  IconMail,
  IconMailCheck,
  IconPhone,
  IconShieldCheck,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { Amounts } from './Amounts.tsx'
import classes from './actions.module.css'
import type { ActionRow } from './actions.ts'
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

type Props = {
  label: string
  rows: PagedRows<ActionRow>
  activeId: string | null
  onActive(id: string): void
  onOpen(row: ActionRow): void
  selection?: Selection
  onSelection?(selection: Selection): void
  empty: ReactNode
}

/** Actions of the day: whom, how much, how late, what next, and the reason in the row. */
export function ActionList({ label, rows, activeId, onActive, onOpen, selection, onSelection, empty }: Props) {
  const { t, day } = useWords()
  const today = useToday()
  const columns: Column<ActionRow>[] = [
    {
      key: 'customer',
      header: t(worklistWords.customer),
      width: 'minmax(140px, 1.6fr)',
      cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
    },
    {
      key: 'due',
      header: t(worklistWords.due),
      width: 'minmax(112px, 0.5fr)',
      align: 'right',
      cell: (row) => <Amounts amounts={row.amounts} />,
    },
    {
      key: 'oldest',
      header: t(worklistWords.oldest),
      width: '84px',
      align: 'right',
      hideBelowPx: 480,
      cell: (row) => row.oldestDueOn && <Lateness days={daysBetween(row.oldestDueOn as LocalDate, today)} />,
    },
    {
      key: 'next',
      header: t(worklistWords.next),
      // The longest of our own steps, with its sign, is whole.
      width: 'minmax(150px, 1.1fr)',
      hideBelowPx: 420,
      cell: (row) => <NextAction row={row} />,
    },
    {
      key: 'why',
      header: t(worklistWords.why),
      width: 'minmax(140px, 2.4fr)',
      // In a narrow list the customer and the step come first: the open panel tells every reason in full.
      hideBelowPx: 700,
      cell: (row) => (
        <Reason kind={row.state === 'failed' || row.state === 'uncertain' ? 'held' : 'evidence'}>
          {row.snoozedUntil && row.snoozedUntil > today
            ? t(worklistWords.snoozedUntil, { day: day(row.snoozedUntil as LocalDate) })
            : row.why.sentence}
        </Reason>
      ),
    },
  ]
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      activeKey={activeId}
      onActive={onActive}
      onOpen={onOpen}
      selection={selection}
      onSelection={onSelection}
      empty={empty}
    />
  )
}

/** How late, or how many days before it falls due. */
function Lateness({ days }: { days: number }) {
  const { t } = useWords()
  if (days > 0) return <AgeBadge daysLate={days} />
  return <span className={classes.notYet}>{t(worklistWords.beforeDue, { n: -days })}</span>
}

/** The step to take and the channel it takes, as a sign and in words. */
export function NextAction({ row }: { row: Pick<ActionRow, 'channel' | 'stepName'> }) {
  const { t } = useWords()
  const Icon = row.channel ? ICONS[row.channel] : null
  return (
    <span className={classes.next}>
      {Icon && <Icon size={15} stroke={1.6} aria-hidden />}
      {row.channel && <span className="visually-hidden">{t(channelNames[row.channel])}</span>}
      <span>{row.stepName}</span>
    </span>
  )
}
