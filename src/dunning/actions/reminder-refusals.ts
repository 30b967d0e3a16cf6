import { organisationOf } from '../../access/index.ts'
import { addresseeStates, reviseMessage } from '../../correspondence/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record, systemActor } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { amountsOf, contentDigest, lineArrays } from '../days/decision-row.ts'
import type { DunningDeps } from '../deps.ts'
import { type Composer, composersFor } from './compose-message.ts'
import { type Reconsidered, reconsider } from './reconsider.ts'
import {
  lockActionsOfMessages,
  planAgain,
  renewLines,
  type StoredAction,
  settleAction,
  settleActions,
} from './store.ts'

/**
 * Asked just before messages leave, in the transaction that claims them: are they still right? Money that arrived meanwhile, a dispute, a
 * promise, a hold, an exclusion, nobody left to write to, or the hour refuse one, and its action ends with that reason. Amounts that moved
 * are said anew from the books, and one whose reader has gone is said to another; unless a person wrote the text: then it comes
 * back to be confirmed. Messages that are not reminders are none of our business.
 */
export async function reminderRefusals(
  tx: OrgTx,
  deps: DunningDeps,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Refusal>> {
  const actions = await underWay(tx, deps, messageIds)
  const refusals = new Map<string, Refusal>()
  // Two messages to one customer are asked about one after the other, so that each sees the other.
  for (const turn of inTurns(actions))
    for (const [id, refusal] of await refusalsOf(tx, deps, turn)) refusals.set(id, refusal)
  return refusals
}

/**
 * The actions whose messages are about to leave. A message that a person sent on its way again may be taken up before its action was told: it is
 * brought along here, so that nothing leaves unasked.
 */
async function underWay(tx: OrgTx, deps: DunningDeps, messageIds: readonly string[]): Promise<StoredAction[]> {
  const all = await lockActionsOfMessages(tx, messageIds)
  const behind = all.filter(({ state }) => state === 'uncertain' || state === 'failed')
  const at = deps.clock.now()
  const again = { state: 'queued', outcome: null, contactOn: null, at } as const
  await settleActions(
    tx,
    behind.map(({ id, approvedBy }) => ({ id, ...again, by: approvedBy ?? 'system:sending' })),
  )
  return all.flatMap((action) =>
    action.state === 'queued' || behind.includes(action) ? [{ ...action, state: 'queued' as const }] : [],
  )
}

function inTurns(actions: readonly StoredAction[]): StoredAction[][] {
  const turns: StoredAction[][] = []
  for (const ofOne of Map.groupBy(actions, ({ customerId }) => customerId).values())
    ofOne.forEach((action, turn) => (turns[turn] ??= []).push(action))
  return turns
}

async function refusalsOf(
  tx: OrgTx,
  deps: DunningDeps,
  actions: readonly StoredAction[],
): Promise<ReadonlyMap<string, Refusal>> {
  const verdicts = await reconsider(tx, deps, actions, 'to_leave')
  const customers = actions.map(({ customerId }) => customerId)
  const names = new Map((await customersById(tx, customers)).map(({ id, name }) => [id, name]))
  const on = dayIn((await organisationOf(tx)).timeZone, deps.clock.now())
  const readers = await addresseeStates(
    tx,
    actions.map(({ messageId }) => messageId!),
    on,
  )
  const refusals = new Map<string, Refusal>()
  const anew: { action: StoredAction; now: Reconsidered }[] = []
  for (const action of actions) {
    const verdict = verdicts.get(action.id)
    const customer = names.get(action.customerId) ?? ''
    if (verdict?.ok) {
      const isRead = (readers.get(action.messageId!) ?? 'reachable') === 'reachable'
      if (!isRead || contentDigest(verdict.value.decision) !== action.digest) anew.push({ action, now: verdict.value })
      continue
    }
    const refusal = verdict?.refusal ?? refuse('nothing_left', words.nothingLeft, { customer }).refusal
    await withdraw(tx, deps, action, refusal)
    refusals.set(action.messageId!, refusal)
  }
  if (anew.length === 0) return refusals
  const composers = composersFor(
    tx,
    deps,
    anew.map(({ action }) => action),
  )
  for (const { action, now } of anew) {
    const compose = await composers(now.collecting)
    const refusal = await sayAnew(tx, deps, { action, now, compose, on, customer: names.get(action.customerId) ?? '' })
    if (refusal) refusals.set(action.messageId!, refusal)
  }
  return refusals
}

type Anew = {
  readonly action: StoredAction
  readonly now: Reconsidered
  readonly compose: Composer
  readonly on: LocalDate
  readonly customer: string
}

/** The message over what is owed now, to whom may be written to now; null when it may leave so. */
async function sayAnew(
  tx: OrgTx,
  deps: DunningDeps,
  { action, now, compose, on, customer }: Anew,
): Promise<Refusal | null> {
  const { decision, step, facts, scenario } = now
  const lines = { ...lineArrays(decision.items), ...amountsOf(decision), digest: contentDigest(decision) }
  if (action.body !== null) {
    const { refusal } = refuse('edited_amounts_changed', words.editedAmountsChanged, { customer })
    await withdraw(tx, deps, action, refusal)
    // The text a person wrote goes on in a new plan, over the amounts of now, to be read again.
    await planAgain(tx, { ...action, ...lines, reasons: [...decision.reasons] }, deps.clock.now())
    return refusal
  }
  const composed = compose({ decision, step, scenario, facts, text: null, on })
  if (!composed.ok) {
    await withdraw(tx, deps, action, composed.refusal)
    return composed.refusal
  }
  await reviseMessage(tx, action.messageId!, composed.value)
  await renewLines(tx, action.id, lines)
  return null
}

async function withdraw(tx: OrgTx, deps: DunningDeps, action: StoredAction, refusal: Refusal): Promise<void> {
  const at = deps.clock.now()
  const by = systemActor('sending')
  await settleAction(tx, action.id, { state: 'cancelled', outcome: { refusal }, contactOn: null, by: by.id, at })
  await record(tx, {
    actor: by,
    verb: 'reminder_withdrawn',
    subject: { kind: 'dunning_action', id: action.id },
    at,
    data: { customerId: action.customerId, reason: refusal.code },
  })
}
