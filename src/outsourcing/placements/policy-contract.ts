import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, manage, params, read } from '../contract-terms.ts'
import { STAGES } from '../tariffs/model.ts'
import { MOST_CLAIMS_AT_ONCE, WHY_CODES } from './model.ts'
import { amounts, kept, paper } from './ready-contract.ts'
import { routingRule } from './routing.ts'
import { ROUTING_MODELS } from './routing-models.ts'

const rules = z.array(routingRule).min(1).max(30)
const night = {
  /** The most that its rules place by themselves in one night; an amount of null: any. In the organisation's currency. */
  nightFiles: count.min(1).max(MOST_CLAIMS_AT_ONCE),
  nightCents: cents.min(1).nullable(),
}

const policy = z
  .object({
    id,
    name: z.string(),
    rules: z.array(routingRule),
    isUsed: z.boolean(),
    ...night,
    changedAt: instant,
    changedByName: z.string(),
  })
  .meta({ id: 'RoutingPolicy' })
export type PolicyView = z.output<typeof policy>

const requirement = z.object({ business: z.array(paper), consumer: z.array(paper), public: z.array(paper) })

/** What one rule would do, or all that none is about. */
const tried = z.object({
  /** Null: claims that no rule is about. */
  place: count.nullable(),
  to: z.enum(['mandate', 'choice', 'home']).nullable(),
  mandate: z.string().nullable(),
  provider: z.string().nullable(),
  /** What keeps its mandate from being used today. */
  bars: z.array(z.string()),
  /** Claims that would go there: one file for each customer and currency. */
  files: count,
  documents: count,
  amounts,
  /** Claims that it is about and that something keeps. */
  stays: z.object({
    documents: count,
    amounts,
    by: z.array(z.object({ code: z.enum(WHY_CODES), name: z.string(), documents: count })),
  }),
})
export type TriedRule = z.output<typeof tried>

const nightRule = z.object({
  name: z.string(),
  mandate: z.string(),
  provider: z.string(),
  placingId: id.nullable(),
  /** Null: nothing left by it. */
  placing: z.string().nullable(),
  files: count,
  documents: count,
  amounts,
  /** Ready, and left for another night: more than a night may. */
  leftFiles: count,
  /** Asked for and kept, as the last look found. */
  refused: count,
  bars: z.array(z.object({ fr: z.string(), en: z.string() })),
})
export type NightRule = z.output<typeof nightRule>

/** The rules by which claims leave or stay: written, tried, chosen; and what they did by themselves. */
export const policyRoutes = routes({
  policies: {
    ...read,
    method: 'get',
    path: '/outsourcing/policies',
    summary: 'Lists of rules by which claims leave or stay, the one in use first',
    reply: z.object({
      policies: z.array(policy),
      usual: z.array(routingRule),
      currency,
      /** Those that run: where a rule may send claims. */
      mandates: z.array(z.object({ id, number: z.string(), provider: z.string(), stages: z.array(z.enum(STAGES)) })),
    }),
  },
  routingModels: {
    ...read,
    method: 'get',
    path: '/outsourcing/policies/models',
    summary: 'Ways of working with others as lists of rules, made from the mandates that run',
    reply: z.object({
      models: z.array(
        z.object({
          key: z.enum(ROUTING_MODELS),
          name: z.string(),
          what: z.string(),
          rules: z.array(routingRule),
          /** What the organisation lacks for it; null: nothing. */
          missing: z.string().nullable(),
        }),
      ),
    }),
  },
  tryPolicy: {
    ...read,
    method: 'post',
    path: '/outsourcing/policies/try',
    summary: 'What rules would do today, before they are used: how many claims each would send where, and which stay',
    body: z.object({
      rules,
      /** The claims of one line of the answer, of those that go or of those that stay. */
      shows: z
        .object({ place: count.min(0).max(30).nullable(), goes: z.boolean() })
        .nullable()
        .default(null),
      limit: count.min(1).max(500).default(50),
      offset: count.min(0).default(0),
    }),
    reply: z.object({
      tried: z.array(tried),
      claims: z.array(kept.omit({ reasons: true }).extend({ sentence: z.string() })),
      count,
    }),
  },
  savePolicy: {
    ...manage,
    method: 'put',
    path: '/outsourcing/policies/{id}',
    summary: 'Keeps a list of rules, and puts it in use or not',
    params,
    body: z.object({
      name: z.string().trim().min(1).max(80),
      rules,
      isUsed: z.boolean(),
      nightFiles: night.nightFiles.default(50),
      nightCents: night.nightCents.default(null),
    }),
  },
  dropPolicy: {
    ...manage,
    method: 'delete',
    path: '/outsourcing/policies/{id}',
    summary: 'Forgets a list of rules that is not in use',
    params,
  },
  policyNights: {
    ...read,
    method: 'get',
    path: '/outsourcing/policies/nights',
    summary: 'What the rules placed by themselves, night by night, the latest first',
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(14) }),
    reply: z.object({
      nights: z.array(
        z.object({
          on: day,
          policyName: z.string(),
          doneAt: instant,
          /** Receipts were not known far enough: nothing was placed. */
          isStale: z.boolean(),
          staleOn: day.nullable(),
          files: count,
          documents: count,
          leftFiles: count,
          rules: z.array(nightRule),
        }),
      ),
    }),
  },
  requirement: {
    ...read,
    method: 'get',
    path: '/outsourcing/requirement',
    summary: 'Papers without which no claim is handed over, by kind of customer',
    reply: requirement,
  },
  saveRequirement: {
    ...manage,
    method: 'put',
    path: '/outsourcing/requirement',
    summary: 'Says anew which papers a file must have',
    body: requirement,
  },
})
