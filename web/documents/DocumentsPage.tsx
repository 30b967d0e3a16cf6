import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { type ArrivalView, documentsRoutes } from '../../src/documents/contract.ts'
import type { ArrivalState } from '../../src/documents/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { useDropArea } from '../design/drop-area.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import arrivalClasses from '../intake/arrival.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { ArrivalPanel } from './ArrivalPanel.tsx'
import { ArrivalRows } from './ArrivalRows.tsx'
import classes from './documents.module.css'
import { beginDrop, sendFiles, useSending } from './drop-batch.ts'
import { documentWords as words } from './wording.ts'

/** `lot` the files dropped · `client` whose they are, where they were dropped on its page · `fichier` the one that is open. */
export type DocumentsState = 'lot' | 'client' | 'fichier'

/** Those that wait for a person come first. */
const ORDER: readonly ArrivalState[] = ['unsure', 'unknown', 'ready', 'known', 'left_out']

/** Files dropped for customers: what each is and belongs to, before any is kept. */
export function DocumentsPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<DocumentsState>()
  const refusal = useRefusal('desk.work')
  const [failure, setFailure] = useState<unknown>(null)
  const batchId = at.lot ?? null
  const customerId = at.client ?? null
  const sending = useSending(batchId)
  const isSending = sending.sent < sending.total
  const found = useQuery({
    ...api.ask(documentsRoutes.batch, { params: { id: batchId ?? '-' } }),
    enabled: batchId !== null && !isSending,
  })
  const files = useMemo(
    () => (found.data?.files ?? []).toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
    [found.data],
  )
  const take = useCallback(
    async (dropped: readonly File[]) => {
      if (refusal) return
      setFailure(null)
      try {
        const id = batchId ?? (await beginDrop(api))
        if (id !== batchId) change({ lot: id })
        await sendFiles(api, id, dropped, customerId)
        if (id === batchId) await found.refetch()
      } catch (thrown) {
        setFailure(thrown)
      }
    },
    [api, batchId, customerId, refusal, change, found.refetch],
  )
  const over = useDropArea(useCallback((dropped) => void take(dropped), [take]))
  const counts = countsOf(files)
  const open = files.find(({ id }) => id === at.fichier)
  return (
    <div className={classes.page}>
      <PageHeader
        title={t(words.pageTitle)}
        facts={
          files.length === 0
            ? []
            : [
                t(words.readyCount, { n: counts.ready }),
                ...(counts.open > 0 ? [t(words.openCount, { n: counts.open })] : []),
                ...(counts.known > 0 ? [t(words.knownCount, { n: counts.known })] : []),
              ]
        }
        actions={
          files.length > 0 &&
          batchId !== null && (
            <BatchActs batchId={batchId} customerId={customerId} counts={counts}>
              <ChooseFiles onFiles={take} refusal={refusal} />
            </BatchActs>
          )
        }
      />
      {(failure ?? sending.failure) !== null && (
        <div className={classes.bar}>
          <ErrorState failure={failure ?? sending.failure} />
        </div>
      )}
      {(isSending || sending.refused.length > 0) && (
        <div className={classes.bar} role="status">
          {isSending && <p>{t(words.sending, { sent: sending.sent + 1, total: sending.total })}</p>}
          {sending.refused.length > 0 && (
            <>
              <p>{t(words.refusedTitle, { n: sending.refused.length })}</p>
              <ul>
                {sending.refused.map((one, place) => (
                  <li key={place}>{one.message}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {found.error && !found.data ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : batchId !== null && !found.data ? (
        <SkeletonTable columns={[3, 1, 2, 1]} rows={8} />
      ) : files.length === 0 ? (
        <section className={classes.zone}>
          <h2>{t(words.emptyTitle)}</h2>
          <p>{t(words.emptyWhat)}</p>
          <p>{t(words.emptyHow)}</p>
          <ChooseFiles primary onFiles={take} refusal={refusal} />
        </section>
      ) : (
        <ListAndPanel
          list={<ArrivalRows files={files} activeId={open?.id ?? null} onActive={(id) => change({ fichier: id })} />}
          panelLabel={t(words.openArrival)}
          onClose={() => change({ fichier: null })}
          panel={
            open && batchId !== null ? (
              <ArrivalPanel
                key={`${open.id} ${open.state} ${open.numbers.join()}`}
                batchId={batchId}
                file={open}
                onDecided={async () => {
                  const { data } = await found.refetch()
                  // On to the next file that waits for a person.
                  const next = data?.files.find((one) => isOpen(one) && one.id !== open.id)
                  change({ fichier: next?.id ?? null })
                }}
              />
            ) : null
          }
        />
      )}
      {over && (
        <div className={arrivalClasses.over} role="status">
          <p>{refusal ?? t(words.dropNow)}</p>
        </div>
      )}
    </div>
  )
}

const isOpen = ({ state }: ArrivalView): boolean => state === 'unsure' || state === 'unknown'

type Counts = { ready: number; open: number; known: number }

const countsOf = (files: readonly ArrivalView[]): Counts => ({
  ready: files.filter(({ state }) => state === 'ready').length,
  open: files.filter(isOpen).length,
  known: files.filter(({ state }) => state === 'known').length,
})

type ActsProps = { batchId: string; customerId: string | null; counts: Counts; children: ReactNode }

/** Keeps what is ready, or forgets it all. */
function BatchActs({ batchId, customerId, counts, children }: ActsProps) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState(false)
  const orgId = api.orgId ?? 0
  const away = () => navigate({ to: customerId === null ? urls.documents(orgId) : urls.customer(orgId, customerId) })
  const keep = async () => {
    const body = { leavesRest: counts.open > 0 }
    const { kept } = await api.call(documentsRoutes.commitBatch, { params: { id: batchId }, body })
    tellDone(t(words.kept, { n: kept }))
    await away()
    await refresh()
  }
  const forget = async () => {
    await api.call(documentsRoutes.dropBatch, { params: { id: batchId } })
    tellDone(t(words.forgotten))
    await away()
  }
  return (
    <>
      {children}
      <ActionButton onAct={forget}>{t(words.forget)}</ActionButton>
      <ActionButton
        primary
        refusal={refusal ?? (counts.ready + counts.known === 0 ? t(words.nothingToKeep) : null)}
        shortcut={{ keys: 'v', does: words.keep }}
        onAct={() => (counts.open > 0 ? setAsking(true) : keep())}
      >
        {t(words.keep, { n: counts.ready })}
      </ActionButton>
      <Ask
        opened={asking}
        title={t(words.leaveTitle)}
        act={t(words.keep, { n: counts.ready })}
        onAct={keep}
        onClose={() => setAsking(false)}
      >
        <p>{t(words.leaveAsk, { n: counts.open })}</p>
      </Ask>
    </>
  )
}

type ChooseProps = { primary?: boolean; refusal: string | null; onFiles(files: readonly File[]): void | Promise<void> }

/** The way to the files for those who do not drag. */
function ChooseFiles({ primary, refusal, onFiles }: ChooseProps) {
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <ActionButton
        primary={primary}
        refusal={refusal}
        icon={<IconUpload size={16} aria-hidden />}
        shortcut={{ keys: 'f', does: words.choose }}
        onAct={() => field.current?.click()}
      >
        {t(words.choose)}
      </ActionButton>
      <FilesInput field={field} multiple testId="document-files" onFiles={onFiles} />
    </>
  )
}
