import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type RequestView, outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { REQUEST_SHOWS, type RequestShow } from '../../src/outsourcing/requests/model.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { OrgProvider, useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { ApprovalPanel } from './ApprovalPanel.tsx'
import { ApprovalsUnread } from './ApprovalsUnread.tsx'
import { approvalWords as words } from './approval-words.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'

/** What each list is called in an address. */
const SHOW_NAMES: Readonly<Record<RequestShow, string>> = { waiting: 'attente', answered: 'traitees', all: 'toutes' }

/** What we asked of a creditor is looked at in the creditor's organisation. */
const keyOf = ({ id, orgId }: RequestView, isMade: boolean): string => (isMade ? `${id}~${orgId}` : id)

/** What providers ask of us, or what we ask of our creditors: `voir` which, `etat` where they stand, `demande` the one that is open. */
export function ApprovalsPage() {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [at, change] = useAddressState<'voir' | 'etat' | 'demande'>()
  const counted = { query: { show: 'all', limit: 1 } } as const
  const received = useQuery(api.ask(routes.requests, counted)).data
  const made = useQuery(api.ask(routes.requestsMade, counted)).data
  const isMade = at.voir === 'faites' || (at.voir !== 'recues' && received?.count === 0 && (made?.count ?? 0) > 0)
  const show = REQUEST_SHOWS.find((one) => SHOW_NAMES[one] === at.etat) ?? 'waiting'
  const route = isMade ? routes.requestsMade : routes.requests
  const head = isMade ? made : received
  const rows = usePagedRows<RequestView>({
    queryKey: [...api.keyOf(route), show],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(route, { query: { show, offset, limit }, signal })
      return { rows: page.requests, total: page.count }
    },
  })
  const [requestId, where] = (at.demande ?? '').split('~')
  const there = (head?.waiting ?? 0) - (head?.ours ?? 0)
  return (
    <OutsourcingFrame
      here="demandes"
      facts={
        head
          ? [
              <b key="ours">{t(isMade ? words.toAnswer : words.toApprove, { n: head.ours })}</b>,
              ...(there > 0 ? [t(isMade ? words.waitCreditor : words.waitThere, { n: there })] : []),
            ]
          : []
      }
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.side)}
          value={isMade ? 'made' : 'received'}
          onChange={(one) => change({ voir: one === 'made' ? 'faites' : 'recues', demande: null })}
          data={(['received', 'made'] as const).map((value) => ({ value, label: t(words[value]) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t(words.show)}
          value={show}
          onChange={(one) => change({ etat: one === 'waiting' ? null : SHOW_NAMES[one as RequestShow], demande: null })}
          data={REQUEST_SHOWS.map((value) => ({ value, label: t(words.shows, { show: value }) }))}
        />
      </div>
      {isMade && <ApprovalsUnread />}
      <ListAndPanel
        wide
        panelLabel={t(words.panel)}
        onClose={() => change({ demande: null })}
        panel={
          requestId ? (
            <OrgProvider value={where ? Number(where) : api.orgId}>
              <ApprovalPanel key={requestId} requestId={requestId} isAsker={isMade} onDone={refresh} />
            </OrgProvider>
          ) : null
        }
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns(isMade)}
            rows={rows}
            rowKey={(row) => keyOf(row, isMade)}
            activeKey={at.demande ?? null}
            onActive={(demande) => change({ demande })}
            empty={
              <EmptyState
                title={t(words.emptyTitle)}
                actions={
                  show === 'waiting' && (
                    <ActionButton onAct={() => change({ etat: SHOW_NAMES.answered })}>
                      {t(words.seeAnswered)}
                    </ActionButton>
                  )
                }
              >
                {t(isMade ? words.emptyMade : words.emptyReceived)}
              </EmptyState>
            }
          />
        }
      />
    </OutsourcingFrame>
  )
}

function useColumns(isMade: boolean): Column<RequestView>[] {
  const { t } = useWords()
  return [
    { key: 'customer', header: t(words.customer), width: 'minmax(130px, 1.4fr)', cell: (row) => row.customerName },
    { key: 'what', header: t(words.what), width: 'minmax(140px, 1.2fr)', cell: (row) => row.name },
    {
      key: 'who',
      header: t(isMade ? words.creditor : words.who),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 820,
      cell: (row) => (isMade ? row.creditorName : row.providerName),
    },
    {
      key: 'owed',
      header: t(words.owed),
      width: '116px',
      align: 'right',
      cell: (row) => <Amount cents={row.owedCents} currency={row.currency} />,
    },
    {
      key: 'state',
      header: t(words.state),
      width: 'minmax(150px, 1fr)',
      hideBelowPx: 560,
      cell: (row) =>
        row.state === 'waiting' ? (
          t(words.turn, { turn: row.turn, days: t(words.days, { n: row.days }) })
        ) : (
          <span title={row.outcomeName ?? undefined}>{row.outcomeName ?? row.stateName}</span>
        ),
    },
  ]
}
