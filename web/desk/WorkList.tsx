import {
  IconAlertTriangle,
  IconCheckbox,
  IconFileText,
  IconHeartHandshake,
  IconMail,
  IconMessageReply,
  IconPhone,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { GROUP_OF, type WorkGroup } from '../../src/desk/model.ts'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { worklistWords as columns } from '../dunning/worklist-wording.ts'
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

type Props = {
  label: string
  rows: PagedRows<EntryView>
  activeId: string | null
  onActive(customerId: string): void
  onOpen(row: EntryView): void
  selection: Selection
  onSelection(selection: Selection): void
  empty: ReactNode
}

/** Who is to be worked with: how much, how late, what is likely to come in, what is next, and why, in the row. */
export function WorkList({ label, rows, activeId, onActive, onOpen, selection, onSelection, empty }: Props) {
  const { t } = useWords()
  const today = useToday()
  const table: Column<EntryView>[] = [
    {
      key: 'customer',
      header: t(columns.customer),
      width: 'minmax(140px, 1.5fr)',
      cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
    },
    {
      key: 'due',
      header: t(columns.due),
      width: 'minmax(112px, 0.5fr)',
      align: 'right',
      cell: (row) => <Amounts amounts={row.amounts} />,
    },
    {
      key: 'oldest',
      header: t(columns.oldest),
      width: '84px',
      align: 'right',
      hideBelowPx: 480,
      cell: (row) => row.oldestOn && <AgeBadge daysLate={daysBetween(row.oldestOn as LocalDate, today)} />,
    },
    {
      key: 'expected',
      header: t(words.expected),
      width: 'minmax(132px, 0.6fr)',
      align: 'right',
      hideBelowPx: 900,
      cell: (row) => <Expected row={row} />,
    },
    {
      key: 'next',
      header: t(columns.next),
      width: 'minmax(150px, 1.1fr)',
      hideBelowPx: 420,
      cell: (row) => <NextWork row={row} />,
    },
    {
      key: 'why',
      header: t(columns.why),
      width: 'minmax(140px, 2.4fr)',
      // In a narrow list the customer and what is next come first: the open panel tells every reason in full.
      hideBelowPx: 700,
      cell: (row) => <Why row={row} />,
    },
  ]
  return (
    <DataTable
      label={label}
      columns={table}
      rows={rows}
      rowKey={(row) => row.customerId}
      activeKey={activeId}
      onActive={onActive}
      onOpen={onOpen}
      selection={selection}
      onSelection={onSelection}
      empty={empty}
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
  const Icon = ICONS[GROUP_OF[first.kind]]
  return (
    <span className={classes.next}>
      <Icon size={15} stroke={1.6} aria-hidden />
      <span>{first.stepName ?? t(kindNames[first.kind])}</span>
    </span>
  )
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
