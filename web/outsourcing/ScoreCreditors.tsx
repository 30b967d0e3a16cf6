import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { useOpenFile } from './open-file.ts'
import classes from './outsourcing.module.css'
import { scoreWords as words } from './score-words.ts'

type Row = ReplyOut<typeof routes.receivedByCreditor>['rows'][number]

/** What an agency did for all its creditors, one line for each mandate and currency; each opens its results. */
export function ScoreCreditors({ switches }: { switches: ReactNode }) {
  const api = useApi()
  const { t } = useWords()
  const openFile = useOpenFile()
  const navigate = useNavigate()
  const head = useQuery(api.ask(routes.receivedByCreditor, { query: { limit: 1 } })).data
  const rows = usePagedRows<Row>({
    queryKey: api.keyOf(routes.receivedByCreditor),
    // The service of each is measured in its creditor's books.
    pageRows: 50,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.receivedByCreditor, { query: { offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
  return (
    <OutsourcingFrame
      here="resultats"
      facts={head ? [t(words.asOf, { on: head.asOf }), t(words.mandatesCounted, { n: head.count })] : []}
      actions={
        head &&
        head.count > 0 && (
          <ActionButton onAct={() => openFile(() => api.call(routes.receivedByCreditorTable, {}))}>
            {t(words.table)}
          </ActionButton>
        )
      }
    >
      {switches}
      <DataTable
        label={t(words.byCreditor)}
        columns={useColumns()}
        rows={rows}
        onOpen={({ mandateId, currency }) =>
          void navigate({ href: urls.results(api.orgId ?? 0, { recu: mandateId, devise: currency }) })
        }
        rowKey={({ mandateId, currency }) => `${mandateId} ${currency}`}
        empty={<EmptyState title={t(words.emptyTitle)}>{t(words.emptyCreditors)}</EmptyState>}
      />
    </OutsourcingFrame>
  )
}

function useColumns(): readonly Column<Row>[] {
  const { orgId } = useApi()
  const { t, lang, count } = useWords()
  const percent = (bp: number) => percentText(lang, Math.round(bp / 10) * 10)
  const opens = ({ mandateId, currency }: Row) => urls.results(orgId ?? 0, { recu: mandateId, devise: currency })
  const breaches = ({ broken, late }: Row) =>
    t(words.serviceBreaches, { broken, late, both: String(broken > 0 && late > 0) })
  const money = (cents: number, { currency }: Row) => <Amount cents={cents} currency={currency} />
  return [
    {
      key: 'creditor',
      header: t(words.creditor),
      width: 'minmax(220px, 2fr)',
      cell: (row) => (
        <>
          <FigureLink href={opens(row)}>{row.creditor}</FigureLink>{' '}
          <span className={classes.quiet}>
            {row.mandate}
            {!row.isRunning && ` · ${t(words.mandateOver)}`}
          </span>
        </>
      ),
    },
    {
      key: 'files',
      header: t(words.files),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => count(row.files),
    },
    {
      key: 'placed',
      header: t(words.placed),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => money(row.placedCents, row),
    },
    {
      key: 'recovered',
      header: t(words.recovered),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => money(row.recoveredCents, row),
    },
    {
      key: 'rate',
      header: t(words.rate),
      width: '80px',
      align: 'right',
      cell: ({ rateBp }) => (rateBp === null ? '–' : percent(rateBp)),
    },
    {
      key: 'fees',
      header: t(words.fees),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => money(row.feeCents, row),
    },
    {
      key: 'service',
      header: t(words.serviceHead),
      width: 'minmax(150px, 1fr)',
      cell: (row) =>
        row.broken + row.late === 0 ? (
          <span className={classes.quiet}>{t(words.serviceKept)}</span>
        ) : (
          <FigureLink href={opens(row)}>{breaches(row)}</FigureLink>
        ),
    },
  ]
}
