import { cashRoutes, type JournalEntryView } from '../../src/cash/contract.ts'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { type PagedRows, usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './journal.module.css'
import { type EntriesShown, kindName, toldAt } from './journal-entries.ts'
import { journalWords } from './journal-wording.ts'
import { SHOW_WORDS } from './lines.ts'

type Row = JournalEntryView & { readonly place: string }

/** Entries that wait or that an export gave, each with its two accounts and the bank line or document it comes from. */
export function JournalEntries({ shown }: { shown: EntriesShown }) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const query =
    shown.is === 'export'
      ? { exportId: shown.exportId }
      : {
          kind: shown.kind,
          currency: shown.currency,
          isUndoing: shown.isUndoing ? 'true' : 'false',
          through: shown.through ?? undefined,
        }
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(cashRoutes.journalEntries), query, lang],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(cashRoutes.journalEntries, { query: { ...query, offset, limit }, signal })
      return {
        rows: page.entries.map((entry, index) => ({ ...entry, place: String(offset + index) })),
        total: page.count,
      }
    },
  })
  const columns: Column<Row>[] = [
    {
      key: 'on',
      header: t(journalWords.day),
      width: '108px',
      hideBelowPx: 440,
      cell: (row) => (
        <>
          <Day date={row.on as LocalDate} />
          {isMoved(row) && (
            <span title={t(journalWords.happened, { day: day(row.happenedOn as LocalDate) })}>
              <span aria-hidden> ↦</span>
              <span className="visually-hidden">
                {t(journalWords.happened, { day: day(row.happenedOn as LocalDate) })}
              </span>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'customer',
      header: t(journalWords.customer),
      width: 'minmax(104px, 2fr)',
      cell: (row) => (
        <span title={`${row.customerName || row.party} · ${row.label}`}>
          <FigureLink href={sourceOf(api.orgId ?? 0, row)}>{row.customerName || row.party}</FigureLink>{' '}
          <span className={detail.quiet}>{row.label}</span>
        </span>
      ),
    },
    {
      key: 'debit',
      header: t(journalWords.debit),
      width: '100px',
      cell: (row) => <AccountsOn row={row} side="debitCents" />,
    },
    {
      key: 'credit',
      header: t(journalWords.credit),
      width: '68px',
      cell: (row) => <AccountsOn row={row} side="creditCents" />,
    },
    {
      key: 'amount',
      header: t(journalWords.amount),
      width: '96px',
      align: 'right',
      cell: (row) => <Amount cents={row.amountCents} currency={row.currency} />,
    },
  ]
  const moved = firstMoved(rows)
  return (
    <article className={classes.entries}>
      <header className={detail.panelHead}>
        <h2>
          {shown.is === 'export'
            ? t(journalWords.seeEntries, { no: shown.no })
            : t(journalWords.pendingOf, { kind: kindName(t, shown) })}
        </h2>
      </header>
      {moved && (
        <Reason kind="held">
          {t(journalWords.moved, {
            on: day(moved.on as LocalDate),
            happened: day(moved.happenedOn as LocalDate),
            through: day(addDays(moved.on as LocalDate, -1)),
          })}
        </Reason>
      )}
      <DataTable
        label={t(journalWords.panel)}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.place}
        compact
        empty={<EmptyState title={t(journalWords.noEntry)}>{t(journalWords.noEntryWhat)}</EmptyState>}
      />
    </article>
  )
}

/** Its own day was given to the accounts before it was known: it bears the day after those. */
const isMoved = (row: Row): boolean => row.happenedOn !== row.on

/** The first of the entries read so far that bears another day than its own. */
function firstMoved(rows: PagedRows<Row>): Row | null {
  for (let index = 0; index < (rows.total ?? 0); index++) {
    const row = rows.rowAt(index)
    if (row && isMoved(row)) return row
  }
  return null
}

/** Where an entry comes from: the statement or invoice that it tells, the bank line that brought it, else its item. */
function sourceOf(orgId: number, { aboutId, kind, lineId, customerId, itemId }: Row): string {
  if (aboutId !== null) return urls.remittances(orgId, toldAt(kind, aboutId))
  if (lineId !== null) return urls.cash(orgId, { voir: SHOW_WORDS.all, ligne: lineId })
  return customerId === null ? urls.cashJournal(orgId, {}) : urls.item(orgId, customerId, itemId)
}

/** The accounts of one side: an invoice has a second one where it bears VAT, which is told in full when pointed at. */
function AccountsOn({ row, side }: { row: Row; side: 'debitCents' | 'creditCents' }) {
  const accounts = row.lines.filter((line) => line[side] > 0).map(({ account }) => account)
  const [first = '', ...others] = accounts
  if (others.length === 0) return first
  return (
    <span title={accounts.join(' + ')}>
      {first} +{others.length}
      <span className="visually-hidden"> {others.join(', ')}</span>
    </span>
  )
}
