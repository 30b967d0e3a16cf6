import { z } from 'zod'
import { AGE_BUCKETS, AGE_SPANS } from '../ledger/model.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { INDICATORS, type Indicator, OPERANDS, REMINDER_CHANNELS } from './model.ts'

const cents = z.number().int()
const count = z.number().int()
const currency = z.string().regex(/^[A-Z]{3}$/)
const price = cents.min(0).max(100_000_000)

const perimeter = z
  .object({
    withoutDoubtful: z.boolean(),
    withoutPrepayments: z.boolean(),
    groupTags: z.array(z.string().trim().min(1).max(50)).max(30),
  })
  .meta({ id: 'InsightPerimeter' })
const reminderPrices = z
  .object({
    hoursMonth: count.min(0).max(10_000),
    hourCents: price,
    letterCents: price,
    registeredCents: price,
    electronicCents: price,
    smsCents: price,
    licenceMonthCents: price,
  })
  .meta({ id: 'ReminderPrices' })

const keyed = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.object(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>)
const ages = keyed(
  AGE_BUCKETS.map(({ key }) => key),
  cents,
)

const operands = z.object({
  ages,
  creditCents: cents,
  beginCents: cents,
  agesMonthAgo: ages,
  salesCents: cents,
  yearSalesCents: cents,
  countBackDays: z.number().nullable(),
  paidCents: cents,
  lateDayCents: cents,
  disputedCents: cents,
  raisedCents: cents,
  cases: count,
  invoices: count,
  promisesDue: count,
  promisesKept: count,
  promisedCents: cents,
  promisesKeptCents: cents,
  claimedCents: cents,
  recoveredCents: cents,
  lostCents: cents,
  sent: keyed(REMINDER_CHANNELS, count),
  cost: z
    .object({ labourCents: cents, postageCents: cents, smsCents: cents, licenceCents: cents, totalCents: cents })
    .nullable(),
})

const measuredMonth = z
  .object({
    period: z.object({
      on: dayText,
      fromOn: dayText,
      beginOn: dayText,
      monthAgoOn: dayText,
      yearFromOn: dayText,
      costFromOn: dayText,
    }),
    operands,
    /** Days and percent to a tenth, amounts in minor units; null where there is nothing to divide by. */
    figures: keyed(Object.keys(INDICATORS) as Indicator[], z.number().nullable()),
  })
  .meta({ id: 'MeasuredMonth' })

const countBackDso = z
  .object({
    days: z.number().nullable(),
    leftCents: cents,
    months: z.array(
      z.object({
        month: z.string(),
        fromOn: dayText,
        toOn: dayText,
        salesCents: cents,
        takenCents: cents,
        days: z.number(),
      }),
    ),
  })
  .meta({ id: 'CountBackDso' })

const operandLine = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    customerName: z.string(),
    itemId: z.uuid().nullable(),
    documentNos: z.array(z.string()),
    on: dayText,
    dueOn: dayText.nullable(),
    daysLate: count.nullable(),
    cents: cents.nullable(),
    /** What of it was kept or recovered. */
    partCents: cents.nullable(),
    /** How a promise ended, by what a reminder left. */
    standing: z.string().nullable(),
    messageId: z.uuid().nullable(),
  })
  .meta({ id: 'OperandLine' })

const read = { scope: 'org', need: 'books.read' } as const
const manage = { scope: 'org', need: 'settings.manage' } as const
const cells = [...AGE_BUCKETS.map(({ key }) => key), ...(Object.keys(AGE_SPANS) as (keyof typeof AGE_SPANS)[])] as const

export const indicatorRoutes = routes({
  indicators: {
    ...read,
    method: 'get',
    path: '/insight/indicators',
    summary:
      'Every indicator at twelve month ends and on a day, with the operands of each; DSO, delays, collection, disputes, promises, losses and what a reminder costs',
    query: z.object({ asOf: dayText.optional(), currency: currency.optional() }),
    reply: z.object({
      asOf: dayText,
      currency,
      /** In which reminders are paid for, whatever is owed in. */
      ownCurrency: currency,
      periodDays: count,
      perimeter,
      /** How many the perimeter leaves out of this day. */
      leftOut: z.object({ customers: count, documents: count }),
      months: z.array(measuredMonth),
      /** The same day a month earlier, which the day asked compares with. */
      monthAgo: measuredMonth,
      byCountBack: countBackDso,
    }),
  },
  operandLines: {
    ...read,
    method: 'get',
    path: '/insight/lines',
    summary: 'The lines that an operand of the indicators is the sum of: as of `to`, or from `from` to `to`',
    query: z.object({
      of: z.enum(OPERANDS),
      from: dayText.optional(),
      to: dayText.optional(),
      /** The day of the measure, which says what is left out; `to` itself when it is not said. */
      asOf: dayText.optional(),
      currency: currency.optional(),
      cell: z.enum([...cells, 'unapplied']).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      from: dayText,
      to: dayText,
      currency,
      lines: z.array(operandLine),
      count,
      cents,
      partCents: cents.nullable(),
    }),
  },
  insightSetting: {
    ...read,
    method: 'get',
    path: '/insight/setting',
    summary: 'What indicators leave out, and what reminders cost (null while nobody said)',
    reply: z.object({ perimeter, reminderPrices: reminderPrices.nullable() }),
  },
  changePerimeter: {
    ...manage,
    method: 'put',
    path: '/insight/perimeter',
    summary: 'Changes what indicators leave out: doubtful debts, prepayments, customers of our own group',
    body: perimeter,
  },
  changeReminderPrices: {
    ...manage,
    method: 'put',
    path: '/insight/reminder-prices',
    summary: 'Says what reminders cost: hours and licence by month, carriage by piece',
    body: reminderPrices,
  },
})
export type IndicatorsView = z.output<typeof indicatorRoutes.indicators.reply>
export type MeasuredMonthView = z.output<typeof measuredMonth>
export type OperandLineView = z.output<typeof operandLine>
