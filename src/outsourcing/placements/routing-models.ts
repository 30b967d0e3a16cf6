import type { Lang, Sentence } from '../../kernel/wording.ts'
import { say } from '../../kernel/wording.ts'
import { sizeCents } from '../../ledger/rules.ts'
import type { Stage } from '../tariffs/model.ts'
import { type MandateUse, USUAL_DAYS } from './model.ts'
import type { RouteTo, RoutingRule } from './routing.ts'
import { modelNames, modelWhats, modelWords as words } from './routing-wording.ts'

/** Ways of working with others that organisations know by name. */
export const ROUTING_MODELS = ['all_outside', 'court_outside', 'small_outside', 'large_inside', 'managed'] as const
export type RoutingModelKey = (typeof ROUTING_MODELS)[number]

export type RoutingModel = {
  readonly key: RoutingModelKey
  readonly name: string
  readonly what: string
  readonly rules: readonly RoutingRule[]
  /** What the organisation lacks for it; null: nothing. */
  readonly missing: string | null
}

/** Days after which a claim that a formal notice did not settle is one for a court. */
const COURT_DAYS = 90

type About = { readonly lang: Lang; readonly currency: string; readonly mandates: readonly MandateUse[] }

/**
 * The models as rules for these mandates: something to begin with, that a person narrows. A mandate is looked for by what was signed: its
 * stages and in whose name debtors are asked. Where there is none, who takes the claims is left to be chosen.
 */
export function routingModels({ lang, currency, mandates }: About): RoutingModel[] {
  const t = (sentence: Sentence): string => say(lang, sentence)
  const steps = sizeCents(currency)
  // The bounds of the audit: what it counts as small and as large is what these models route.
  const [small, large] = [steps[SMALL]!, steps[LARGE]!]
  const own = find(mandates, 'amicable', 'own')
  const court = find(mandates, 'court', 'own')
  const house = find(mandates, 'amicable', 'creditor')
  const rule = (name: Sentence, then: RouteTo, when: Partial<RoutingRule['when']> = {}): RoutingRule => ({
    name: t(name),
    when: { ...everything(currency), ...when },
    then,
  })
  const home = (why: Sentence): RouteTo => ({ to: 'home', why: t(why) })
  const ripe = { minDays: Math.max(USUAL_DAYS, own?.scope.fromDays ?? 0) }
  const toCourt = rule(words.toCourt, to(court, 'court'), { afterNotice: true, minDays: COURT_DAYS })
  const model = (key: RoutingModelKey, rules: RoutingRule[], missing: Sentence | null): RoutingModel => ({
    ...{ key, rules, name: t(modelNames[key]), what: t(modelWhats[key]) },
    missing: missing && t(missing),
  })
  return [
    model(
      'all_outside',
      [...(court ? [toCourt] : []), rule(words.ripe, to(own, 'amicable'), ripe)],
      own ? null : words.noAmicable,
    ),
    model('court_outside', [toCourt, rule(words.rest, home(words.amicableHere))], court ? null : words.noCourt),
    model(
      'small_outside',
      [
        rule(words.small, to(own, 'amicable'), { ...ripe, maxOwedCents: small - 1 }),
        rule(words.rest, home(words.worthOurTime)),
      ],
      own ? null : words.noAmicable,
    ),
    model(
      'large_inside',
      [rule(words.large, home(words.keyAccount), { minOwedCents: large }), rule(words.ripe, to(own, 'amicable'), ripe)],
      own ? null : words.noAmicable,
    ),
    model(
      'managed',
      [rule(words.everything, to(house, 'amicable', true), { minDays: Math.max(1, house?.scope.fromDays ?? 0) })],
      house ? null : words.noHouse,
    ),
  ]
}

/** Places in the audit's steps of amount: 1 000 and 10 000. */
const SMALL = 1
const LARGE = 2

const everything = (currency: string): RoutingRule['when'] => ({
  ...{ minDays: 1, maxDays: null, currency, minCents: null, maxCents: null, minOwedCents: null, maxOwedCents: null },
  ...{ kinds: [], segmentIds: [], afterNotice: null },
})

const find = (mandates: readonly MandateUse[], stage: Stage, voice: MandateUse['voice']): MandateUse | undefined =>
  mandates.find((one) => one.voice === voice && one.scope.stages.includes(stage))

const to = (mandate: MandateUse | undefined, stage: Stage, byItself = false): RouteTo =>
  mandate ? { to: 'mandate', mandateId: mandate.id, stage, byItself } : { to: 'choice' }
