import type { IconMail } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Money } from '../../src/kernel/money.ts'
import { useToday } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { Amounts } from './Amounts.tsx'
import classes from './actions.module.css'
import { worklistWords as words } from './worklist-wording.ts'

export type DayListProps<Row> = {
  label: string
  rows: PagedRows<Row>
  activeId: string | null
  onActive(id: string): void
  onOpen(row: Row): void
  selection?: Selection
  onSelection?(selection: Selection): void
  empty: ReactNode
}

type Props<Row> = DayListProps<Row> & {
  idOf(row: Row): string
  oldestOf(row: Row): string | null
  /** What else is told of an amount, beside how late it is. */
  expected?: Column<Row>
  nextOf(row: Row): ReactNode
  whyOf(row: Row): ReactNode
}

/** The work of a day: whom, how much, how late, what is next, and the reason in the row. */
export function DayList<Row extends { customerName: string; amounts: readonly Money[] }>(props: Props<Row>) {
  const { idOf, oldestOf, expected, nextOf, whyOf, activeId, ...table } = props
  const { t } = useWords()
  const today = useToday()
  const columns: Column<Row>[] = [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(140px, 1.5fr)',
      cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
    },
    {
      key: 'due',
      header: t(words.due),
      width: 'minmax(112px, 0.5fr)',
      align: 'right',
      cell: (row) => <Amounts amounts={row.amounts} />,
    },
    {
      key: 'oldest',
      header: t(words.oldest),
      width: '84px',
      align: 'right',
      hideBelowPx: 480,
      cell: (row) => {
        const oldestOn = oldestOf(row)
        return oldestOn && <Lateness days={daysBetween(oldestOn as LocalDate, today)} />
      },
    },
    ...(expected ? [expected] : []),
    {
      key: 'next',
      header: t(words.next),
      // The longest of our own steps, with its sign, is whole.
      width: 'minmax(150px, 1.1fr)',
      hideBelowPx: 420,
      cell: nextOf,
    },
    {
      key: 'why',
      header: t(words.why),
      width: 'minmax(140px, 2.4fr)',
      // In a narrow list the customer and what is next come first: the open panel tells every reason in full.
      hideBelowPx: 700,
      cell: whyOf,
    },
  ]
  return <DataTable {...table} columns={columns} rowKey={idOf} activeKey={activeId} />
}

/** How late, or how many days before it falls due. */
function Lateness({ days }: { days: number }) {
  const { t } = useWords()
  if (days > 0) return <AgeBadge daysLate={days} />
  return <span className={classes.notYet}>{t(words.beforeDue, { n: -days })}</span>
}

type NextProps = {
  Icon: typeof IconMail | null
  /** What the sign says, where the words beside it do not. */
  sign?: string | null
  children: ReactNode
}

/** What is to be done next, as a sign and in words. */
export function NextStep({ Icon, sign, children }: NextProps) {
  return (
    <span className={classes.next}>
      {Icon && <Icon size={15} stroke={1.6} aria-hidden />}
      {sign && <span className="visually-hidden">{sign}</span>}
      <span>{children}</span>
    </span>
  )
}
