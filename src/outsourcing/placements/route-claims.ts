import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Stage } from '../tariffs/model.ts'
import { type GatheredClaim, gatherClaims } from './gather-claims.ts'
import type { MandateUse, Why } from './model.ts'
import { leastDaysOf, type RoutingRule, routeOf } from './routing.ts'
import { judgeClaim, why } from './rules.ts'
import { requirementOf } from './setting-store.ts'

/** The segment of each of these customers, asked of those who keep segments, which stand after this folder. */
export type SegmentsOf = (tx: OrgTx, customerIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
export type RoutingAsked = { readonly today: LocalDate; readonly segmentsOf: SegmentsOf }

/** A late claim, the first rule that is about it, and why it does not go there; no reason: it does. */
export type RoutedClaim = GatheredClaim & {
  /** Of the rule in its list; null: none is about it. */
  readonly place: number | null
  readonly rule: RoutingRule | null
  /** Null where a person chooses, it stays, or the mandate runs no more. */
  readonly mandate: MandateUse | null
  readonly stage: Stage | null
  readonly reasons: readonly Why[]
}

/** Every late claim that these rules look at, by them and by all that may keep a claim. What is placed already waits for nothing here. */
export async function routeClaims(
  tx: OrgTx,
  rules: readonly RoutingRule[],
  mandates: readonly MandateUse[],
  { today, segmentsOf }: RoutingAsked,
): Promise<RoutedClaim[]> {
  const byId = new Map(mandates.map((one) => [one.id, one]))
  const requirement = await requirementOf(tx)
  const gathered = await gatherClaims(tx, { dueUntil: addDays(today, -Math.max(1, leastDaysOf(rules))) }, today)
  const asksSegment = rules.some(({ when }) => when.segmentIds.length > 0)
  const customers = asksSegment ? [...new Set(gathered.map(({ claim }) => claim.customerId))] : []
  const segments = asksSegment ? await segmentsOf(tx, customers) : new Map<string, string>()
  const routed: RoutedClaim[] = []
  for (const { claim, facts } of gathered) {
    if (facts.placed) continue
    const place = routeOf(rules, { claim, facts, segmentId: segments.get(claim.customerId) ?? null }, today)
    const rule = place === null ? null : rules[place]!
    const asksMandate = rule?.then.to === 'mandate' ? rule.then : null
    const mandate = asksMandate && (byId.get(asksMandate.mandateId) ?? null)
    const stage = asksMandate && asksMandate.stage
    const reasons = [
      ...judgeClaim({ claim, facts, mandate, stage, requirement, today }),
      ...routedHome(rule),
      ...(asksMandate && !mandate ? [why('mandate_over', { rule: rule!.name })] : []),
    ]
    routed.push({ claim, facts, place, rule, mandate, stage, reasons })
  }
  return routed
}

function routedHome(rule: RoutingRule | null): Why[] {
  if (rule === null) return [why('no_rule')]
  if (rule.then.to !== 'home') return []
  const reason = rule.then.why
  return [why('stays_home', { rule: rule.name, reason, hasWhy: reason === '' ? 'no' : 'yes' })]
}
