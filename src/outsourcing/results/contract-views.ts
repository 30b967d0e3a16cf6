import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { AGES, SIZES } from '../audit/model.ts'
import { cents, count, currency, day, id } from '../contract-terms.ts'
import { ENDED_WHYS } from '../placements/model.ts'
import { CLOCK_STATES, SERVICE_CODES } from './model.ts'

/** What results look like to screens and programs. Shares are hundredths of a percent. */

const rate = z.number().int()
const share = z
  .object({ bp: rate, lowBp: rate, highBp: rate, files: count, effectiveFiles: count, isThin: z.boolean() })
  .meta({ id: 'ResultShare' })
export type ShareView = z.output<typeof share>

const score = z
  .object({
    files: count,
    running: count,
    paid: count,
    placedCents: cents,
    recoveredCents: cents,
    rate: share.nullable(),
    feeCents: cents,
    netCents: cents,
    netBp: rate.nullable(),
    costBp: rate.nullable(),
    firstDays: count.nullable(),
    medianEuroDays: count.nullable(),
    complaints: count,
    complaintRate: share.nullable(),
    disputes: count,
    promises: count,
    promisesKept: count,
    grades: count,
    gradeCentis: count.nullable(),
  })
  .meta({ id: 'ResultScore' })
export type ScoreView = z.output<typeof score>

const proven = z.object({ young: rate.nullable(), middle: rate.nullable(), old: rate.nullable() })
const promiseCheck = z.object({
  files: count,
  placedCents: cents,
  promisedCents: cents,
  cameCents: cents,
  promisedBp: rate,
  came: share,
  verdict: z.enum(['kept', 'short', 'unsure', 'thin']),
})

export const results = z
  .object({
    providerId: id,
    provider: z.string(),
    creditor: z.string(),
    /** The organisation in whose books the files are. */
    creditorOrgId: count,
    currency,
    mandates: z.array(z.object({ id, number: z.string(), isRunning: z.boolean() })),
    score,
    byAge: z.array(score.extend({ age: z.enum(AGES) })),
    bySize: z.array(score.extend({ size: z.enum(SIZES) })),
    byKind: z.array(score.extend({ kind: z.enum(CUSTOMER_KINDS) })),
    bySector: z.array(score.extend({ sector: z.string() })),
    pilot: z.object({ pilot: score, rest: score }).nullable(),
    cohorts: z.array(
      z.object({
        month: z.string(),
        files: count,
        placedCents: cents,
        cells: z.array(z.object({ cents, bp: rate }).nullable()),
      }),
    ),
    promised: z.object({ from: z.enum(['quote', 'card']), rates: proven }).nullable(),
    promise: promiseCheck.nullable(),
    here: z.object({ cents, bp: rate, ownFiles: count }).nullable(),
  })
  .meta({ id: 'ProviderResults' })
export type ResultsView = z.output<typeof results>

export const resultFile = z
  .object({
    id,
    number: z.string(),
    /** Null where whoever asks may no longer read who it was. */
    customerId: id.nullable(),
    customerName: z.string().nullable(),
    placedOn: day,
    ageDays: count,
    placedCents: cents,
    recoveredCents: cents,
    feeCents: cents,
    complaints: count,
    disputes: count,
    promises: count,
    promisesKept: count,
    grade: count.nullable(),
    endedOn: day.nullable(),
    endedWhy: z.enum(ENDED_WHYS).nullable(),
  })
  .meta({ id: 'ResultFile' })
export type ResultFileView = z.output<typeof resultFile>

const side = z.object({ files: count, placedCents: cents, cents, bp: rate.nullable() })
const ripe = z.object({ files: count, tooYoung: count })
export const comparison = z.object({
  horizon: count,
  ours: ripe,
  theirs: ripe,
  cells: z.array(
    z.object({
      size: z.enum(SIZES),
      age: z.enum(AGES),
      kind: z.enum(CUSTOMER_KINDS),
      ours: side,
      theirs: side,
      weightBp: rate,
    }),
  ),
  coveredBp: rate,
  result: z
    .object({
      oursBp: rate,
      theirsBp: rate,
      differenceBp: rate,
      lowBp: rate,
      highBp: rate,
      verdict: z.enum(['ours', 'theirs', 'even', 'thin']),
    })
    .nullable(),
})
export type ComparisonView = z.output<typeof comparison>

const clock = z
  .object({
    code: z.enum(SERVICE_CODES),
    placementId: id.nullable(),
    /** Of a file; null of a report. */
    number: z.string().nullable(),
    /** Of a report: the last day of its period. */
    untilOn: day.nullable(),
    customerId: id.nullable(),
    customerName: z.string().nullable(),
    startsOn: day,
    dueOn: day,
    doneOn: day.nullable(),
    state: z.enum(CLOCK_STATES),
    count: z.object({ made: count, of: count }).nullable(),
    /** Days after the last day on which it was done, or today; below nothing: days left. */
    daysLate: count,
  })
  .meta({ id: 'ServiceClock' })
export type ClockView = z.output<typeof clock>

export const service = z.object({
  mandateId: id,
  number: z.string(),
  creditor: z.string(),
  creditorOrgId: count,
  provider: z.string(),
  currency,
  /** Its acts are seen here; of a provider that works elsewhere, contacts and answers are not known. */
  seesActs: z.boolean(),
  asOf: day,
  promised: z.object({
    firstContactDays: count,
    contacts: count,
    answerDays: count,
    fileDays: count,
    remitDays: count,
    reporting: z.string(),
    isLive: z.boolean(),
    reportWithinDays: count,
  }),
  clauses: z.array(
    z.object({
      code: z.enum(SERVICE_CODES),
      kept: count,
      late: count,
      broken: count,
      running: count,
      keptBp: rate.nullable(),
    }),
  ),
  breaches: z.array(clock),
  breachCount: count,
  running: z.array(clock),
  runningCount: count,
  reports: z.array(
    z.object({ untilOn: day, dueOn: day, receivedOn: day.nullable(), note: z.string(), byName: z.string().nullable() }),
  ),
  credit: z.object({ centsPerBreach: cents.nullable(), bpPerBreach: rate.nullable(), capBp: rate }).nullable(),
  /** What may be taken off the fees now, for the months that are over. */
  due: z.object({ fromOn: day, toOn: day, breaches: count, feeCents: cents, cents }).nullable(),
  credits: z.array(z.object({ fromOn: day, toOn: day, breaches: count, feeCents: cents, cents, byName: z.string() })),
})
export type ServiceView = z.output<typeof service>
