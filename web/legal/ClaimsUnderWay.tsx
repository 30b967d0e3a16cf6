import type { ReactNode } from 'react'
import { useWords } from '../design/words.tsx'
import type { Job } from '../shell/JobsTray.tsx'
import { isUnderWay, progressOf, useChargeBatches } from './charge-batches.ts'
import { togetherWords as words } from './claim-together-wording.ts'

/** Claims of many customers at work, for the tray of any page. */
export function ClaimsUnderWay({ children }: { children(jobs: readonly Job[]): ReactNode }) {
  const { t } = useWords()
  const batches = useChargeBatches().data?.batches ?? []
  const jobs = batches.filter(isUnderWay).map(
    (batch): Job => ({
      id: batch.id,
      name: t(batch.state === 'claiming' ? words.claiming : words.takingBack),
      progress: progressOf(batch),
    }),
  )
  return children(jobs)
}
