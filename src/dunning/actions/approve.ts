import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Actor, merkleRoot, record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { decideAgain } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import { endActionOf } from '../model.ts'
import { handOver } from './hand-over.ts'
import { lockActions, planAgain, type StoredAction, settleAction } from './store.ts'

/** What became of a bulk act: how many went through, and who is left out with the reason. */
export type BulkResult = {
  readonly queued: number
  readonly done: number
  readonly leftOut: readonly { readonly id: string; readonly customerId: string; readonly refusal: Refusal }[]
}

/**
 * A person says yes: each action is handed over as the books now bear it out, in this transaction. The others are left out with
 * their reason, and their customers decided again, so that the list shows what is true now. To settle that a debt is written off
 * takes the right to forgive one.
 */
export async function approve(
  tx: OrgTx,
  deps: DunningDeps,
  ids: readonly string[],
  actor: Actor,
  mayForgive = false,
  mandateId: string | null = null,
): Promise<BulkResult> {
  const asked = await lockActions(tx, ids, mandateId)
  const barred = mayForgive ? [] : asked.filter(({ stepId }) => stepId && endActionOf({ id: stepId }) === 'write_off')
  const allowed = asked.filter((action) => !barred.includes(action))
  const actions = await renewFailed(tx, allowed, deps.clock.now(), actor)
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
    leftOut: [
      ...over.refused,
      ...barred.map((action) => ({ action, refusal: refuse('may_not_forgive', words.mayNotForgive).refusal })),
    ].map(({ action, refusal }) => ({ id: action.id, customerId: action.customerId, refusal })),
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
    renewed.push(...(await lockActions(tx, [await planAgain(tx, action, at, action.byHand)], action.mandateId)))
  }
  return renewed
}
