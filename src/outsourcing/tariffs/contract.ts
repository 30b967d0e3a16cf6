import { z } from 'zod'
import { cents, count, currency } from '../contract-terms.ts'
import { ABOVE_RECEIPT, BEARERS, PERIODS, SIDE_COSTS, STAGES, TIERED_BY } from './model.ts'

/** No amount of a tariff is past what sums of it could hold. */
const amount = cents.min(0).max(1_000_000_000_000)
const days = count.min(0).max(36_500)
const bound = amount.nullable()

/** A tariff as it is sent and kept: the shape alone; whether its cells hold together is `check-tariff.ts`. */
export const tariffSchema = z
  .object({
    currency,
    success: z
      .object({
        by: z.enum(TIERED_BY),
        tiers: z
          .array(
            z.object({
              stage: z.enum(STAGES),
              fromCents: amount,
              toCents: bound,
              fromDays: days,
              toDays: days.nullable(),
              bp: count.min(0).max(1_000_000),
            }),
          )
          .max(400),
      })
      .nullable(),
    perFile: z
      .array(
        z.object({
          fromFiles: count.min(1).max(10_000_000),
          toFiles: count.min(1).max(10_000_000).nullable(),
          cents: amount,
        }),
      )
      .max(50)
      .nullable(),
    flatCents: bound,
    period: z.enum(PERIODS),
    minimumPerFileCents: bound,
    capPerFileCents: bound,
    minimumPerPeriodCents: bound,
    capPerPeriodCents: bound,
    aboveReceipt: z.enum(ABOVE_RECEIPT),
    sideCosts: z
      .array(
        z.object({
          kind: z.enum(SIDE_COSTS),
          stage: z.enum(STAGES),
          bearer: z.enum(BEARERS),
          basis: z.enum(['fixed', 'actual']),
          cents: bound,
        }),
      )
      .max(50),
    vat: z.enum(['standard', 'none']),
  })
  .meta({ id: 'Tariff' })
