import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReceiptView } from '../../src/outsourcing/receipts/contract.ts'
import { RECEIPT_SHOWS, type ReceiptShow } from '../../src/outsourcing/receipts/model.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { ReceiptPanel, ReceiptState } from './ReceiptPanel.tsx'
import { showNames, receiptWords as words } from './receipt-words.ts'

/** What each list is called in an address. */
const SHOW_NAMES: Readonly<Record<ReceiptShow, string>> = {
  all: 'tous',
  held: 'a-reverser',
  remitted: 'reverses',
  direct: 'directs',
  returned: 'annules',
  to_regain: 'a-recuperer',
}
type State = 'quels' | 'mots' | 'creancier' | 'dossier' | 'client' | 'devise' | 'encaissement' | 'mandat'

/**
 * Payments of placed files, as the creditor or the agency reads them: `quels` which, `mots` whose, `creancier`, `devise`, `dossier` and `client` of
 * what, `mandat` under which, `encaissement` the one that is open.
 */
export function ReceiptList({ side }: { side: 'creditor' | 'agency' }) {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<State>()
  const route = side === 'creditor' ? routes.collectedReceipts : routes.agencyReceipts
  const show = RECEIPT_SHOWS.find((one) => SHOW_NAMES[one] === at.quels) ?? 'all'
  const asked = {
    show,
    ...(at.mots ? { words: at.mots } : {}),
    ...(at.dossier ? { placementId: at.dossier } : {}),
    ...(at.client ? { customerId: at.client } : {}),
    ...(at.mandat ? { mandateId: at.mandat } : {}),
    ...(at.devise ? { currency: at.devise } : {}),
    ...(at.creancier && side === 'agency' ? { creditor: Number(at.creancier) } : {}),
  }
  const sums = useQuery({
    ...api.ask(route, { query: { ...asked, limit: 1 } }),
    placeholderData: (before) => before,
  }).data?.sums
  const rows = usePagedRows<ReceiptView>({
    queryKey: [...api.keyOf(route), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(route, { query: { ...asked, offset, limit }, signal })
      return { rows: page.receipts, total: page.count }
    },
  })
  const open = useOpened(side, at.encaissement ?? null)
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.which)}
          value={show}
          onChange={(one) => change({ quels: SHOW_NAMES[one as ReceiptShow], encaissement: null })}
          data={RECEIPT_SHOWS.map((value) => ({ value, label: t(showNames[value]) }))}
        />
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots: mots || null, encaissement: null })}
          label={t(words.find)}
          placeholder={t(words.find)}
          does={words.keyFind}
        />
        {(sums ?? []).map((one) => (
          <span key={one.currency}>
            {one.count} · <Amount cents={one.cents} currency={one.currency} />
          </span>
        ))}
      </div>
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={() => change({ encaissement: null })}
        panel={open ? <ReceiptPanel key={open.id} receipt={open} side={side} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns(side)}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.encaissement ?? null}
            onActive={(encaissement) => change({ encaissement })}
            empty={
              <EmptyState
                title={t(words.emptyTitle)}
                actions={
                  show !== 'all' && (
                    <ActionButton onAct={() => change({ quels: null, mots: null, dossier: null, client: null })}>
                      {t(words.showAll)}
                    </ActionButton>
                  )
                }
              >
                {t(side === 'creditor' ? words.emptyCreditor : words.emptyAgency)}
              </EmptyState>
            }
          />
        }
      />
    </>
  )
}

/** The receipt that the address names, read by itself: the page of the list that holds it may not be loaded. */
function useOpened(side: 'creditor' | 'agency', id: string | null): ReceiptView | null {
  const api = useApi()
  const route = side === 'creditor' ? routes.collectedReceipts : routes.agencyReceipts
  const found = useQuery({ ...api.ask(route, { query: { receiptId: id ?? undefined } }), enabled: id !== null })
  return id === null ? null : (found.data?.receipts[0] ?? null)
}

function useColumns(side: 'creditor' | 'agency'): Column<ReceiptView>[] {
  const { t } = useWords()
  return [
    { key: 'day', header: t(words.day), width: '112px', cell: (row) => <Day date={row.receivedOn as LocalDate} /> },
    { key: 'number', header: t(words.number), width: '88px', hideBelowPx: 560, cell: (row) => row.number },
    {
      key: 'debtor',
      header: t(words.debtor),
      width: 'minmax(120px, 1.5fr)',
      cell: (row) => <span title={`${row.debtorName} · ${row.debtorCode}`}>{row.debtorName}</span>,
    },
    { key: 'file', header: t(words.file), width: '88px', hideBelowPx: 640, cell: (row) => row.placement },
    {
      key: 'other',
      header: t(side === 'creditor' ? words.provider : words.creditor),
      width: 'minmax(104px, 1fr)',
      hideBelowPx: 760,
      cell: (row) => (side === 'creditor' ? row.provider : row.creditorName),
    },
    {
      key: 'amount',
      header: t(words.amount),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      cell: (row) =>
        row.returnedOn === null ? (
          <Amount cents={row.cents} currency={row.currency} />
        ) : (
          <s>
            <Amount cents={row.cents} currency={row.currency} />
          </s>
        ),
    },
    {
      key: 'state',
      header: t(words.state),
      width: 'minmax(150px, 1.2fr)',
      hideBelowPx: 560,
      cell: (row) => <ReceiptState receipt={row} />,
    },
  ]
}
