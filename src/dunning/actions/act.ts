import { organisationOf } from '../../access/index.ts'
import { checkTemplate, type Template } from '../../correspondence/index.ts'
import { dayIn, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type Actor, record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { decideAgain } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import { whyNot } from '../rules.ts'
import { composerFor } from './compose-message.ts'
import { reconsider } from './reconsider.ts'
import {
  actionById,
  isContactedSince,
  keepAwake,
  keepSnooze,
  keepText,
  lockActions,
  reopenSkipped,
  type StoredAction,
  settleAction,
} from './store.ts'

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
  const compose = await composerFor(tx, deps, [action.customerId])
  orRefuse(compose({ decision, step, scenario, facts, text, on: decision.decidedOn }))
}

/** The step counts as taken, and as no contact: the next one follows from today. */
export async function skip(
  tx: OrgTx,
  deps: DunningDeps,
  id: string,
  why: string,
  actor: Actor,
  mandateId: string | null = null,
): Promise<void> {
  if (why.trim() === '') throw new Refused(refuse('reason_missing', words.skipReason, undefined, 'reason').refusal)
  const action = await actionToChange(tx, id, 'skip', mandateId)
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

/** Puts plans off until a day, the first on which they are looked at again. Gives those it put off. */
export async function snooze(
  tx: OrgTx,
  deps: DunningDeps,
  ids: readonly string[],
  until: LocalDate,
  actor: Actor,
): Promise<string[]> {
  const at = deps.clock.now()
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  if (until <= today)
    throw new Refused(
      refuse('day_past', words.dayPast, { day: formatDay('fr', until), today: formatDay('fr', today) }, 'until')
        .refusal,
    )
  const actions = (await lockActions(tx, ids)).filter((action) => whyNot('snooze', action) === null)
  const asleep = actions.map(({ id }) => id)
  await keepSnooze(tx, asleep, until)
  await decideAgain(tx, deps, [...new Set(actions.map(({ customerId }) => customerId))])
  await record(tx, {
    actor,
    verb: 'reminders_snoozed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at,
    data: { until, actions: asleep },
  })
  return asleep
}

/** Takes back a skip: the step is to be decided again, unless a later one left meanwhile. */
export async function unskip(tx: OrgTx, deps: DunningDeps, id: string, actor: Actor): Promise<void> {
  const action = await actionToChange(tx, id, 'unskip')
  if (await isContactedSince(tx, action)) throw new Refused(refuse('contacted_since', words.contactedSince).refusal)
  await reopenSkipped(tx, id)
  await decideAgain(tx, deps, [action.customerId])
  await record(tx, {
    actor,
    verb: 'reminder_unskipped',
    subject: { kind: 'dunning_action', id },
    at: deps.clock.now(),
    data: { customerId: action.customerId, stepId: action.stepId },
  })
}

/** Takes actions that were put off up again today. */
export async function wake(tx: OrgTx, deps: DunningDeps, ids: readonly string[], actor: Actor): Promise<number> {
  const actions = (await lockActions(tx, ids)).filter((action) => whyNot('wake', action) === null)
  const woken = actions.map(({ id }) => id)
  const count = await keepAwake(tx, woken)
  await decideAgain(tx, deps, [...new Set(actions.map(({ customerId }) => customerId))])
  await record(tx, {
    actor,
    verb: 'reminders_woken',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at: deps.clock.now(),
    data: { actions: woken },
  })
  return count
}

async function actionToChange(
  tx: OrgTx,
  id: string,
  act: 'edit' | 'skip' | 'unskip',
  mandateId: string | null = null,
): Promise<StoredAction> {
  const [action] = await lockActions(tx, [id], mandateId)
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
