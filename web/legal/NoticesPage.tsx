import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type NoticeView } from '../../src/legal/contract.ts'
import { NOTICE_SHOWS, type NoticeShow } from '../../src/legal/notices/model.ts'
import { noticeChannelNames } from '../../src/legal/notices/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import classes from './claims.module.css'
import { LegalFrame } from './LegalFrame.tsx'
import { NoticePanel } from './NoticePanel.tsx'
import { noticeWords as words } from './notice-wording.ts'

/** What each list is called in an address. */
const SHOW_NAMES: Readonly<Record<NoticeShow, string>> = { over: 'a-suivre', running: 'en-cours', all: 'toutes' }

/** Formal notices that have left: `voir` which, `client` whose, `mise` the one that is open. */
export function NoticesPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'voir' | 'client' | 'mise'>()
  const named = NOTICE_SHOWS.find((one) => SHOW_NAMES[one] === at.voir)
  const show = named ?? (at.client || at.mise ? 'all' : 'over')
  const asked = { show, ...(at.client ? { customerId: at.client } : {}) }
  const head = useQuery({
    ...api.ask(legalRoutes.notices, { query: { ...asked, limit: 1 } }),
    placeholderData: (before) => before,
  }).data
  const rows = usePagedRows<NoticeView>({
    queryKey: [...api.keyOf(legalRoutes.notices), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(legalRoutes.notices, { query: { ...asked, offset, limit }, signal })
      return { rows: page.notices, total: page.count }
    },
  })
  return (
    <LegalFrame
      here="mises-en-demeure"
      facts={head ? [t(words.overCount, { n: head.over }), t(words.runningCount, { n: head.running })] : []}
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.which)}
          value={show}
          onChange={(one) => change({ voir: SHOW_NAMES[one as NoticeShow], client: null, mise: null })}
          data={NOTICE_SHOWS.map((value) => ({ value, label: t(words[value]) }))}
        />
      </div>
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={() => change({ mise: null, ...(at.voir ? {} : { voir: SHOW_NAMES[show] }) })}
        panel={at.mise ? <NoticePanel key={at.mise} noticeId={at.mise} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.mise ?? null}
            onActive={(mise) => change({ mise, voir: SHOW_NAMES[show] })}
            empty={
              <EmptyState
                title={t(words.emptyTitle)}
                actions={
                  show !== 'all' && (
                    <ActionButton onAct={() => change({ voir: SHOW_NAMES.all, client: null })}>
                      {t(words.showAll)}
                    </ActionButton>
                  )
                }
              >
                {t(words.empty)}
              </EmptyState>
            }
          />
        }
      />
    </LegalFrame>
  )
}

function useColumns(): Column<NoticeView>[] {
  const { t } = useWords()
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(120px, 1.6fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    { key: 'sent', header: t(words.sent), width: '116px', cell: (row) => <Day date={row.sentOn as LocalDate} /> },
    {
      key: 'channel',
      header: t(words.channel),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 820,
      cell: (row) => t(noticeChannelNames[row.channel]),
    },
    {
      key: 'noticed',
      header: t(words.noticed),
      width: '132px',
      hideBelowPx: 640,
      cell: (row) =>
        row.noticedOn ? (
          <Day date={row.noticedOn as LocalDate} />
        ) : (
          <small className={classes.quiet}>{t(words.noProof)}</small>
        ),
    },
    {
      key: 'deadline',
      header: t(words.deadline),
      width: '116px',
      cell: (row) => <Day date={row.deadlineOn as LocalDate} />,
    },
    {
      key: 'open',
      header: t(words.open),
      width: 'minmax(136px, 1fr)',
      align: 'right',
      cell: (row) => (
        <span className={classes.sums}>
          {row.open.map((one) => (
            <Amount key={one.currency} cents={one.cents} currency={one.currency} />
          ))}
        </span>
      ),
    },
    {
      key: 'standing',
      header: t(words.standing),
      width: 'minmax(100px, 0.8fr)',
      hideBelowPx: 560,
      cell: (row) => t(words.standings, { standing: row.standing }),
    },
  ]
}
