import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { insightRoutes } from '../../src/insight/contract.ts'
import { addDays, toLocalDate } from '../../src/kernel/calendar.ts'
import type { NamedItemView } from '../../src/ledger/contract.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { ItemPanel } from '../ledger/ItemPanel.tsx'
import { type ItemOrder, itemOrderOf, orderAsked, orderShown, useItemColumns } from '../ledger/item-columns.tsx'
import { wording as ledgerWording } from '../ledger/wording.ts'
import { sortText, useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { QUARTER_DAYS } from './figures.ts'
import classes from './insight.module.css'
import { wording } from './wording.ts'

/** `du` and `au` the days of issue, both included · `devise` · `ordre` of the list · `piece` the document that is open */
type SalesState = 'du' | 'au' | 'devise' | 'ordre' | 'piece'

const LATEST_FIRST: ItemOrder = { sort: 'issued', descending: true }

/** The documents that the sales of a period are the sum of: what the days of a DSO rest on. */
export function SalesPage() {
  const api = useApi()
  const navigate = useNavigate()
  const { t, day } = useWords()
  const [at, change] = useAddressState<SalesState>()
  const today = useToday()
  const own = useOrganisation().data?.currency ?? 'EUR'
  const to = toLocalDate(at.au ?? '') ?? today
  const from = toLocalDate(at.du ?? '') ?? addDays(to, 1 - QUARTER_DAYS)
  const currency = at.devise ?? own
  const order = itemOrderOf(at.ordre, LATEST_FIRST)
  const period = { from, to, currency }
  const sums = useQuery(api.ask(insightRoutes.sales, { query: { ...period, limit: 1 } }))
  const rows = usePagedRows<NamedItemView>({
    queryKey: [...api.keyOf(insightRoutes.sales), 'rows', period, order],
    fetchPage: async ({ offset, limit, signal }) => {
      const query = { ...period, ...orderAsked(order), offset, limit }
      const page = await api.call(insightRoutes.sales, { query, signal })
      return { rows: page.items, total: page.count }
    },
  })
  const columns = useItemColumns(today, 150)
  const orgId = api.orgId ?? 0
  const total = sums.data && <Amount cents={sums.data.totalCents} currency={currency} strong />
  return (
    <>
      <PageHeader
        title={t(wording.sales)}
        facts={
          sums.data && [
            <span key="total">{total}</span>,
            t(ledgerWording.documentsCount, { n: sums.data.count }),
            t(wording.issuedBetween, { from: day(from), to: day(to) }),
            <FigureLink
              key="back"
              href={urls.dashboard(orgId, { au: to === today ? null : to, devise: at.devise, calcul: 'dso' })}
            >
              {t(wording.backToDso)}
            </FigureLink>,
          ]
        }
        actions={
          <div className={classes.tools}>
            <DayInput
              inline
              label={t(wording.from)}
              value={from}
              today={today}
              latest={to}
              onValue={(du) => du && change({ du, piece: null })}
            />
            <DayInput
              inline
              label={t(wording.to)}
              value={to}
              today={today}
              earliest={from}
              latest={today}
              onValue={(au) => au && change({ au, piece: null })}
            />
          </div>
        }
      />
      <ListAndPanel
        panelLabel={t(ledgerWording.itemPanel)}
        onClose={() => change({ piece: null })}
        panel={at.piece ? <ItemPanel itemId={at.piece} onItem={(piece) => change({ piece }, 'push')} /> : null}
        list={
          <DataTable
            label={t(wording.sales)}
            columns={[
              { ...columns.customer, foot: t(ledgerWording.total) },
              columns.document,
              columns.kind,
              // Sales are counted by their day of issue: it never gives way, nor what they are the sum of.
              { ...columns.issued, hideBelowPx: undefined },
              { ...columns.due, hideBelowPx: 760 },
              { ...columns.amount, foot: total, hideBelowPx: undefined },
              columns.open,
            ]}
            rows={rows}
            rowKey={(item) => item.id}
            activeKey={at.piece ?? null}
            onActive={(piece) => change({ piece })}
            onOpen={(item) => void navigate({ href: urls.item(orgId, item.customerId, item.id) })}
            sort={orderShown(order)}
            onSort={(sort) => change({ ordre: sortText(sort) })}
            empty={
              <EmptyState title={t(wording.noSalesTitle)}>
                {t(wording.noSalesIn, { from: day(from), to: day(to), currency })}
              </EmptyState>
            }
          />
        }
      />
    </>
  )
}
