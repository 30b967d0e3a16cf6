import { type ApiDeps, memberOf } from '../../access/index.ts'
import { addMonths, dayIn } from '../../kernel/calendar.ts'
import { record } from '../../trail/index.ts'
import { MATCH_CLASSES } from '../model.ts'
import { keepSetting, settingOf } from '../setting-store.ts'
import { figuresByClass } from './answer-store.ts'
import { precisionBp, provenClasses } from './precision.ts'
import { settingRoutes as routes } from './setting-contract.ts'

export function serveSetting({ http, db, clock }: ApiDeps): void {
  http.serve(routes.setting, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const setting = await settingOf(tx)
      const figures = await figuresByClass(tx, addMonths(dayIn(timeZone, clock.now()), -12))
      const proven = provenClasses(setting, figures)
      const nothing = { right: 0, wrong: 0, automatic: 0, automaticUndone: 0 }
      return {
        ...setting,
        classes: MATCH_CLASSES.map((cls) => {
          const one = figures.find((row) => row.class === cls) ?? nothing
          return { ...nothing, ...one, class: cls, precisionBp: precisionBp(one), applies: proven.has(cls) }
        }),
      }
    })
  })

  http.serve(routes.changeSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const before = await settingOf(tx)
      await keepSetting(tx, call.body, clock.now())
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'matching_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: call.body },
      })
    })
  })
}
