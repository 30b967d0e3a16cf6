import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type InsolvencyView, legalRoutes } from '../../src/legal/contract.ts'
import { procedureNames, standingNames } from '../../src/legal/insolvency/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { BodaccNotices } from './BodaccNotices.tsx'
import { CheckQuestion, WatchQuestion } from './BodaccQuestions.tsx'
import { CaseQuestion } from './CaseQuestion.tsx'
import classes from './claims.module.css'
import { InsolvencyPanel } from './InsolvencyPanel.tsx'
import { proofNames, insolvencyWording as words } from './insolvency-wording.ts'
import { LegalFrame } from './LegalFrame.tsx'

/** `voir` which cases · `client` whose · `dossier` the one that is open */
type State = 'voir' | 'client' | 'dossier'

/** Insolvent customers: what is frozen, what has to be done by when, and how far the claim is. */
export function InsolvenciesPage() {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const mayManage = useRefusal('settings.manage')
  const [at, change] = useAddressState<State>()
  const [asks, setAsks] = useState<'case' | 'check' | 'watch' | null>(null)
  const show = at.voir === 'tout' || at.client ? 'all' : 'running'
  const query = { show, customerId: at.client } as const
  const head = useQuery(api.ask(legalRoutes.insolvencies, { query })).data
  const rows = usePagedRows<InsolvencyView>({
    queryKey: [...api.keyOf(legalRoutes.insolvencies), query],
    fetchPage: async ({ signal }) => {
      const { cases } = await api.call(legalRoutes.insolvencies, { query, signal })
      return { rows: cases, total: cases.length }
    },
    pageRows: 1000,
  })
  const runs = head?.cases.filter(({ standing }) => standing === 'open' || standing === 'plan').length ?? 0
  return (
    <LegalFrame
      here="procedures"
      facts={
        head
          ? [
              t(words.count, { n: runs }),
              ...(head.toLook > 0 ? [t(words.toLook, { n: head.toLook })] : []),
              !head.watch.watches
                ? t(words.notWatched)
                : head.watch.readTo
                  ? t(words.readTo, { day: day(head.watch.readTo as LocalDate) })
                  : t(words.neverRead),
            ]
          : []
      }
      actions={
        <>
          <ActionButton refusal={mayManage} onAct={() => setAsks('watch')}>
            {t(words.watch)}
          </ActionButton>
          <ActionButton refusal={refusal} onAct={() => setAsks('check')}>
            {t(words.check)}
          </ActionButton>
          <ActionButton
            primary
            refusal={refusal}
            shortcut={{ keys: 'n', does: words.add }}
            onAct={() => setAsks('case')}
          >
            {t(words.add)}
          </ActionButton>
        </>
      }
    >
      {asks === 'watch' && <WatchQuestion onClose={() => setAsks(null)} />}
      {asks === 'check' && <CheckQuestion onClose={() => setAsks(null)} />}
      {asks === 'case' && (
        <CaseQuestion
          customerId={at.client ?? null}
          onDone={(dossier) => change({ dossier })}
          onClose={() => setAsks(null)}
        />
      )}
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.list)}
          value={show}
          onChange={(one) => change({ voir: one === 'all' ? 'tout' : null, client: null, dossier: null })}
          data={[
            { value: 'running', label: t(words.running) },
            { value: 'all', label: t(words.everything) },
          ]}
        />
        {head?.watch.fault && <Reason kind="held">{t(words.feedFault, { fault: head.watch.fault })}</Reason>}
      </div>
      {(head?.toLook ?? 0) > 0 && <BodaccNotices />}
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={() => change({ dossier: null })}
        panel={at.dossier ? <InsolvencyPanel key={at.dossier} id={at.dossier} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.dossier ?? null}
            onActive={(dossier) => change({ dossier })}
            empty={
              <EmptyState
                title={t(words.emptyTitle)}
                actions={
                  show === 'running' ? (
                    <ActionButton onAct={() => change({ voir: 'tout' })}>{t(words.showAll)}</ActionButton>
                  ) : undefined
                }
              >
                {t(words.empty)}
              </EmptyState>
            }
          />
        }
      />
    </LegalFrame>
  )
}

function useColumns(): Column<InsolvencyView>[] {
  const { t } = useWords()
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(120px, 1.6fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    {
      key: 'procedure',
      header: t(words.procedure),
      width: 'minmax(150px, 1.2fr)',
      cell: (row) => (
        <>
          {t(procedureNames[row.procedure])}
          {row.standing !== 'open' && <small className={classes.quiet}> {t(standingNames[row.standing])}</small>}
        </>
      ),
    },
    {
      key: 'opened',
      header: t(words.openedOn),
      width: '104px',
      cell: (row) => <Day date={row.openedOn as LocalDate} />,
    },
    {
      key: 'frozen',
      header: t(words.frozen),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => (
        <span className={classes.sums}>
          {row.prior.map((one) => (
            <Amount key={one.currency} cents={one.cents} currency={one.currency} />
          ))}
        </span>
      ),
    },
    {
      key: 'next',
      header: t(words.next),
      width: 'minmax(190px, 1.6fr)',
      cell: (row) =>
        row.next && (
          <>
            <b>
              <Day date={row.next.by as LocalDate} />
            </b>{' '}
            {t(words[row.next.duty])}
          </>
        ),
    },
    {
      key: 'proof',
      header: t(words.proof),
      width: 'minmax(90px, .8fr)',
      hideBelowPx: 760,
      cell: (row) => <span className={classes.quiet}>{t(row.proof ? proofNames[row.proof] : words.noProofYet)}</span>,
    },
  ]
}
