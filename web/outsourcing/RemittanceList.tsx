import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { RemittanceView } from '../../src/outsourcing/remittances/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { RemittancePanel } from './RemittancePanel.tsx'
import { remittanceStateNames, remittanceWords as words } from './remittance-words.ts'

/** Remittances made, or received: `mandat` under which, `reversement` the one that is open. */
export function RemittanceList({ side }: { side: 'creditor' | 'agency' }) {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'reversement' | 'mandat'>()
  const asked = { side, ...(at.mandat ? { mandateId: at.mandat } : {}) }
  const rows = usePagedRows<RemittanceView>({
    queryKey: [...api.keyOf(routes.remittances), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.remittances, { query: { ...asked, offset, limit }, signal })
      return { rows: page.remittances, total: page.count }
    },
  })
  return (
    <ListAndPanel
      panelLabel={t(words.panel)}
      onClose={() => change({ reversement: null })}
      panel={at.reversement ? <RemittancePanel key={at.reversement} id={at.reversement} side={side} /> : null}
      list={
        <DataTable
          label={t(words.list)}
          columns={useColumns(side)}
          rows={rows}
          rowKey={(row) => row.id}
          activeKey={at.reversement ?? null}
          onActive={(reversement) => change({ reversement })}
          empty={
            <EmptyState title={t(words.emptyTitle)}>
              {t(side === 'creditor' ? words.emptyCreditor : words.emptyAgency)}
            </EmptyState>
          }
        />
      }
    />
  )
}

/** Where a remittance stands, in a few words. */
export function useRemittanceState(): (one: RemittanceView) => string {
  const { t, day } = useWords()
  return ({ state, isLate, dueOn, paidOn, arrivedOn }) => {
    if (isLate) return t(words.late, { day: day(dueOn as LocalDate) })
    if (arrivedOn) return t(words.arrivedOn, { day: day(arrivedOn as LocalDate) })
    return paidOn ? t(words.paidOn, { day: day(paidOn as LocalDate) }) : t(remittanceStateNames[state])
  }
}

function useColumns(side: 'creditor' | 'agency'): Column<RemittanceView>[] {
  const { t } = useWords()
  const stateOf = useRemittanceState()
  return [
    { key: 'day', header: t(words.day), width: '112px', cell: (row) => <Day date={row.madeOn as LocalDate} /> },
    { key: 'number', header: t(words.number), width: '88px', cell: (row) => row.number },
    {
      key: 'other',
      header: t(side === 'creditor' ? words.provider : words.creditor),
      width: 'minmax(120px, 1.4fr)',
      cell: (row) => row.otherName,
    },
    { key: 'mandate', header: t(words.mandate), width: '88px', hideBelowPx: 640, cell: (row) => row.mandate },
    {
      key: 'received',
      header: t(words.received),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      hideBelowPx: 560,
      cell: (row) => <Amount cents={row.receiptsCents} currency={row.currency} />,
    },
    {
      key: 'fees',
      header: t(words.fees),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      hideBelowPx: 760,
      cell: (row) => <Amount cents={-row.feesCents} currency={row.currency} />,
    },
    {
      key: 'cents',
      header: t(words.remitted),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.cents} currency={row.currency} strong />,
    },
    {
      key: 'state',
      header: t(words.state),
      width: 'minmax(132px, 1.6fr)',
      hideBelowPx: 480,
      cell: (row) => <span title={stateOf(row)}>{row.isLate ? <b>{stateOf(row)}</b> : stateOf(row)}</span>,
    },
  ]
}
