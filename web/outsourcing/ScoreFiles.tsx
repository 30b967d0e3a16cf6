import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ageNames, kindNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import { endedNames } from '../../src/outsourcing/placements/wording.ts'
import type { ResultFileView, ResultsView } from '../../src/outsourcing/results/contract-views.ts'
import { shownNames } from '../../src/outsourcing/results/wording.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { type FigureCut, filesPage, type ScoreSide } from './score-side.ts'
import { scoreWords as words } from './score-words.ts'

type Props = { side: ScoreSide; of: ResultsView; cut: FigureCut }

/** The files behind a figure of results, the latest first. */
export function ScoreFiles({ side, of, cut }: Props) {
  const api = useApi()
  const { t } = useWords()
  const rows = usePagedRows<ResultFileView>({
    queryKey: ['result-files', api.orgId, side, of.providerId, of.currency, cut],
    fetchPage: async (page) => {
      const found = await filesPage(api, side, of, cut, page)
      return { rows: found.files, total: found.count }
    },
  })
  const named = [
    cut.shows && cut.shows !== 'all' && t(shownNames[cut.shows]),
    cut.age && t(ageNames[cut.age]),
    cut.size && t(sizeNames[cut.size]),
    cut.kind && t(kindNames[cut.kind]),
    cut.sector !== undefined && (cut.sector || t(words.noSector)),
    cut.month,
    cut.pilot !== undefined && t(cut.pilot === 'true' ? words.pilot : words.rest),
  ].filter(Boolean)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.panelTitle, { what: named.length === 0 ? t(words.all) : named.join(', ') })}</h2>
      </header>
      <DataTable
        label={t(words.panel)}
        columns={useColumns(of)}
        rows={rows}
        rowKey={(row) => row.id}
        activeKey={null}
        onActive={() => {}}
        empty={<EmptyState title={t(words.listEmpty)}>{t(words.listEmptySays)}</EmptyState>}
      />
    </article>
  )
}

function useColumns({ currency, creditorOrgId }: ResultsView): Column<ResultFileView>[] {
  const { t } = useWords()
  return [
    {
      key: 'file',
      header: t(words.file),
      width: 'minmax(150px, 1.6fr)',
      cell: (row) => {
        const state = row.endedWhy ? t(words.ended, { why: t(endedNames[row.endedWhy]) }) : t(words.runningNow)
        return row.customerId === null ? (
          <span title={state}>{row.number}</span>
        ) : (
          <span title={`${row.customerName}, ${state}`}>
            <FigureLink href={urls.customer(creditorOrgId, row.customerId)}>
              {row.number} · {row.customerName}
            </FigureLink>
          </span>
        )
      },
    },
    {
      key: 'on',
      header: t(words.placedOn),
      width: '100px',
      hideBelowPx: 480,
      cell: (row) => <Day date={row.placedOn as LocalDate} />,
    },
    {
      key: 'placed',
      header: t(words.placed),
      width: '104px',
      align: 'right',
      cell: (row) => <Amount cents={row.placedCents} currency={currency} />,
    },
    {
      key: 'recovered',
      header: t(words.recovered),
      width: '104px',
      align: 'right',
      cell: (row) => <Amount cents={row.recoveredCents} currency={currency} />,
    },
    {
      key: 'fees',
      header: t(words.fees),
      width: '104px',
      align: 'right',
      hideBelowPx: 560,
      cell: (row) => <Amount cents={row.feeCents} currency={currency} />,
    },
  ]
}
