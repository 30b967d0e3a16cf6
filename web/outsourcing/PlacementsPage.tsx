import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes, type PlacementView } from '../../src/outsourcing/contract.ts'
import { PLACEMENT_SHOWS, type PlacementShow } from '../../src/outsourcing/placements/model.ts'
import { endedNames } from '../../src/outsourcing/placements/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { approvalWords } from './approval-words.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { PlacementPanel } from './PlacementPanel.tsx'
import { placeWords as words } from './place-wording.ts'
import { RecallMany } from './RecallMany.tsx'

/** What each list is called in an address. */
const SHOW_NAMES: Readonly<Record<PlacementShow, string>> = {
  running: 'en-cours',
  paid: 'soldes',
  ended: 'rendus',
  all: 'tous',
}

/** Files in the hands of others: `voir` which, `mots` whose, `client` of one customer, `remise` of one act, `dossier` the one that is open. */
export function PlacementsPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'voir' | 'mots' | 'client' | 'remise' | 'dossier'>()
  const named = PLACEMENT_SHOWS.find((one) => SHOW_NAMES[one] === at.voir)
  const show = named ?? (at.client || at.remise || at.dossier ? 'all' : 'running')
  const asked = {
    show,
    ...(at.client ? { customerId: at.client } : {}),
    ...(at.remise ? { placingId: at.remise } : {}),
    ...(at.mots ? { words: at.mots } : {}),
  }
  const refusal = useRefusal('desk.work')
  const [selection, setSelection] = useState<Selection>(noneTicked)
  const [recalls, setRecalls] = useState<readonly string[] | null>(null)
  const head = useQuery({
    ...api.ask(outsourcingRoutes.placements, { query: { ...asked, limit: 1 } }),
    placeholderData: (before) => before,
  }).data
  const rows = usePagedRows<PlacementView>({
    queryKey: [...api.keyOf(outsourcingRoutes.placements), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(outsourcingRoutes.placements, { query: { ...asked, offset, limit }, signal })
      return { rows: page.placements, total: page.count }
    },
  })
  const askRecall = async () =>
    setRecalls(selection.kind === 'some' ? [...selection.keys] : await everyId(api, asked, selection.keys))
  return (
    <OutsourcingFrame
      here="confies"
      facts={(head?.sums ?? []).map((one) => (
        <span key={`${one.mandateId} ${one.currency}`}>
          {one.provider} ({one.files}) : <Amount cents={one.openCents} currency={one.currency} />
        </span>
      ))}
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.which)}
          value={show}
          onChange={(one) => change({ voir: SHOW_NAMES[one as PlacementShow], client: null, dossier: null })}
          data={PLACEMENT_SHOWS.map((value) => ({ value, label: t(words.shows, { show: value }) }))}
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
        panelLabel={t(words.panel)}
        onClose={() => change({ dossier: null, ...(at.voir ? {} : { voir: SHOW_NAMES[show] }) })}
        panel={at.dossier ? <PlacementPanel key={at.dossier} placementId={at.dossier} /> : null}
        list={
          <DataTable
            label={t(words.placedList)}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.dossier ?? null}
            selection={selection}
            onSelection={setSelection}
            onActive={(dossier) => change({ dossier, voir: SHOW_NAMES[show] })}
            empty={
              <EmptyState
                title={t(words.emptyPlacedTitle)}
                actions={
                  show !== 'all' && (
                    <ActionButton onAct={() => change({ voir: SHOW_NAMES.all, client: null, mots: null })}>
                      {t(words.showAll)}
                    </ActionButton>
                  )
                }
              >
                {t(words.emptyPlaced)}
              </EmptyState>
            }
          />
        }
      />
      <BulkBar selection={selection} onSelection={setSelection} total={head?.count ?? 0}>
        <ActionButton refusal={refusal} onAct={askRecall}>
          {t(approvalWords.recallMany, { n: tickedCount(selection, head?.count ?? 0) })}
        </ActionButton>
      </BulkBar>
      {recalls && (
        <RecallMany named={recalls} onRecalled={() => setSelection(noneTicked)} onClose={() => setRecalls(null)} />
      )}
    </OutsourcingFrame>
  )
}

function useColumns(): Column<PlacementView>[] {
  const { t } = useWords()
  return [
    { key: 'number', header: t(words.number), width: '88px', cell: (row) => row.number },
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(120px, 1.6fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    {
      key: 'provider',
      header: t(words.provider),
      width: 'minmax(100px, 1fr)',
      hideBelowPx: 640,
      cell: (row) => row.provider,
    },
    { key: 'since', header: t(words.since), width: '112px', cell: (row) => <Day date={row.placedOn as LocalDate} /> },
    {
      key: 'placed',
      header: t(words.placedAmount),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      hideBelowPx: 720,
      cell: (row) => <Amount cents={row.placedCents} currency={row.currency} />,
    },
    {
      key: 'open',
      header: t(words.open),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.openCents} currency={row.currency} />,
    },
    {
      key: 'state',
      header: t(words.state),
      width: 'minmax(128px, 1fr)',
      hideBelowPx: 560,
      cell: (row) => (
        <span className={classes.quiet}>
          {row.endedWhy ? t(endedNames[row.endedWhy]) : t(words.running)}
          {row.isPilot && ` · ${t(words.pilotMark)}`}
        </span>
      ),
    },
  ]
}

/** Files read at once while all of a list are gathered. */
const READ_AT_ONCE = 500

/** Every file of a list but those unticked. */
async function everyId(
  api: ReturnType<typeof useApi>,
  asked: Parameters<typeof api.call<typeof outsourcingRoutes.placements>>[1]['query'],
  except: ReadonlySet<string>,
): Promise<string[]> {
  const ids: string[] = []
  for (let offset = 0; ; offset += READ_AT_ONCE) {
    const query = { ...asked, offset, limit: READ_AT_ONCE }
    const { placements, count } = await api.call(outsourcingRoutes.placements, { query })
    ids.push(...placements.map(({ id }) => id))
    if (placements.length === 0 || ids.length >= count) return ids.filter((id) => !except.has(id))
  }
}
