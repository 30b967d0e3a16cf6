import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { StatementRefusalView } from '../../src/outsourcing/remittances/statement-contract.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { statementWords as words } from './remittance-statement-words.ts'

/** Statements that we refused, each with every reason: `refus` the one that is open. */
export function RemittanceRefusals() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'refus'>()
  const rows = usePagedRows<StatementRefusalView>({
    queryKey: [...api.keyOf(routes.statementRefusals), document.documentElement.lang],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.statementRefusals, { query: { offset, limit }, signal })
      return { rows: page.refusals, total: page.count }
    },
  })
  const whole = useQuery({
    ...api.ask(routes.statementRefusals, { query: { limit: 200 } }),
    enabled: at.refus !== undefined,
  })
  const open = whole.data?.refusals.find(({ id }) => id === at.refus) ?? null
  const columns: Column<StatementRefusalView>[] = [
    {
      key: 'day',
      header: t(words.refusedOn),
      width: '112px',
      cell: (row) => <Day date={row.refusedOn as LocalDate} />,
    },
    {
      key: 'mandate',
      header: t(words.mandate),
      width: 'minmax(140px, 1fr)',
      cell: (row) => `${row.mandate} · ${row.providerName}`,
    },
    { key: 'name', header: t(words.name), width: 'minmax(140px, 1.4fr)', cell: (row) => row.name },
    {
      key: 'reasons',
      header: t(words.reasons),
      width: '112px',
      hideBelowPx: 560,
      cell: (row) => t(words.reasonCount, { n: row.reasons.length }),
    },
  ]
  return (
    <ListAndPanel
      panelLabel={t(words.refusalPanel)}
      onClose={() => change({ refus: null })}
      panel={open ? <RefusalPanel key={open.id} one={open} /> : null}
      list={
        <DataTable
          label={t(words.refusalList)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          activeKey={at.refus ?? null}
          onActive={(refus) => change({ refus })}
          empty={<EmptyState title={t(words.noneTitle)}>{t(words.none)}</EmptyState>}
        />
      }
    />
  )
}

function RefusalPanel({ one }: { one: StatementRefusalView }) {
  const { t } = useWords()
  const orgId = useApi().orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{one.name}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.collectionMandates(orgId, { mandat: one.mandateId })}>{one.mandate}</FigureLink>
          <span>{one.providerName}</span>
          <Day date={one.refusedOn as LocalDate} />
          <span>{t(words.by, { name: one.byName })}</span>
        </div>
      </header>
      <section className={detail.part}>
        {one.reasons.map(({ sentence }) => (
          <Reason key={sentence} kind="excluded">
            {sentence}
          </Reason>
        ))}
      </section>
      <ul className={classes.list}>
        <li>
          <span className={classes.quiet}>{t(words.hash)}</span>
          {one.sha256}
        </li>
      </ul>
    </article>
  )
}
