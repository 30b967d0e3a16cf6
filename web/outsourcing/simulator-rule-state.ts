import type { RoutingRule as ComparedRule } from '../../src/outsourcing/comparing/model.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'

/** A rule of the simulator as the address of a list of routing rules carries it, so that its figures open their claims there. */
export const ruleState = ({ fromDays, fromCents, toCents, kinds }: ComparedRule) => ({
  liste: 'nouvelle',
  jours: String(Math.max(1, fromDays)),
  de: fromCents > 0 ? String(fromCents) : null,
  // A rule of the simulator ends before its last amount, a routing rule with it.
  a: toCents === null ? null : String(toCents - 1),
  types: kinds.length < CUSTOMER_KINDS.length ? kinds.join(',') : null,
})

const number = (text: string | undefined): number | null => (text && /^\d{1,12}$/.test(text) ? Number(text) : null)

/** The same read back; null: the address carries none. */
export function ruleIn(at: Readonly<Partial<Record<'jours' | 'de' | 'a' | 'types', string>>>) {
  const minDays = number(at.jours)
  if (minDays === null) return null
  const kinds = (at.types ?? '').split(',')
  return {
    minDays: Math.min(minDays, 3_650),
    ...{ minCents: number(at.de), maxCents: number(at.a) },
    kinds: CUSTOMER_KINDS.filter((kind) => kinds.includes(kind)),
  }
}
