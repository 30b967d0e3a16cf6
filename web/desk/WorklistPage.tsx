import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { deskRoutes } from '../../src/desk/contract.ts'
import { WORK_GROUPS } from '../../src/desk/model.ts'
import { repliesRoutes } from '../../src/replies/contract.ts'
import { useIsAgent, useOrganisation } from '../access/membership.tsx'
import { useMe } from '../access/session.ts'
import { percentText } from '../cash/percent.ts'
import { ReturnsToHandle } from '../cash/ReturnsToHandle.tsx'
import { useWaitingFact } from '../cash/waiting-receipts.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import actions from '../dunning/actions.module.css'
import { useBoard } from '../dunning/board.ts'
import { FreshnessBanner } from '../dunning/FreshnessBanner.tsx'
import { HeldFooter } from '../dunning/HeldFooter.tsx'
import { NothingToDo } from '../dunning/NothingToDo.tsx'
import { worklistWords as dayWords } from '../dunning/worklist-wording.ts'
import { scoreWords } from '../outsourcing/score-words.ts'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { CaseloadPage } from './CaseloadPage.tsx'
import { caseloadWords } from './caseload-words.ts'
import { Workbench } from './Workbench.tsx'
import { WorkNarrowing } from './WorkNarrowing.tsx'
import { filterOf, GROUP_WORDS, SNOOZED, useWorkBoard, type WorkState } from './worklist.ts'
import { groupNames, worklistWords as words } from './worklist-wording.ts'

/** The worklist of whoever looks: of the whole organisation, or of what was placed with an agency. */
export const WorklistPage = () => (useIsAgent() ? <PlacedWork /> : <MembersWork />)

/** An agency's day begins with the files of its creditors; its own customers are one step away, and the other way round. */
function MembersWork() {
  const { orgId } = useApi()
  const me = useMe().data
  const [at] = useAddressState<'pour'>()
  const collects = me?.organisations.find((one) => one.orgId === orgId)?.collects ?? false
  const isForCreditors = at.pour === 'creanciers' || (at.pour !== 'nous' && collects)
  return isForCreditors ? <CaseloadPage /> : <OwnWork />
}

/** What waits of the claims placed with an agency: neither decisions of the creditor nor its money. */
function PlacedWork() {
  const orgId = useApi().orgId ?? 0
  const { t } = useWords()
  const [at] = useAddressState<WorkState>()
  const work = useWorkBoard(undefined)
  return (
    <>
      <PageHeader
        title={t(dayWords.today)}
        facts={
          work.data && [
            t(words.customers, { n: work.data.count }),
            ...(work.data.count > 0 ? [<AtStake key="stake" amounts={work.data.amounts} />] : []),
          ]
        }
      />
      {work.error && !work.data && <ErrorState failure={work.error} onRetry={() => void work.refetch()} />}
      <Workbench
        filter={filterOf(at)}
        members={[]}
        empty={
          <EmptyState
            title={t(words.nothingPlacedTitle)}
            actions={<FigureLink href={urls.customers(orgId)}>{t(words.placedCustomers)}</FigureLink>}
          >
            {t(words.nothingPlaced)}
          </EmptyState>
        }
      />
    </>
  )
}

/** The worklist: whom to work with today, in the order in which it pays, with what is held and why at its foot. */
function OwnWork() {
  const api = useApi()
  const { t, count } = useWords()
  const [at, change] = useAddressState<WorkState>()
  const filter = filterOf(at)
  const board = useBoard()
  const work = useWorkBoard(filter.member)
  const timeZone = useOrganisation().data?.timeZone
  const waiting = useWaitingFact({})
  const strangers = useUnassignedReplies()
  const inHand = useQuery(api.ask(deskRoutes.creditorsInHand, {})).data?.creditors ?? 0
  const stopped = useQuery(api.ask(cashRoutes.stopped, {})).data?.stopped.length ?? 0
  const shown = at.voir ?? 'tout'
  const n = work.data?.count ?? 0
  const tab = (value: string, name: string, n: number) => ({ value, label: `${name} ${count(n)}`, n })
  const tabs = [
    tab('tout', t(words.all), n),
    ...WORK_GROUPS.map((group) => tab(GROUP_WORDS[group], t(groupNames[group]), work.data?.byGroup[group] ?? 0)),
    tab(SNOOZED, t(words.snoozed), work.data?.snoozed ?? 0),
  ].filter(({ value, n }) => n > 0 || value === 'tout' || value === shown)
  const isPlain = shown === 'tout' && !at.mots && !at.charge
  return (
    <>
      <PageHeader
        title={t(dayWords.today)}
        facts={
          work.data &&
          board.data && [
            t(words.customers, { n }),
            ...(n > 0 ? [<AtStake key="stake" amounts={work.data.amounts} />] : []),
            ...(waiting ? [waiting] : []),
            ...(strangers > 0
              ? [
                  <FigureLink key="replies" href={urls.replies(api.orgId ?? 0, { voir: 'sans-client' })}>
                    {t(words.unassignedReplies, { n: strangers })}
                  </FigureLink>,
                ]
              : []),
            ...(stopped > 0
              ? [
                  <FigureLink key="stopped" href={urls.cashMatching(api.orgId ?? 0)}>
                    {t(words.stoppedKinds, { n: stopped })}
                  </FigureLink>,
                ]
              : []),
            ...(board.data.finishedAt && board.data.decidedOn === board.data.today
              ? [
                  <span key="at">
                    {t(dayWords.decidedAt)} <Instant at={board.data.finishedAt} timeZone={timeZone} />
                  </span>,
                ]
              : []),
            ...(work.data.trials.length > 0 ? [<TrialsOver key="trials" trials={work.data.trials} />] : []),
            ...(work.data.notKept.length > 0 ? [<PromisesNotKept key="notKept" notKept={work.data.notKept} />] : []),
            ...(work.data.fundsLate.length > 0 ? [<FundsLate key="funds" late={work.data.fundsLate} />] : []),
            ...(work.data.expiries.length > 0 ? [<PapersEnding key="papers" expiries={work.data.expiries} />] : []),
            <FigureLink key="targets" href={urls.targets(api.orgId ?? 0)}>
              {t(words.targets)}
            </FigureLink>,
            ...(inHand > 0
              ? [
                  <FigureLink key="caseload" href={urls.today(api.orgId ?? 0, { pour: 'creanciers' })}>
                    {t(caseloadWords.toCaseload)}
                  </FigureLink>,
                ]
              : []),
          ]
        }
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t(words.shown)}
            value={shown}
            onChange={(voir) => change({ voir: voir === 'tout' ? null : voir, client: null, action: null })}
            data={tabs.map(({ value, label }) => ({ value, label }))}
          />
        }
      />
      {board.error && !board.data && <ErrorState failure={board.error} onRetry={() => void board.refetch()} />}
      {work.error && !work.data && <ErrorState failure={work.error} onRetry={() => void work.refetch()} />}
      {board.data && <FreshnessBanner board={board.data} />}
      <ReturnsToHandle />
      {(n > 0 || !isPlain || (work.data?.snoozed ?? 0) > 0) && (
        <WorkNarrowing at={at} filter={filter} board={work.data} onChange={change} />
      )}
      <Workbench
        filter={filter}
        members={work.data?.members ?? []}
        empty={
          isPlain ? (
            <NothingToDo board={board.data} />
          ) : (
            <EmptyState title={t(words.nothingHereTitle)}>{t(words.nothingHere)}</EmptyState>
          )
        }
      />
      {board.data && <HeldFooter board={board.data} />}
    </>
  )
}

function AtStake({ amounts }: { amounts: readonly { currency: string; cents: number }[] }) {
  const { t } = useWords()
  const [before, after] = t(dayWords.atStake, { amount: '|' }).split('|')
  return (
    <span className={actions.stake}>
      {before}
      <Amounts amounts={amounts} strong />
      {after}
    </span>
  )
}

type NotKept = { providerId: string; providerName: string; currency: string; promisedBp: number; cameBp: number }

/** Providers of whose files less came in than they promised. */
function PromisesNotKept({ notKept }: { notKept: readonly NotKept[] }) {
  const { t, lang } = useWords()
  const orgId = useApi().orgId ?? 0
  const [first, ...others] = notKept
  if (!first) return null
  const text = (bp: number) => percentText(lang, Math.round(bp / 100) * 100)
  return (
    <FigureLink href={urls.results(orgId, { prestataire: first.providerId, devise: first.currency })}>
      {others.length > 0
        ? t(scoreWords.alerts, { n: notKept.length })
        : t(scoreWords.alert, { name: first.providerName, came: text(first.cameBp), promised: text(first.promisedBp) })}
    </FigureLink>
  )
}

/** Money of ours that providers should have handed over. */
function FundsLate({
  late,
}: {
  late: readonly { providerName: string; currency: string; cents: number; dueOn: string }[]
}) {
  const { t } = useWords()
  const orgId = useApi().orgId ?? 0
  const [first, ...others] = late
  const to = urls.placedReceipts(orgId, { quels: 'a-reverser' })
  if (!first) return null
  const { providerName: name, cents, currency, dueOn: day } = first
  return (
    <FigureLink href={to}>
      {others.length > 0
        ? t(words.fundsLate, { n: late.length })
        : t(words.fundLate, { name, amount: { cents, currency }, day })}
    </FigureLink>
  )
}

/** What of providers ends soon or is over. */
function PapersEnding({ expiries }: { expiries: readonly { providerId: string; providerName: string }[] }) {
  const { t } = useWords()
  const orgId = useApi().orgId ?? 0
  const [first, ...others] = expiries
  if (first && others.length === 0)
    return (
      <FigureLink href={urls.providers(orgId, { prestataire: first.providerId })}>
        {t(words.paperEnding, { name: first.providerName })}
      </FigureLink>
    )
  return <FigureLink href={urls.providers(orgId)}>{t(words.papersEnding, { n: expiries.length })}</FigureLink>
}

/** Comparisons whose result is in: the way to it, or to their list. */
function TrialsOver({ trials }: { trials: readonly { id: string; name: string }[] }) {
  const orgId = useApi().orgId ?? 0
  const { t } = useWords()
  const [first, ...others] = trials
  if (first && others.length === 0)
    return (
      <FigureLink href={urls.trials(orgId, { comparaison: first.id })}>
        {t(words.trialOver, { name: first.name })}
      </FigureLink>
    )
  return <FigureLink href={urls.trials(orgId)}>{t(words.trialsOver, { n: trials.length })}</FigureLink>
}

/** Replies that wait and are no known customer's: they are on nobody's line. */
function useUnassignedReplies(): number {
  const api = useApi()
  const found = useQuery(api.ask(repliesRoutes.replies, { query: { show: 'unassigned', limit: 1 } }))
  return found.data?.byShow.unassigned ?? 0
}
