import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { type KeptClaimView, outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import { WHY_CODES } from '../../src/outsourcing/placements/model.ts'
import { useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { placeWords as words } from './place-wording.ts'

type Row = KeptClaimView & { readonly refusedOn?: string; readonly refusedByName?: string; readonly id?: string }

/** Claims that stay, or that somebody asked for and was refused, each with every reason in its row. */
export function ReadyKept({
  refused,
  code,
  words: typed,
}: {
  refused: boolean
  code?: string | undefined
  words?: string | undefined
}) {
  const api = useApi()
  const { t } = useWords()
  const why = WHY_CODES.find((one) => one === code)
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(refused ? outsourcingRoutes.refusedClaims : outsourcingRoutes.keptClaims), why, typed],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = refused
        ? await api.call(outsourcingRoutes.refusedClaims, { query: { offset, limit }, signal })
        : await api.call(outsourcingRoutes.keptClaims, {
            query: { offset, limit, ...(why ? { code: why } : {}), ...(typed ? { words: typed } : {}) },
            signal,
          })
      return { rows: page.claims, total: page.count }
    },
  })
  return (
    <DataTable
      label={t(refused ? words.refusedList : words.keptList)}
      columns={useColumns(refused)}
      rows={rows}
      rowKey={(row) => row.id ?? row.itemId}
      empty={
        <EmptyState title={t(refused ? words.emptyRefusedTitle : words.emptyKeptTitle)}>
          {t(refused ? words.emptyRefused : words.emptyKept)}
        </EmptyState>
      }
    />
  )
}

function useColumns(refused: boolean): Column<Row>[] {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const told: Column<Row>[] = refused
    ? [
        {
          key: 'refused',
          header: t(words.refusedOn),
          width: '156px',
          cell: (row) => <Day date={row.refusedOn as LocalDate} />,
        },
      ]
    : [
        {
          key: 'late',
          header: t(words.late),
          width: '84px',
          align: 'right',
          cell: (row) => t(words.days, { n: daysBetween(row.dueOn as LocalDate, today) }),
        },
      ]
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(110px, 1fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    {
      key: 'document',
      header: t(words.document),
      width: 'minmax(90px, 0.6fr)',
      cell: (row) => (
        <FigureLink href={urls.item(api.orgId ?? 0, row.customerId, row.itemId)}>{row.documentNo}</FigureLink>
      ),
    },
    ...told,
    {
      key: 'open',
      header: t(words.open),
      width: '120px',
      align: 'right',
      cell: (row) => <Amount cents={row.openCents} currency={row.currency} />,
    },
    {
      key: 'why',
      header: t(words.reasons),
      width: 'minmax(220px, 3fr)',
      cell: (row) => {
        const sentences = row.reasons.map(({ sentence }) => sentence).join(' ')
        return <span title={sentences}>{sentences}</span>
      },
    },
  ]
}
