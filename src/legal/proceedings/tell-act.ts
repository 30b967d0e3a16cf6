import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { actNames } from './act-wording.ts'
import { isDocumentOf, keepDelays, runningFor } from './delay-store.ts'
import { takeBackCosts } from './keep-costs.ts'
import { mayTell, stageOf } from './machine.ts'
import { lockedMatter, type WholeMatter } from './matter.ts'
import { actOf, insertAct, keepStage, type NewAct, proceedingOf, withdrawActRow } from './matter-store.ts'
import { type Outcome, proceedingNumber, titleIn } from './model.ts'
import { delaysOf } from './open-delays.ts'
import { syncClock } from './sync-clock.ts'
import { proceedingWording as words } from './wording.ts'

/** An act as somebody tells it; a matter is closed with its outcome. */
export type ActInput = Omit<NewAct, 'id'> & { readonly outcome: Outcome | null }

/**
 * Tells what happened in a matter: its stage, its delays and the limitation of its documents follow at once. Refused with the reason,
 * and nothing written, when the act cannot follow, comes before its time, or after the last day on which it saves anything.
 */
export async function tellAct(tx: OrgTx, id: string, { outcome, ...told }: ActInput, by: By): Promise<string> {
  const whole = await lockedMatter(tx, id)
  const { proceeding, matter } = whole
  const act: NewAct = { ...told, id: newId(by.at) }
  if ((act.act === 'closed') !== (outcome !== null))
    throw new Refused(refuse('no_outcome', words.noOutcome, undefined, 'outcome').refusal)
  const book = await statutesOf(tx)
  const stage = orRefuse(mayTell(matter, act, book, by.today))
  if (act.documentId !== null && !(await isDocumentOf(tx, proceeding.customerId, act.documentId)))
    throw new Refused(refuse('not_its_document', words.notItsDocument, undefined, 'documentId').refusal)
  await insertAct(tx, id, act, { name: by.actor.name, at: by.at })
  await keepStage(tx, id, { stage, outcome, closedOn: stage === 'closed' ? act.on : null })
  await followUp(tx, id, by)
  await tell(tx, 'proceeding_act_told', whole, act, by, { outcome })
  return act.id
}

/** It was a slip: the last act is as if it had never been told, and what it opened closes. */
export async function withdrawAct(tx: OrgTx, actId: string, why: string, by: By): Promise<void> {
  const asked = await actOf(tx, actId)
  if (!asked) throw new Refused(notFound().refusal)
  const whole = await lockedMatter(tx, asked.proceedingId)
  const last = whole.acts.at(-1)
  if (last?.id !== actId)
    throw new Refused(refuse('not_the_last', last ? words.notTheLast(actNames[last.act]) : words.gone).refusal)
  await withdrawActRow(tx, actId, why, by.at)
  const acts = whole.acts.slice(0, -1)
  if (last.act === 'closed') await mayReopen(tx, whole)
  await keepStage(tx, whole.proceeding.id, {
    stage: stageOf({ kind: whole.proceeding.kind, acts }),
    outcome: null,
    closedOn: null,
  })
  await followUp(tx, whole.proceeding.id, by, last)
  await tell(tx, 'proceeding_act_withdrawn', whole, last, by, { reason: why })
}

/** Since it was closed, another matter may ask for its documents: two never do at once. */
async function mayReopen(tx: OrgTx, { items }: WholeMatter): Promise<void> {
  const taken = await runningFor(
    tx,
    items.map(({ itemId }) => itemId),
  )
  if (!taken) return
  const params = { document: taken.documentNo, number: proceedingNumber(taken.no) }
  throw new Refused(refuse('claimed_already', words.alreadyClaimed, params).refusal)
}

/** What follows from the acts of a matter: its open delays and the clocks of its documents. A closed matter has no delay left. */
async function followUp(tx: OrgTx, id: string, by: By, gone?: WholeMatter['acts'][number]): Promise<void> {
  const proceeding = (await proceedingOf(tx, id))!
  const whole = await lockedMatter(tx, id)
  const delays = proceeding.stage === 'closed' ? [] : delaysOf(whole.matter, await statutesOf(tx))
  await keepDelays(tx, id, delays)
  await syncClock(tx, whole, gone ?? null, by)
  if (!titleIn(whole.acts)) await takeBackCosts(tx, whole, by)
  await tellFact(tx, 'proceeding_moved', { orgId: tx.orgId, customerId: proceeding.customerId })
}

const tell = (
  tx: OrgTx,
  verb: string,
  { proceeding }: WholeMatter,
  act: Pick<NewAct, 'id' | 'act' | 'on' | 'granted' | 'result' | 'evidence'>,
  { actor, at }: By,
  data: object,
): Promise<unknown> =>
  record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'customer', id: proceeding.customerId },
    data: {
      proceeding: proceedingNumber(proceeding.no),
      legalAct: act.act,
      on: act.on,
      result: act.result,
      granted: act.granted,
      evidence: act.evidence,
      ...data,
    },
  })
