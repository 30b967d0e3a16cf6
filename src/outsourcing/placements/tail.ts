import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { EndedWhy } from './model.ts'

/** Whether money that came after a file went home still earns its fee: within the days that the mandate gives, or after them. */
export const TAILS = ['within', 'after'] as const
export type Tail = (typeof TAILS)[number]

/** What the tail of a placement depends on. */
export type TailFacts = {
  readonly endedOn: LocalDate | null
  readonly endedWhy: EndedWhy | null
  /** The provider did something about it. */
  readonly hasActed: boolean
  /** The day on which a document of it was handed over again, to whomever. */
  readonly placedAgainOn: LocalDate | null
  readonly tailDays: number
}

/**
 * What a payment of a day is to a placement: null while it ran, the day on which it ended included. Afterwards it earns its fee for as long
 * as the mandate says, if it follows work of the provider's and nobody else was given the file meanwhile.
 */
export function tailOf(facts: TailFacts, receivedOn: LocalDate): Tail | null {
  const { endedOn, hasActed, placedAgainOn, tailDays } = facts
  if (facts.endedWhy === 'undone') return 'after'
  if (endedOn === null || receivedOn <= endedOn) return null
  const isOthers = placedAgainOn !== null && placedAgainOn <= receivedOn
  return hasActed && !isOthers && receivedOn <= addDays(endedOn, tailDays) ? 'within' : 'after'
}

/** The tail of a placement as read by `placementTail`, as columns of `p`, its placement, `m`, its mandate, and `v`, the version in force. */
export const tailColumns = part`p.ended_on, p.ended_why, p.acted_at is not null as has_acted,
  coalesce((v.terms #>> '{atEnd,tailDays}')::int, 0) as tail_days, (
    select min(n.placed_on) from outsourcing.placed_item w
    join outsourcing.placed_item again on again.org_id = w.org_id and again.item_id = w.item_id and again.placement_id <> w.placement_id
    join outsourcing.placement n on n.org_id = again.org_id and n.id = again.placement_id and n.placed_at > p.ended_at
      and n.ended_why is distinct from 'undone'
    where w.org_id = p.org_id and w.placement_id = p.id) as placed_again_on`

/** What a payment of a day is to a placement of this organisation. */
export async function placementTail(tx: OrgTx, placementId: string, receivedOn: LocalDate): Promise<Tail | null> {
  const facts = await tx.one<TailFacts>(sql`
    select ${tailColumns} from outsourcing.placement p
    join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    left join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
    where p.org_id = ${tx.orgId} and p.id = ${placementId}`)
  return tailOf(facts, receivedOn)
}
