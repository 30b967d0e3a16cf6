import type { ReactNode } from 'react'
import { nextNames } from '../../src/desk/caseload/wording.ts'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { type FileView, fileKey } from './caseload.ts'
import { caseloadWords as words } from './caseload-words.ts'
import classes from './worklist.module.css'

type Props = {
  rows: PagedRows<FileView>
  activeKey: string | null
  onActive(key: string | null): void
  onOpen(file: FileView): void
  selection: Selection
  onSelection(selection: Selection): void
  empty: ReactNode
}

/** Files of all creditors, one a row: whose, how much, how late, and the one thing to do next. */
export function CaseloadList({ activeKey, ...table }: Props) {
  const { t } = useWords()
  return <DataTable {...table} label={t(words.list)} columns={useColumns()} rowKey={fileKey} activeKey={activeKey} />
}

function useColumns(): Column<FileView>[] {
  const { t } = useWords()
  const today = useToday()
  return [
    {
      key: 'debtor',
      header: t(words.debtor),
      width: 'minmax(140px, 1.4fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    {
      key: 'creditor',
      header: t(words.creditor),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 620,
      cell: (row) => (
        <span className={classes.quiet} title={`${row.creditor} · ${row.mandate}`}>
          {row.creditor}
        </span>
      ),
    },
    {
      key: 'open',
      header: t(words.open),
      width: 'minmax(108px, 0.6fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.openCents} currency={row.currency} />,
    },
    {
      key: 'late',
      header: t(words.late),
      width: '84px',
      align: 'right',
      hideBelowPx: 480,
      cell: (row) => row.oldestOn && <AgeBadge daysLate={Math.max(0, daysBetween(row.oldestOn as LocalDate, today))} />,
    },
    {
      key: 'expected',
      header: t(words.expected),
      width: 'minmax(132px, 0.6fr)',
      align: 'right',
      hideBelowPx: 900,
      cell: (row) => <Expected file={row} />,
    },
    {
      key: 'contact',
      header: t(words.lastContact),
      width: '108px',
      hideBelowPx: 1040,
      cell: (row) =>
        row.lastContactOn ? (
          <Day date={row.lastContactOn as LocalDate} />
        ) : (
          <span className={classes.quiet}>{t(words.noContact)}</span>
        ),
    },
    {
      key: 'next',
      header: t(words.next),
      width: 'minmax(150px, 1.8fr)',
      cell: (row) => <NextInWords file={row} />,
    },
  ]
}

/** What is likely to come in, and how pressing it is. */
function Expected({ file }: { file: FileView }) {
  const { t } = useWords()
  return (
    <span className={classes.expected}>
      <Amount cents={file.expectedCents} currency={file.currency} />
      <span className={classes.times}>{t(words.times, { n: useTimes(file.urgencyPercent) })}</span>
    </span>
  )
}

export function useTimes(percent: number): string {
  const { lang } = useWords()
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2 }
  return (percent / 100).toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', digits)
}

/** The one thing to do next, with the words of whoever asked for it. */
export function NextInWords({ file }: { file: FileView }) {
  const { t, day } = useWords()
  const today = useToday()
  if (file.snooze) {
    const told = { day: day(file.snooze.untilOn as LocalDate), why: file.snooze.why }
    return <Reason kind="held">{t(told.why === '' ? words.snoozedUntil : words.snoozedWhy, told)}</Reason>
  }
  const isAhead = file.nextOn !== null && file.nextOn > today
  return (
    <Reason kind={file.nextOn === null || isAhead ? 'held' : 'evidence'}>
      {[
        t(nextNames[file.nextWhat]),
        file.nextOn === null
          ? ''
          : isAhead
            ? day(file.nextOn as LocalDate)
            : t(words.since, { day: day(file.nextOn as LocalDate) }),
        file.nextWords,
      ]
        .filter(Boolean)
        .join(' · ')}
    </Reason>
  )
}
