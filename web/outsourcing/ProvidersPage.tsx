import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatPercent } from '../../src/kernel/money.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ProviderRow } from '../../src/outsourcing/providers/contract.ts'
import { serviceNames } from '../../src/outsourcing/providers/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { ProviderExpiries } from './ProviderExpiries.tsx'
import { ProviderImport } from './ProviderImport.tsx'
import { ProviderPanel } from './ProviderPanel.tsx'
import { ProviderQuestion } from './ProviderQuestion.tsx'
import { providerWords as words } from './provider-words.ts'
import { QuotesBoard } from './QuotesBoard.tsx'
import { quoteWords } from './quote-words.ts'

/** Who might collect for us: `voir` the archived ones or the quotes, `prestataire` the one that is open. */
export function ProvidersPage() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<'voir' | 'prestataire'>()
  const [adds, setAdds] = useState(false)
  const [imports, setImports] = useState(false)
  const archived = at.voir === 'archives'
  const asked = archived ? { archived: 'true' as never } : {}
  const head = useQuery(api.ask(routes.providers, { query: asked })).data
  const rows = usePagedRows<ProviderRow>({
    queryKey: [...api.keyOf(routes.providers), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const { providers } = await api.call(routes.providers, { query: asked, signal })
      return { rows: providers.slice(offset, offset + limit), total: providers.length }
    },
  })
  return (
    <OutsourcingFrame
      here="prestataires"
      facts={
        head
          ? [
              t(words.count, { n: head.providers.length }),
              ...(head.expiries.length > 0 ? [<b key="ends">{t(words.ending, { n: head.expiries.length })}</b>] : []),
            ]
          : []
      }
      actions={
        <>
          <ActionButton refusal={refusal} onAct={() => setImports(true)}>
            {t(words.importList)}
          </ActionButton>
          <ActionButton refusal={refusal} onAct={() => setAdds(true)}>
            {t(words.add)}
          </ActionButton>
        </>
      }
    >
      {imports && <ProviderImport onClose={() => setImports(false)} />}
      {adds && (
        <ProviderQuestion
          provider={null}
          onKept={(prestataire) => change({ prestataire, voir: null })}
          onClose={() => setAdds(false)}
        />
      )}
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.which)}
          value={at.voir === 'devis' ? 'devis' : archived ? 'archives' : 'service'}
          onChange={(one) => change({ voir: one === 'service' ? null : one, prestataire: null })}
          data={[
            { value: 'service', label: t(words.inUse) },
            { value: 'devis', label: t(quoteWords.quotes) },
            { value: 'archives', label: t(words.archived) },
          ]}
        />
      </div>
      {head && <ProviderExpiries expiries={head.expiries} />}
      {at.voir === 'devis' ? (
        <QuotesBoard />
      ) : (
        <ListAndPanel
          panelLabel={t(words.panel)}
          onClose={() => change({ prestataire: null })}
          panel={at.prestataire ? <ProviderPanel key={at.prestataire} providerId={at.prestataire} /> : null}
          list={
            <DataTable
              label={t(words.list)}
              columns={useColumns()}
              rows={rows}
              rowKey={(row) => row.id}
              activeKey={at.prestataire ?? null}
              onActive={(prestataire) => change({ prestataire })}
              empty={
                <EmptyState
                  title={t(words.emptyTitle)}
                  actions={
                    <ActionButton refusal={refusal} onAct={() => setAdds(true)}>
                      {t(words.add)}
                    </ActionButton>
                  }
                >
                  {t(words.empty)}
                </EmptyState>
              }
            />
          }
        />
      )}
    </OutsourcingFrame>
  )
}

function useColumns(): Column<ProviderRow>[] {
  const { t, lang } = useWords()
  return [
    { key: 'name', header: t(words.name), width: 'minmax(140px, 1.6fr)', cell: (row) => row.name },
    {
      key: 'services',
      header: t(words.services),
      width: 'minmax(120px, 1.4fr)',
      hideBelowPx: 820,
      cell: (row) => row.services.map((one) => t(serviceNames[one])).join(', '),
    },
    {
      key: 'fee',
      header: t(words.fee),
      width: '124px',
      align: 'right',
      hideBelowPx: 640,
      cell: (row) =>
        row.fee && [...new Set([row.fee.lowBp, row.fee.highBp])].map((bp) => formatPercent(lang, bp)).join(' – '),
    },
    {
      key: 'end',
      header: t(words.nextEnd),
      width: '140px',
      hideBelowPx: 560,
      cell: (row) => row.nextEndOn && <Day date={row.nextEndOn as LocalDate} />,
    },
    {
      key: 'mandate',
      header: t(words.mandate),
      width: '100px',
      hideBelowPx: 720,
      cell: (row) => row.mandate?.number ?? '',
    },
    {
      key: 'standing',
      header: t(words.standing),
      width: 'minmax(120px, 1fr)',
      cell: (row) =>
        row.isBarred ? <b>{t(words.barred)}</b> : row.flags > 0 ? t(words.flags, { n: row.flags }) : t(words.clear),
    },
  ]
}
