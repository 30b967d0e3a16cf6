import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { PROMISE_SHOWS, type PromiseView, promiseRoutes } from '../../src/promises/contract.ts'
import { promiseStateNames } from '../../src/promises/wording.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import type { Column } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { ExportButton } from '../ledger/ExportButton.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { exportPromises } from './export-promises.ts'
import { GivenList } from './GivenList.tsx'
import { NewPromise } from './NewPromise.tsx'
import { PromisePanel } from './PromisePanel.tsx'
import { PromisesFrame } from './PromisesFrame.tsx'
import classes from './promises.module.css'
import { SHOW_NAMES, showNamed } from './shows.ts'
import { promiseShowNames, wording as words } from './wording.ts'

/** `voir` and `mots` which promises · `promesse` the one that is open · `panneau` what is done · `client` whose is added */
type State = 'voir' | 'mots' | 'promesse' | 'panneau' | 'client'

/** Promises to pay by where they stand; the one under the cursor at their right. */
export function PromisesPage() {
  const api = useApi()
  const { t, lang, money } = useWords()
  const refusal = useRefusal('claims.work')
  const [at, change] = useAddressState<State>()
  const show = showNamed(PROMISE_SHOWS, at.voir) ?? 'running'
  const wanted = at.mots || undefined
  const head = useQuery({
    ...api.ask(promiseRoutes.promises, { query: { show: 'running', limit: 1 } }),
    placeholderData: (before) => before,
  })
  const rows = usePagedRows<PromiseView>({
    queryKey: [...api.keyOf(promiseRoutes.promises), { show, words: wanted }],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(promiseRoutes.promises, { query: { show, words: wanted, offset, limit }, signal })
      return { rows: page.promises, total: page.count }
    },
  })
  const columns = useColumns({ show, words: wanted })
  const nothing = { panneau: null, client: null } as const
  const add = () => change({ ...nothing, panneau: 'nouvelle', promesse: null }, 'push')
  const isNew = at.panneau === 'nouvelle'
  const panel = isNew ? (
    <NewPromise
      customerId={at.client ?? null}
      onCustomer={(client) => change({ client })}
      onSaved={(promesse) => change({ ...nothing, promesse, voir: null })}
      onCancel={() => change(nothing)}
    />
  ) : at.promesse ? (
    <PromisePanel
      key={at.promesse}
      promiseId={at.promesse}
      replacing={at.panneau === 'remplacer'}
      onReplacing={(on) => change({ panneau: on ? 'remplacer' : null })}
      onReplaced={(promesse) => change({ ...nothing, promesse })}
    />
  ) : null
  return (
    <PromisesFrame
      here="promesses"
      facts={
        head.data
          ? [
              t(words.counted, { n: head.data.count }),
              ...head.data.totals.map((one) =>
                t(words.expected, { amount: money(one.cents - one.keptCents, one.currency) }),
              ),
            ]
          : []
      }
      actions={
        <>
          <ExportButton make={(tell) => exportPromises(api, lang, { show, words: wanted }, tell)} />
          <ActionButton
            primary={panel === null}
            refusal={refusal}
            shortcut={{ keys: 'p', does: words.keyAdd }}
            onAct={add}
          >
            {t(words.add)}
          </ActionButton>
        </>
      }
    >
      <GivenList
        words={words}
        shows={PROMISE_SHOWS}
        names={promiseShowNames}
        show={show}
        byShow={head.data?.byShow}
        typed={at.mots ?? ''}
        onNarrow={(next) => change({ ...next, promesse: null, ...nothing })}
        rows={rows}
        columns={columns}
        footLines={Math.max(1, head.data?.totals.length ?? 1)}
        openId={at.promesse ?? null}
        onOpen={(promesse) => change({ promesse, ...nothing })}
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

function useColumns(query: { show: (typeof PROMISE_SHOWS)[number]; words: string | undefined }): Column<PromiseView>[] {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const totals =
    useQuery({
      ...api.ask(promiseRoutes.promises, { query: { ...query, limit: 1 } }),
      placeholderData: (before) => before,
    }).data?.totals ?? []
  const sums = (of: 'cents' | 'keptCents') => (
    <span className={classes.sums}>
      {totals.map((one) => (
        <Amount key={one.currency} cents={one[of]} currency={one.currency} />
      ))}
    </span>
  )
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(150px, 1.6fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
      foot: t(words.total),
    },
    {
      key: 'due',
      header: t(words.dueOn),
      width: '124px',
      cell: (row) => <Day date={row.dueOn as LocalDate} />,
    },
    {
      key: 'amount',
      header: t(words.amount),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.cents} currency={row.currency} />,
      foot: sums('cents'),
    },
    {
      key: 'kept',
      header: t(words.kept),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      hideBelowPx: 620,
      cell: (row) => (row.keptCents === 0 ? '' : <Amount cents={row.keptCents} currency={row.currency} />),
      foot: sums('keptCents'),
    },
    {
      key: 'said',
      header: t(words.said),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 820,
      cell: (row) => <span className={classes.quiet}>{row.saidBy}</span>,
    },
    {
      key: 'state',
      header: t(words.state),
      width: '128px',
      cell: (row) =>
        row.state === 'broken' || (row.state === 'running' && row.dueOn < today) ? (
          <b>{t(promiseStateNames[row.state])}</b>
        ) : (
          t(promiseStateNames[row.state])
        ),
    },
  ]
}
