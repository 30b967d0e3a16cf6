import { SegmentedControl } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { CHANNELS, type Channel } from '../../src/dunning/model.ts'
import { useOrganisation } from '../access/membership.tsx'
import { ReturnsToHandle } from '../cash/ReturnsToHandle.tsx'
import { useWaitingFact } from '../cash/waiting-receipts.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { ActionBoard } from './ActionBoard.tsx'
import { Amounts } from './Amounts.tsx'
import classes from './actions.module.css'
import type { ActionFilter } from './actions.ts'
import { amountsOf, listOf, useBoard } from './board.ts'
import { FreshnessBanner } from './FreshnessBanner.tsx'
import { HeldFooter } from './HeldFooter.tsx'
import { NothingToDo } from './NothingToDo.tsx'
import { channelTabs } from './wording.ts'
import { worklistWords } from './worklist-wording.ts'

/** How the address names what is shown. */
const CHANNEL_WORDS: Record<Channel, string> = {
  email: 'e-mails',
  letter: 'lettres',
  registered_letter: 'recommandes',
  call: 'appels',
  task: 'taches',
}

function filterOf(shown: string | undefined): ActionFilter {
  if (shown === 'echecs') return { list: 'trouble' }
  if (shown === 'reportees') return { list: 'snoozed' }
  const channel = CHANNELS.find((one) => CHANNEL_WORDS[one] === shown)
  return channel ? { list: 'to_confirm', channel } : { list: 'to_confirm' }
}

/** The worklist: what a person must do today, ready to do, with what is held and why at its foot. */
export function TodayPage() {
  const { t, count } = useWords()
  const [at, change] = useAddressState<'voir' | 'action'>()
  const board = useBoard()
  const timeZone = useOrganisation().data?.timeZone
  const byChannel = useChannelCounts()
  const waiting = useWaitingFact({})
  const toConfirm = listOf(board.data, 'to_confirm')
  const trouble = listOf(board.data, 'trouble')
  const snoozed = listOf(board.data, 'snoozed')
  const shown = at.voir ?? 'tout'
  const filter = filterOf(at.voir)
  const tab = (value: string, name: string, n: number) => ({ value, label: `${name} ${count(n)}`, n })
  const tabs = [
    tab('tout', t(worklistWords.all), toConfirm.count),
    ...CHANNELS.map((channel) => tab(CHANNEL_WORDS[channel], t(channelTabs[channel]), byChannel[channel] ?? 0)),
    tab('echecs', t(worklistWords.trouble), trouble.count),
    tab('reportees', t(worklistWords.snoozed), snoozed.count),
  ].filter(({ value, n }) => n > 0 || value === 'tout' || value === shown)
  const n = toConfirm.count + trouble.count
  return (
    <>
      <PageHeader
        title={t(worklistWords.today)}
        facts={
          board.data && [
            t(worklistWords.actionsCount, { n }),
            ...(n > 0 ? [<AtStake key="stake" amounts={amountsOf([toConfirm, trouble])} />] : []),
            ...(waiting ? [waiting] : []),
            ...(board.data.finishedAt && board.data.decidedOn === board.data.today
              ? [
                  <span key="at">
                    {t(worklistWords.decidedAt)} <Instant at={board.data.finishedAt} timeZone={timeZone} />
                  </span>,
                ]
              : []),
          ]
        }
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t(worklistWords.filter)}
            value={shown}
            onChange={(voir) => change({ voir: voir === 'tout' ? null : voir, action: null })}
            data={tabs.map(({ value, label }) => ({ value, label }))}
          />
        }
      />
      {board.error && !board.data && <ErrorState failure={board.error} onRetry={() => void board.refetch()} />}
      {board.data && <FreshnessBanner board={board.data} />}
      <ReturnsToHandle />
      <ActionBoard
        label={t(worklistWords.today)}
        filter={filter}
        bulk={filter.list === 'to_confirm'}
        empty={
          shown === 'tout' ? (
            <NothingToDo board={board.data} />
          ) : (
            <EmptyState title={t(worklistWords.nothingHereTitle)}>{t(worklistWords.nothingHere)}</EmptyState>
          )
        }
        footer={board.data && <HeldFooter board={board.data} />}
      />
    </>
  )
}

function AtStake({ amounts }: { amounts: readonly { currency: string; cents: number }[] }) {
  const { t } = useWords()
  const [before, after] = t(worklistWords.atStake, { amount: '|' }).split('|')
  return (
    <span className={classes.stake}>
      {before}
      <Amounts amounts={amounts} strong />
      {after}
    </span>
  )
}

/** How many actions wait per channel: the board counts lists, not channels. */
function useChannelCounts(): Partial<Record<Channel, number>> {
  const api = useApi()
  const queries = useQueries({
    queries: CHANNELS.map((channel) =>
      api.ask(dunningRoutes.actions, { query: { list: 'to_confirm', channel, limit: 1 } }),
    ),
  })
  return Object.fromEntries(CHANNELS.map((channel, index) => [channel, queries[index]?.data?.count]))
}
