import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { MOST_LISTED } from '../../src/desk/caseload/model.ts'
import { showNames } from '../../src/desk/caseload/wording.ts'
import { deskRoutes } from '../../src/desk/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { noneTicked, type Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { worklistWords as dayWords } from '../dunning/worklist-wording.ts'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { CaseloadActs } from './CaseloadActs.tsx'
import { CaseloadAwaits } from './CaseloadAwaits.tsx'
import { CaseloadCreditors } from './CaseloadCreditors.tsx'
import { CaseloadList } from './CaseloadList.tsx'
import { CaseloadNarrowing } from './CaseloadNarrowing.tsx'
import {
  type CaseloadAsked,
  type CaseloadBoard,
  type CaseloadState,
  type FileView,
  filterOf,
  isNarrowed,
  SHOW_WORDS,
  SHOWS,
  useCaseload,
  useCaseloadBoard,
} from './caseload.ts'
import { keepWalk } from './caseload-walk.ts'
import { caseloadWords as words } from './caseload-words.ts'
import classes from './worklist.module.css'

/** The day of an agency: the files of all its creditors, in the order in which they pay. */
export function CaseloadPage() {
  const orgId = useApi().orgId ?? 0
  const { t, count } = useWords()
  const [at, change] = useAddressState<CaseloadState>()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const asked = filterOf(at, currency)
  const found = useCaseloadBoard(asked)
  const board = found.data
  const isByCreditor = at.vue === 'creanciers'
  const shown = SHOWS.filter((show) => show === asked.show || show === 'due' || (board?.byShow[show] ?? 0) > 0)
  const n = board?.sums.reduce((sum, { files }) => sum + files, 0) ?? 0
  const holdsNothing = board !== undefined && board.byShow.all === 0 && !isNarrowed(at)
  return (
    <>
      <PageHeader
        title={t(dayWords.today)}
        facts={
          board && [
            t(words.files, { n }),
            ...(n > 0 ? [<AtStake key="stake" sums={board.sums} />] : []),
            ...(holdsNothing
              ? []
              : [
                  <FigureLink
                    key="creditors"
                    href={urls.today(orgId, { ...at, vue: isByCreditor ? null : 'creanciers', dossier: null })}
                  >
                    {t(isByCreditor ? words.list : words.creditors)}
                  </FigureLink>,
                ]),
            <FigureLink key="own" href={urls.today(orgId, { pour: 'nous' })}>
              {t(words.ownCustomers)}
            </FigureLink>,
          ]
        }
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t(words.shown)}
            value={asked.show}
            onChange={(show) => change({ voir: show === 'due' ? null : SHOW_WORDS[show as 'due'], dossier: null })}
            data={shown.map((value) => ({
              value,
              label: `${t(showNames[value])} ${count(board?.byShow[value] ?? 0)}`,
            }))}
          />
        }
      />
      {found.error && !board && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      <CaseloadAwaits />
      {!holdsNothing && <CaseloadNarrowing at={at} board={board} currency={currency} onChange={change} />}
      {isByCreditor ? (
        board ? (
          <CaseloadCreditors at={at} board={board} />
        ) : (
          !found.error && <SkeletonTable columns={[3, 1, 1, 1, 2]} rows={8} />
        )
      ) : (
        <Files
          // Another filter is another list: its ticks start again.
          key={JSON.stringify(asked)}
          asked={asked}
          board={board}
          empty={holdsNothing ? <NothingInHand /> : <NothingHere />}
        />
      )}
    </>
  )
}

function AtStake({ sums }: { sums: CaseloadBoard['sums'] }) {
  const { t } = useWords()
  const [before, after] = t(words.expectedOf, { amount: '|' }).split('|')
  return (
    <span>
      <Amounts strong amounts={sums.map(({ currency, openCents: cents }) => ({ currency, cents }))} />
      {' · '}
      {before}
      <Amounts amounts={sums.map(({ currency, expectedCents: cents }) => ({ currency, cents }))} />
      {after}
    </span>
  )
}

function NothingInHand() {
  const orgId = useApi().orgId ?? 0
  const { t } = useWords()
  return (
    <EmptyState
      title={t(words.noneTitle)}
      actions={<FigureLink href={urls.collectionMandates(orgId)}>{t(words.toMandates)}</FigureLink>}
    >
      {t(words.none)}
    </EmptyState>
  )
}

function NothingHere() {
  const orgId = useApi().orgId ?? 0
  const { t } = useWords()
  return (
    <EmptyState
      title={t(words.emptyTitle)}
      actions={
        <FigureLink href={urls.today(orgId, { pour: 'creanciers', voir: SHOW_WORDS.all })}>
          {t(words.showAll)}
        </FigureLink>
      }
    >
      {t(words.empty)}
    </EmptyState>
  )
}

type FilesProps = {
  asked: CaseloadAsked
  board: CaseloadBoard | undefined
  empty: React.ReactNode
}

/** The list and the file that is open beside it; Enter opens the file where its creditor keeps it. */
function Files({ asked, board, empty }: FilesProps) {
  const api = useApi()
  const { t, count } = useWords()
  const navigate = useNavigate()
  const [at, change] = useAddressState<CaseloadState>()
  const rows = useCaseload(asked)
  const [selection, setSelection] = useState<Selection>(noneTicked)
  const active = at.dossier ?? null
  const open = (file: FileView) => {
    const back = `${window.location.pathname}${window.location.search}`
    keepWalk({ agencyOrgId: api.orgId ?? 0, asked, back, files: [file], at: 0 })
    void navigate({ href: urls.customer(file.creditorOrgId, file.customerId) })
  }
  return (
    <>
      {rows.total === MOST_LISTED && <p className={classes.more}>{t(words.firstOnly, { n: count(MOST_LISTED) })}</p>}
      <CaseloadActs
        asked={asked}
        board={board}
        rows={rows}
        activeKey={active}
        selection={selection}
        onSelection={setSelection}
        onOpen={open}
      >
        {(panel) => (
          <ListAndPanel
            panelLabel={t(words.panel)}
            onClose={() => change({ dossier: null })}
            panel={panel}
            list={
              <CaseloadList
                rows={rows}
                activeKey={active}
                onActive={(dossier) => change({ dossier })}
                onOpen={open}
                selection={selection}
                onSelection={setSelection}
                empty={empty}
              />
            }
          />
        )}
      </CaseloadActs>
    </>
  )
}
