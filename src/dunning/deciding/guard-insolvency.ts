import { type Case, excludeFrom } from './decision-case.ts'
import { reason } from './reasons.ts'

/**
 * What was born before the judgment may not be paid (C. com. art. L622-7): it is asked of nobody, and proved instead. What was born after
 * stays payable, and is asked for as ever (art. L622-17).
 */
export function insolvencyOpened(theCase: Case): void {
  const { insolvent } = theCase.facts
  if (!insolvent || insolvent.size === 0) return
  excludeFrom(theCase, ({ item: { id, documentNo } }) => {
    const openedOn = insolvent.get(id)
    return openedOn === undefined ? null : reason('insolvency_opened', { documentNo, openedOn })
  })
}
