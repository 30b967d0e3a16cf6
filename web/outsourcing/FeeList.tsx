import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FeeView } from '../../src/outsourcing/fees/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { FeePanel } from './FeePanel.tsx'
import { FeeSideCost } from './FeeSideCost.tsx'
import { remittanceWords as words } from './remittance-words.ts'

const SHOWS = [
  ['toutes', 'all', 'showAll'],
  ['contestees', 'disputed', 'showDisputed'],
  ['a-facturer', 'unbilled', 'showUnbilled'],
  ['facturees', 'invoiced', 'showInvoiced'],
] as const

/** Fees line by line: `quels` which, `mandat` under which, `ligne` the one that is open. */
export function FeeList({ side }: { side: 'creditor' | 'agency' }) {
  const api = useApi()
  const { t } = useWords()
  const works = useRefusal('desk.work')
  const [charges, setCharges] = useState(false)
  const [at, change] = useAddressState<'quels' | 'ligne' | 'mandat'>()
  const [name, show] = SHOWS.find(([one]) => one === at.quels) ?? SHOWS[0]
  const asked = { side, show, ...(at.mandat ? { mandateId: at.mandat } : {}) }
  const whole = useQuery({
    ...api.ask(routes.fees, { query: { ...asked, limit: 500 } }),
    placeholderData: (before) => before,
  }).data
  const rows = usePagedRows<FeeView>({
    queryKey: [...api.keyOf(routes.fees), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.fees, { query: { ...asked, offset, limit }, signal })
      return { rows: page.fees, total: page.sums.reduce((sum, { count }) => sum + count, 0) }
    },
  })
  const open = whole?.fees.find(({ id }) => id === at.ligne) ?? null
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.parts)}
          value={name}
          onChange={(quels) => change({ quels: quels === 'toutes' ? null : quels, ligne: null })}
          data={SHOWS.map(([value, , word]) => ({ value, label: t(words[word]) }))}
        />
        {side === 'agency' && (
          <ActionButton refusal={works} onAct={() => setCharges(true)}>
            {t(words.cost)}
          </ActionButton>
        )}
        {whole?.sums.map((one) => (
          <span key={one.currency}>
            {one.count} · <Amount cents={one.netCents} currency={one.currency} /> {t(words.net)}
          </span>
        ))}
      </div>
      <ListAndPanel
        panelLabel={t(words.feePanel)}
        onClose={() => change({ ligne: null })}
        panel={open ? <FeePanel key={open.id} fee={open} side={side} /> : null}
        list={
          <DataTable
            label={t(words.feeList)}
            columns={useColumns(side)}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.ligne ?? null}
            onActive={(ligne) => change({ ligne })}
            empty={<EmptyState title={t(words.feesEmptyTitle)}>{t(words.feesEmpty)}</EmptyState>}
          />
        }
      />
      {charges && <FeeSideCost onClose={() => setCharges(false)} />}
    </>
  )
}

function useColumns(side: 'creditor' | 'agency'): Column<FeeView>[] {
  const { t } = useWords()
  const stateOf = (row: FeeView): string => {
    if (row.isRefused) return t(words.refused)
    if (row.dispute && row.dispute.answer === null) return t(words.disputed)
    return row.invoice ?? ''
  }
  return [
    { key: 'day', header: t(words.day), width: '112px', cell: (row) => <Day date={row.on as LocalDate} /> },
    {
      key: 'what',
      header: t(words.what),
      width: 'minmax(160px, 2fr)',
      cell: (row) => <span title={row.how}>{[row.debtorName, row.label].filter(Boolean).join(' · ')}</span>,
    },
    {
      key: 'other',
      header: t(side === 'creditor' ? words.provider : words.creditor),
      width: 'minmax(104px, 1fr)',
      hideBelowPx: 760,
      cell: (row) => row.otherName,
    },
    {
      key: 'net',
      header: t(words.net),
      width: 'minmax(104px, 0.7fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.netCents} currency={row.currency} />,
    },
    { key: 'state', header: t(words.invoice), width: 'minmax(96px, 0.7fr)', hideBelowPx: 560, cell: stateOf },
  ]
}
