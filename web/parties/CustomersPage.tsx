import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { OwnBooks, useIsAgent, useOrganisation, useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DataTable } from '../design/DataTable.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import listing from '../design/listing.module.css'
import { PageHeader } from '../design/PageHeader.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { CustomerDunning } from '../dunning/CustomerDunning.tsx'
import { sortText, useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ColumnChoice, useChosenColumns } from './ColumnChoice.tsx'
import { CustomerEditor } from './CustomerEditor.tsx'
import { CustomerSummary } from './CustomerSummary.tsx'
import {
  type CustomersState,
  customersQuery,
  filterOf,
  type ListedCustomer,
  listStateOf,
  SHOWS,
  useCustomerColumns,
} from './customer-list.tsx'
import { NO_PROFILE_FILTER, ProfileFilters } from './ProfileFilters.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

/** Every customer with what they owe today; the one under the cursor at its right, Enter for the whole page. */
export function CustomersPage() {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  const [at, change] = useAddressState<CustomersState | 'client' | 'panneau'>()
  const refusal = useRefusal('desk.work')
  const isAgent = useIsAgent()
  const query = customersQuery(at)
  const filter = filterOf(at)
  // Apart from the pages of the list, and the same whatever their order: scrolling and sorting do not ask it again.
  const totals = useQuery({
    ...api.ask(ledgerRoutes.customersTotals, { query: filter }),
    placeholderData: (before) => before,
  })
  const owed = totals.data?.totals ?? []
  const [chosen, choose] = useChosenColumns()
  const columns = useCustomerColumns(useToday(), useOrganisation().data?.currency ?? 'EUR', owed, chosen)
  const places = useRef(new Map<string, number>())
  const rows = usePagedRows<ListedCustomer>({
    queryKey: [...api.keyOf(ledgerRoutes.customers), query],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(ledgerRoutes.customers, { query: { ...query, offset, limit }, signal })
      page.rows.forEach((row, index) => places.current.set(row.id, offset + index))
      return { rows: page.rows, total: page.count }
    },
  })
  const orgId = api.orgId ?? 0
  const open = (id: string) => {
    void navigate({
      href: urls.customer(orgId, id, { ...listStateOf(at), rang: String((places.current.get(id) ?? 0) + 1) }),
    })
  }
  const { show, ...narrowing } = filter
  const isFiltered = show !== 'all' || Object.values(narrowing).some((value) => value !== undefined)
  const isListed = isFiltered || rows.total !== 0
  const adding = at.panneau === 'nouveau'
  const panel = adding ? (
    <CustomerEditor
      customer={null}
      onCancel={() => change({ panneau: null })}
      onSaved={(id) => void navigate({ href: urls.customer(orgId, id) })}
    />
  ) : at.client ? (
    <CustomerSummary
      customerId={at.client}
      nextAction={
        <OwnBooks>
          <CustomerDunning customerId={at.client} />
        </OwnBooks>
      }
    />
  ) : null
  const add = (
    <ActionButton refusal={refusal} onAct={() => change({ panneau: 'nouveau', client: null }, 'push')}>
      {t(wording.addCustomer)}
    </ActionButton>
  )
  return (
    <>
      <PageHeader
        title={t(wording.customers)}
        facts={rows.total === null ? [] : [t(wording.customersCount, { n: rows.total })]}
        actions={<OwnBooks>{add}</OwnBooks>}
      />
      <div className={listing.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t(wording.filter)}
          value={query.show}
          onChange={(voir) => change({ voir: voir === 'all' ? null : voir, client: null })}
          data={SHOWS.map(({ show, name }) => ({ value: show, label: t(name) }))}
        />
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots, client: null })}
          label={t(wording.search)}
          placeholder={t(wording.searchWords)}
          does={wording.focusSearch}
        />
        {isListed && (
          <>
            <ColumnChoice chosen={chosen} onChosen={choose} />
            <OwnBooks>
              <a className={detail.link} href={customersFileUrl(orgId, query)} title={t(wording.downloadUse)} download>
                {t(wording.download)}
              </a>
            </OwnBooks>
          </>
        )}
      </div>
      {isListed && (
        <OwnBooks>
          <div className={listing.filters}>
            <ProfileFilters at={at} onChange={(profile) => change({ ...profile, client: null })} />
          </div>
        </OwnBooks>
      )}
      <ListAndPanel
        panelLabel={t(adding ? wording.newPanel : wording.panel)}
        onClose={() => change({ client: null, panneau: null })}
        panel={panel}
        list={
          <DataTable
            label={t(wording.customers)}
            columns={columns}
            footLines={owed.length}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.client ?? null}
            onActive={(client) => change({ client, panneau: null })}
            onOpen={(row) => open(row.id)}
            sort={{ column: query.sort, direction: query.descending === 'true' ? 'desc' : 'asc' }}
            onSort={(sort) => change({ tri: sortText(sort) })}
            empty={
              isFiltered ? (
                <EmptyState
                  title={t(wording.noneFoundTitle)}
                  actions={
                    <ActionButton onAct={() => change({ mots: null, voir: null, ...NO_PROFILE_FILTER })}>
                      {t(wording.showEveryone)}
                    </ActionButton>
                  }
                >
                  {t(wording.noneFound)}
                </EmptyState>
              ) : isAgent ? (
                <EmptyState title={t(wording.nonePlacedTitle)}>{t(wording.nonePlaced)}</EmptyState>
              ) : (
                <EmptyState
                  title={t(wording.noneYetTitle)}
                  actions={
                    <ActionButton primary onAct={() => navigate({ href: urls.start(orgId) })}>
                      {t(wording.importFile)}
                    </ActionButton>
                  }
                >
                  {t(wording.noneYet)}
                </EmptyState>
              )
            }
          />
        }
      />
    </>
  )
}

/** The address of the list as a file; what is not asked is not in it. */
function customersFileUrl(orgId: number, query: ReturnType<typeof customersQuery>): string {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `/api/orgs/${orgId}/customers-file?${new URLSearchParams(asked)}`
}
