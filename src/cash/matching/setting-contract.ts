import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, manage, matchClass, read } from '../contract-terms.ts'

const settingView = z
  .object({
    roundingCents: cents.min(0).max(1_000),
    feeCents: cents.min(0).max(10_000),
    discountsBp: z.array(z.number().int().min(1).max(5_000)).max(10),
    discountDays: z.number().int().min(0).max(120),
    subsetItems: z.number().int().min(0).max(24),
    autoClasses: z.array(matchClass),
    leastPrecisionBp: z.number().int().min(9_000).max(10_000),
    returnFeeCents: cents.min(1).max(100_000).nullable(),
  })
  .meta({ id: 'CashSetting' })

export const settingRoutes = routes({
  setting: {
    ...read,
    method: 'get',
    path: '/cash/setting',
    summary: 'How far matching may go by itself, and how each kind of match fared here',
    reply: settingView.extend({
      classes: z.array(
        z.object({
          class: matchClass,
          right: count,
          wrong: count,
          automatic: count,
          automaticUndone: count,
          precisionBp: z.number().int().nullable(),
          /** Applied without asking today: chosen, and not disproved. */
          applies: z.boolean(),
        }),
      ),
    }),
  },
  changeSetting: {
    ...manage,
    method: 'put',
    path: '/cash/setting',
    summary: 'Changes tolerances and what is applied without asking',
    body: settingView,
  },
})
