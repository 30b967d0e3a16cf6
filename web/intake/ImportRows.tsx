import { useQuery } from '@tanstack/react-query'
import { type ImportView, intakeRoutes } from '../../src/intake/contract.ts'
import type { RowShow } from '../../src/intake/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useOrganisation } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { itemKindNames } from '../ledger/wording.ts'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { ImportRowPanel } from './ImportRowPanel.tsx'
import classes from './intake.module.css'
import { partyChanges } from './party-changes.ts'
import rowsClasses from './rows.module.css'
import { partyReasons, showReasons, wording } from './rows-wording.ts'
import { wording as bankWording } from './statement-wording.ts'

export type ImportRow = ReplyOut<typeof intakeRoutes.rows>['rows'][number]
type Row = ImportRow & { readonly place: string }

/** The rows behind one figure of an import, a page at a time; the panel shows the line of the file they came from. */
export function ImportRows({ view, show }: { view: ImportView; show: RowShow }) {
  const api = useApi()
  const { t } = useWords()
  // `ligne` is a line of the file, as other pages lead to it; `rang` the place in this list of the row that is open.
  const [at, change] = useAddressState<'ligne' | 'rang'>()
  const columns = useRowColumns(view.kind)
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(intakeRoutes.rows), view.id, show, view.state],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(intakeRoutes.rows, {
        params: { id: view.id },
        query: { show, offset, limit },
        signal,
      })
      return { rows: page.rows.map((row, index) => ({ ...row, place: String(offset + index) })), total: page.count }
    },
  })
  const line = at.rang === undefined && /^[1-9]\d{0,8}$/.test(at.ligne ?? '') ? Number(at.ligne) : undefined
  const led = useQuery({
    ...api.ask(intakeRoutes.rows, { params: { id: view.id }, query: { show, line, limit: 1 } }),
    enabled: line !== undefined,
  })
  const startAt = line === undefined || !led.data?.rows[0] ? undefined : (led.data.before ?? undefined)
  const reason = reasonOf(view, show)
  const chosen =
    at.rang !== undefined ? rows.rowAt(Number(at.rang)) : line === undefined ? undefined : led.data?.rows[0]
  return (
    <>
      <p className={rowsClasses.why}>{t(reason)}</p>
      <ListAndPanel
        list={
          <DataTable
            label={t(reason)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.place}
            activeKey={at.rang ?? (startAt === undefined ? null : String(startAt))}
            startAt={startAt}
            onActive={(rang) => change({ rang, ligne: null })}
            compact
            empty={<EmptyState title={t(wording.nothingHere)}>{t(reason)}</EmptyState>}
          />
        }
        panel={chosen ? <ImportRowPanel view={view} row={chosen} /> : null}
        panelLabel={t(wording.sourceLine, { line: chosen?.line ?? 0 })}
        onClose={() => change({ rang: null, ligne: null })}
      />
    </>
  )
}

function reasonOf(view: ImportView, show: RowShow): Sentence {
  const { before, after } = showReasons[show]
  const isDone = view.state === 'committed' || view.state === 'withdrawn'
  const ofParty = view.kind === 'contacts' && !isDone ? partyReasons[show] : undefined
  const ofBank = view.kind === 'bank_statement' ? bankReason(show, isDone) : undefined
  return ofParty ?? ofBank ?? (isDone && after ? after : before)
}

function useRowColumns(kind: ImportView['kind']): Column<Row>[] {
  const { t, count, lang } = useWords()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const line: Column<Row> = {
    key: 'line',
    header: t(wording.line),
    width: '66px',
    align: 'right',
    cell: (row) => (row.line ? count(row.line) : '–'),
  }
  const customer: Column<Row> = {
    key: 'customer',
    header: t(wording.customer),
    width: 'minmax(124px, 2fr)',
    cell: (row) => (
      <span title={`${row.customerName} · ${row.customerCode}`}>
        {row.customerName}{' '}
        {row.customerCode !== row.customerName && <span className={classes.code}>{row.customerCode}</span>}
      </span>
    ),
  }
  if (kind === 'bank_statement') return bankColumns(t, line)
  if (kind === 'contacts') {
    const said = (row: Row, which: 'before' | 'after') =>
      partyChanges(lang, row.was, row.became, currency)
        .filter((change) => change[which] !== '')
        .map((change) => t(wording.fieldValue, { name: change.name, value: change[which] }))
        .join(' · ')
    return [
      line,
      customer,
      {
        key: 'before',
        header: t(wording.before),
        width: 'minmax(140px, 2fr)',
        cell: (row) => said(row, 'before') || '–',
      },
      { key: 'after', header: t(wording.after), width: 'minmax(180px, 3fr)', cell: (row) => said(row, 'after') || '–' },
    ]
  }
  return [
    line,
    customer,
    {
      key: 'document',
      header: t(wording.document),
      width: 'minmax(132px, 1.6fr)',
      // The number first: where room is short the kind gives way.
      cell: (row) =>
        row.documentNo ? (
          <span title={[kindName(t, row.kind), row.documentNo].join(' ')}>
            {row.documentNo} <span className={classes.code}>{kindName(t, row.kind)}</span>
          </span>
        ) : (
          kindName(t, row.kind)
        ),
    },
    {
      key: 'label',
      header: t(wording.label),
      width: 'minmax(120px, 1.6fr)',
      hideBelowPx: 900,
      cell: (row) => <span title={row.label}>{row.label}</span>,
    },
    {
      key: 'issued',
      header: t(wording.issuedOn),
      width: '152px',
      hideBelowPx: 760,
      cell: (row) =>
        row.issuedOn && (
          <>
            <Day date={row.issuedOn as LocalDate} />{' '}
            {!row.isDated && <span className={classes.code}>{t(wording.undatedShort)}</span>}
          </>
        ),
    },
    {
      key: 'due',
      header: t(wording.dueOn),
      width: '164px',
      hideBelowPx: 600,
      cell: (row) =>
        row.dueOn &&
        row.side === 1 && (
          <>
            <Day date={row.dueOn as LocalDate} />{' '}
            {row.dueSource === 'computed' && <span className={classes.code}>{t(wording.dueComputed)}</span>}
          </>
        ),
    },
    {
      key: 'amount',
      header: t(wording.amount),
      width: '128px',
      align: 'right',
      cell: (row) => <Amount cents={row.side * row.amountCents} currency={row.currency} />,
    },
  ]
}

function bankReason(show: RowShow, isDone: boolean): Sentence | undefined {
  if (show === 'created') return isDone ? bankWording.createdAfter : bankWording.createdBefore
  return show === 'known' ? bankWording.known : undefined
}

function bankColumns(t: ReturnType<typeof useWords>['t'], line: Column<Row>): Column<Row>[] {
  return [
    line,
    {
      key: 'booked',
      header: t(bankWording.bookedOn),
      width: '104px',
      cell: (row) => row.issuedOn && <Day date={row.issuedOn as LocalDate} />,
    },
    {
      key: 'payer',
      header: t(bankWording.payer),
      width: 'minmax(124px, 2fr)',
      hideBelowPx: 600,
      cell: (row) => <span title={row.customerName}>{row.customerName || '–'}</span>,
    },
    {
      key: 'words',
      header: t(bankWording.words),
      width: 'minmax(160px, 4fr)',
      cell: (row) => <span title={row.label}>{row.label}</span>,
    },
    {
      key: 'amount',
      header: t(wording.amount),
      width: '128px',
      align: 'right',
      cell: (row) => <Amount cents={row.side * row.amountCents} currency={row.currency} />,
    },
  ]
}

/** The name of a kind of item; blank for a kind this page does not know, which then stands by its number alone. */
export const kindName = (t: ReturnType<typeof useWords>['t'], kind: string): string => {
  const name = itemKindNames[kind as keyof typeof itemKindNames]
  return name ? t(name) : ''
}
