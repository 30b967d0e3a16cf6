import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ItemView } from '../../src/ledger/contract.ts'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { useWords } from '../design/words.tsx'
import { daysLateOf, signed } from './item-words.ts'
import { itemKindNames, wording } from './wording.ts'

export type NamedItem = ItemView & { customerName: string }

/**
 * The columns of a list of items; `on` is the day lateness is counted to, `besidePx` the width of other columns of the
 * table: what matters least gives way first, and no figure is ever cut.
 */
export function useItemColumns(
  on: LocalDate,
  besidePx = 0,
): Record<'document' | 'kind' | 'issued' | 'due' | 'late' | 'amount' | 'open', Column<ItemView>> {
  const { t } = useWords()
  return {
    document: {
      key: 'document',
      header: t(wording.document),
      width: 'minmax(110px, 1fr)',
      cell: (item) => <span title={item.label}>{item.documentNo || item.label || t(itemKindNames[item.kind])}</span>,
    },
    kind: {
      key: 'kind',
      header: t(wording.kind),
      width: '116px',
      hideBelowPx: 790 + besidePx,
      cell: (item) => t(itemKindNames[item.kind]),
    },
    issued: {
      key: 'issued',
      header: t(wording.dated),
      width: '104px',
      hideBelowPx: 675 + besidePx,
      cell: (item) => <Day date={item.issuedOn as LocalDate} />,
    },
    due: {
      key: 'due',
      header: t(wording.dueOn),
      width: '104px',
      cell: (item) => item.side === 1 && <Day date={item.dueOn as LocalDate} />,
    },
    late: {
      key: 'late',
      header: t(wording.late),
      width: '96px',
      align: 'right',
      hideBelowPx: 440 + besidePx,
      cell: (item) => {
        const late = daysLateOf(item, on)
        return late > 0 ? <AgeBadge daysLate={late} /> : null
      },
    },
    amount: {
      key: 'amount',
      header: t(wording.amount),
      width: '128px',
      align: 'right',
      hideBelowPx: 570 + besidePx,
      cell: (item) => (
        <Amount
          cents={signed(item.side, item.amountCents)}
          currency={item.currency}
          tone={item.openCents === 0 ? 'quiet' : undefined}
        />
      ),
    },
    open: {
      key: 'open',
      header: t(wording.open),
      width: '128px',
      align: 'right',
      cell: (item) => (
        <Amount
          cents={signed(item.side, item.openCents)}
          currency={item.currency}
          tone={item.openCents === 0 ? 'quiet' : undefined}
        />
      ),
    },
  }
}
