import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Scenario } from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { keptBy, releaseSettled } from '../scenarios/version-store.ts'
import { customerSettingOf } from '../store.ts'
import type { Segment } from './rule.ts'
import { emptySegments, listSegments, placeAll, placeOfCustomer } from './segment-store.ts'
import { drawSides, runningTrials } from './trial-store.ts'

/**
 * Puts customers into segments by what the books say of them on a day, and into the version in force those who have nothing open
 * from before it: all of them, or those named. Gives how many changed segment. What a person chose for one customer is not touched.
 */
export async function placeCustomers(tx: OrgTx, on: LocalDate, customers: readonly string[] | null): Promise<number> {
  await releaseSettled(tx, customers)
  const segments = await listSegments(tx)
  if (segments.length === 0) return emptySegments(tx)
  const { currency } = await organisationOf(tx)
  const moved = await placeAll(tx, segments, { orgId: tx.orgId, on, currency, customers }, on)
  await drawSides(tx, on, customers)
  return moved
}

/** What a customer follows: the scenario a person chose, else the one its segment tries on it, else its segment's, else the standard one. */
export type Followed = {
  /** As it is decided by. */
  readonly scenario: Scenario
  readonly by: 'person' | 'trial' | 'segment' | 'standard'
  /** The segment the customer is in, whoever decides. */
  readonly segment: Segment | null
  /** Its segment is left alone, and nobody chose otherwise for this customer. */
  readonly notChased: { readonly segment: string; readonly why: string } | null
}

export type Follower = {
  /** The scenario a person chose for this customer. */
  readonly pinnedId: string | null
  readonly segmentId: string | null
  /** The trial of which it follows the challenger. */
  readonly challengerOf: string | null
  /** Versions that it keeps, by scenario; null: none. */
  readonly kept: Readonly<Record<string, number>> | null
}
export type Following = (customer: Follower) => Followed

/** Who follows what, read once for many customers. */
export async function following(tx: OrgTx, book: ScenarioBook): Promise<Following> {
  const segments = new Map((await listSegments(tx)).map((segment) => [segment.id, segment]))
  const trials = new Map((await runningTrials(tx)).map((trial) => [trial.id, trial]))
  const versionFor = (scenario: Scenario, kept: Follower['kept']): Scenario => {
    const version = kept?.[scenario.id]
    return version === undefined ? scenario : (book.version(scenario.id, version) ?? scenario)
  }
  return ({ pinnedId, segmentId, challengerOf, kept }) => {
    const segment = (segmentId !== null && segments.get(segmentId)) || null
    const pinned = pinnedId === null ? null : book.current.get(pinnedId)
    if (pinned) return { scenario: versionFor(pinned, kept), by: 'person', segment, notChased: null }
    const standard = versionFor(book.current.get(book.standard.id)!, kept)
    if (!segment) return { scenario: standard, by: 'standard', segment, notChased: null }
    const tried = challengerOf === null ? null : book.current.get(trials.get(challengerOf)?.challengerId ?? '')
    if (tried) return { scenario: versionFor(tried, kept), by: 'trial', segment, notChased: null }
    const scenario = segment.scenarioId === null ? null : book.current.get(segment.scenarioId)
    if (scenario) return { scenario: versionFor(scenario, kept), by: 'segment', segment, notChased: null }
    const notChased = { segment: segment.name, why: segment.notChasedReason }
    return { scenario: standard, by: 'segment', segment, notChased }
  }
}

/** What stands of one customer, to be asked what it follows. */
export const followerOf = async (tx: OrgTx, customerId: string): Promise<Follower> => ({
  pinnedId: (await customerSettingOf(tx, customerId)).scenarioId,
  ...(await placeOfCustomer(tx, customerId)),
  kept: await keptBy(tx, customerId),
})
