/**
 * What a provider asks for its work, as data. Amounts are whole minor units of one currency; rates, hundredths of a percent; bands run from
 * their first value, included, to the next one's, excluded; `null` as an end: without end.
 */

/** Where a claim stands while it is collected: by amicable means, or before a court and after it. */
export const STAGES = ['amicable', 'court'] as const
export type Stage = (typeof STAGES)[number]

/** A cell of the success fee: claims of these amounts, as old as this when they were placed, paid at this stage. */
export type SuccessTier = {
  readonly stage: Stage
  readonly fromCents: number
  readonly toCents: number | null
  /** Days past due on the day of placement. */
  readonly fromDays: number
  readonly toDays: number | null
  readonly bp: number
}

/**
 * What the amounts of the tiers are of: `file`, what was placed, and its rate holds for all that comes in; `slice`, what has come in, each
 * slice of it at its own rate.
 */
export const TIERED_BY = ['file', 'slice'] as const

/** So much for each file placed, when so many are placed in the period: all of them at the price of the band they reach together. */
export type VolumeTier = { readonly fromFiles: number; readonly toFiles: number | null; readonly cents: number }

export const PERIODS = ['month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]
export const PERIODS_A_YEAR: Readonly<Record<Period, number>> = { month: 12, quarter: 4, year: 1 }

/** What a minimum may not do is take more than came in: it stops there, or the fee is refused and people settle it. */
export const ABOVE_RECEIPT = ['capped', 'refused'] as const

export const SIDE_COSTS = ['registered_letter', 'search', 'visit', 'bailiff', 'lawyer', 'court', 'other'] as const
export type SideCostKind = (typeof SIDE_COSTS)[number]
export const BEARERS = ['provider', 'creditor', 'debtor'] as const
export type Bearer = (typeof BEARERS)[number]

export type SideCost = {
  readonly kind: SideCostKind
  readonly stage: Stage
  readonly bearer: Bearer
  /** `fixed`: this price each time; `actual`: what was paid, `cents` at the most without an agreement, or null. */
  readonly basis: 'fixed' | 'actual'
  readonly cents: number | null
}

/** A success fee, so much a file, so much a period, or a sum of those, with what bounds it. Before VAT. */
export type Tariff = {
  readonly currency: string
  readonly success: { readonly by: (typeof TIERED_BY)[number]; readonly tiers: readonly SuccessTier[] } | null
  readonly perFile: readonly VolumeTier[] | null
  readonly flatCents: number | null
  /** What `flatCents`, the bands of `perFile` and the bounds of a period are for. */
  readonly period: Period
  /** Of a file of which something came in. */
  readonly minimumPerFileCents: number | null
  readonly capPerFileCents: number | null
  readonly minimumPerPeriodCents: number | null
  readonly capPerPeriodCents: number | null
  readonly aboveReceipt: (typeof ABOVE_RECEIPT)[number]
  readonly sideCosts: readonly SideCost[]
  /** `standard`: the rate of the law on the day; `none`: the provider charges none. */
  readonly vat: 'standard' | 'none'
}

/** A file as its fee depends on it: how much of it was placed, and how many days past due it was that day. */
export type FiledClaim = { readonly placedCents: number; readonly ageDays: number }

/** Money that came in of a file, in the order of its days; negative when it went back. */
export type Receipt = { readonly stage: Stage; readonly cents: number }

/** One rate for every amount, age and stage named: what a tariff is before anybody refines it. */
export const flatRate = (currency: string, bp: number, stages: readonly Stage[] = ['amicable']): Tariff => ({
  currency,
  success: {
    by: 'file',
    tiers: stages.map((stage) => ({ stage, fromCents: 0, toCents: null, fromDays: 0, toDays: null, bp })),
  },
  perFile: null,
  flatCents: null,
  period: 'month',
  minimumPerFileCents: null,
  capPerFileCents: null,
  minimumPerPeriodCents: null,
  capPerPeriodCents: null,
  aboveReceipt: 'capped',
  sideCosts: [],
  vat: 'standard',
})
