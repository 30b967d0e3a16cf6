import { type ImportView, intakeRoutes } from '../../src/intake/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import rowsClasses from './rows.module.css'
import { severityNames, wording } from './rows-wording.ts'
import { SourceLine } from './SourceLine.tsx'

type Rejection = ReplyOut<typeof intakeRoutes.rejections>['rejections'][number] & { readonly place: string }

/** Every line refused, doubtful or left aside: where, what stands there, and why. */
export function Rejections({ view }: { view: ImportView }) {
  const api = useApi()
  const { t, count, lang } = useWords()
  const [at, change] = useAddressState<'defaut'>()
  const rows = usePagedRows<Rejection>({
    queryKey: [...api.keyOf(intakeRoutes.rejections), view.id, view.state, lang],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(intakeRoutes.rejections, {
        params: { id: view.id },
        query: { offset, limit },
        signal,
      })
      const placed = page.rejections.map((row, index) => ({ ...row, place: String(offset + index) }))
      return { rows: placed, total: page.count }
    },
  })
  const columns: Column<Rejection>[] = [
    {
      key: 'line',
      header: t(wording.line),
      width: '76px',
      align: 'right',
      cell: (row) => (row.line === null ? t(wording.wholeFile) : count(row.line)),
    },
    {
      key: 'column',
      header: t(wording.column),
      width: 'minmax(96px, 0.8fr)',
      hideBelowPx: 520,
      cell: (row) => row.column || '–',
    },
    { key: 'value', header: t(wording.value), width: 'minmax(96px, 0.8fr)', cell: (row) => <Value row={row} /> },
    {
      key: 'severity',
      header: t(wording.severity),
      width: '128px',
      hideBelowPx: 620,
      cell: (row) => t(severityNames[row.severity]),
    },
    {
      key: 'reason',
      header: t(wording.reason),
      width: 'minmax(220px, 4fr)',
      cell: (row) => <span title={row.message}>{row.message}</span>,
    },
  ]
  const chosen = at.defaut === undefined ? undefined : rows.rowAt(Number(at.defaut))
  return (
    <ListAndPanel
      list={
        <DataTable
          label={t(wording.rejectedRows)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.place}
          activeKey={at.defaut ?? null}
          onActive={(defaut) => change({ defaut })}
          compact
          empty={<EmptyState title={t(wording.nothingHere)}>{t(wording.noRejections)}</EmptyState>}
        />
      }
      panel={
        chosen ? (
          <div className={classes.panel}>
            <h2>{t(severityNames[chosen.severity])}</h2>
            <p>{chosen.message}</p>
            {chosen.line !== null && <SourceLine importId={view.id} line={chosen.line} />}
          </div>
        ) : null
      }
      panelLabel={t(wording.reason)}
      onClose={() => change({ defaut: null })}
    />
  )
}

function Value({ row }: { row: Rejection }) {
  const { t } = useWords()
  if (row.value !== '') return <code className={rowsClasses.value}>{row.value}</code>
  return <span className={classes.code}>{row.column === '' ? '–' : t(wording.emptyValue)}</span>
}
