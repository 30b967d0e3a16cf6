import { formatMoney } from '../../src/kernel/money.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import { kindNames } from '../../src/outsourcing/audit/wording.ts'
import type { RoutingRule } from '../../src/outsourcing/placements/routing.ts'
import { stageNames } from '../../src/outsourcing/tariffs/wording.ts'
import { routingWords as words } from './routing-words.ts'

/** Mandates that run, as rules name them. */
export type RoutingMandate = {
  readonly id: string
  readonly number: string
  readonly provider: string
  readonly stages: readonly RoutingStage[]
}
export type RoutingStage = Extract<RoutingRule['then'], { to: 'mandate' }>['stage']

/** Which claims a rule is about, in one line. */
export function whenInWords(lang: Lang, { when }: RoutingRule): string {
  const { minDays, maxDays, currency, kinds, segmentIds, afterNotice } = when
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const range = (from: number | null, to: number | null): string =>
    from === null
      ? say(lang, words.rangeTo, { to: money(to!) })
      : to === null
        ? say(lang, words.rangeFrom, { from: money(from) })
        : say(lang, words.rangeBetween, { from: money(from), to: money(to) })
  const has = (from: number | null, to: number | null): boolean => from !== null || to !== null
  return [
    say(lang, words.saysDays, { n: Math.max(1, minDays) }),
    maxDays !== null && say(lang, words.saysUntil, { n: maxDays }),
    has(when.minCents, when.maxCents) && say(lang, words.saysDocument, { range: range(when.minCents, when.maxCents) }),
    has(when.minOwedCents, when.maxOwedCents) &&
      say(lang, words.saysOwed, { range: range(when.minOwedCents, when.maxOwedCents) }),
    kinds.length > 0 && kinds.map((kind) => say(lang, kindNames[kind])).join(', '),
    segmentIds.length > 0 && say(lang, words.saysSegments, { n: segmentIds.length }),
    afterNotice !== null && say(lang, afterNotice ? words.saysAfter : words.saysBefore),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Where it sends them. */
export function thenInWords(lang: Lang, { then }: RoutingRule, mandates: readonly RoutingMandate[]): string {
  if (then.to === 'choice') return say(lang, words.saysChoice)
  if (then.to === 'home') return say(lang, words.saysHome, { why: then.why, hasWhy: then.why ? 'yes' : 'no' })
  const mandate = mandates.find(({ id }) => id === then.mandateId)
  return mandate
    ? say(lang, words.saysMandate, {
        ...{ number: mandate.number, provider: mandate.provider, stage: say(lang, stageNames[then.stage]) },
        byItself: then.byItself ? 'yes' : 'no',
      })
    : say(lang, words.mandateGone)
}
