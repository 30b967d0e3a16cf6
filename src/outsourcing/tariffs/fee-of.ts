import { invariant } from '../../kernel/invariant.ts'
import { exactCents, sumCents } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { holds } from './check-tariff.ts'
import { type FiledClaim, PERIODS_A_YEAR, type Receipt, type SuccessTier, type Tariff } from './model.ts'
import { stageNames, tariffRefusals as words } from './wording.ts'

/** What came in at one rate, and that rate. */
export type RatedPart = { readonly tier: SuccessTier; readonly cents: number }

/** The fee of one file on all that came in of it, before VAT, and how it came to that. */
export type FileFee = {
  readonly receivedCents: number
  readonly parts: readonly RatedPart[]
  /** The parts at their rates, rounded once: half a cent goes up. */
  readonly successCents: number
  /** What the minimum added, and what the maximum or the receipt itself took off. */
  readonly minimumCents: number
  readonly cutCents: number
  readonly feeCents: number
}

/**
 * The success fee of one file on everything that came in of it so far. What one more receipt adds is the fee after it less the fee before:
 * how money was cut into payments changes nothing, and money that went back takes its fee with it. Never negative, and never more than what
 * came in: a minimum that would be is stopped there, or refused, as the tariff tells. A tariff without a success fee asks nothing here.
 * `tariff` holds together (`tariffFaults` is empty).
 */
export function feeOf(tariff: Tariff, file: FiledClaim, receipts: readonly Receipt[]): Verdict<FileFee> {
  const receivedCents = sumCents(receipts.map(({ cents }) => cents))
  invariant(receivedCents >= 0, `more went back than came in: ${receivedCents}`)
  const none = { receivedCents, parts: [], successCents: 0, minimumCents: 0, cutCents: 0, feeCents: 0 }
  if (tariff.success === null) return accept(none)
  const rated = tariff.success.by === 'file' ? byFile(tariff, file, receipts) : bySlice(tariff, file, receipts)
  if (!rated.ok) return rated
  if (receivedCents === 0) return accept({ ...none, parts: rated.value })
  const successCents = atRates(rated.value)
  const { minimumPerFileCents: minimum, capPerFileCents: cap, currency } = tariff
  const raised = Math.max(successCents, minimum ?? 0)
  const bounded = Math.min(raised, cap ?? raised)
  if (bounded > receivedCents && tariff.aboveReceipt === 'refused')
    return refuse('fee_above_receipt', words.fileFee, {
      fee: { cents: bounded, currency },
      received: { cents: receivedCents, currency },
    })
  const feeCents = Math.min(bounded, receivedCents)
  return accept({
    receivedCents,
    parts: rated.value,
    successCents,
    minimumCents: raised - successCents,
    cutCents: raised - feeCents,
    feeCents,
  })
}

/** Each receipt at the rate of the file's amount and age, at the stage it came in. */
function byFile(
  tariff: Tariff,
  { placedCents, ageDays }: FiledClaim,
  receipts: readonly Receipt[],
): Verdict<RatedPart[]> {
  const parts = new Map<SuccessTier, number>()
  for (const { stage, cents } of receipts) {
    const tier = tariff.success!.tiers.find(
      (one) =>
        one.stage === stage &&
        holds(one.fromCents, one.toCents, placedCents) &&
        holds(one.fromDays, one.toDays, ageDays),
    )
    if (!tier) return notQuoted(stage)
    parts.set(tier, exactCents((parts.get(tier) ?? 0) + cents))
  }
  return accept(partsOf(parts))
}

/** Each receipt cut at the bounds of the slices, from what had come in before it to what has after. */
function bySlice(tariff: Tariff, { ageDays }: FiledClaim, receipts: readonly Receipt[]): Verdict<RatedPart[]> {
  const parts = new Map<SuccessTier, number>()
  let before = 0
  for (const { stage, cents } of receipts) {
    const after = before + cents
    const slices = tariff.success!.tiers.filter(
      (one) => one.stage === stage && holds(one.fromDays, one.toDays, ageDays),
    )
    if (slices.length === 0) return notQuoted(stage)
    for (const tier of slices) {
      const within = (cents: number) => Math.max(0, Math.min(cents, tier.toCents ?? cents) - tier.fromCents)
      const moved = within(after) - within(before)
      if (moved !== 0) parts.set(tier, exactCents((parts.get(tier) ?? 0) + moved))
    }
    before = after
  }
  return accept(partsOf(parts))
}

const notQuoted = (stage: SuccessTier['stage']) => {
  const told = (lang: 'fr' | 'en') => say(lang, words.stageNotQuoted, { stage: say(lang, stageNames[stage]) })
  return refuse('stage_not_quoted', { fr: told('fr'), en: told('en') }, undefined, 'success')
}

const partsOf = (parts: ReadonlyMap<SuccessTier, number>): RatedPart[] =>
  [...parts].filter(([, cents]) => cents !== 0).map(([tier, cents]) => ({ tier, cents }))

/** Cents times rates may be past what a number holds exactly: added whole, divided once. */
function atRates(parts: readonly RatedPart[]): number {
  const exact = parts.reduce((sum, { tier, cents }) => sum + BigInt(cents) * BigInt(tier.bp), 0n)
  return Math.max(0, halfUp(exact, 10_000n))
}

/** A fraction to the nearest whole, half of one upwards. */
export function halfUp(top: bigint, bottom: bigint): number {
  const twice = 2n * top + bottom
  const down = twice / (2n * bottom)
  return exactCents(Number(twice < 0n && twice % (2n * bottom) !== 0n ? down - 1n : down))
}

/** What a period brought: files placed in it, what came in, and what the fees of its files grew by. */
export type PeriodWork = { readonly files: number; readonly receivedCents: number; readonly successCents: number }

export type PeriodFee = {
  readonly successCents: number
  readonly volumeCents: number
  readonly flatCents: number
  readonly minimumCents: number
  readonly cutCents: number
  readonly netCents: number
}

/**
 * The fees of one period before VAT: success fees, so much a file, the flat fee; then the minimum and the maximum of the period. What a
 * minimum adds never takes the success fee above what came in: it stops there, or is refused. Negative when more fees were given back for
 * money that returned than were earned.
 */
export function periodFee(tariff: Tariff, work: PeriodWork): Verdict<PeriodFee> {
  const { currency, minimumPerPeriodCents: minimum, capPerPeriodCents: cap } = tariff
  const { successCents } = work
  const price = tariff.perFile?.find((band) => holds(band.fromFiles, band.toFiles, work.files))?.cents ?? 0
  const volumeCents = exactCents(price * work.files)
  const flatCents = tariff.flatCents ?? 0
  const earned = sumCents([successCents, volumeCents, flatCents])
  const lacking = Math.max(0, (minimum ?? 0) - earned)
  const room = Math.max(0, work.receivedCents - successCents)
  if (lacking > room && tariff.aboveReceipt === 'refused')
    return refuse('fee_above_receipt', words.periodMinimum, {
      minimum: { cents: minimum!, currency },
      received: { cents: Math.max(0, work.receivedCents), currency },
    })
  const minimumCents = Math.min(lacking, room)
  const raised = earned + minimumCents
  const netCents = Math.min(raised, cap ?? raised)
  return accept({ successCents, volumeCents, flatCents, minimumCents, cutCents: raised - netCents, netCents })
}

/** The fees of a year of which each period brings the same share: for reckoning ahead. What is not whole is carried to the last period. */
export function yearFee(tariff: Tariff, work: PeriodWork): Verdict<PeriodFee> {
  const periods = PERIODS_A_YEAR[tariff.period]
  const share = (whole: number, index: number) =>
    Math.floor((whole * (index + 1)) / periods) - Math.floor((whole * index) / periods)
  let total: PeriodFee = { successCents: 0, volumeCents: 0, flatCents: 0, minimumCents: 0, cutCents: 0, netCents: 0 }
  for (let index = 0; index < periods; index++) {
    const one = periodFee(tariff, {
      files: share(work.files, index),
      receivedCents: share(work.receivedCents, index),
      successCents: share(work.successCents, index),
    })
    if (!one.ok) return one
    const add = (key: keyof PeriodFee) => exactCents(total[key] + one.value[key])
    total = {
      successCents: add('successCents'),
      volumeCents: add('volumeCents'),
      flatCents: add('flatCents'),
      minimumCents: add('minimumCents'),
      cutCents: add('cutCents'),
      netCents: add('netCents'),
    }
  }
  return accept(total)
}
