import { organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Actor, record } from '../../trail/index.ts'
import type { DunningDeps } from '../deps.ts'
import { type ScenarioBook, scenarioBook } from '../scenarios/book.ts'
import { decideTodayLater } from '../scenarios/keep-scenario.ts'
import { placeCustomers } from './place-customers.ts'
import type { Segment, SegmentDraft } from './rule.ts'
import { knownNames, listSegments, replaceSegments, takeVersion } from './segment-store.ts'
import { runningTrials } from './trial-store.ts'
import { validateSegments } from './validate-segments.ts'
import { segmentWording as words } from './wording.ts'

/** Everything that is wrong with a draft, by its own rules and by what exists here. */
export async function segmentFaults(
  tx: OrgTx,
  book: ScenarioBook,
  segments: readonly SegmentDraft[],
): Promise<Refusal[]> {
  const faults = validateSegments(segments, new Set(book.written.keys()))
  const known = await knownNames(
    tx,
    segments.map(({ rule }) => rule),
  )
  segments.forEach(({ name, rule }, index) => {
    rule.conditions.forEach((condition, n) => {
      if (condition.field !== 'salesperson' && condition.field !== 'group') return
      if (condition.values.every((id) => known.has(id))) return
      faults.push(refuse('stranger_named', words.strangerNamed, { name }, `segments.${index}.rule.${n}`).refusal)
    })
  })
  return faults
}

/**
 * Saves the list as a whole, puts everybody where it says, and has today decided again; or gives everything that is wrong with
 * it. Refused when somebody saved another list since `basedOn` was read.
 */
export async function saveSegments(
  tx: OrgTx,
  deps: DunningDeps,
  basedOn: number,
  drafts: readonly SegmentDraft[],
  actor: Actor,
): Promise<readonly Refusal[]> {
  const at = deps.clock.now()
  const book = await scenarioBook(tx, at)
  const faults = await segmentFaults(tx, book, drafts)
  if (faults.length > 0) return faults
  if (!(await takeVersion(tx, basedOn, at)))
    throw new Refused(refuse('changed_meanwhile', words.changedMeanwhile, undefined, 'version').refusal)
  const before = await listSegments(tx)
  const known = new Set(before.map(({ id }) => id))
  if (drafts.some(({ id }) => id !== null && !known.has(id)))
    throw new Refused(refuse('segment_unknown', words.segmentUnknown, undefined, 'segments').refusal)
  await refuseUnderTrial(tx, before, drafts)
  const after: Segment[] = drafts.map((draft) => ({
    ...draft,
    id: draft.id ?? newId(at),
    notChasedReason: draft.scenarioId === null ? draft.notChasedReason : '',
  }))
  await replaceSegments(tx, after)
  const moved = await placeCustomers(tx, dayIn((await organisationOf(tx)).timeZone, at), null)
  await decideTodayLater(tx)
  await record(tx, {
    actor,
    verb: 'segments_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at,
    data: { before, after, moved },
  })
  return []
}

/** What a running trial compares must stay what it is until it ends. */
async function refuseUnderTrial(tx: OrgTx, before: readonly Segment[], drafts: readonly SegmentDraft[]): Promise<void> {
  for (const trial of await runningTrials(tx)) {
    const known = before.find(({ id }) => id === trial.segmentId)
    const draft = drafts.find(({ id }) => id === trial.segmentId)
    if (!known || draft?.scenarioId === known.scenarioId) continue
    const params = { segment: known.name, trial: trial.name }
    throw new Refused(refuse('trial_running', words.underTrial, params, 'segments').refusal)
  }
}
