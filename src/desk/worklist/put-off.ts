import { organisationOf } from '../../access/index.ts'
import { actionsWaiting, type DunningDeps, scenarioBook, snooze, wake } from '../../dunning/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Actor, recordAll } from '../../trail/index.ts'
import { dropSnoozes, keepSnoozes } from './store.ts'
import { worklistWording as words } from './wording.ts'

/** Puts the work with customers off until a day, reminders included: all of it comes back that day. */
export async function putOff(
  tx: OrgTx,
  deps: DunningDeps,
  customerIds: readonly string[],
  to: { until: LocalDate; reason: string },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.now()
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  if (to.until <= today) throw new Refused(refuse('day_past', words.dayPast, { day: to.until, today }, 'until').refusal)
  const actions = await actionIdsOf(tx, deps, customerIds, ({ state }) => state !== 'uncertain')
  if (actions.length > 0) await snooze(tx, deps, actions, to.until, actor)
  await keepSnoozes(tx, customerIds, { ...to, at, by: actor.name })
  await recordAll(
    tx,
    customerIds.map((id) => ({
      actor,
      verb: 'work_put_off',
      subject: { kind: 'customer', id },
      at,
      data: { untilOn: to.until, reason: to.reason },
    })),
  )
}

/** Takes the work with customers up again today. */
export async function takeUp(
  tx: OrgTx,
  deps: DunningDeps,
  customerIds: readonly string[],
  actor: Actor,
): Promise<number> {
  const actions = await actionIdsOf(tx, deps, customerIds, ({ snoozedUntil }) => snoozedUntil !== null)
  if (actions.length > 0) await wake(tx, deps, actions, actor)
  await recordAll(
    tx,
    customerIds.map((id) => ({
      actor,
      verb: 'work_taken_up',
      subject: { kind: 'customer', id },
      at: deps.clock.now(),
      data: {},
    })),
  )
  return dropSnoozes(tx, customerIds)
}

type Waiting = Awaited<ReturnType<typeof actionsWaiting>>[number]

async function actionIdsOf(
  tx: OrgTx,
  { clock }: DunningDeps,
  customerIds: readonly string[],
  which: (action: Waiting) => boolean,
): Promise<string[]> {
  const actions = await actionsWaiting(tx, await scenarioBook(tx, clock.now()), customerIds)
  return actions.filter(which).map(({ id }) => id)
}
