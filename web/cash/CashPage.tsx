import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { ChooseFiles, DropPage } from '../intake/DropFiles.tsx'
import { QueuedFiles } from '../intake/QueuedFiles.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { CashFrame, useAccounts } from './CashFrame.tsx'
import { LineBoard } from './LineBoard.tsx'
import { LineFilters } from './LineFilters.tsx'
import { type CashState, filterOf } from './lines.ts'
import { NO_NARROWING } from './NarrowedLines.tsx'
import { SampleLines } from './SampleLines.tsx'
import { StoppedKinds } from './StoppedKinds.tsx'
import { wording } from './wording.ts'

/** Bank lines and what each pays: the list at the left, the open line with its proposals at the right. */
export function CashPage() {
  const api = useApi()
  const { t, money } = useWords()
  const [at, change] = useAddressState<CashState>()
  const filter = filterOf(at)
  const accounts = useAccounts()
  const head = useQuery({
    ...api.ask(cashRoutes.lines, { query: { ...filter, limit: 1 } }),
    placeholderData: (before) => before,
  })
  const isFiltered = Boolean(
    filter.accountId ||
      filter.class ||
      filter.judged ||
      filter.customerId ||
      filter.until ||
      filter.received ||
      filter.words,
  )
  if (accounts.error && !accounts.data)
    return (
      <CashFrame here={filter.show}>
        <ErrorState failure={accounts.error} onRetry={() => void accounts.refetch()} />
      </CashFrame>
    )
  if (accounts.data?.accounts.length === 0)
    return (
      <DropPage>
        <CashFrame here={filter.show}>
          <QueuedFiles />
          <NoStatement />
        </CashFrame>
      </DropPage>
    )
  const sums = head.data?.totals.filter((total) => total.leftCents !== 0) ?? []
  return (
    <DropPage>
      <CashFrame
        here={filter.show}
        accountId={filter.accountId}
        facts={[
          ...(head.data ? [t(wording.linesCount, { n: head.data.count })] : []),
          ...(sums.length > 0 && (filter.show === 'open' || filter.show === 'all')
            ? [t(wording.leftToMatch, { amount: sums.map((one) => money(one.leftCents, one.currency)).join(' + ') })]
            : []),
        ]}
        actions={<MatchNow />}
      >
        <QueuedFiles />
        <StoppedKinds />
        <LineFilters
          filter={filter}
          accounts={accounts.data?.accounts ?? []}
          kinds={head.data?.classes ?? []}
          onChange={change}
        />
        <LineBoard
          key={filter.show}
          filter={filter}
          severalAccounts={(accounts.data?.accounts.length ?? 0) > 1}
          empty={
            isFiltered ? (
              <EmptyState
                title={t(wording.noneHereTitle)}
                actions={
                  <ActionButton onAct={() => change({ ...NO_NARROWING, compte: null, sorte: null, mots: null })}>
                    {t(wording.clearFilter)}
                  </ActionButton>
                }
              >
                {t(wording.noneHere)}
              </EmptyState>
            ) : filter.show === 'to_check' ? (
              <EmptyState title={t(wording.checkedTitle)}>{t(wording.checked)}</EmptyState>
            ) : filter.show === 'open' ? (
              <EmptyState title={t(wording.doneTitle)}>{t(wording.done)}</EmptyState>
            ) : (
              <EmptyState title={t(wording.noneHereTitle)}>{t(wording.noneHere)}</EmptyState>
            )
          }
        />
      </CashFrame>
    </DropPage>
  )
}

/** Looks again for what every open line pays, after the books or the rules moved. */
function MatchNow() {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const look = async () => {
    try {
      const said = await api.call(cashRoutes.matchNow, {})
      tellDone(t(wording.matchNowSaid, said))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return refusal ? null : <ActionButton onAct={look}>{t(wording.matchNow)}</ActionButton>
}

/** Before the first statement: what to drop, where, and in which form. */
function NoStatement() {
  const { t } = useWords()
  return (
    <EmptyState title={t(wording.noStatementTitle)} sample={<SampleLines />} actions={<ChooseFiles primary />}>
      {t(wording.noStatement)}
      <br />
      <br />
      {t(wording.formats)}
    </EmptyState>
  )
}
