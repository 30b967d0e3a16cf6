import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { sumsByCurrency } from '../../src/kernel/money.ts'
import { type ClaimShow, type ClaimView, legalRoutes } from '../../src/legal/contract.ts'
import { claimKindNames } from '../../src/legal/limitation/wording.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { tellDone } from '../design/tell.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { ClaimBoard } from './ClaimBoard.tsx'
import { ClaimPanel } from './ClaimPanel.tsx'
import { CLAIM_SHOW_NAMES, claimShowNamed } from './claim-shows.ts'
import { claimWording as words } from './claim-wording.ts'
import classes from './claims.module.css'
import { LegalFrame } from './LegalFrame.tsx'
import { LimitationSettings } from './LimitationSettings.tsx'

/** `voir` and `mots` which debts · `client` whose · `piece` the one that is open */
type State = 'voir' | 'mots' | 'client' | 'piece'

/** Debts by the day on which they are barred; the one under the cursor at their right, with how its day was reckoned. */
export function ClaimsPage() {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<State>()
  const [asksKinds, setAsksKinds] = useState(false)
  const asked = { words: at.mots || undefined, customerId: at.client }
  const show = claimShowNamed(at.voir) ?? (at.client ? 'all' : 'risk')
  const head = useQuery({
    ...api.ask(legalRoutes.claimsBoard, { query: asked }),
    placeholderData: (before) => before,
  }).data
  const rows = usePagedRows<ClaimView>({
    queryKey: [...api.keyOf(legalRoutes.claimsAtRisk), { ...asked, show }],
    fetchPage: async ({ offset, limit, signal }) => {
      const query = { ...asked, show, offset, limit }
      const page = await api.call(legalRoutes.claimsAtRisk, { query, signal })
      return { rows: page.claims, total: page.count }
    },
  })
  const byNear = head?.byNear ?? []
  const near = shownOf(byNear, 'risk')
  const undated = head?.undated.count ?? 0
  const shown = show === 'undated' ? (head ? [head.undated] : []) : shownOf(byNear, show)
  const totals = sumsByCurrency(shown.flatMap(({ amounts }) => amounts))
  const columns = useColumns(totals)
  const isNarrowed = asked.words !== undefined || asked.customerId !== undefined || show !== 'risk'
  return (
    <LegalFrame
      here="prescription"
      facts={
        head
          ? [
              t(words.atRisk, { n: near.reduce((sum, { count }) => sum + count, 0) }),
              ...(head.unseen > 0 ? [t(words.unseen, { n: head.unseen })] : []),
              head.reckonedOn
                ? t(words.reckonedOn, { day: day(head.reckonedOn as LocalDate) })
                : t(words.neverReckoned),
            ]
          : []
      }
      actions={
        <>
          {at.client && (head?.unseen ?? 0) > 0 && <AllSeen customerId={at.client} />}
          <ActionButton refusal={refusal} onAct={() => setAsksKinds(true)}>
            {t(words.settings)}
          </ActionButton>
        </>
      }
    >
      {asksKinds && <LimitationSettings onClose={() => setAsksKinds(false)} />}
      <ClaimBoard byNear={byNear} show={show} onShow={(one) => change({ voir: CLAIM_SHOW_NAMES[one], piece: null })} />
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.list)}
          value={show === 'risk' || show === 'undated' || show === 'all' ? show : ''}
          onChange={(one) => change({ voir: CLAIM_SHOW_NAMES[one as ClaimShow], piece: null })}
          data={[
            { value: 'risk', label: t(words.risk) },
            ...(undated > 0 || show === 'undated'
              ? [{ value: 'undated', label: t(words.undated, { n: undated }) }]
              : []),
            { value: 'all', label: t(words.everything) },
          ]}
        />
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots: mots || null, piece: null })}
          label={t(words.find)}
          placeholder={t(words.find)}
          does={words.keyFind}
        />
      </div>
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={() => change({ piece: null })}
        panel={at.piece ? <ClaimPanel key={at.piece} itemId={at.piece} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={columns}
            footLines={Math.max(1, totals.length)}
            rows={rows}
            rowKey={(row) => row.itemId}
            activeKey={at.piece ?? null}
            onActive={(piece) => change({ piece })}
            empty={
              isNarrowed ? (
                <EmptyState
                  title={t(words.noneFoundTitle)}
                  actions={
                    <ActionButton onAct={() => change({ voir: CLAIM_SHOW_NAMES.all, mots: null, client: null })}>
                      {t(words.showAll)}
                    </ActionButton>
                  }
                >
                  {t(words.noneFound)}
                </EmptyState>
              ) : (
                <EmptyState
                  title={t(words.emptyTitle)}
                  actions={
                    <ActionButton onAct={() => change({ voir: CLAIM_SHOW_NAMES.all })}>{t(words.showAll)}</ActionButton>
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

/** What of the board a list shows. */
const shownOf = <One extends { near: string }>(byNear: readonly One[], show: ClaimShow): One[] =>
  byNear.filter(
    ({ near }) => show === 'all' || (show === 'risk' ? ['m1', 'm3', 'm6', 'm12'].includes(near) : near === show),
  )

/** Says that what waits about the debts of one customer was looked at: two hundred of them at most, the soonest barred first. */
function AllSeen({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const seen = async () => {
    const query = { show: 'risk', customerId, limit: 200 } as const
    const { claims } = await api.call(legalRoutes.claimsAtRisk, { query })
    await api.call(legalRoutes.claimsSeen, { body: { itemIds: claims.map(({ itemId }) => itemId) } })
    tellDone(t(words.seenDone))
    await refresh()
  }
  return (
    <ActionButton refusal={refusal} onAct={seen}>
      {t(words.allSeen)}
    </ActionButton>
  )
}

function useColumns(totals: readonly { currency: string; cents: number }[]): Column<ClaimView>[] {
  const { t } = useWords()
  const today = useToday()
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(110px, 1.6fr)',
      cell: (row) => (
        <span title={`${row.customerName} · ${row.customerCode}`}>
          {row.isUnseen ? <b>{row.customerName}</b> : row.customerName}
        </span>
      ),
      foot: t(words.total),
    },
    { key: 'document', header: t(words.document), width: 'minmax(104px, 1fr)', cell: (row) => row.documentNo },
    {
      key: 'bars',
      header: t(words.bars),
      width: '156px',
      cell: (row) =>
        row.barsOn === null ? (
          t(words[row.standing === 'runs' ? 'unknown' : row.standing])
        ) : (
          <>
            <Day date={row.barsOn as LocalDate} />{' '}
            {!row.isStartKnown && (
              <small className={classes.quiet}>{t(row.isDated ? words.optimistic : words.atLatest)}</small>
            )}
          </>
        ),
    },
    {
      key: 'left',
      header: t(words.left),
      width: '100px',
      align: 'right',
      cell: (row) => {
        if (row.barsOn === null) return ''
        const n = daysBetween(today, row.barsOn as LocalDate)
        return n < 0 ? <b>{t(words.barredSince, { n: -n })}</b> : t(words.days, { n })
      },
    },
    {
      key: 'open',
      header: t(words.open),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.openCents} currency={row.currency} />,
      foot: (
        <span className={classes.sums}>
          {totals.map((one) => (
            <Amount key={one.currency} cents={one.cents} currency={one.currency} />
          ))}
        </span>
      ),
    },
    {
      key: 'kind',
      header: t(words.kind),
      width: 'minmax(120px, 1fr)',
      hideBelowPx: 820,
      cell: (row) => <span className={classes.quiet}>{t(claimKindNames[row.kind])}</span>,
    },
  ]
}
