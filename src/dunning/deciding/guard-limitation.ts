import { byAge, type Case } from './decision-case.ts'
import { reason } from './reasons.ts'

/**
 * A debt that is barred may be asked for, and refused: whether to ask is for a person to say, each time (C. civ. art. 2249 to 2251).
 * The oldest is named; one that an open credit settles is not asked for.
 */
export function debtBarred(theCase: Case): void {
  const { barred } = theCase.facts
  if (!barred || barred.size === 0) return
  const asked = [...theCase.candidates, ...theCase.companions].filter(
    ({ item, creditCents }) => barred.has(item.id) && creditCents < item.openCents,
  )
  const oldest = asked.map(({ item }) => item).toSorted(byAge)[0]
  if (!oldest) return
  const { id, documentNo } = oldest
  theCase.confirmations.push(reason('debt_barred', { documentNo, barsOn: barred.get(id)! }))
}
