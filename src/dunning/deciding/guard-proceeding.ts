import { type Case, excludeFrom } from './decision-case.ts'
import { reason } from './reasons.ts'

/** What a court or an officer was asked for is asked by nobody else while its matter runs: a reminder beside it would weaken both. */
export function proceedingRunning(theCase: Case): void {
  const { inProceedings } = theCase.facts
  if (!inProceedings || inProceedings.size === 0) return
  excludeFrom(theCase, ({ item: { id, documentNo } }) => {
    const number = inProceedings.get(id)
    return number === undefined ? null : reason('proceeding_running', { documentNo, number })
  })
}
