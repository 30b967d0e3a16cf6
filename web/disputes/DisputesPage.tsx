import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type DisputeRowView, disputesRoutes } from '../../src/disputes/contract.ts'
import { DISPUTE_AGES, DISPUTE_OUTCOMES, DISPUTE_SORTS, type DisputeSort } from '../../src/disputes/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import listing from '../design/listing.module.css'
import { usePagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { ExportButton } from '../ledger/ExportButton.tsx'
import { sortOf, sortText, useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { DisputeBoard } from './DisputeBoard.tsx'
import { DisputeForm } from './DisputeForm.tsx'
import { DisputePanel } from './DisputePanel.tsx'
import { DisputesFrame } from './DisputesFrame.tsx'
import { useDisputeColumns } from './dispute-columns.tsx'
import { exportDisputes } from './export-disputes.ts'
import { useOwners } from './members.ts'
import { showOf } from './shows.ts'
import { ageNames, disputeWords as words } from './wording.ts'

/**
 * `voir` which disputes · `anciennete`, `responsable`, `motif`, `devise`, `issue`, `du`, `au`, `mots` what narrows them down · `tri` their order ·
 * `litige` the open one · `nouveau` while one is opened, about `client` and `piece`
 */
export type DisputesState =
  | 'voir'
  | 'anciennete'
  | 'responsable'
  | 'motif'
  | 'devise'
  | 'issue'
  | 'du'
  | 'au'
  | 'mots'
  | 'tri'
  | 'litige'
  | 'nouveau'
  | 'client'
  | 'piece'

const NOTHING_OPEN = { litige: null, nouveau: null, piece: null } as const
const NO_FILTER = {
  anciennete: null,
  responsable: null,
  motif: null,
  devise: null,
  issue: null,
  du: null,
  au: null,
  mots: null,
  client: null,
} as const

/** Disputes by age, amount, owner and cause; the one under the cursor at the right. */
export function DisputesPage() {
  const api = useApi()
  const { t, lang } = useWords()
  const refusal = useRefusal('claims.work')
  const owners = useOwners()
  const [at, change] = useAddressState<DisputesState>()
  const show = showOf(at.voir)
  const sort = sortOf(at.tri, DISPUTE_SORTS) ?? {
    column: show === 'resolved' ? 'opened' : 'due',
    direction: show === 'resolved' ? 'desc' : 'asc',
  }
  const filter = {
    show,
    age: DISPUTE_AGES.find(({ key }) => key === at.anciennete)?.key,
    owner: at.responsable,
    categoryId: at.motif,
    currency: at.devise,
    outcome: DISPUTE_OUTCOMES.find((one) => one === at.issue),
    resolvedFrom: at.du,
    resolvedTo: at.au,
    words: at.mots || undefined,
    // While one is opened, its customer fills the form and narrows nothing.
    customerId: at.nouveau ? undefined : at.client,
  }
  const order = { sort: sort.column as DisputeSort, descending: String(sort.direction === 'desc') }
  const rows = usePagedRows<DisputeRowView>({
    queryKey: [...api.keyOf(disputesRoutes.disputes), { ...filter, ...order }, lang],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(disputesRoutes.disputes, { query: { ...filter, ...order, offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
  const totals =
    useQuery({
      ...api.ask(disputesRoutes.disputes, { query: { ...filter, limit: 1 } }),
      placeholderData: (before) => before,
    }).data?.totals ?? []
  const categories = useQuery(api.ask(disputesRoutes.categories, {})).data?.categories ?? []
  const isNarrowed = Object.values({ ...filter, show: undefined }).some((one) => one !== undefined)
  const add = () => change({ ...NOTHING_OPEN, nouveau: 'oui' }, 'push')
  const narrow = (next: Parameters<typeof change>[0]) => change({ ...NOTHING_OPEN, ...next })
  return (
    <DisputesFrame
      here={show === 'all' ? 'running' : show}
      facts={totals.map((total) => (
        <span key={total.currency}>
          {t(words.nOf, { n: total.count })} · <Amount cents={total.cents} currency={total.currency} />
        </span>
      ))}
      actions={
        <>
          <ExportButton make={(tell) => exportDisputes(api, lang, { ...filter, ...order }, owners.nameOf, tell)} />
          <ActionButton
            primary={at.nouveau === undefined && !at.litige}
            refusal={refusal}
            shortcut={{ keys: 'd', does: words.add }}
            onAct={add}
          >
            {t(words.add)}
          </ActionButton>
        </>
      }
    >
      {show !== 'resolved' && <DisputeBoard at={at} onNarrow={narrow} />}
      <div className={listing.filters}>
        <NativeSelect
          size="xs"
          aria-label={t(words.owner)}
          value={at.responsable ?? ''}
          onChange={(event) => narrow({ responsable: event.currentTarget.value || null })}
          data={[
            { value: '', label: t(words.everyOwner) },
            ...owners.choices,
            { value: 'none', label: t(words.nobody) },
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={t(words.category)}
          value={at.motif ?? ''}
          onChange={(event) => narrow({ motif: event.currentTarget.value || null })}
          data={[
            { value: '', label: t(words.everyCategory) },
            ...categories.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
        {show !== 'resolved' && (
          <NativeSelect
            size="xs"
            aria-label={t(words.age)}
            value={at.anciennete ?? ''}
            onChange={(event) => narrow({ anciennete: event.currentTarget.value || null })}
            data={[
              { value: '', label: t(words.everyAge) },
              ...DISPUTE_AGES.map(({ key }) => ({ value: key, label: t(ageNames[key]) })),
            ]}
          />
        )}
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => narrow({ mots: mots || null })}
          label={t(words.find)}
          placeholder={t(words.find)}
          does={words.keyFind}
        />
      </div>
      <ListAndPanel
        wide={at.nouveau !== undefined}
        panelLabel={t(at.nouveau ? words.newPanel : words.panel)}
        onClose={() => change(NOTHING_OPEN)}
        panel={
          at.nouveau ? (
            <DisputeForm
              key={at.client ?? ''}
              customerId={at.client ?? null}
              itemId={at.piece ?? null}
              onOpened={(litige) => change({ ...NOTHING_OPEN, client: null, voir: null, litige })}
              onCancel={() => change({ ...NOTHING_OPEN, client: null })}
            />
          ) : at.litige ? (
            <DisputePanel key={at.litige} id={at.litige} />
          ) : null
        }
        list={
          <DataTable
            label={t(words.list)}
            columns={useDisputeColumns(show, owners.nameOf)}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.litige ?? null}
            onActive={(litige) => change({ ...NOTHING_OPEN, litige })}
            sort={sort}
            onSort={(next) => change({ tri: sortText(next) })}
            empty={
              isNarrowed || show !== 'running' ? (
                <EmptyState
                  title={t(words.emptyHereTitle)}
                  actions={
                    <ActionButton onAct={() => change({ ...NO_FILTER, ...NOTHING_OPEN, voir: null })}>
                      {t(words.showAll)}
                    </ActionButton>
                  }
                >
                  {t(words.emptyHere)}
                </EmptyState>
              ) : (
                <EmptyState
                  title={t(words.emptyTitle)}
                  actions={
                    <ActionButton refusal={refusal} onAct={add}>
                      {t(words.add)}
                    </ActionButton>
                  }
                >
                  {t(words.empty)}
                </EmptyState>
              )
            }
          />
        }
      />
    </DisputesFrame>
  )
}
