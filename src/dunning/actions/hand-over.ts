import { organisationOf } from '../../access/index.ts'
import { type MessageOrder, queueMessages } from '../../correspondence/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Actor, record, systemActor } from '../../trail/index.ts'
import { amountsOf, contentDigest, lineArrays } from '../days/decision-row.ts'
import { leavingAt } from '../deciding/sending-moment.ts'
import type { DunningDeps } from '../deps.ts'
import { isPersonal, whyNot } from '../rules.ts'
import { composersFor } from './compose-message.ts'
import { reconsider } from './reconsider.ts'
import {
  type Amounts,
  keepApprovals,
  type Lines,
  lockAutomaticPlans,
  type StoredAction,
  settleAction,
} from './store.ts'

/** Plans handed over in one transaction. */
const BATCH = 200

type Refusals = { readonly action: StoredAction; readonly refusal: Refusal }[]

/** An action that may leave: what it says now, and its message when something is sent. */
type Ready = {
  readonly action: StoredAction
  readonly lines: Lines & Amounts & { readonly digest: string }
  readonly contactOn: LocalDate
  readonly order: Omit<MessageOrder, 'id'> | null
}

/**
 * Decides planned actions once more from the books of this moment and composes their messages, to leave inside the sending
 * window. What the books no longer bear out, or what cannot be written, comes back refused with its reason. Nothing is written.
 */
export async function makeReady(
  tx: OrgTx,
  deps: DunningDeps,
  actions: readonly StoredAction[],
): Promise<{ readonly ready: Ready[]; readonly refused: Refusals }> {
  const at = deps.clock.now()
  const { timeZone } = await organisationOf(tx)
  const verdicts = await reconsider(tx, deps, actions, 'to_hand_over')
  const composers = composersFor(tx, deps, actions)
  const ready: Ready[] = []
  const refused: Refusals = []
  for (const action of actions) {
    const barred = whyNot('approve', action)
    const verdict = barred ? ({ ok: false, refusal: barred } as const) : verdicts.get(action.id)
    if (!verdict?.ok) {
      if (verdict) refused.push({ action, refusal: verdict.refusal })
      continue
    }
    const { decision, step, facts, scenario, collecting } = verdict.value
    const lines = { ...lineArrays(decision.items), ...amountsOf(decision), digest: contentDigest(decision) }
    if (isPersonal(step.channel)) {
      ready.push({ action, lines, contactOn: dayIn(timeZone, at), order: null })
      continue
    }
    const notBefore = leavingAt(scenario, facts.kind, step, timeZone, at)
    const leavesOn = dayIn(timeZone, notBefore)
    const text = action.subject !== null && action.body !== null ? { subject: action.subject, body: action.body } : null
    const compose = await composers(collecting)
    const composed = compose({ decision, step, scenario, facts, text, on: leavesOn })
    if (!composed.ok) {
      refused.push({ action, refusal: composed.refusal })
      continue
    }
    const agency = collecting && {
      agency: { orgId: collecting.agencyOrgId, name: collecting.name, carries: collecting.voice === 'own' },
    }
    const order = { customerId: action.customerId, purpose: 'dunning', ...composed.value, ...agency, notBefore }
    ready.push({ action, lines, contactOn: leavesOn, order })
  }
  return { ready, refused }
}

export type HandedOver = { readonly queued: string[]; readonly done: string[]; readonly refused: Refusals }

/**
 * Makes planned actions leave: the message of each is put into the outbox in this transaction; a call or a task counts as done.
 * What may not leave comes back refused, and nothing of it is changed here.
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
  const { ready, refused } = await makeReady(tx, deps, actions)
  const orders = ready.flatMap(({ action, order }) => (order ? [{ actionId: action.id, ...order, id: newId(at) }] : []))
  const messageOf = new Map(orders.map(({ actionId, id }) => [actionId, id]))
  await queueMessages(tx, orders, at)
  await keepApprovals(
    tx,
    ready.map(({ action, lines, contactOn }) => {
      const messageId = messageOf.get(action.id) ?? null
      return { ...lines, id: action.id, state: messageId ? 'queued' : 'done', messageId, contactOn }
    }),
    { by: actor.id, at },
  )
  const idsOf = (isSent: boolean): string[] =>
    ready.filter(({ order }) => (order !== null) === isSent).map(({ action }) => action.id)
  return { queued: idsOf(true), done: idsOf(false), refused }
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
