import { organisationOf } from '../access/index.ts'
import { type MessageOrder, queueMessages } from '../correspondence/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Actor, record, systemActor } from '../trail/index.ts'
import { keepApproval, lockAutomaticPlans, type StoredAction, settleAction } from './action-store.ts'
import { composerFor } from './compose-message.ts'
import { amountsOf, contentDigest, lineArrays } from './decision-row.ts'
import type { DunningDeps } from './deps.ts'
import { reconsider } from './reconsider.ts'
import { isPersonal, whyNot } from './rules.ts'
import { leavingAt } from './sending-moment.ts'

/** Plans handed over in one transaction. */
const BATCH = 200

export type HandedOver = {
  readonly queued: string[]
  readonly done: string[]
  readonly refused: { readonly action: StoredAction; readonly refusal: Refusal }[]
}

/**
 * Makes planned actions leave: each is decided once more from the books of this moment, its message composed and put into the
 * outbox in this transaction, to leave inside the sending window. A call or a task counts as done. What the books no longer
 * bear out, or what cannot be written, comes back refused with its reason, and nothing of it is changed here.
 *
 * The actions must be locked by the caller. One action is one message for ever: a message id is given once.
 */
export async function handOver(
  tx: OrgTx,
  deps: DunningDeps,
  actions: readonly StoredAction[],
  actor: Actor,
): Promise<HandedOver> {
  const at = deps.clock.now()
  const { timeZone } = await organisationOf(tx)
  const verdicts = await reconsider(tx, deps, actions, 'to_hand_over')
  const compose = await composerFor(tx, [...new Set(actions.map(({ customerId }) => customerId))])
  const orders: MessageOrder[] = []
  const over: HandedOver = { queued: [], done: [], refused: [] }
  const approvals: (() => Promise<unknown>)[] = []
  for (const action of actions) {
    const barred = whyNot('approve', action)
    const verdict = barred ? ({ ok: false, refusal: barred } as const) : verdicts.get(action.id)
    if (!verdict?.ok) {
      if (verdict) over.refused.push({ action, refusal: verdict.refusal })
      continue
    }
    const { decision, step, facts, scenario } = verdict.value
    const now = {
      ...lineArrays(decision.items),
      ...amountsOf(decision),
      digest: contentDigest(decision),
      by: actor.id,
      at,
    }
    if (isPersonal(step.channel)) {
      approvals.push(() =>
        keepApproval(tx, action.id, { ...now, state: 'done', messageId: null, contactOn: dayIn(timeZone, at) }),
      )
      over.done.push(action.id)
      continue
    }
    const notBefore = leavingAt(scenario, facts.kind, step.channel, timeZone, at)
    const leavesOn = dayIn(timeZone, notBefore)
    const text = action.subject !== null && action.body !== null ? { subject: action.subject, body: action.body } : null
    const composed = compose({ decision, step, scenario, facts, text, on: leavesOn })
    if (!composed.ok) {
      over.refused.push({ action, refusal: composed.refusal })
      continue
    }
    const id = newId(at)
    orders.push({ id, customerId: action.customerId, purpose: 'dunning', ...composed.value, notBefore })
    approvals.push(() => keepApproval(tx, action.id, { ...now, state: 'queued', messageId: id, contactOn: leavesOn }))
    over.queued.push(action.id)
  }
  await queueMessages(tx, orders, at)
  for (const keep of approvals) await keep()
  return over
}

/**
 * Hands over every automatic plan of an organisation, batch by batch, each in a transaction of its own: a crash in between
 * leaves the rest planned, for the next call. What cannot leave is set aside as failed with its reason, where people see it;
 * what the books no longer bear out is cancelled, and the next decision starts afresh.
 */
export async function handOverAutomatic(deps: DunningDeps, orgId: number): Promise<number> {
  let queued = 0
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const batch = await deps.db.inOrg(orgId, async (tx) => {
      const at = deps.clock.now()
      const on = dayIn((await organisationOf(tx)).timeZone, at)
      const plans = await lockAutomaticPlans(tx, from, on, BATCH)
      if (plans.length === 0) return null
      const over = await handOver(tx, deps, plans, systemActor('nightly'))
      for (const { action, refusal } of over.refused) {
        const state = refusal.code === 'nothing_left' || refusal.code === 'decided_otherwise' ? 'cancelled' : 'failed'
        await settleAction(tx, action.id, { state, outcome: { refusal }, contactOn: null, by: 'system:nightly', at })
      }
      const data = {
        queued: over.queued.length,
        done: over.done.length,
        refused: over.refused.length,
        from: plans[0]!.id,
        to: plans.at(-1)!.id,
      }
      await record(tx, {
        actor: systemActor('nightly'),
        verb: 'reminders_handed_over',
        subject: { kind: 'organisation', id: String(orgId) },
        at,
        data,
      })
      return { last: plans.at(-1)!.id, queued: over.queued.length }
    })
    if (!batch) return queued
    queued += batch.queued
    after = batch.last
  }
}
