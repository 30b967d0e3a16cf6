import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateRow } from '../../src/outsourcing/mandates/contract.ts'
import { mandateStateNames } from '../../src/outsourcing/mandates/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ClosingBoard } from './ClosingBoard.tsx'
import { MandateCreditors } from './MandateCreditors.tsx'
import { MandatePanel } from './MandatePanel.tsx'
import { mandateWords as words } from './mandate-words.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { QuotesAsked } from './QuotesAsked.tsx'

/** Mandates to collect: `voir` those received, `mandat` the one that is open, `fin` its end. */
export function MandatesPage() {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const [at, change] = useAddressState<'voir' | 'mandat' | 'fin'>()
  const head = useQuery(api.ask(routes.collectionMandates, {})).data
  const shows = at.voir === 'recus' ? 'received' : 'given'
  const side = shows === 'received' ? 'agency' : 'creditor'
  const rows = usePagedRows<MandateRow>({
    queryKey: [...api.keyOf(routes.collectionMandates), shows],
    fetchPage: async ({ offset, limit, signal }) => {
      const all = (await api.call(routes.collectionMandates, { signal }))[shows]
      return { rows: all.slice(offset, offset + limit), total: all.length }
    },
  })
  if (at.mandat && at.fin)
    return (
      <OutsourcingFrame here="mandats">
        <ClosingBoard key={at.mandat} mandateId={at.mandat} side={side} />
      </OutsourcingFrame>
    )
  const all = head ? [...head.given, ...head.received] : []
  const waiting = all.filter(({ waitsForUs }) => waitsForUs).length
  return (
    <OutsourcingFrame
      here="mandats"
      facts={
        head
          ? [
              t(words.running, { n: all.filter(({ state }) => state === 'running').length }),
              ...(waiting > 0 ? [<b key="waits">{t(words.waits, { n: waiting })}</b>] : []),
            ]
          : []
      }
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.which)}
          value={shows}
          onChange={(one) => change({ voir: one === 'received' ? 'recus' : null, mandat: null })}
          data={(['given', 'received'] as const).map((value) => ({ value, label: t(words[value]) }))}
        />
      </div>
      {shows === 'received' && <MandateCreditors />}
      {shows === 'received' && <QuotesAsked />}
      <ListAndPanel
        wide
        panelLabel={t(words.panel)}
        onClose={() => change({ mandat: null })}
        panel={at.mandat ? <MandatePanel key={at.mandat} mandateId={at.mandat} side={side} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.mandat ?? null}
            onActive={(mandat) => change({ mandat })}
            empty={
              <EmptyState
                title={t(words.emptyTitle)}
                actions={
                  shows === 'given' && (
                    <ActionButton onAct={() => void navigate({ to: urls.providers(api.orgId ?? 0) })}>
                      {t(words.toProviders)}
                    </ActionButton>
                  )
                }
              >
                {t(shows === 'given' ? words.emptyGiven : words.emptyReceived)}
              </EmptyState>
            }
          />
        }
      />
    </OutsourcingFrame>
  )
}

function useColumns(): Column<MandateRow>[] {
  const { t } = useWords()
  return [
    { key: 'number', header: t(words.number), width: '96px', cell: (row) => row.number },
    { key: 'other', header: t(words.other), width: 'minmax(120px, 1.4fr)', cell: (row) => row.otherName },
    {
      key: 'scope',
      header: t(words.scope),
      width: 'minmax(140px, 1.6fr)',
      hideBelowPx: 820,
      cell: (row) => <span title={row.fee}>{row.scope}</span>,
    },
    {
      key: 'state',
      header: t(words.state),
      width: 'minmax(120px, 1fr)',
      cell: (row) =>
        row.waitsForUs ? (
          <b>{t(words.forUs)}</b>
        ) : row.isBarred ? (
          <b>{t(words.barred)}</b>
        ) : row.isUnderNotice && row.state === 'running' ? (
          t(words.underNotice)
        ) : (
          t(mandateStateNames[row.state])
        ),
    },
    {
      key: 'ends',
      header: t(words.ends),
      width: '116px',
      hideBelowPx: 560,
      cell: (row) => row.endsOn && <Day date={row.endsOn as LocalDate} />,
    },
  ]
}
