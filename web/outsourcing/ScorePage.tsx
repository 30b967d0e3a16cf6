import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { AGES, SIZES } from '../../src/outsourcing/audit/model.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ResultsView } from '../../src/outsourcing/results/contract-views.ts'
import { SHOWS } from '../../src/outsourcing/results/cut.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import claims from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useCollects } from './doors.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { useOpenFile } from './open-file.ts'
import classes from './outsourcing.module.css'
import { ScoreCard } from './ScoreCard.tsx'
import { ScoreCompare } from './ScoreCompare.tsx'
import { ScoreCreditors } from './ScoreCreditors.tsx'
import { ScoreCohorts, ScoreCuts } from './ScoreCuts.tsx'
import { ScoreFiles } from './ScoreFiles.tsx'
import { ScoreTable } from './ScoreTable.tsx'
import { ServiceView } from './ServiceView.tsx'
import { type FigureCut, NO_FIGURE, NO_SECTOR, type ScoreSide, type ScoreState } from './score-side.ts'
import { scoreWords as words } from './score-words.ts'

/** All creditors, in an address. */
const EVERY = 'tous'

type At = Readonly<Partial<Record<ScoreState, string | null>>>

/** How providers did, or how we did as a provider: `recu` the mandate of a creditor's that is read, or `tous`. */
export function ScorePage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<ScoreState>()
  const mandates = useQuery(api.ask(routes.collectionMandates, {})).data
  const received = (mandates?.received ?? []).filter(({ state }) => state === 'running' || state === 'ended')
  const collects = useCollects()
  const shown = at.recu ?? (collects && !at.prestataire && at.cote !== 'donnes' ? EVERY : null)
  const isAgency = shown !== null
  const switches = received.length > 0 && (
    <div className={claims.tools}>
      <SegmentedControl
        size="xs"
        aria-label={t(words.side)}
        value={isAgency ? 'agency' : 'creditor'}
        onChange={(one) =>
          change({
            ...{ ...NO_FIGURE, prestataire: null, devise: null },
            ...(one === 'agency' ? { recu: EVERY, cote: null } : { recu: null, cote: 'donnes' }),
          })
        }
        data={[
          { value: 'creditor', label: t(words.ours) },
          { value: 'agency', label: t(words.theirs) },
        ]}
      />
      {isAgency && (
        <NativeSelect
          size="xs"
          aria-label={t(words.creditor)}
          value={shown}
          onChange={(event) => change({ ...NO_FIGURE, devise: null, recu: event.currentTarget.value })}
          data={[
            { value: EVERY, label: t(words.everyCreditor) },
            ...received.map(({ id, otherName, number }) => ({ value: id, label: `${otherName} · ${number}` })),
          ]}
        />
      )}
    </div>
  )
  if (shown === EVERY) return <ScoreCreditors switches={switches} />
  return isAgency ? (
    <Received mandateId={shown} at={at} change={change} switches={switches} />
  ) : (
    <Given at={at} change={change} switches={switches} />
  )
}

type Props = { at: At; change(state: At): void; switches: ReactNode }

function Given({ at, change, switches }: Props) {
  const api = useApi()
  const { t } = useWords()
  const openFile = useOpenFile()
  const navigate = useNavigate()
  const found = useQuery(api.ask(routes.results, {}))
  const all = found.data?.results ?? []
  const of = chosenOf(all, at)
  const open = async (route: typeof routes.resultsFile | typeof routes.resultsTable) => {
    if (!of) return
    const query = { providerId: of.providerId, currency: of.currency }
    await openFile(() => api.call(route, { query }))
  }
  const side = { kind: 'creditor' } as const
  const others = of ? all.filter((one) => one.providerId !== of.providerId && one.currency === of.currency) : []
  return (
    <OutsourcingFrame
      here="resultats"
      facts={useFacts(found.data?.asOf ?? null, of)}
      actions={
        of && (
          <>
            <ActionButton onAct={() => open(routes.resultsTable)}>{t(words.table)}</ActionButton>
            <ActionButton primary onAct={() => open(routes.resultsFile)}>
              {t(words.print)}
            </ActionButton>
          </>
        )
      }
    >
      {switches}
      <State found={found} />
      {found.data && !of && (
        <EmptyState
          title={t(words.emptyTitle)}
          actions={
            <ActionButton onAct={() => void navigate({ to: urls.readyFiles(api.orgId ?? 0) })}>
              {t(words.toPlace)}
            </ActionButton>
          }
        >
          {t(words.empty)}
        </EmptyState>
      )}
      {of && (
        <Board at={at} change={change} side={side} of={of}>
          <ScoreTable side={side} all={all} />
          <ScoreCard side={side} of={of} />
          <ScoreCuts side={side} of={of} />
          <ScoreCohorts side={side} of={of} />
          <ScoreCompare
            of={of}
            others={others}
            withId={at.avec ?? null}
            horizon={at.duree ?? '180'}
            onChange={change}
          />
          {of.mandates.map(({ id }) => (
            <ServiceView key={id} side={side} mandateId={id} />
          ))}
        </Board>
      )}
    </OutsourcingFrame>
  )
}

function Received({ mandateId, at, change, switches }: Props & { mandateId: string }) {
  const api = useApi()
  const { t } = useWords()
  const side = { kind: 'agency', mandateId } as const
  const openFile = useOpenFile()
  const found = useQuery(api.ask(routes.receivedResults, { params: { id: mandateId } }))
  const of = chosenOf(found.data?.results ?? [], at)
  const asked = { params: { id: mandateId }, query: { currency: of?.currency ?? '' } }
  return (
    <OutsourcingFrame
      here="resultats"
      facts={useFacts(found.data?.asOf ?? null, of)}
      actions={
        of && (
          <>
            <ActionButton onAct={() => openFile(() => api.call(routes.receivedResultsTable, asked))}>
              {t(words.table)}
            </ActionButton>
            <ActionButton primary onAct={() => openFile(() => api.call(routes.receivedResultsFile, asked))}>
              {t(words.print)}
            </ActionButton>
          </>
        )
      }
    >
      {switches}
      <State found={found} />
      {found.data && !of && <EmptyState title={t(words.emptyTitle)}>{t(words.empty)}</EmptyState>}
      {of && (
        <Board at={at} change={change} side={side} of={of}>
          <ScoreTable side={side} all={found.data?.results ?? []} />
          <ScoreCard side={side} of={of} />
          <ScoreCuts side={side} of={of} />
          <ScoreCohorts side={side} of={of} />
          <ServiceView side={side} mandateId={mandateId} />
        </Board>
      )}
    </OutsourcingFrame>
  )
}

function useFacts(asOf: string | null, of: ResultsView | null): string[] {
  const { t, money } = useWords()
  if (asOf === null || of === null) return []
  return [t(words.asOf, { on: asOf }), t(words.recoveredOf, { amount: money(of.score.recoveredCents, of.currency) })]
}

function State({ found }: { found: { error: unknown; isPending: boolean; refetch(): unknown } }) {
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  return found.isPending ? <SkeletonTable columns={[2, 1, 1, 1, 1]} rows={8} /> : null
}

type BoardProps = {
  at: At
  change(state: At): void
  side: ScoreSide
  of: ResultsView
  children: ReactNode
}

function Board({ at, change, side, of, children }: BoardProps) {
  const { t } = useWords()
  const cut = cutOf(at)
  return (
    <ListAndPanel
      panelLabel={t(words.panel)}
      onClose={() => change(NO_FIGURE)}
      panel={cut && <ScoreFiles key={JSON.stringify(cut)} side={side} of={of} cut={cut} />}
      list={<div className={classes.board}>{children}</div>}
    />
  )
}

const chosenOf = (all: readonly ResultsView[], at: At): ResultsView | null =>
  all.find(
    (one) => (!at.prestataire || one.providerId === at.prestataire) && (!at.devise || one.currency === at.devise),
  ) ??
  all[0] ??
  null

/** The figure that is open, or null. */
function cutOf(at: At): FigureCut | null {
  if (!at.montre) return null
  const shows = SHOWS.find((one) => one === at.montre)
  const age = AGES.find((one) => one === at.age)
  const size = SIZES.find((one) => one === at.taille)
  const kind = CUSTOMER_KINDS.find((one) => one === at.genre)
  return {
    ...(shows && { shows }),
    ...(age && { age }),
    ...(size && { size }),
    ...(kind && { kind }),
    ...(at.secteur && { sector: at.secteur === NO_SECTOR ? '' : at.secteur }),
    ...(at.mois && { month: at.mois }),
    ...(at.pilote && { pilot: at.pilote === 'oui' ? 'true' : 'false' }),
  }
}
