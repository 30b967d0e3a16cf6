import type { DisputeRowView } from '../../src/disputes/contract.ts'
import { outcomeNames } from '../../src/disputes/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import type { Show } from './shows.ts'
import { disputeWords as words } from './wording.ts'

/** `FA-1, FA-2 et 3 autres`. */
export function useDocumentNames() {
  const { t } = useWords()
  return ({ documentNos, documents }: Pick<DisputeRowView, 'documentNos' | 'documents'>): string => {
    const named = documentNos.join(', ')
    const n = documents - documentNos.length
    return n > 0 ? t(words.more, { documents: named, n }) : named
  }
}

/** The columns of a list of disputes: those that run say what comes next, those that are over how they ended. */
export function useDisputeColumns(show: Show, nameOf: (owner: string | null) => string): Column<DisputeRowView>[] {
  const { t } = useWords()
  const documentsOf = useDocumentNames()
  const isOver = show === 'resolved'
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(150px, 1.6fr)',
      sortable: true,
      cell: (row) => <NameAndCode name={row.customerName} code={row.customerCode} />,
    },
    {
      key: 'documents',
      header: t(words.documents),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 640,
      cell: (row) => <span title={documentsOf(row)}>{documentsOf(row)}</span>,
    },
    {
      key: 'category',
      header: t(words.category),
      width: 'minmax(110px, 1fr)',
      sortable: true,
      cell: (row) => row.categoryName,
    },
    {
      key: 'amount',
      header: t(words.amount),
      width: '124px',
      align: 'right',
      sortable: true,
      cell: (row) => <Amount cents={row.cents} currency={row.currency} />,
    },
    {
      key: 'owner',
      header: t(words.owner),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 860,
      cell: (row) => nameOf(row.owner),
    },
    {
      key: 'opened',
      header: t(words.days),
      width: '84px',
      align: 'right',
      sortable: true,
      hideBelowPx: 560,
      cell: (row) => t(words.nDays, { n: row.days }),
    },
    {
      key: 'due',
      header: t(words.dueOn),
      width: '132px',
      sortable: true,
      cell: (row) =>
        row.isLate ? (
          <Reason kind="held">
            <Day date={row.dueOn as LocalDate} /> <span className="visually-hidden">{t(words.isLate)}</span>
          </Reason>
        ) : (
          <Day date={row.dueOn as LocalDate} />
        ),
    },
    isOver
      ? {
          key: 'outcome',
          header: t(words.outcome),
          width: 'minmax(130px, 1fr)',
          hideBelowPx: 500,
          cell: (row) => row.outcome && t(outcomeNames[row.outcome]),
        }
      : {
          key: 'next',
          header: t(words.next),
          width: 'minmax(150px, 1.4fr)',
          hideBelowPx: 760,
          cell: (row) => (row.state === 'waiting' ? t(words.waiting) : (row.nextTask ?? '–')),
        },
  ]
}
