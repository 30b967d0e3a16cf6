import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, dayText, instant, manage, matchClass, read } from '../contract-terms.ts'
import { ALLOCATION_ORDERS } from '../model.ts'
import { STANDINGS } from './standing.ts'

const bp = z.number().int()

const settingView = z
  .object({
    roundingCents: cents.min(0).max(1_000),
    feeCents: cents.min(0).max(10_000),
    discountsBp: z.array(z.number().int().min(1).max(5_000)).max(10),
    discountDays: z.number().int().min(0).max(120),
    subsetItems: z.number().int().min(0).max(24),
    autoClasses: z.array(matchClass),
    leastPrecisionBp: z.number().int().min(9_000).max(10_000),
    sampleEvery: z.number().int().min(1).max(1_000),
    returnFeeCents: cents.min(1).max(100_000).nullable(),
  })
  .meta({ id: 'CashSetting' })

export const settingRoutes = routes({
  setting: {
    ...read,
    method: 'get',
    path: '/cash/setting',
    summary:
      'How far matching may go by itself, what is proven of each kind of match, and why it applies by itself or not',
    reply: settingView.extend({
      /** Where the measure made beforehand comes from. */
      beforehand: z.object({ generator: count, seeds: z.array(z.array(count)), lines: count, measuredOn: dayText }),
      classes: z.array(
        z.object({
          class: matchClass,
          /** On labelled payments: right, wrong, and the least share of right ones that they prove (one-sided 95 %). */
          start: z.object({ right: count, wrong: count, leastBp: bp }),
          /** What people said here in twelve months, and the least and the most that it proves. */
          own: z.object({ right: count, wrong: count, leastBp: bp, mostBp: bp }),
          automatic: count,
          automaticUndone: count,
          /** Applied by itself, drawn for a person to look at, and not answered yet. */
          toCheck: count,
          standing: z.enum(STANDINGS),
          /** Applied without asking today: chosen, and proven. */
          applies: z.boolean(),
          /** When people's answers switched it off; null once it runs again. */
          stoppedAt: instant.nullable(),
        }),
      ),
    }),
  },
  changeSetting: {
    ...manage,
    method: 'put',
    path: '/cash/setting',
    summary:
      'Changes tolerances, what is applied without asking, what must be proven of it, and how much of it is looked at',
    body: settingView,
  },
  allocationOrder: {
    ...read,
    method: 'get',
    path: '/cash/allocation-order',
    summary: 'What a payment that does not cover everything goes to first',
    reply: z.object({ order: z.enum(ALLOCATION_ORDERS) }),
  },
  changeAllocationOrder: {
    ...manage,
    method: 'put',
    path: '/cash/allocation-order',
    summary: 'Sets what a part-payment goes to first; what is proposed from now on says so, with its legal basis',
    body: z.object({ order: z.enum(ALLOCATION_ORDERS) }),
  },
  stopped: {
    ...read,
    method: 'get',
    path: '/cash/stopped',
    summary: 'Kinds of match that people’s answers switched off, and that nobody has dealt with',
    reply: z.object({
      stopped: z.array(
        z.object({
          class: matchClass,
          stoppedAt: instant,
          rightCount: count,
          wrongCount: count,
          leastPrecisionBp: bp,
          /** The most of right ones that the answers still allowed. */
          mostPrecisionBp: bp,
        }),
      ),
    }),
  },
  settleStopped: {
    ...manage,
    method: 'post',
    path: '/cash/stopped',
    summary: 'Lets a kind that was switched off run again, its answers counted anew, or leaves it off',
    body: z.object({ class: matchClass, runAgain: z.boolean() }),
  },
})
