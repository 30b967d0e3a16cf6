import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { NamedItemView } from '../../src/ledger/contract.ts'
import { ITEM_SORTS, type ItemSort } from '../../src/ledger/model.ts'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import type { Sort } from '../design/TableHead.tsx'
import { useWords } from '../design/words.tsx'
import { PdfLink } from '../documents/PdfLink.tsx'
import { sortOf } from '../shell/address-state.ts'
import { daysLateOf, signed } from './item-words.ts'
import { itemKindNames, wording } from './wording.ts'

export type ItemOrder = { sort: ItemSort; descending: boolean }

/** The order of documents that the address asks for, or the usual one of the list. */
export function itemOrderOf(text: string | undefined, usual: ItemOrder): ItemOrder {
  const sort = sortOf(text, ITEM_SORTS)
  return sort ? { sort: sort.column as ItemSort, descending: sort.direction === 'desc' } : usual
}

export const orderAsked = (order: ItemOrder) => ({ sort: order.sort, descending: String(order.descending) })
export const orderShown = (order: ItemOrder): Sort => ({
  column: order.sort,
  direction: order.descending ? 'desc' : 'asc',
})

type ItemColumns = Record<
  'customer' | 'document' | 'kind' | 'issued' | 'due' | 'late' | 'amount' | 'open',
  Column<NamedItemView>
>

/** All that a list of one customer's documents shows. */
export const everyColumn = ({ document, kind, issued, due, late, amount, open }: ItemColumns) => [
  document,
  kind,
  issued,
  due,
  late,
  amount,
  open,
]

/** What the link to a PDF takes beside a number. */
const PDF_LINK_PX = 38

/**
 * The columns of a list of items; `on` is the day lateness is counted to, `besidePx` the width of other columns of the
 * table: what matters least gives way first, and no figure is ever cut. `pdfs`: where the PDF of each number opens, of those kept.
 */
export function useItemColumns(
  on: LocalDate,
  besidePx = 0,
  pdfs: ReadonlyMap<string, string> = new Map(),
): ItemColumns {
  const { t } = useWords()
  const linkPx = pdfs.size > 0 ? PDF_LINK_PX : 0
  const beside = besidePx + linkPx
  return {
    customer: {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(150px, 2fr)',
      sortable: true,
      cell: (item) => <NameAndCode name={item.customerName} code={item.customerCode} />,
    },
    document: {
      key: 'document',
      header: t(wording.document),
      width: `minmax(${112 + linkPx}px, 1fr)`,
      sortable: true,
      cell: (item) => {
        const name = item.documentNo || item.label || t(itemKindNames[item.kind])
        return (
          <>
            <span title={item.label}>{name}</span>
            <PdfLink number={name} address={pdfs.get(item.documentNo)} />
          </>
        )
      },
    },
    kind: {
      key: 'kind',
      header: t(wording.kind),
      width: '116px',
      hideBelowPx: 790 + beside,
      cell: (item) => t(itemKindNames[item.kind]),
    },
    issued: {
      key: 'issued',
      header: t(wording.dated),
      width: '104px',
      sortable: true,
      hideBelowPx: 675 + beside,
      cell: (item) => <Day date={item.issuedOn as LocalDate} />,
    },
    due: {
      key: 'due',
      header: t(wording.dueOn),
      width: '98px',
      sortable: true,
      hideBelowPx: 330 + beside,
      cell: (item) => item.side === 1 && <Day date={item.dueOn as LocalDate} />,
    },
    late: {
      key: 'late',
      header: t(wording.late),
      width: '96px',
      align: 'right',
      hideBelowPx: 440 + beside,
      cell: (item) => {
        const late = daysLateOf(item, on)
        return late > 0 ? <AgeBadge daysLate={late} /> : null
      },
    },
    amount: {
      key: 'amount',
      header: t(wording.amount),
      width: '128px',
      sortable: true,
      align: 'right',
      hideBelowPx: 570 + beside,
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
      sortable: true,
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
