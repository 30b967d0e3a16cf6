import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { useWords } from '../design/words.tsx'
import type { Job } from '../shell/JobsTray.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { wording } from './arrival-wording.ts'
import { FileQueue, type Queued } from './file-queue.ts'
import { howFar, isUnderWay, workInWords } from './how-far.ts'

const Context = createContext<FileQueue | null>(null)

/** How often an import under way is asked how far it is. */
export const POLL_MS = 1_000
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
    refetchInterval: (query) => (query.state.data?.imports.some(isUnderWay) ? POLL_MS : false),
  })
}

function useJobs(queue: FileQueue): Job[] {
  const words = useWords()
  const { t, lang } = words
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
    .filter(isUnderWay)
    .map((one): Job => ({ id: one.id, name: workInWords(words, one), progress: howFar(one) }))
  return [...sending, ...underWay]
}
