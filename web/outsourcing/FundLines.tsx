import { SegmentedControl } from '@mantine/core'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { DedicatedLineView } from '../../src/outsourcing/receipts/fund-contract.ts'
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
import { FundLineOut } from './FundLineOut.tsx'
import { FundLineShare } from './FundLineShare.tsx'
import { FundLineTold, moveName } from './FundLineTold.tsx'
import { FundLineUse } from './FundLineUse.tsx'
import { fundLineWords as moves } from './fund-line-words.ts'
import { receiptWords as words } from './receipt-words.ts'

const SHOWS = [
  ['open', 'a-affecter', words.lineOpen],
  ['used', 'affectees', words.lineUsed],
  ['over', 'trop-percus', words.lineOver],
  ['out', 'sorties', moves.out],
  ['told', 'reconnues', moves.told],
] as const

/** Lines of the dedicated account: `lignes` which, `ligne` the one that is open. */
export function FundLines() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'lignes' | 'ligne'>()
  const [show] = SHOWS.find(([, name]) => name === at.lignes) ?? SHOWS[0]
  const rows = usePagedRows<DedicatedLineView>({
    queryKey: [...api.keyOf(routes.dedicatedLines), show],
    fetchPage: async ({ offset, limit, signal }) => {
      const { lines } = await api.call(routes.dedicatedLines, { query: { show, offset, limit }, signal })
      // A page that is not full is the last: lines are seldom counted, and their number says nothing here.
      return { rows: lines, total: offset + lines.length + (lines.length === limit ? 1 : 0) }
    },
  })
  const close = () => change({ ligne: null })
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.linesWhich)}
          value={show}
          onChange={(value) => {
            const [, name] = SHOWS.find(([one]) => one === value)!
            change({ lignes: value === 'open' ? null : name, ligne: null })
          }}
          data={SHOWS.map(([value, , name]) => ({ value, label: t(name) }))}
        />
      </div>
      <ListAndPanel
        wide
        panelLabel={t(words.linePanel)}
        onClose={close}
        panel={
          !at.ligne ? null : show === 'open' ? (
            <FundLineShare key={at.ligne} lineId={at.ligne} onDone={close} />
          ) : show === 'out' ? (
            <FundLineOut key={at.ligne} lineId={at.ligne} onDone={close} />
          ) : show === 'told' ? (
            <FundLineTold key={at.ligne} lineId={at.ligne} onDone={close} />
          ) : (
            <FundLineUse key={at.ligne} lineId={at.ligne} show={show} onDone={close} />
          )
        }
        list={
          <DataTable
            label={t(words.lines)}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.ligne ?? null}
            onActive={(ligne) => change({ ligne })}
            empty={<EmptyState title={t(words.emptyLinesTitle)}>{t(words.emptyLines)}</EmptyState>}
          />
        }
      />
    </>
  )
}

function useColumns(): Column<DedicatedLineView>[] {
  const { t, day, money } = useWords()
  return [
    { key: 'day', header: t(words.booked), width: '112px', cell: (row) => <Day date={row.bookedOn as LocalDate} /> },
    {
      key: 'payer',
      header: t(words.payer),
      width: 'minmax(120px, 1fr)',
      hideBelowPx: 640,
      cell: (row) => row.payerName,
    },
    {
      key: 'says',
      header: t(words.says),
      width: 'minmax(140px, 1.6fr)',
      cell: (row) => <span title={row.label}>{row.label}</span>,
    },
    {
      key: 'amount',
      header: t(words.amount),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.cents} currency={row.currency} />,
    },
    {
      key: 'state',
      header: t(words.state),
      width: 'minmax(150px, 1fr)',
      hideBelowPx: 560,
      cell: ({ use, moves: told, currency }) => (
        <span className={classes.quiet}>
          {told.map((move) => moveName(t, move)).join(' · ')}
          {use &&
            [
              t(words.usedFor, { n: use.receipts }),
              use.overGivenBackOn
                ? t(words.givenBack, { day: day(use.overGivenBackOn as LocalDate) })
                : use.overCents > 0 && t(words.toGiveBack, { amount: money(use.overCents, currency) }),
            ]
              .filter(Boolean)
              .join(' · ')}
        </span>
      ),
    },
  ]
}
