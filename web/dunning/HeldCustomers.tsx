import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { dunningRoutes, type StandingView } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import listing from '../design/listing.module.css'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { Amounts } from './Amounts.tsx'
import type { Board } from './board.ts'
import { CustomerDunning } from './CustomerDunning.tsx'
import { remindersWords } from './reminders-wording.ts'
import { heldNames } from './wording.ts'
import { worklistWords } from './worklist-wording.ts'

const VERDICTS = { attente: 'wait', termine: 'exhausted' } as const
type Verdict = 'hold' | 'wait' | 'exhausted'

/** Customers not reminded today: held with the reason, waiting with the next day, or at the end of the scenario. */
export function HeldCustomers({ board }: { board: Board | undefined }) {
  const api = useApi()
  const { t, count } = useWords()
  const navigate = useNavigate()
  const [at, change] = useAddressState<'verdict' | 'motif' | 'mots' | 'client'>()
  const verdict: Verdict = VERDICTS[at.verdict as keyof typeof VERDICTS] ?? 'hold'
  const [typed] = useDebouncedValue(at.mots ?? '', 150)
  const query = { verdict, reasonCode: at.motif, words: typed || undefined }
  const rows = usePagedRows<StandingView>({
    queryKey: [...api.keyOf(dunningRoutes.standings), query],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(dunningRoutes.standings, { query: { ...query, offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
  const reasons = (board?.held ?? []).filter((one) => one.verdict === verdict)
  const columns: Column<StandingView>[] = [
    {
      key: 'customer',
      header: t(worklistWords.customer),
      width: 'minmax(150px, 1.4fr)',
      cell: (row) => row.customerName,
    },
    {
      key: 'amount',
      header: t(remindersWords.amount),
      width: 'minmax(128px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amounts amounts={row.amounts} />,
    },
    {
      key: 'step',
      header: t(remindersWords.step),
      width: 'minmax(120px, 1fr)',
      hideBelowPx: 700,
      cell: (row) => row.stepName ?? '–',
    },
    {
      key: 'why',
      header: t(worklistWords.why),
      width: 'minmax(220px, 3fr)',
      cell: (row) => <Reason kind={verdict === 'wait' ? 'evidence' : 'held'}>{row.reasons[0]?.sentence}</Reason>,
    },
    {
      key: 'since',
      header: verdict === 'wait' ? t(remindersWords.nextOn) : t(remindersWords.since),
      width: '104px',
      hideBelowPx: 560,
      cell: (row) => <Day date={(verdict === 'wait' ? (row.nextOn ?? row.decidedOn) : row.sinceOn) as LocalDate} />,
    },
  ]
  return (
    <>
      <div className={listing.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t(remindersWords.verdict)}
          value={at.verdict ?? 'retenus'}
          onChange={(value) => change({ verdict: value === 'retenus' ? null : value, motif: null, client: null })}
          data={[
            { value: 'retenus', label: t(remindersWords.verdictHold) },
            { value: 'attente', label: t(remindersWords.verdictWait) },
            { value: 'termine', label: t(remindersWords.verdictExhausted) },
          ]}
        />
        {reasons.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t(remindersWords.reason)}
            value={at.motif ?? ''}
            onChange={(event) => change({ motif: event.currentTarget.value || null, client: null })}
            data={[
              { value: '', label: t(remindersWords.everyReason) },
              ...reasons.map((one) => ({
                value: one.reasonCode,
                label: `${count(one.count)} ${t(heldNames[one.reasonCode] ?? heldNames.other!, { n: one.count })}`,
              })),
            ]}
          />
        )}
        <TextInput
          size="xs"
          className={listing.search}
          aria-label={t(remindersWords.find)}
          placeholder={t(remindersWords.find)}
          value={at.mots ?? ''}
          onChange={(event) => change({ mots: event.currentTarget.value || null })}
        />
      </div>
      <ListAndPanel
        panelLabel={t(remindersWords.standing)}
        onClose={() => change({ client: null })}
        panel={at.client ? <CustomerDunning customerId={at.client} named /> : null}
        list={
          <DataTable
            label={t(remindersWords.held)}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.customerId}.${row.stepName ?? ''}`}
            activeKey={undefined}
            onActive={(_, row) => change({ client: row.customerId })}
            onOpen={(row) => void navigate({ href: urls.customer(api.orgId ?? 0, row.customerId) })}
            empty={<EmptyState title={t(remindersWords.noStandingTitle)}>{t(remindersWords.noStanding)}</EmptyState>}
          />
        }
      />
    </>
  )
}
