import type { LocalDate } from '../../kernel/calendar.ts'
import type { Nearness, Reckoning } from './model.ts'

/** What would save a debt, or is to be known of it; `by`: the last day on which it helps. */
export type Remedy = {
  readonly code:
    | 'acknowledgement'
    | 'part_payment'
    | 'plan'
    | 'order'
    | 'urgent_action'
    | 'full_action'
    | 'conciliation'
    | 'end'
    | 'title'
    | 'barred'
  readonly citation: string
  readonly by: LocalDate | null
}

/**
 * What can still be done for a debt that is barred within a year, the cheapest first: what the customer gives of its own will, then
 * what a court orders. Nothing saves one that is barred; one that a title covers wants enforcing.
 */
export function remediesFor(
  { barsOn: by, hasTitle }: Pick<Reckoning, 'barsOn' | 'hasTitle'>,
  near: Nearness,
): readonly Remedy[] {
  if (near === 'unknown' || near === 'later') return []
  if (near === 'barred') return [{ code: 'barred', citation: 'C. civ. art. 2249 à 2251', by: null }]
  if (near === 'stopped') return [{ code: 'end', citation: 'C. civ. art. 2230 et 2242', by: null }]
  const byCustomer: Remedy[] = [
    { code: 'acknowledgement', citation: 'C. civ. art. 2240', by },
    { code: 'part_payment', citation: 'C. civ. art. 2240', by },
    { code: 'plan', citation: 'C. civ. art. 2240', by },
  ]
  if (hasTitle) return [...byCustomer, { code: 'title', citation: 'C. civ. art. 2244 ; CPCEx art. L111-4', by }]
  return [
    ...byCustomer,
    { code: 'conciliation', citation: 'C. civ. art. 2238', by },
    { code: 'order', citation: 'CPC art. 1405 ; Cass. 10 juillet 1990, n° 89-13.345', by },
    { code: 'urgent_action', citation: 'CPC art. 835 et 873 ; C. civ. art. 2241', by },
    { code: 'full_action', citation: 'C. civ. art. 2241 ; CPC art. 761 et 853', by },
  ]
}
