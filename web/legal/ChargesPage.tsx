import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import { CUSTOMER_KINDS, type CustomerKind } from '../../src/parties/model.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { isTicked, noneTicked, type Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { ChargesPanel } from './ChargesPanel.tsx'
import { type Claimable, ClaimQuestion } from './ClaimQuestion.tsx'
import { words } from './charge-wording.ts'
import { byCurrency } from './claimable.ts'
import { LegalFrame } from './LegalFrame.tsx'
import classes from './legal.module.css'

type Row = ReplyOut<typeof legalRoutes.lateCharges>['customers'][number]

const KIND_NAMES: Readonly<Record<CustomerKind, string>> = {
  business: 'professionnels',
  consumer: 'particuliers',
  public: 'publics',
}
const DELAYS = [0, 30, 60, 90] as const
/** As many customers as one order names. */
const PAGE = 100

/** Customers with something late and what could be claimed of each: `type` and `retard` narrow them, `client` is the open one. */
export function ChargesPage() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<'type' | 'retard' | 'client'>()
  const [selection, setSelection] = useState<Selection>(noneTicked)
  const [claiming, setClaiming] = useState<{ rows: readonly Row[]; upTo: string } | null>(null)
  const kind = CUSTOMER_KINDS.find((one) => KIND_NAMES[one] === at.type)
  const leastDays = DELAYS.find((one) => String(one) === at.retard) ?? 0
  const query = { ...(kind ? { kind } : {}), leastDays }
  const head = useQuery({
    ...api.ask(legalRoutes.lateCharges, { query: { ...query, limit: 1 } }),
    placeholderData: (before) => before,
  })
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(legalRoutes.lateCharges), query],
    pageRows: PAGE,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(legalRoutes.lateCharges, { query: { ...query, offset, limit }, signal })
      return { rows: page.customers, total: page.count }
    },
  })
  const narrow = (state: Parameters<typeof change>[0]) => {
    setSelection(noneTicked)
    change({ ...state, client: null })
  }
  const total = rows.total ?? 0
  const ask = async () => {
    const all = await rows.read(0, Math.min(total, MOST_AT_ONCE) - 1)
    setClaiming({ rows: all.filter((row) => isTicked(selection, row.customerId)), upTo: head.data!.upTo })
  }
  const open = at.client
  return (
    <LegalFrame here="interets" facts={head.data ? [t(words.counted, { n: head.data.count })] : []}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.kinds)}
          value={kind ?? 'all'}
          onChange={(one) => narrow({ type: one === 'all' ? null : KIND_NAMES[one as CustomerKind] })}
          data={[
            { value: 'all', label: t(words.allKinds) },
            ...CUSTOMER_KINDS.map((one) => ({ value: one, label: t(words[one]) })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={t(words.leastDays)}
          value={String(leastDays)}
          onChange={(event) => narrow({ retard: event.currentTarget.value === '0' ? null : event.currentTarget.value })}
          data={DELAYS.map((n) => ({
            value: String(n),
            label: `${t(words.leastDays)} ${n === 0 ? t(words.anyDelay) : t(words.nDays, { n })}`,
          }))}
        />
      </div>
      <ListAndPanel
        wide
        panelLabel={t(words.panel)}
        onClose={() => change({ client: null })}
        panel={open ? <ChargesPanel key={open} customerId={open} customerName={nameIn(rows, total, open)} /> : null}
        list={
          <>
            <DataTable
              label={t(words.list)}
              columns={useColumns()}
              rows={rows}
              rowKey={(row) => row.customerId}
              activeKey={open ?? null}
              onActive={(client) => change({ client })}
              selection={selection}
              onSelection={setSelection}
              empty={
                kind || leastDays > 0 ? (
                  <EmptyState
                    title={t(words.noneTitle)}
                    actions={
                      <ActionButton onAct={() => narrow({ type: null, retard: null })}>{t(words.showAll)}</ActionButton>
                    }
                  >
                    {t(words.noneFound)}
                  </EmptyState>
                ) : (
                  <EmptyState title={t(words.noneTitle)}>{t(words.none)}</EmptyState>
                )
              }
            />
            <BulkBar selection={selection} onSelection={setSelection} total={total}>
              <ActionButton primary={!open} refusal={refusal} onAct={ask}>
                {t(words.claimAct)}
              </ActionButton>
            </BulkBar>
          </>
        }
      />
      {claiming && (
        <ClaimQuestion
          opened
          onClose={() => setClaiming(null)}
          customerIds={claiming.rows.map((row) => row.customerId)}
          itemIds={null}
          withPaid={false}
          barred={0}
          upTo={claiming.upTo}
          claimable={claimableIn(claiming.rows)}
          onClaimed={() => setSelection(noneTicked)}
        />
      )}
    </LegalFrame>
  )
}

/** One order names no more customers than this; those who owe most come first. */
const MOST_AT_ONCE = 500

function nameIn(rows: { rowAt(index: number): Row | undefined }, total: number, id: string): string | undefined {
  for (let index = 0; index < total; index++) {
    const row = rows.rowAt(index)
    if (row?.customerId === id) return row.name
  }
  return undefined
}

const claimableIn = (rows: readonly Row[]): Claimable => {
  const totals = rows.flatMap((row) => row.totals)
  return {
    interest: byCurrency(totals.map((one) => ({ currency: one.currency, cents: one.interestToClaimCents }))),
    indemnity: byCurrency(totals.map((one) => ({ currency: one.currency, cents: one.indemnityToClaimCents }))),
  }
}

function useColumns(): Column<Row>[] {
  const { t } = useWords()
  const amounts = (row: Row, of: 'interestCents' | 'indemnityCents' | 'toClaimCents' | 'claimedCents') => (
    <span className={classes.stack}>
      {row.totals
        .filter((one) => one[of] > 0)
        .map((one) => (
          <span key={one.currency}>
            <Amount cents={one[of]} currency={one.currency} strong={of === 'toClaimCents'} />
          </span>
        ))}
    </span>
  )
  return [
    { key: 'customer', header: t(words.customer), width: 'minmax(160px, 2fr)', cell: (row) => row.name },
    {
      key: 'documents',
      header: t(words.documents),
      width: '76px',
      align: 'right',
      hideBelowPx: 720,
      cell: (row) => row.documents,
    },
    {
      key: 'interest',
      header: t(words.interest),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      hideBelowPx: 560,
      cell: (row) => amounts(row, 'interestCents'),
    },
    {
      key: 'indemnity',
      header: t(words.indemnity),
      width: 'minmax(100px, 1fr)',
      align: 'right',
      hideBelowPx: 640,
      cell: (row) => amounts(row, 'indemnityCents'),
    },
    {
      key: 'claimed',
      header: t(words.claimed),
      width: 'minmax(100px, 1fr)',
      align: 'right',
      hideBelowPx: 800,
      cell: (row) => amounts(row, 'claimedCents'),
    },
    {
      key: 'toClaim',
      header: t(words.toClaim),
      width: 'minmax(120px, 1fr)',
      align: 'right',
      cell: (row) => amounts(row, 'toClaimCents'),
    },
    {
      key: 'remarks',
      header: t(words.remarks),
      width: 'minmax(140px, 1.2fr)',
      hideBelowPx: 900,
      cell: (row) =>
        [
          row.barred > 0 && t(words.barredShort, { n: row.barred }),
          row.refused > 0 && t(words.refusedShort, { n: row.refused }),
          row.toVerify && t(words.toVerifyShort),
        ]
          .filter(Boolean)
          .join(' · '),
    },
  ]
}
