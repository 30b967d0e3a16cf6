import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { PLAN_SHOWS, type PlanView, promiseRoutes } from '../../src/promises/contract.ts'
import { planStateNames } from '../../src/promises/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { ExportButton } from '../ledger/ExportButton.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { exportPlans } from './export-promises.ts'
import { GivenList } from './GivenList.tsx'
import { NewPlan } from './NewPlan.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { PromisesFrame } from './PromisesFrame.tsx'
import { planShowNames, planWords as words } from './plan-wording.ts'
import { SHOW_NAMES, showNamed } from './shows.ts'
import { wording } from './wording.ts'

/** `voir` and `mots` which plans · `plan` the one that is open · `panneau` what is done · `client` whose is drafted */
type State = 'voir' | 'mots' | 'plan' | 'panneau' | 'client'

/** Instalment plans by the payment awaited next; the one under the cursor at their right. */
export function PlansPage() {
  const api = useApi()
  const { t, lang, money } = useWords()
  const refusal = useRefusal('claims.work')
  const [at, change] = useAddressState<State>()
  const show = showNamed(PLAN_SHOWS, at.voir) ?? 'running'
  const wanted = at.mots || undefined
  const head = useQuery({
    ...api.ask(promiseRoutes.plans, { query: { show: 'running', limit: 1 } }),
    placeholderData: (before) => before,
  })
  const rows = usePagedRows<PlanView>({
    queryKey: [...api.keyOf(promiseRoutes.plans), { show, words: wanted }],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(promiseRoutes.plans, { query: { show, words: wanted, offset, limit }, signal })
      return { rows: page.plans, total: page.count }
    },
  })
  const nothing = { panneau: null, client: null } as const
  const add = () => change({ ...nothing, panneau: 'nouveau', plan: null }, 'push')
  const isNew = at.panneau === 'nouveau'
  const panel = isNew ? (
    <NewPlan
      customerId={at.client ?? null}
      onCustomer={(client) => change({ client })}
      onSaved={(plan) => change({ ...nothing, plan, voir: SHOW_NAMES.all })}
      onCancel={() => change(nothing)}
    />
  ) : at.plan ? (
    <PlanPanel
      key={at.plan}
      planId={at.plan}
      editing={at.panneau === 'modifier'}
      onEdit={(on) => change({ panneau: on ? 'modifier' : null })}
    />
  ) : null
  return (
    <PromisesFrame
      here="echeanciers"
      facts={
        head.data
          ? [
              t(words.counted, { n: head.data.count }),
              ...head.data.totals.map((one) =>
                t(words.left, { amount: money(one.cents - one.keptCents, one.currency) }),
              ),
            ]
          : []
      }
      actions={
        <>
          <ExportButton make={(tell) => exportPlans(api, lang, { show, words: wanted }, tell)} />
          <ActionButton
            primary={panel === null}
            refusal={refusal}
            shortcut={{ keys: 'n', does: words.keyAdd }}
            onAct={add}
          >
            {t(words.add)}
          </ActionButton>
        </>
      }
    >
      <GivenList
        words={words}
        shows={PLAN_SHOWS}
        names={planShowNames}
        show={show}
        byShow={head.data?.byShow}
        typed={at.mots ?? ''}
        onNarrow={(next) => change({ ...next, plan: null, ...nothing })}
        rows={rows}
        columns={usePlanColumns()}
        openId={at.plan ?? null}
        onOpen={(plan) => change({ plan, ...nothing })}
        panelLabel={t(isNew ? words.newPanel : words.panel)}
        panel={panel}
        add={
          <ActionButton refusal={refusal} onAct={add}>
            {t(words.add)}
          </ActionButton>
        }
      />
    </PromisesFrame>
  )
}

function usePlanColumns(): Column<PlanView>[] {
  const { t } = useWords()
  return [
    { key: 'no', header: t(words.no), width: '92px', cell: (row) => row.reference },
    {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(150px, 1.6fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    {
      key: 'next',
      header: t(words.next),
      width: '142px',
      cell: (row) =>
        row.next && row.state !== 'cancelled' && row.state !== 'lapsed' ? (
          <span style={{ fontWeight: row.isLate ? 600 : undefined }}>
            <Day date={row.next.dueOn as LocalDate} />
          </span>
        ) : (
          ''
        ),
    },
    {
      key: 'paid',
      header: t(words.paid),
      width: 'minmax(100px, 1fr)',
      align: 'right',
      hideBelowPx: 620,
      cell: (row) => (row.paidCents === 0 ? '' : <Amount cents={row.paidCents} currency={row.currency} />),
    },
    {
      key: 'total',
      header: t(words.total),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.cents} currency={row.currency} />,
    },
    {
      key: 'state',
      header: t(wording.state),
      width: '120px',
      cell: (row) => (row.isLate ? <b>{t(planShowNames.late)}</b> : <span>{t(planStateNames[row.state])}</span>),
    },
  ]
}
