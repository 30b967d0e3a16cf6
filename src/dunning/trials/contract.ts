import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { count, currency, dayText, id } from '../contract-values.ts'

const trial = z
  .object({
    id,
    name: z.string(),
    segmentId: id,
    segmentName: z.string(),
    championId: id,
    championName: z.string(),
    challengerId: id,
    challengerName: z.string(),
    sharePercent: z.number().int(),
    fromOn: dayText,
    toOn: dayText,
    state: z.enum(['running', 'ended']),
    /** What was followed after it; null: nothing was chosen, or it runs. */
    adoptedId: id.nullable(),
    endedOn: dayText.nullable(),
  })
  .meta({ id: 'Trial' })
export type TrialRow = z.output<typeof trial>

const side = z.object({
  /** Everybody drawn, and those with something due for thirty days. */
  customers: count,
  measured: count,
  dueCents: z.number().int(),
  collectedCents: z.number().int(),
  /** Of what was due, how much came within thirty days: from 0 to 1; null when nothing was due. */
  rate: z.number().nullable(),
  items: count,
  paidItems: count,
  averageDays: z.number().int().nullable(),
  contacts: count,
  disputes: count,
  optOuts: count,
  spam: count,
})

/** Two scenarios compared on the customers of a segment. */
export const trialRoutes = routes({
  trials: {
    method: 'get',
    path: '/dunning/trials',
    scope: 'org',
    need: 'books.read',
    summary: 'Comparisons of scenarios, the latest first',
    reply: z.object({ rows: z.array(trial) }),
  },
  trial: {
    method: 'get',
    path: '/dunning/trials/{id}',
    scope: 'org',
    need: 'books.read',
    summary: 'What a comparison came to so far, and what may be said of it',
    params: z.object({ id }),
    reply: z.object({
      trial,
      currency,
      champion: side,
      challenger: side,
      verdict: z.enum(['too_early', 'no_difference', 'champion', 'challenger']),
      /** Challenger less champion, in points of a hundred, with its 95 % interval (bootstrap of customers). */
      differencePoints: z.number().nullable(),
      interval: z.object({ low: z.number(), high: z.number() }).nullable(),
      sentence: z.string(),
    }),
  },
  beginTrial: {
    method: 'post',
    path: '/dunning/trials',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Has a share of a segment follow another scenario between two days',
    body: z.object({
      name: z.string().trim().max(80),
      segmentId: id,
      challengerId: id,
      sharePercent: z.number().int().min(1).max(99),
      fromOn: dayText,
      toOn: dayText,
    }),
    reply: z.object({ id }),
  },
  endTrial: {
    method: 'post',
    path: '/dunning/trials/{id}/end',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Ends a comparison: the segment follows the scenario adopted, or goes on as it was',
    params: z.object({ id }),
    body: z.object({ adopt: z.enum(['champion', 'challenger']).nullable() }),
  },
})
