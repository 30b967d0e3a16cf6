import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type ProceedingRow } from '../../src/legal/contract.ts'
import { delayNames, kindNames, stageNames } from '../../src/legal/proceedings/act-wording.ts'
import {
  PROCEEDING_SHOWS,
  PROCEEDING_SORTS,
  type ProceedingShow,
  type ProceedingSort,
} from '../../src/legal/proceedings/shows.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './claims.module.css'
import { LegalFrame } from './LegalFrame.tsx'
import { ProceedingPanel } from './ProceedingPanel.tsx'
import { ProceedingSettings } from './ProceedingSettings.tsx'
import { proceedingWords as words } from './proceeding-wording.ts'

/** `voir` which · `tri` by what · `mots` and `client` whose · `dossier` the one that is open, `volet` its exhibits */
type State = 'voir' | 'tri' | 'mots' | 'client' | 'dossier' | 'volet'

/** How an address says which matters the list shows, and in which order. */
const SHOWS: Readonly<Record<ProceedingShow, string>> = {
  running: 'en-cours',
  due: 'echeance',
  titles: 'titres',
  closed: 'clos',
  all: 'tous',
}
const SORTS: Readonly<Record<ProceedingSort, string>> = { deadline: 'delai', stage: 'etape', amount: 'montant' }
const SHOW_NAMES = {
  running: words.showRunning,
  due: words.showDue,
  titles: words.showTitles,
  closed: words.showClosed,
  all: words.showAll,
} as const
const SORT_NAMES = { deadline: words.byDeadline, stage: words.byStage, amount: words.byAmount } as const

/** Matters by their next delay, stage or amount; the one under the cursor at their right. */
export function ProceedingsPage() {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<State>()
  const [asksSettings, setAsksSettings] = useState(false)
  const show = PROCEEDING_SHOWS.find((one) => SHOWS[one] === at.voir) ?? (at.client ? 'all' : 'running')
  const sort = PROCEEDING_SORTS.find((one) => SORTS[one] === at.tri) ?? 'deadline'
  const query = { show, sort, words: at.mots || undefined, customerId: at.client }
  const head = useQuery({
    ...api.ask(legalRoutes.proceedings, { query: { ...query, limit: 1 } }),
    placeholderData: (before) => before,
  }).data
  const rows = usePagedRows<ProceedingRow>({
    queryKey: [...api.keyOf(legalRoutes.proceedings), query],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(legalRoutes.proceedings, { query: { ...query, offset, limit }, signal })
      return { rows: page.proceedings, total: page.count }
    },
  })
  const isNarrowed = at.mots !== undefined || at.client !== undefined || show !== 'running'
  return (
    <LegalFrame
      here="dossiers"
      facts={
        head
          ? [
              t(words.running, { n: head.running }),
              ...(head.due > 0 ? [t(words.due, { n: head.due })] : []),
              ...(head.missed > 0 ? [<b key="missed">{t(words.missed, { n: head.missed })}</b>] : []),
            ]
          : []
      }
      actions={
        <ActionButton refusal={refusal} onAct={() => setAsksSettings(true)}>
          {t(words.settings)}
        </ActionButton>
      }
    >
      {asksSettings && <ProceedingSettings onClose={() => setAsksSettings(false)} />}
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.list)}
          value={show}
          onChange={(one) => change({ voir: SHOWS[one as ProceedingShow], dossier: null })}
          data={PROCEEDING_SHOWS.map((one) => ({ value: one, label: t(SHOW_NAMES[one]) }))}
        />
        <NativeSelect
          size="xs"
          aria-label={t(words.sort)}
          value={sort}
          onChange={(event) => change({ tri: SORTS[event.currentTarget.value as ProceedingSort] })}
          data={PROCEEDING_SORTS.map((one) => ({ value: one, label: t(SORT_NAMES[one]) }))}
        />
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots: mots || null, dossier: null })}
          label={t(words.find)}
          placeholder={t(words.find)}
          does={words.keyFind}
        />
      </div>
      <ListAndPanel
        wide
        panelLabel={t(words.panel)}
        onClose={() => change({ dossier: null, volet: null })}
        panel={
          at.dossier ? (
            <ProceedingPanel
              key={at.dossier}
              id={at.dossier}
              showsPack={at.volet === 'pieces'}
              onPack={(shows) => change({ volet: shows ? 'pieces' : null }, 'push')}
            />
          ) : null
        }
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns(head?.totals ?? [])}
            footLines={Math.max(1, head?.totals.length ?? 1)}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.dossier ?? null}
            onActive={(dossier) => change({ dossier, volet: null })}
            empty={
              isNarrowed ? (
                <EmptyState
                  title={t(words.noneTitle)}
                  actions={
                    <ActionButton onAct={() => change({ voir: SHOWS.all, mots: null, client: null })}>
                      {t(words.showAll)}
                    </ActionButton>
                  }
                >
                  {t(words.none)}
                </EmptyState>
              ) : (
                <EmptyState
                  title={t(words.emptyTitle)}
                  actions={
                    <ActionButton onAct={() => void navigate({ href: urls.customers(api.orgId ?? 0) })}>
                      {t(words.toCustomers)}
                    </ActionButton>
                  }
                >
                  {t(words.empty)}
                </EmptyState>
              )
            }
          />
        }
      />
    </LegalFrame>
  )
}

function useColumns(totals: readonly { currency: string; openCents: number }[]): Column<ProceedingRow>[] {
  const { t } = useWords()
  const today = useToday()
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(96px, 1.4fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
      foot: t(words.total),
    },
    { key: 'number', header: t(words.number), width: '94px', cell: (row) => row.number },
    {
      key: 'kind',
      header: t(words.route),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 740,
      cell: (row) => <span className={classes.quiet}>{t(kindNames[row.kind])}</span>,
    },
    {
      key: 'stage',
      header: t(words.stage),
      width: 'minmax(84px, 0.8fr)',
      cell: (row) => t(stageNames[row.stage]),
    },
    {
      key: 'next',
      header: t(words.next),
      width: 'minmax(104px, 1.4fr)',
      cell: (row) =>
        row.nextOn && row.nextCode ? (
          <span title={t(delayNames[row.nextCode])}>
            {row.nextOn < today ? (
              <b>{<Day date={row.nextOn as LocalDate} />}</b>
            ) : (
              <Day date={row.nextOn as LocalDate} />
            )}{' '}
            <small className={classes.quiet}>{t(delayNames[row.nextCode])}</small>
          </span>
        ) : (
          ''
        ),
    },
    {
      key: 'open',
      header: t(words.owed),
      width: '134px',
      align: 'right',
      cell: (row) => <Amount cents={row.openCents} currency={row.currency} />,
      foot: (
        <span className={classes.sums}>
          {totals.map(({ currency, openCents }) => (
            <Amount key={currency} cents={openCents} currency={currency} />
          ))}
        </span>
      ),
    },
  ]
}
