import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { useWords } from '../design/words.tsx'
import type { Job } from '../shell/JobsTray.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { FileQueue, type Queued } from './file-queue.ts'
import { figuresOf } from './import-figures.ts'
import { wording } from './wording.ts'

const Context = createContext<FileQueue | null>(null)

/** How often an import under way is asked how far it is. */
export const POLL_MS = 1_000
const isUnderWay = (state: string): boolean => state === 'reading' || state === 'committing'
export const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024)

/** Keeps the files on their way while pages come and go, and gives the work under way to the frame around them. */
export function FileQueueProvider({ children }: { children(jobs: readonly Job[]): ReactNode }) {
  const api = useApi()
  const client = useQueryClient()
  const queue = useMemo(
    () => new FileQueue(api, () => void client.invalidateQueries({ queryKey: api.keyOf(intakeRoutes.imports) })),
    [api, client],
  )
  return <Context value={queue}>{children(useJobs(queue))}</Context>
}

export function useFileQueue(): FileQueue {
  const queue = useContext(Context)
  if (!queue) throw new Error('useFileQueue is called outside the pages of an organisation')
  return queue
}

export function useQueued(): readonly Queued[] {
  const queue = useFileQueue()
  return useSyncExternalStore(queue.subscribe, queue.snapshot)
}

/** The last imports, asked again every second while one of them is being read or recorded. */
export function useRecentImports() {
  const api = useApi()
  return useQuery({
    ...api.ask(intakeRoutes.imports, { query: { limit: 50 } }),
    refetchInterval: (query) => (query.state.data?.imports.some((one) => isUnderWay(one.state)) ? POLL_MS : false),
  })
}

function useJobs(queue: FileQueue): Job[] {
  const { t, lang } = useWords()
  const queued = useSyncExternalStore(queue.subscribe, queue.snapshot)
  const recent = useRecentImports()
  const sending = queued
    .filter((one) => one.state !== 'read')
    .map((one): Job => {
      const name = t(one.state === 'waiting' ? wording.waiting : wording.sending, { file: one.name })
      const progress = { done: kilobytes(one.sent), total: kilobytes(one.size), startedAt: one.startedAt }
      return {
        id: `file-${one.id}`,
        name,
        progress,
        failure: one.failure ? tellFailure(lang, one.failure) : undefined,
      }
    })
  const underWay = (recent.data?.imports ?? [])
    .filter((one) => isUnderWay(one.state))
    .map((one): Job => {
      const startedAt = new Date(one.createdAt)
      if (one.state === 'reading') {
        const progress = { done: kilobytes(one.readBytes), total: kilobytes(one.fileSize), startedAt }
        return { id: one.id, name: t(wording.reading, { file: one.fileName }), progress }
      }
      const figures = figuresOf(one)
      const total = figures && figures.kind !== 'contacts' ? figures.openItems : 1
      return { id: one.id, name: t(wording.recording, { file: one.fileName }), progress: { done: 0, total, startedAt } }
    })
  return [...sending, ...underWay]
}
