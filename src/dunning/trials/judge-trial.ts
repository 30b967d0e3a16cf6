import type { Sentence } from '../../kernel/wording.ts'
import { differenceInterval, type Interval, rateOf } from './bootstrap.ts'
import { trialWording as words } from './wording.ts'

/** What came of one customer of a trial: of its documents that fell due in it at least thirty days ago. */
export type MeasuredCustomer = {
  readonly customerId: string
  readonly isChallenger: boolean
  readonly dueCents: number
  readonly collectedCents: number
  readonly items: number
  readonly paidItems: number
  /** Days from the exposure to the payment, over the items paid. */
  readonly paidDays: number
}

/** Under so many customers on a side an interval says nothing that chance does not. */
export const LEAST_CUSTOMERS = 30

export type Side = {
  readonly customers: number
  readonly measured: number
  readonly dueCents: number
  readonly collectedCents: number
  /** Of what was due, how much came within thirty days; null when nothing was due. */
  readonly rate: number | null
  readonly items: number
  readonly paidItems: number
  readonly averageDays: number | null
}

export type Judgement = {
  readonly verdict: 'too_early' | 'no_difference' | 'champion' | 'challenger'
  /** Challenger less champion, in points of a hundred. */
  readonly differencePoints: number | null
  readonly interval: Interval | null
  readonly sentence: Sentence
  readonly params: Readonly<Record<string, string | number>>
}

export function sideOf(customers: readonly MeasuredCustomer[], inAll: number): Side {
  const sum = (of: (one: MeasuredCustomer) => number): number => customers.reduce((total, one) => total + of(one), 0)
  const paidItems = sum((one) => one.paidItems)
  return {
    customers: inAll,
    measured: customers.length,
    dueCents: sum((one) => one.dueCents),
    collectedCents: sum((one) => one.collectedCents),
    rate: rateOf(customers),
    items: sum((one) => one.items),
    paidItems,
    averageDays: paidItems === 0 ? null : Math.round(sum((one) => one.paidDays) / paidItems),
  }
}

/** What may be said of a trial, and what may not yet. Points are rounded to a tenth. */
export function judge(customers: readonly MeasuredCustomer[], seed: string): Judgement {
  const champion = customers.filter((one) => !one.isChallenger && one.dueCents > 0)
  const challenger = customers.filter((one) => one.isChallenger && one.dueCents > 0)
  const counts = { champion: champion.length, challenger: challenger.length, least: LEAST_CUSTOMERS }
  const nothing = { differencePoints: null, interval: null }
  if (Math.min(champion.length, challenger.length) < LEAST_CUSTOMERS)
    return { verdict: 'too_early', ...nothing, sentence: words.tooEarly, params: counts }
  const found = differenceInterval(champion, challenger, seed)
  const [a, b] = [rateOf(champion), rateOf(challenger)]
  if (!found || a === null || b === null)
    return { verdict: 'too_early', ...nothing, sentence: words.tooEarly, params: counts }
  const interval = { low: points(found.low), high: points(found.high) }
  const differencePoints = points(b - a)
  const params = { difference: Math.abs(differencePoints), low: interval.low, high: interval.high }
  const told = { differencePoints, interval, params }
  if (found.low <= 0 && found.high >= 0) return { verdict: 'no_difference', ...told, sentence: words.noDifference }
  return found.low > 0
    ? { verdict: 'challenger', ...told, sentence: words.challengerWins }
    : { verdict: 'champion', ...told, sentence: words.championWins }
}

const points = (share: number): number => Math.round(share * 1_000) / 10
