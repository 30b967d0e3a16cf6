import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { LANGS } from '../../kernel/wording.ts'
import { whatMoved } from './follow-books.ts'
import { type Claim, type ClaimFacts, type MandateUse, USUAL_REQUIREMENT, WHY_CODES, type Why } from './model.ts'
import { checkRules, type RoutingRule, routeOf, usualRules } from './routing.ts'
import { judgeClaim, why } from './rules.ts'
import { tellWhy } from './wording.ts'

const TODAY = day('2026-09-21')
const claim: Claim = {
  ...{
    itemId: 'i',
    customerId: 'c',
    customerCode: 'MOREL',
    customerName: 'Atelier Morel',
    kind: 'business',
    country: 'FR',
  },
  ...{ documentNo: 'FA-1', currency: 'EUR', openCents: 500_000, issuedOn: day('2026-05-01'), dueOn: day('2026-06-01') },
  ...{ coveredCents: 0, owedCents: 800_000 },
}
const facts: ClaimFacts = {
  ...{
    disputed: null,
    insolventOn: null,
    barredOn: null,
    proceeding: null,
    promise: null,
    placed: null,
    collectOn: null,
  },
  ...{ hasMoneyWaiting: false, papers: ['invoice', 'order', 'delivery', 'reminders'], wasNoticed: false },
}
const mandate: MandateUse = {
  ...{
    id: 'm',
    no: 1,
    providerId: 'p',
    providerName: 'Recouvréa',
    agencyOrgId: null,
    keepsOut: true,
    worksUntil: null,
    lang: 'fr',
    voice: 'own',
  },
  scope: {
    ...{ stages: ['amicable'], kinds: ['business'], countries: ['FR'], currency: 'EUR', words: '' },
    ...{ fromCents: 10_000, toCents: 1_000_000, fromDays: 60, toDays: 365 },
  },
}
const judged = (change: {
  claim?: Partial<Claim>
  facts?: Partial<ClaimFacts>
  mandate?: MandateUse | null
  stage?: 'amicable' | 'court'
}): string[] =>
  judgeClaim({
    claim: { ...claim, ...change.claim },
    facts: { ...facts, ...change.facts },
    mandate: change.mandate === undefined ? mandate : change.mandate,
    stage: change.stage ?? 'amicable',
    requirement: USUAL_REQUIREMENT,
    today: TODAY,
  }).map(({ code }) => code)

test('a claim that lacks nothing may leave; each thing that stands in its way is told, and a settled one needs no other reason', () => {
  expect(judged({})).toEqual([])
  expect(judged({ claim: { openCents: 0 }, facts: { disputed: 'Prix' } })).toEqual(['paid'])
  expect(judged({ facts: { insolventOn: TODAY } })).toEqual(['insolvent'])
  expect(judged({ facts: { barredOn: day('2026-01-01') } })).toEqual(['barred'])
  expect(judged({ facts: { proceeding: 'CTX-0001' } })).toEqual(['in_court'])
  expect(judged({ facts: { disputed: 'Prix' } })).toEqual(['disputed'])
  expect(judged({ facts: { promise: { kind: 'promise', dueOn: TODAY } } })).toEqual(['promised'])
  expect(judged({ facts: { promise: { kind: 'plan', dueOn: TODAY } } })).toEqual(['planned'])
  expect(judged({ facts: { placed: { number: 'CF-0001', provider: 'X' } } })).toEqual(['placed'])
  expect(judged({ facts: { collectOn: TODAY } })).toEqual(['collecting'])
  expect(judged({ facts: { hasMoneyWaiting: true } })).toEqual(['money_waiting'])
  expect(judged({ claim: { coveredCents: 1 } })).toEqual(['credit_covers'])
  expect(judged({ facts: { papers: ['invoice'] } })).toEqual(['incomplete'])
  expect(judged({ claim: { dueOn: TODAY } })).toEqual(['not_due'])
})

test('the mandate takes what its scope says: bands hold their first value and not their last', () => {
  expect(judged({ claim: { kind: 'consumer' } })).toEqual(['kind_outside'])
  expect(judged({ claim: { country: 'BE' } })).toEqual(['country_outside'])
  expect(judged({ claim: { currency: 'USD' } })).toEqual(['currency_outside'])
  expect(judged({ claim: { openCents: 9_999 } })).toEqual(['below_least'])
  expect(judged({ claim: { openCents: 10_000 } })).toEqual([])
  expect(judged({ claim: { openCents: 999_999 } })).toEqual([])
  expect(judged({ claim: { openCents: 1_000_000 } })).toEqual(['above_most'])
  expect(judged({ claim: { dueOn: day('2026-07-24') } })).toEqual(['too_young'])
  expect(judged({ claim: { dueOn: day('2026-07-23') } })).toEqual([])
  expect(judged({ claim: { dueOn: day('2025-09-21') } })).toEqual(['too_old'])
  expect(judged({ stage: 'court' })).toEqual(['stage_outside'])
  // Under no mandate in particular, only what no mandate changes counts.
  expect(judged({ claim: { kind: 'consumer', openCents: 1 }, mandate: null })).toEqual([])
})

test('every reason is a sentence in both languages, with nothing left open', () => {
  const params: Why['params'] = {
    ...{
      openedOn: '2026-01-01',
      barsOn: '2026-01-01',
      number: 'X',
      cause: 'Prix',
      dueOn: '2026-01-01',
      provider: 'X',
      collectOn: '2026-01-01',
    },
    ...{
      covered: { cents: 1, currency: 'EUR' },
      days: 1,
      least: { cents: 1, currency: 'EUR' },
      most: { cents: 1, currency: 'EUR' },
    },
    ...{
      fromOn: '2026-01-01',
      papers: 'invoice,order',
      kind: 'consumer',
      country: 'BE',
      currency: 'USD',
      stage: 'court',
      rule: 'R',
      reason: 'r',
    },
    ...{ hasWhy: 'yes', fr: 'x', en: 'x', code: 'over' },
  }
  for (const lang of LANGS)
    for (const code of WHY_CODES) {
      const ofDays = code === 'too_young' || code === 'too_old'
      const sentence = tellWhy(lang, why(code, ofDays ? { ...params, least: 60, most: 365 } : params))
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/[{}]/)
    }
})

const rule = (when: Partial<RoutingRule['when']>, then: RoutingRule['then'] = { to: 'choice' }): RoutingRule => ({
  name: 'Règle',
  when: { ...usualRules('EUR', 'x')[0]!.when, ...when },
  then,
})
const routed = (
  rules: RoutingRule[],
  change: Partial<Claim> = {},
  segmentId: string | null = null,
  more: Partial<ClaimFacts> = {},
) => routeOf(rules, { claim: { ...claim, ...change }, facts: { ...facts, ...more }, segmentId }, TODAY)

test('the first rule that a claim fits says where it goes', () => {
  const rules = [
    rule({ minOwedCents: 1_000_000 }, { to: 'home', why: 'Grand compte' }),
    rule({ maxCents: 200_000 }),
    rule({ minDays: 90, segmentIds: ['s'] }),
    rule({ minDays: 90, afterNotice: true }),
  ]
  expect(routed(rules)).toBeNull()
  expect(routed(rules, { owedCents: 1_000_000 })).toBe(0)
  expect(routed(rules, { openCents: 200_000 })).toBe(1)
  // Amounts say nothing of another currency.
  expect(routed(rules, { openCents: 200_000, currency: 'USD' })).toBeNull()
  expect(routed(rules, {}, 's')).toBe(2)
  expect(routed(rules, {}, null, { wasNoticed: true })).toBe(3)
  expect(routed(usualRules('EUR', 'x'), { dueOn: day('2026-07-24') })).toBeNull()
})

test('bounds that cross are refused by the name and the place of their rule', () => {
  expect(checkRules([rule({}), rule({ minCents: 5, maxCents: 4 })])).toMatchObject({
    ok: false,
    refusal: { code: 'bounds_crossed', where: 'rules.1.when.minCents' },
  })
  expect(checkRules([rule({ minDays: 60, maxDays: 60 })]).ok).toBe(true)
})

test('what moved a document is money to us, another entry, or something taken back', () => {
  const moved = (knownCents: number, openCents: number, directCents: number, paidCents: number) =>
    whatMoved({
      ...{ placementId: 'p', itemId: 'i', documentNo: 'F', paidOn: null },
      knownCents,
      openCents,
      directCents,
      paidCents,
    })
  expect(moved(100, 60, 0, 40)).toEqual([{ kind: 'paid_direct', cents: 40 }])
  expect(moved(100, 60, 0, 0)).toEqual([{ kind: 'credited', cents: 40 }])
  expect(moved(100, 50, 0, 30)).toEqual([
    { kind: 'paid_direct', cents: 30 },
    { kind: 'credited', cents: 20 },
  ])
  expect(moved(60, 100, 40, 0)).toEqual([{ kind: 'reopened', cents: 40 }])
  // A receipt gave way to a credit note of less.
  expect(moved(60, 80, 40, 0)).toEqual([
    { kind: 'credited', cents: 20 },
    { kind: 'reopened', cents: 40 },
  ])
})
