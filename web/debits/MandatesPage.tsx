import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cashRoutes, MANDATE_SHOWS, type MandateShow, type MandateView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { DebitsFrame } from './DebitsFrame.tsx'
import classes from './debits.module.css'
import { MandateForm } from './MandateForm.tsx'
import { MandatePanel } from './MandatePanel.tsx'
import { mandateWords as words } from './mandates-wording.ts'
import { mandateStates, wording } from './wording.ts'

/** `etat` and `mots` which mandates · `mandat` the one that is open · `panneau` what is done in it · `client` whose is added */
type State = 'etat' | 'mots' | 'mandat' | 'panneau' | 'client'

/** Every mandate with where it stands; the one under the cursor at its right. */
export function MandatesPage() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<State>()
  const state = MANDATE_SHOWS.find((one) => one === at.etat)
  const wanted = at.mots || undefined
  const counts = useQuery({
    ...api.ask(cashRoutes.mandates, { query: { limit: 1 } }),
    placeholderData: (before) => before,
  })
  const rows = usePagedRows<MandateView>({
    queryKey: [...api.keyOf(cashRoutes.mandates), { state, words: wanted }],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(cashRoutes.mandates, { query: { state, words: wanted, offset, limit }, signal })
      return { rows: page.mandates, total: page.count }
    },
  })
  const nothing = { panneau: null, client: null } as const
  const add = () => change({ panneau: 'nouveau', mandat: null, client: null }, 'push')
  const panel =
    at.panneau === 'nouveau' ? (
      <MandateForm
        mandate={null}
        customerId={at.client ?? null}
        onSaved={(mandat) => change({ ...nothing, mandat })}
        onCancel={() => change(nothing)}
      />
    ) : at.mandat ? (
      <MandatePanel
        key={at.mandat}
        mandateId={at.mandat}
        editing={at.panneau === 'modifier'}
        onEdit={(on) => change({ panneau: on ? 'modifier' : null })}
      />
    ) : null
  const byState = counts.data?.byState
  const isFiltered = state !== undefined || wanted !== undefined
  return (
    <DebitsFrame
      here="mandats"
      facts={counts.data ? [t(words.counted, { n: counts.data.count })] : []}
      actions={
        <ActionButton refusal={refusal} shortcut={{ keys: 'n', does: words.keyAdd }} onAct={add}>
          {t(wording.addMandate)}
        </ActionButton>
      }
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.filter)}
          value={state ?? 'all'}
          onChange={(etat) => change({ etat: etat === 'all' ? null : etat, mandat: null, ...nothing })}
          data={[
            { value: 'all', label: t(words.all) },
            ...MANDATE_SHOWS.map((one) => ({ value: one, label: labelOf(one) })),
          ]}
        />
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots: mots || null, mandat: null, ...nothing })}
          label={t(words.search)}
          placeholder={t(words.searchHint)}
          does={words.keySearch}
        />
      </div>
      <ListAndPanel
        panelLabel={t(at.panneau === 'nouveau' ? words.newPanel : words.panel)}
        onClose={() => change({ mandat: null, ...nothing })}
        panel={panel}
        list={
          <DataTable
            label={t(words.list)}
            columns={useMandateColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.mandat ?? null}
            onActive={(mandat) => change({ mandat, ...nothing })}
            empty={
              isFiltered ? (
                <EmptyState
                  title={t(words.noneFoundTitle)}
                  actions={
                    <ActionButton onAct={() => change({ etat: null, mots: null })}>{t(words.showAll)}</ActionButton>
                  }
                >
                  {t(words.noneFound)}
                </EmptyState>
              ) : (
                <EmptyState
                  title={t(words.noneTitle)}
                  actions={
                    <ActionButton primary refusal={refusal} onAct={add}>
                      {t(wording.addMandate)}
                    </ActionButton>
                  }
                >
                  {t(words.none)}
                </EmptyState>
              )
            }
          />
        }
      />
    </DebitsFrame>
  )

  function labelOf(one: MandateShow): string {
    const n = byState?.[one] ?? 0
    return n === 0 ? t(mandateStates[one]) : t(words.stateCount, { state: t(mandateStates[one]), n })
  }
}

function useMandateColumns(): Column<MandateView>[] {
  const { t } = useWords()
  return [
    {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(150px, 1.4fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    { key: 'reference', header: t(words.reference), width: 'minmax(130px, 1fr)', cell: (row) => row.reference },
    {
      key: 'account',
      header: t(wording.account),
      width: '150px',
      hideBelowPx: 620,
      cell: (row) => <span className={classes.quiet}>{row.account}</span>,
    },
    {
      key: 'scheme',
      header: t(words.scheme),
      width: '72px',
      hideBelowPx: 760,
      cell: (row) => row.scheme,
    },
    {
      key: 'signed',
      header: t(words.signedOn),
      width: '104px',
      hideBelowPx: 900,
      cell: (row) => <Day date={row.signedOn as LocalDate} />,
    },
    {
      key: 'used',
      header: t(words.lastUsed),
      width: '150px',
      hideBelowPx: 900,
      cell: (row) =>
        row.lastUsedOn ? (
          <Day date={row.lastUsedOn as LocalDate} />
        ) : (
          <span className={classes.quiet}>{t(words.never)}</span>
        ),
    },
    {
      key: 'state',
      header: t(wording.state),
      width: 'minmax(110px, 1.6fr)',
      cell: (row) =>
        row.state === 'active' ? (
          t(mandateStates.active)
        ) : (
          <b title={row.stateReason}>
            {row.state !== 'lapsed' && row.stateReason
              ? t(wording.stateWhy, { state: t(mandateStates[row.state]), why: row.stateReason })
              : t(mandateStates[row.state])}
          </b>
        ),
    },
  ]
}
