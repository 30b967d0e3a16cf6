import type { AuditedClaimView } from '../../src/outsourcing/audit/contract.ts'
import { type Age, PAPERS, type Paper, type Size } from '../../src/outsourcing/audit/model.ts'
import { ageNames, kindNames, paperNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { CustomerKind } from '../../src/parties/model.ts'
import { percentText } from '../cash/percent.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { auditWords as words } from './audit-wording.ts'

/** The figure that is open: what its claims have in common. */
export type ClaimsOpened = {
  readonly size: Size | undefined
  readonly age: Age | undefined
  readonly kind: CustomerKind | undefined
  readonly sector: string | undefined
  readonly lacks: Paper | 'any' | undefined
  readonly leftAlone: boolean
}

/** The claims behind a figure, the largest first, with what is expected of each and what its file lacks. */
export function AuditClaims({ opened, currency }: { opened: ClaimsOpened; currency: string }) {
  const api = useApi()
  const { t } = useWords()
  const { leftAlone, ...asked } = opened
  const query = { ...asked, currency, ...(leftAlone ? { leftAlone: 'true' } : {}) }
  const rows = usePagedRows<AuditedClaimView>({
    queryKey: [...api.keyOf(routes.auditedClaims), query],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.auditedClaims, { query: { ...query, offset, limit }, signal })
      return { rows: page.claims, total: page.count }
    },
  })
  const named = [
    opened.size && t(sizeNames[opened.size]),
    opened.age && t(ageNames[opened.age]),
    opened.kind && t(kindNames[opened.kind]),
    opened.sector !== undefined && (opened.sector || t(words.noSector)),
    opened.lacks && t(words.without, { paper: t(opened.lacks === 'any' ? words.anyPaper : paperNames[opened.lacks]) }),
    opened.leftAlone && t(words.leftAlone),
  ].filter(Boolean)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.panelTitle, { what: named.length === 0 ? t(words.allClaims) : named.join(', ') })}</h2>
      </header>
      <DataTable
        label={t(words.panel)}
        columns={useColumns(currency)}
        rows={rows}
        rowKey={(row) => row.itemId}
        activeKey={null}
        onActive={() => {}}
        empty={<EmptyState title={t(words.listEmpty)}>{t(words.listEmptySays)}</EmptyState>}
      />
    </article>
  )
}

function useColumns(currency: string): Column<AuditedClaimView>[] {
  const api = useApi()
  const { t, lang } = useWords()
  return [
    {
      key: 'document',
      header: t(words.document),
      width: 'minmax(120px, 1.4fr)',
      cell: (row) => (
        <FigureLink href={urls.item(api.orgId ?? 0, row.customerId, row.itemId)}>
          {row.documentNo || '–'} · {row.customerName}
        </FigureLink>
      ),
    },
    {
      key: 'days',
      header: t(words.days),
      width: '64px',
      align: 'right',
      cell: (row) => t(words.daysOf, { n: row.days }),
    },
    {
      key: 'open',
      header: t(words.open),
      width: '116px',
      align: 'right',
      cell: (row) => <Amount cents={row.openCents} currency={currency} />,
    },
    {
      key: 'expected',
      header: t(words.expected),
      width: 'minmax(96px, .8fr)',
      align: 'right',
      cell: (row) =>
        t(words.chance, {
          share: percentText(lang, row.bp),
          rests: t(row.isOwn ? words.restsOwn : words.restsPrior),
        }),
    },
    {
      key: 'missing',
      header: t(words.missing),
      width: 'minmax(120px, 1.4fr)',
      hideBelowPx: 520,
      cell: (row) => {
        const lacking = PAPERS.filter((paper) => !row.kept[paper])
        return lacking.length === 0 ? t(words.nothingMissing) : lacking.map((paper) => t(paperNames[paper])).join(', ')
      },
    },
  ]
}
