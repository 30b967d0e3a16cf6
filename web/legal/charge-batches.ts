import { useQuery } from '@tanstack/react-query'
import { type ChargeBatchView, legalRoutes } from '../../src/legal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import type { Progress } from '../design/progress.ts'
import { useApi } from '../wire/api.tsx'

const WAIT_MS = 1500

/** Whether a job goes on with it. */
export const isUnderWay = ({ state }: ChargeBatchView): boolean => state === 'claiming' || state === 'taking_back'

/** How far the job is: customers while it claims, notes while it takes back. */
export const progressOf = (batch: ChargeBatchView): Progress =>
  batch.state === 'taking_back'
    ? { done: batch.takenBack, total: batch.notes, startedAt: new Date(batch.backAt!) }
    : { done: batch.done, total: batch.customers, startedAt: new Date(batch.askedAt) }

/** Claims made together and what the month proposes; asked again and again while one is under way. */
export function useChargeBatches() {
  const api = useApi()
  const mayRead = useRefusal('books.read') === null
  return useQuery({
    ...api.ask(legalRoutes.chargeBatches, {}),
    enabled: mayRead,
    refetchInterval: ({ state }) => (state.data?.batches.some(isUnderWay) ? WAIT_MS : false),
  })
}
