import { useSyncExternalStore } from 'react'
import { documentsRoutes } from '../../src/documents/contract.ts'
import type { apiOf } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'

type Api = ReturnType<typeof apiOf>

/** Files of a drop that are on their way, and those that were not taken, with the reason. */
export type Sending = {
  readonly sent: number
  readonly total: number
  readonly refused: readonly { readonly name: string; readonly message: string }[]
  readonly failure: unknown
}

/** Refusals of a whole archive, which say nothing of the files after it. */
const ONE_FILE: ReadonlySet<string> = new Set(['zip_broken', 'too_large', 'too_many'])

const NOTHING: Sending = { sent: 0, total: 0, refused: [], failure: null }
const drops = new Map<string, Sending>()
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function change(batchId: string, by: (now: Sending) => Sending): void {
  drops.set(batchId, by(drops.get(batchId) ?? NOTHING))
  for (const listener of listeners) listener()
}

/** What is on its way to a drop, and what of it was refused; the page may be left and come back to. */
export const useSending = (batchId: string | null): Sending =>
  useSyncExternalStore(subscribe, () => (batchId === null ? NOTHING : (drops.get(batchId) ?? NOTHING)))

export const beginDrop = async (api: Api): Promise<string> => (await api.call(documentsRoutes.beginBatch, {})).id

/** Sends files to a drop one after the other: one that is refused stops none of the others. `customerId`: whose they are. */
export async function sendFiles(
  api: Api,
  batchId: string,
  files: readonly File[],
  customerId: string | null,
): Promise<void> {
  change(batchId, (now) => ({ ...now, total: now.total + files.length, failure: null }))
  for (const [place, file] of files.entries()) {
    try {
      const { refused } = await api.call(documentsRoutes.addToBatch, {
        params: { id: batchId },
        query: { name: file.name, customerId: customerId ?? undefined },
        body: file,
      })
      change(batchId, (now) => ({ ...now, sent: now.sent + 1, refused: [...now.refused, ...refused] }))
    } catch (failure) {
      // An archive that is refused whole is one of the files.
      if (failure instanceof RefusedByServer && ONE_FILE.has(failure.code)) {
        const { message } = failure
        change(batchId, (now) => ({
          ...now,
          sent: now.sent + 1,
          refused: [...now.refused, { name: file.name, message }],
        }))
        continue
      }
      // The line is down, or the drop is gone: what was not sent is dropped again.
      change(batchId, (now) => ({ ...now, total: now.total - (files.length - place), failure }))
      return
    }
  }
}
