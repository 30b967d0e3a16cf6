import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReplyRowView, repliesRoutes } from '../../src/replies/contract.ts'
import { REPLY_SHOWS, type ReplyShow } from '../../src/replies/model.ts'
import { channelNames, kindNames, natureNames } from '../../src/replies/wording.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { RepliesFrame } from './RepliesFrame.tsx'
import { ReplyPanel } from './ReplyPanel.tsx'
import classes from './replies.module.css'
import { replyShowNames, repliesWords as words } from './wording.ts'

/** `voir` and `mots` which replies · `reponse` the one that is open */
type State = 'voir' | 'mots' | 'reponse'
const SHOW_NAMES: Record<ReplyShow, string> = {
  waiting: 'a-lire',
  unassigned: 'sans-client',
  bounces: 'retours',
  done: 'traitees',
  all: 'toutes',
}

/** What customers answer: those that wait, the oldest first; the one under the cursor at their right. */
export function RepliesPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<State>()
  const show = REPLY_SHOWS.find((one) => SHOW_NAMES[one] === at.voir) ?? 'waiting'
  const wanted = at.mots || undefined
  const head = useQuery({
    ...api.ask(repliesRoutes.replies, { query: { show: 'waiting', limit: 1 } }),
    placeholderData: (before) => before,
  })
  const rows = usePagedRows<ReplyRowView>({
    queryKey: [...api.keyOf(repliesRoutes.replies), { show, words: wanted }],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(repliesRoutes.replies, { query: { show, words: wanted, offset, limit }, signal })
      return { rows: page.replies, total: page.count }
    },
  })
  const columns = useColumns()
  const byShow = head.data?.byShow
  return (
    <RepliesFrame here="reponses" facts={head.data ? [t(words.counted, { n: head.data.count })] : []}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.filter)}
          value={show}
          onChange={(one) => change({ voir: SHOW_NAMES[one as ReplyShow], reponse: null })}
          data={REPLY_SHOWS.map((one) => ({
            value: one,
            label: byShow?.[one] ? `${t(replyShowNames[one])} (${byShow[one]})` : t(replyShowNames[one]),
          }))}
        />
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots: mots || null, reponse: null })}
          label={t(words.search)}
          placeholder={t(words.searchHint)}
          does={words.keySearch}
        />
      </div>
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={() => change({ reponse: null })}
        wide
        panel={at.reponse ? <ReplyPanel key={at.reponse} replyId={at.reponse} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.reponse ?? null}
            onActive={(reponse) => change({ reponse })}
            empty={
              <EmptyState
                title={t(words.noneTitle)}
                actions={<FigureLink href={urls.mailbox(api.orgId ?? 0)}>{t(words.setMailbox)}</FigureLink>}
              >
                {t(words.none)}
              </EmptyState>
            }
          />
        }
      />
    </RepliesFrame>
  )
}

function useColumns(): Column<ReplyRowView>[] {
  const { t } = useWords()
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(130px, 1.2fr)',
      cell: (row) => row.customerName ?? <b>{t(words.nobody)}</b>,
    },
    {
      key: 'says',
      header: t(words.says),
      width: 'minmax(180px, 2fr)',
      cell: (row) => {
        const what = row.kind ?? row.proposals[0]?.kind
        const name = what ? kindNames[what] : natureNames[row.nature]
        const quote = row.bounce?.address ?? row.proposals[0]?.quote ?? (row.subject || row.begins)
        return (
          <span title={quote}>
            {t(name)}{' '}
            <span className={classes.quiet}>
              {row.channel === 'sms' && `· ${t(channelNames.sms)} `}· {quote}
            </span>
          </span>
        )
      },
    },
    {
      key: 'from',
      header: t(words.from),
      width: 'minmax(120px, 1fr)',
      hideBelowPx: 720,
      cell: (row) => (
        <span className={classes.quiet}>
          {row.channel === 'sms' ? `${t(channelNames.sms)} · ${row.fromAddress}` : row.fromName || row.fromAddress}
          {row.agencyName && ` · ${t(words.forAgency, { agency: row.agencyName })}`}
        </span>
      ),
    },
    {
      key: 'arrived',
      header: t(words.arrived),
      width: '138px',
      hideBelowPx: 480,
      cell: (row) => <Instant at={row.arrivedAt} />,
    },
  ]
}
