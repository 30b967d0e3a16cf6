import { type ApiDeps, memberOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { record } from '../../trail/index.ts'
import { keepAllocationOrder, keepSetting, settingOf, switchClass } from '../setting-store.ts'
import { appliedByClass, ownTallies } from './answer-store.ts'
import { judgedSince } from './judge-kinds.ts'
import { measuredBeforehand, proofOfKinds } from './precision.ts'
import { settingRoutes as routes } from './setting-contract.ts'
import { settleStops, stoppedClasses } from './stop-store.ts'
import { settingWording as words } from './wording.ts'

export function serveSetting({ http, db, clock }: ApiDeps): void {
  http.serve(routes.setting, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const since = judgedSince(dayIn(timeZone, clock.now()))
    return db.inOrg(orgId, async (tx) => {
      const setting = await settingOf(tx)
      const proofs = proofOfKinds(setting, await ownTallies(tx, since))
      const applied = new Map((await appliedByClass(tx, since)).map((row) => [row.class, row]))
      const stopped = new Map((await stoppedClasses(tx)).map((row) => [row.class, row.stoppedAt]))
      const { kinds: _, ...beforehand } = measuredBeforehand
      return {
        ...setting,
        beforehand,
        classes: proofs.map((proof) => {
          const { automatic = 0, undone = 0, toCheck = 0 } = applied.get(proof.class) ?? {}
          const stoppedAt = stopped.get(proof.class) ?? null
          return { ...proof, automatic, automaticUndone: undone, toCheck, stoppedAt }
        }),
      }
    })
  })

  http.serve(routes.changeSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    const at = clock.now()
    await db.inOrg(orgId, async (tx) => {
      const before = await settingOf(tx)
      await keepSetting(tx, call.body, at)
      const switchedOn = call.body.autoClasses.filter((cls) => !before.autoClasses.includes(cls))
      await settleStops(tx, switchedOn, true, { name: actor.name, at })
      await record(tx, {
        actor,
        at,
        verb: 'matching_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: call.body },
      })
    })
  })

  http.serve(routes.allocationOrder, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ order: (await settingOf(tx)).allocationOrder })),
  )

  http.serve(routes.changeAllocationOrder, async (call) => {
    const { orgId, actor } = memberOf(call)
    const at = clock.now()
    const { order } = call.body
    await db.inOrg(orgId, async (tx) => {
      const before = (await settingOf(tx)).allocationOrder
      await keepAllocationOrder(tx, order, at)
      await record(tx, {
        actor,
        at,
        verb: 'allocation_order_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: order },
      })
    })
  })

  http.serve(routes.stopped, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      stopped: (await stoppedClasses(tx))
        .filter(({ isSettled }) => !isSettled)
        .map(({ isSettled: _, ...stop }) => stop),
    })),
  )

  http.serve(routes.settleStopped, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { class: cls, runAgain } = call.body
    const at = clock.now()
    await db.inOrg(orgId, async (tx) => {
      if ((await settleStops(tx, [cls], runAgain, { name: actor.name, at })) === 0)
        throw new Refused(refuse('changed_meanwhile', words.stopSettled).refusal)
      if (runAgain) await switchClass(tx, cls, true, at)
      await record(tx, {
        actor,
        at,
        verb: runAgain ? 'matching_runs_again' : 'matching_left_off',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { class: cls },
      })
    })
  })
}
