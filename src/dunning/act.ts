import { organisationOf } from '../access/index.ts'
import { checkTemplate, type Template } from '../correspondence/index.ts'
import { dayIn, formatDay, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, merkleRoot, record } from '../trail/index.ts'
import {
  actionById,
  insertPlan,
  keepSnooze,
  keepText,
  lockActions,
  planAgain,
  type StoredAction,
  settleAction,
} from './action-store.ts'
import { actionWording as words } from './action-wording.ts'
import { chosenByHand } from './by-hand.ts'
import { composerFor } from './compose-message.ts'
import { amountsOf, contentDigest, lineArrays } from './decision-row.ts'
import type { DunningDeps } from './deps.ts'
import { gatherFew } from './gather-facts.ts'
import { handOver } from './hand-over.ts'
import { reconsider } from './reconsider.ts'
import { whyNot } from './rules.ts'
import { decideAgain } from './run-day.ts'
import { scenarioBook } from './scenario-book.ts'

/** What became of a bulk act: how many went through, and who is left out with the reason. */
export type BulkResult = {
  readonly queued: number
  readonly done: number
  readonly leftOut: readonly { readonly id: string; readonly customerId: string; readonly refusal: Refusal }[]
}

/**
 * A person says yes: each action is handed over as the books now bear it out, in this transaction. The others are left out with
 * their reason, and their customers decided again, so that the list shows what is true now.
 */
export async function approve(tx: OrgTx, deps: DunningDeps, ids: readonly string[], actor: Actor): Promise<BulkResult> {
  const actions = await renewFailed(tx, await lockActions(tx, ids), deps.clock.now(), actor)
  const over = await handOver(tx, deps, actions, actor)
  const approved = [...over.queued, ...over.done]
  if (over.refused.length > 0)
    await decideAgain(tx, deps, [...new Set(over.refused.map(({ action }) => action.customerId))])
  if (approved.length === 1) {
    const action = actions.find(({ id }) => id === approved[0])!
    await record(tx, {
      actor,
      verb: 'reminder_approved',
      subject: { kind: 'dunning_action', id: action.id },
      at: deps.clock.now(),
      data: { customerId: action.customerId, stepId: action.stepId },
    })
  } else if (approved.length > 1) {
    const data = { count: approved.length, rows: merkleRoot([...approved].sort()) }
    await record(tx, {
      actor,
      verb: 'reminders_approved',
      subject: { kind: 'organisation', id: String(tx.orgId) },
      at: deps.clock.now(),
      data,
    })
  }
  return {
    queued: over.queued.length,
    done: over.done.length,
    leftOut: over.refused.map(({ action, refusal }) => ({ id: action.id, customerId: action.customerId, refusal })),
  }
}

/** One action is one message for ever: another try of a failed one is a new action. */
async function renewFailed(
  tx: OrgTx,
  actions: readonly StoredAction[],
  at: Date,
  actor: Actor,
): Promise<StoredAction[]> {
  const renewed: StoredAction[] = []
  for (const action of actions) {
    if (action.state !== 'failed') {
      renewed.push(action)
      continue
    }
    await settleAction(tx, action.id, {
      state: 'superseded',
      outcome: action.outcome,
      contactOn: null,
      by: actor.id,
      at,
    })
    renewed.push(...(await lockActions(tx, [await planAgain(tx, action, at, action.byHand)])))
  }
  return renewed
}

/** Replaces the text of one message, as a template whose variables are filled when it leaves; null brings the template back. */
export async function editText(
  tx: OrgTx,
  deps: DunningDeps,
  id: string,
  text: Template | null,
  actor: Actor,
): Promise<void> {
  const action = await actionToChange(tx, id, 'edit')
  if (text) await proveText(tx, deps, action, text)
  await keepText(tx, id, text)
  await record(tx, {
    actor,
    verb: 'reminder_edited',
    subject: { kind: 'dunning_action', id },
    at: deps.clock.now(),
    data: { customerId: action.customerId, text },
  })
}

/** Refuses a text that the law or the grammar refuses, or one that names a value this message has not. */
async function proveText(tx: OrgTx, deps: DunningDeps, action: StoredAction, text: Template): Promise<void> {
  const verdict = (await reconsider(tx, deps, [action], 'to_hand_over')).get(action.id)
  if (!verdict) throw new Refused(notFound().refusal)
  const { decision, step, facts, scenario } = orRefuse(verdict)
  orRefuse(checkTemplate(text, step.tone, facts.kind))
  const compose = await composerFor(tx, [action.customerId])
  orRefuse(compose({ decision, step, scenario, facts, text, on: decision.decidedOn }))
}

/** The step counts as taken, and as no contact: the next one follows from today. */
export async function skip(tx: OrgTx, deps: DunningDeps, id: string, why: string, actor: Actor): Promise<void> {
  if (why.trim() === '') throw new Refused(refuse('reason_missing', words.skipReason, undefined, 'reason').refusal)
  const action = await actionToChange(tx, id, 'skip')
  const at = deps.clock.now()
  const on = dayIn((await organisationOf(tx)).timeZone, at)
  await settleAction(tx, id, { state: 'skipped', outcome: { skipped: why.trim() }, contactOn: on, by: actor.id, at })
  await decideAgain(tx, deps, [action.customerId])
  await record(tx, {
    actor,
    verb: 'reminder_skipped',
    subject: { kind: 'dunning_action', id },
    at,
    data: { customerId: action.customerId, stepId: action.stepId, reason: why.trim() },
  })
}

/** Puts plans off until a day, the first on which they are looked at again. */
export async function snooze(
  tx: OrgTx,
  deps: DunningDeps,
  ids: readonly string[],
  until: LocalDate,
  actor: Actor,
): Promise<number> {
  const at = deps.clock.now()
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  if (until <= today)
    throw new Refused(
      refuse('day_past', words.dayPast, { day: formatDay('fr', until), today: formatDay('fr', today) }, 'until')
        .refusal,
    )
  const actions = (await lockActions(tx, ids)).filter((action) => whyNot('snooze', action) === null)
  const count = await keepSnooze(
    tx,
    actions.map(({ id }) => id),
    until,
  )
  await decideAgain(tx, deps, [...new Set(actions.map(({ customerId }) => customerId))])
  await record(tx, {
    actor,
    verb: 'reminders_snoozed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at,
    data: { until, actions: actions.map(({ id }) => id) },
  })
  return count
}

/** Plans a step that a person chose, earlier or another than the scenario's, for them to read and approve. Gives the action. */
export async function chooseStep(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  input: { readonly stepId: string; readonly itemIds: readonly string[] | null },
  actor: Actor,
): Promise<string> {
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const at = deps.clock.now()
  const { timeZone } = await organisationOf(tx)
  const on = dayIn(timeZone, at)
  const book = await scenarioBook(tx, at)
  const [gathered] = await gatherFew(tx, { on, timeZone, book, customers: [customerId], lastTalks: deps.lastTalks })
  if (!gathered) throw new Refused(notFound().refusal)
  const scenario = book.current.get(gathered.scenarioId)!
  const step = scenario.steps.find(({ id }) => id === input.stepId)
  if (!step) throw new Refused(refuse('step_unknown', words.stepUnknown, undefined, 'stepId').refusal)
  const known = new Set(gathered.facts.items.map(({ id }) => id))
  if (input.itemIds?.some((id) => !known.has(id)))
    throw new Refused(refuse('item_unknown', words.itemUnknown, undefined, 'itemIds').refusal)
  const decision = chosenByHand(scenario, gathered.facts, step, input.itemIds, on)
  if (!decision)
    throw new Refused(refuse('nothing_to_claim', words.nothingToClaim, { customer: customer.name }).refusal)
  const id = newId(at)
  const plan = {
    ...lineArrays(decision.items),
    ...amountsOf(decision),
    id,
    customerId,
    decidedOn: on,
    byHand: true,
    scenarioId: scenario.id,
    scenarioVersion: scenario.version,
    stepId: step.id,
    stepPosition: step.position,
    channel: step.channel,
    excluded: [],
    reasons: [...decision.reasons],
    digest: contentDigest(decision),
    subject: null,
    body: null,
  }
  await insertPlan(tx, plan, at)
  // What the scenario had planned for the same customer gives way: two steps never leave on one day.
  await decideAgain(tx, deps, [customerId])
  await record(tx, {
    actor,
    verb: 'step_chosen',
    subject: { kind: 'dunning_action', id },
    at,
    data: { customerId, stepId: step.id, items: decision.items.map(({ itemId }) => itemId) },
  })
  return id
}

async function actionToChange(tx: OrgTx, id: string, act: 'edit' | 'skip'): Promise<StoredAction> {
  const [action] = await lockActions(tx, [id])
  if (!action) throw new Refused(notFound().refusal)
  const barred = whyNot(act, action)
  if (barred) throw new Refused(barred)
  return action
}

/** One action by id, or the refusal that it does not exist. */
export async function actionOrRefuse(tx: OrgTx, id: string): Promise<StoredAction> {
  const action = await actionById(tx, id)
  if (!action) throw new Refused(notFound().refusal)
  return action
}
