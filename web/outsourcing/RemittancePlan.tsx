import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { PlannedView } from '../../src/outsourcing/remittances/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import sums from './outsourcing.module.css'
import { remittanceWords as words } from './remittance-words.ts'

/** What a run of today would hand over to whom, and what stays and why: `mandat` the one that is open. */
export function RemittancePlan() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<'mandat'>()
  const [atOnce, setAtOnce] = useState(false)
  const [asks, setAsks] = useState<readonly string[] | 'all' | null>(null)
  const body = { mandateIds: null, atOnce }
  const planned = useQuery({
    queryKey: [...api.keyOf(routes.planRemittances), body],
    queryFn: ({ signal }) => api.call(routes.planRemittances, { body, signal }),
  }).data
  const rows = usePagedRows<PlannedView>({
    queryKey: [...api.keyOf(routes.planRemittances), body, 'rows'],
    fetchPage: async ({ offset, limit, signal }) => {
      const all = (await api.call(routes.planRemittances, { body, signal })).planned
      return { rows: all.slice(offset, offset + limit), total: all.length }
    },
  })
  const open = planned?.planned.find(({ mandateId }) => mandateId === at.mandat) ?? null
  const going = (planned?.planned ?? []).filter(({ leftOut }) => leftOut === null)
  const chosen = asks === 'all' ? going : (planned?.planned ?? []).filter(({ mandateId }) => asks?.includes(mandateId))
  const why = refusal ?? (going.length === 0 ? t(words.nothingDue) : null)
  return (
    <>
      <div className={classes.tools}>
        <Checkbox
          size="xs"
          label={t(words.atOnce)}
          checked={atOnce}
          onChange={(event) => setAtOnce(event.currentTarget.checked)}
        />
        <ActionButton refusal={why} onAct={() => setAsks('all')}>
          {t(words.run)}
        </ActionButton>
        {planned?.sums.map((one) => (
          <span key={one.currency}>
            <Amount cents={one.cents} currency={one.currency} strong />
          </span>
        ))}
      </div>
      <ListAndPanel
        panelLabel={t(words.planPanel)}
        onClose={() => change({ mandat: null })}
        panel={
          open ? (
            <PlannedPanel
              key={open.mandateId}
              one={open}
              refusal={refusal ?? (open.leftOut === 'no_account' ? open.why : null)}
              onRun={() => setAsks([open.mandateId])}
            />
          ) : null
        }
        list={
          <DataTable
            label={t(words.plan)}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => `${row.mandateId}`}
            activeKey={at.mandat ?? null}
            onActive={(mandat) => change({ mandat })}
            empty={<EmptyState title={t(words.planEmptyTitle)}>{t(words.planEmpty)}</EmptyState>}
          />
        }
      />
      {asks && chosen.length > 0 && (
        <RunQuestion chosen={chosen} atOnce={atOnce || asks !== 'all'} onClose={() => setAsks(null)} />
      )}
    </>
  )
}

type RunProps = { chosen: readonly PlannedView[]; atOnce: boolean; onClose(): void }

function RunQuestion({ chosen, atOnce, onClose }: RunProps) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [, change] = useAddressState<'voir' | 'mandat'>()
  // One question, one run: asked twice, nothing is made twice.
  const [id] = useState(() => crypto.randomUUID())
  const run = async () => {
    const mandateIds = chosen.map(({ mandateId }) => mandateId)
    const { remittances } = await api.call(routes.runRemittances, { body: { id, mandateIds, atOnce } })
    tellDone(t(words.runDone, { n: remittances.length }))
    await refresh()
    change({ voir: 'faits', mandat: null })
  }
  const byCurrency = [...Map.groupBy(chosen, ({ currency }) => currency)]
  const sum = (of: readonly PlannedView[], name: 'receiptsCents' | 'feesCents' | 'cents') =>
    of.reduce((total, one) => total + one[name], 0)
  return (
    <Ask
      opened
      title={t(words.runTitle, { n: new Set(chosen.map(({ creditorName }) => creditorName)).size })}
      act={t(words.run)}
      refusal={null}
      onAct={run}
      onClose={onClose}
    >
      {byCurrency.map(([currency, of]) => (
        <p key={currency}>
          {t(words.runSays, {
            received: { cents: sum(of, 'receiptsCents'), currency },
            fees: { cents: sum(of, 'feesCents'), currency },
            amount: { cents: sum(of, 'cents'), currency },
          })}
        </p>
      ))}
    </Ask>
  )
}

type PanelProps = { one: PlannedView; refusal: string | null; onRun(): void }

function PlannedPanel({ one, refusal, onRun }: PanelProps) {
  const api = useApi()
  const { t, day } = useWords()
  const { currency } = one
  const figures = [
    [words.received, one.receiptsCents],
    [words.kept, -one.returnsCents],
    [words.setOff, -one.feesCents],
    [words.remitted, one.cents],
    [words.billed, one.billedCents],
    [words.feesLeft, one.feesLeftCents],
    [words.returnsLeft, one.returnsLeftCents],
  ] as const
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {one.creditorName} · {one.mandate}
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={one.cents} currency={currency} strong />
          <FigureLink href={urls.funds(api.orgId ?? 0, { voir: 'encaissements', quels: 'a-reverser' })}>
            {t(words.receipts, { n: one.receipts, day: one.firstOn })}
          </FigureLink>
        </div>
      </header>
      {one.isLate && <Reason kind="excluded">{t(words.late, { day: day(one.dueOn as LocalDate) })}</Reason>}
      {one.why && <Reason kind="held">{one.why}</Reason>}
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={onRun}>
          {t(words.runOne)}
        </ActionButton>
      </div>
      <section className={detail.part}>
        <ul className={sums.sums}>
          {figures
            .filter(([, cents], place) => cents !== 0 || place === 0 || place === 3)
            .map(([name, cents]) => (
              <li key={name.fr}>
                <span className={classes.quiet}>{t(name)}</span>
                <Amount cents={cents} currency={currency} strong={name === words.remitted} />
              </li>
            ))}
        </ul>
      </section>
      <p className={detail.quiet}>{t(words.law)}</p>
    </article>
  )
}

function useColumns(): Column<PlannedView>[] {
  const { t, day } = useWords()
  const amount = (
    key: string,
    header: string,
    centsOf: (row: PlannedView) => number,
    hideBelowPx?: number,
  ): Column<PlannedView> => ({
    ...{ key, header, width: 'minmax(104px, 0.9fr)', align: 'right' as const },
    ...(hideBelowPx === undefined ? {} : { hideBelowPx }),
    cell: (row) => <Amount cents={centsOf(row)} currency={row.currency} />,
  })
  return [
    { key: 'creditor', header: t(words.creditor), width: 'minmax(130px, 1.6fr)', cell: (row) => row.creditorName },
    { key: 'mandate', header: t(words.mandate), width: '88px', hideBelowPx: 640, cell: (row) => row.mandate },
    amount('received', t(words.received), (row) => row.receiptsCents, 560),
    amount('fees', t(words.fees), (row) => -row.feesCents, 760),
    amount('cents', t(words.remitted), (row) => row.cents),
    {
      key: 'due',
      header: t(words.dueOn),
      width: 'minmax(112px, 0.8fr)',
      cell: (row) => (row.isLate ? <b>{day(row.dueOn as LocalDate)}</b> : <Day date={row.dueOn as LocalDate} />),
    },
    {
      key: 'why',
      header: t(words.state),
      width: 'minmax(120px, 1.6fr)',
      hideBelowPx: 480,
      cell: (row) => <span title={row.why ?? ''}>{row.why ?? t(words.goes)}</span>,
    },
  ]
}
