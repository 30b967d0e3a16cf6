import { organisationOf } from '../../access/index.ts'
import { addDays, dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Actor, record } from '../../trail/index.ts'
import type { DunningDeps } from '../deps.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { decideTodayLater, writtenOrRefuse } from '../scenarios/keep-scenario.ts'
import { placeCustomers } from '../segments/place-customers.ts'
import { listSegments, segmentsVersion, takeVersion, updateFollowed } from '../segments/segment-store.ts'
import { endTrial, insertTrial, type Trial, trialById } from '../segments/trial-store.ts'
import { MEASURED_DAYS } from './measure-store.ts'
import { trialWording as words } from './wording.ts'

export type NewTrial = {
  readonly name: string
  readonly segmentId: string
  readonly challengerId: string
  readonly sharePercent: number
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
}

const no = (code: string, sentence: Sentence, where: string, params?: SentenceParams): never => {
  throw new Refused(refuse(code, sentence, params, where).refusal)
}

/** Has a share of a segment follow another scenario between two days. Contacts of the one are no level in the other. */
export async function beginTrial(tx: OrgTx, deps: DunningDeps, input: NewTrial, actor: Actor): Promise<string> {
  const at = deps.clock.now()
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  if (input.name.trim() === '') no('name_missing', words.nameMissing, 'name')
  const segment = (await listSegments(tx)).find(({ id }) => id === input.segmentId)
  if (!segment) return no('segment_unknown', words.segmentUnknown, 'segmentId')
  const { scenarioId, name } = segment
  if (scenarioId === null) return no('segment_left_alone', words.segmentLeftAlone, 'segmentId', { segment: name })
  const challenger = writtenOrRefuse(await scenarioBook(tx, at), input.challengerId)
  if (challenger.id === scenarioId) no('scenario_same', words.sameScenario, 'challengerId', { segment: name })
  if (input.fromOn < today) no('start_past', words.startPast, 'fromOn')
  if (input.toOn < addDays(input.fromOn, MEASURED_DAYS))
    no('span_short', words.spanShort, 'toOn', { days: MEASURED_DAYS })
  const id = newId(at)
  const trial = { ...input, id, segmentName: name, championId: scenarioId }
  if (!(await insertTrial(tx, trial, actor.id, at)))
    no('trial_running', words.alreadyRunning, 'segmentId', { segment: name })
  await placeCustomers(tx, today, null)
  await decideTodayLater(tx)
  await record(tx, { actor, verb: 'trial_begun', subject: { kind: 'trial', id }, at, data: trial })
  return id
}

/** Ends a trial: the segment goes on as it was, or follows the scenario that was tried. */
export async function concludeTrial(
  tx: OrgTx,
  deps: DunningDeps,
  id: string,
  adopt: 'champion' | 'challenger' | null,
  actor: Actor,
): Promise<void> {
  const at = deps.clock.now()
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  const trial: Trial = (await trialById(tx, id)) ?? no('trial_unknown', words.unknown, 'id')
  const adoptedId = adopt === null ? null : adopt === 'champion' ? trial.championId : trial.challengerId
  if (!(await endTrial(tx, id, adoptedId, today))) no('already_done', words.alreadyEnded, 'id')
  if (adopt === 'challenger') {
    await updateFollowed(tx, trial.segmentId, trial.challengerId)
    await takeVersion(tx, await segmentsVersion(tx), at)
  }
  await placeCustomers(tx, today, null)
  await decideTodayLater(tx)
  await record(tx, { actor, verb: 'trial_ended', subject: { kind: 'trial', id }, at, data: { adopt, adoptedId } })
}
