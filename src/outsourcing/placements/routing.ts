import { z } from 'zod'
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { accept, refuse } from '../../kernel/verdict.ts'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { cents, count, currency, id } from '../contract-terms.ts'
import { STAGES } from '../tariffs/model.ts'
import { type Claim, type ClaimFacts, USUAL_DAYS } from './model.ts'
import { placementWording as words } from './wording.ts'

/** Which claims a rule is about. Null and empty lists narrow nothing; amounts are in `currency`, and say nothing of another. */
export const routeWhen = z.object({
  minDays: count.min(0).max(3_650),
  maxDays: count.min(0).max(3_650).nullable(),
  currency,
  /** Of the document, and of all that its customer owes late. */
  minCents: cents.min(0).nullable(),
  maxCents: cents.min(0).nullable(),
  minOwedCents: cents.min(0).nullable(),
  maxOwedCents: cents.min(0).nullable(),
  kinds: z.array(z.enum(CUSTOMER_KINDS)).max(CUSTOMER_KINDS.length),
  segmentIds: z.array(id).max(100),
  /** True: only once a formal notice has left; false: only before. */
  afterNotice: z.boolean().nullable(),
})

/** Where a rule sends its claims: to a mandate, to one that a person chooses when they leave, or nowhere. */
export const routeTo = z.discriminatedUnion('to', [
  /** `byItself`: what may leave, leaves each night within what the list allows; else somebody hands it over. */
  z.object({ to: z.literal('mandate'), mandateId: id, stage: z.enum(STAGES), byItself: z.boolean().default(false) }),
  z.object({ to: z.literal('choice') }),
  z.object({ to: z.literal('home'), why: z.string().trim().max(200) }),
])

export const routingRule = z.object({ name: z.string().trim().min(1).max(80), when: routeWhen, then: routeTo })
export type RoutingRule = z.output<typeof routingRule>
export type RouteTo = z.output<typeof routeTo>

/** What applies until the organisation has rules of its own: everything late for long, to whom a person chooses. */
export const usualRules = (inCurrency: string, name: string): RoutingRule[] => [
  {
    name,
    when: {
      ...{ minDays: USUAL_DAYS, maxDays: null, currency: inCurrency, minCents: null, maxCents: null },
      ...{ minOwedCents: null, maxOwedCents: null, kinds: [], segmentIds: [], afterNotice: null },
    },
    then: { to: 'choice' },
  },
]

type About = { readonly claim: Claim; readonly facts: ClaimFacts; readonly segmentId: string | null }

/** The place of the first rule that a claim fits; null when it fits none. */
export function routeOf(rules: readonly RoutingRule[], about: About, today: LocalDate): number | null {
  const place = rules.findIndex(({ when }) => fits(when, about, today))
  return place === -1 ? null : place
}

function fits(when: RoutingRule['when'], { claim, facts, segmentId }: About, today: LocalDate): boolean {
  const days = daysBetween(claim.dueOn, today)
  const isAmong = (value: number, least: number | null, most: number | null): boolean =>
    (least === null && most === null) ||
    (claim.currency === when.currency && value >= (least ?? 0) && (most === null || value <= most))
  return (
    days >= when.minDays &&
    (when.maxDays === null || days <= when.maxDays) &&
    isAmong(claim.openCents, when.minCents, when.maxCents) &&
    isAmong(claim.owedCents, when.minOwedCents, when.maxOwedCents) &&
    (when.kinds.length === 0 || when.kinds.includes(claim.kind)) &&
    (when.segmentIds.length === 0 || (segmentId !== null && when.segmentIds.includes(segmentId))) &&
    (when.afterNotice === null || facts.wasNoticed === when.afterNotice)
  )
}

/** The fewest days late that any rule asks for: younger claims need no look. */
export const leastDaysOf = (rules: readonly RoutingRule[]): number => Math.min(...rules.map(({ when }) => when.minDays))

/** A bound above its other end narrows everything away: told by name, and by place. */
export function checkRules(rules: readonly RoutingRule[]): Verdict<null> {
  for (const [place, { name, when }] of rules.entries()) {
    const pairs = [
      ['minDays', when.minDays, when.maxDays],
      ['minCents', when.minCents, when.maxCents],
      ['minOwedCents', when.minOwedCents, when.maxOwedCents],
    ] as const
    const crossed = pairs.find(([, least, most]) => least !== null && most !== null && least > most)
    if (crossed) return refuse('bounds_crossed', words.boundsCrossed, { name }, `rules.${place}.when.${crossed[0]}`)
  }
  return accept(null)
}
