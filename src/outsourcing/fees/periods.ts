import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { type PeriodFee, type PeriodWork, periodFee } from '../tariffs/fee-of.ts'
import { type FiledClaim, PERIODS_A_YEAR, type Period, type Receipt, type Tariff } from '../tariffs/model.ts'
import { feeAdded, type SignedVersion, versionOn } from './rules.ts'

export type Span = { readonly from: LocalDate; readonly to: LocalDate }
/** A period, and the version of the mandate that says what it costs. */
export type PricedSpan = Span & { readonly version: SignedVersion }

/** Whether a tariff asks anything for a period besides what its receipts bear. */
export const asksPerPeriod = (tariff: Tariff): boolean =>
  tariff.perFile !== null ||
  (tariff.flatCents ?? 0) > 0 ||
  (tariff.minimumPerPeriodCents ?? 0) > 0 ||
  tariff.capPerPeriodCents !== null

/** For how long the version counts that is in force on a day. One that asks nothing for a period counts as the next that does. */
function lengthOn(versions: readonly SignedVersion[], on: LocalDate): Period {
  const held = versionOn(versions, on)
  const asking = versions.slice(versions.indexOf(held)).find(({ terms }) => asksPerPeriod(terms.tariff))
  return (asking ?? held).terms.tariff.period
}

/**
 * Periods of a mandate that are over and of which no day was charged, counted in months from its first day: nothing is cut at its beginning,
 * and the last one ends with the mandate. One that has begun keeps its length whatever is agreed meanwhile, and is priced by the last version
 * that counts in the same length: the next begins the day after, so that no month is left out and none is paid twice.
 */
export function periodsOver(
  startsOn: LocalDate,
  lastDay: LocalDate | null,
  versions: readonly SignedVersion[],
  charged: readonly Span[],
  today: LocalDate,
): PricedSpan[] {
  const month = (n: number): Span => ({
    from: addMonths(startsOn, n),
    to: addDays(addMonths(startsOn, n + 1), -1),
  })
  const isCharged = (n: number): boolean => {
    const { from, to } = month(n)
    return charged.some((one) => one.from <= to && one.to >= from)
  }
  const spans: PricedSpan[] = []
  for (let n = 0; ; ) {
    const { from } = month(n)
    if (from >= today || (lastDay !== null && from > lastDay)) return spans
    if (isCharged(n)) {
      n += 1
      continue
    }
    const period = lengthOn(versions, from)
    let months = 1
    while (months < 12 / PERIODS_A_YEAR[period] && !isCharged(n + months)) months += 1
    const whole = month(n + months - 1).to
    const to = lastDay !== null && lastDay < whole ? lastDay : whole
    if (to >= today) return spans
    const alike = versions.filter(({ terms: { tariff } }) => tariff.period === period || !asksPerPeriod(tariff))
    spans.push({ from, to, version: versionOn(alike, to) })
    n += months
  }
}

/** A receipt that was charged, as the period of its day depends on it. */
export type PeriodReceipt = Receipt & {
  readonly id: string
  readonly placementId: string
  readonly no: number
  readonly file: FiledClaim
  readonly receivedOn: LocalDate
  /** The version that charged it. */
  readonly version: number
  /** What its lines come to: its fee, less what was given back when the money was. */
  readonly chargedCents: number
  readonly isBack: boolean
  /** The last day of a line of its. */
  readonly lastOn: LocalDate
}

/**
 * What each receipt that stands adds to the fees of its file, taken in the order of their days. In which order they became known, and what was
 * given back meanwhile, changes nothing in it.
 */
export function earnedByReceipt(
  receipts: readonly PeriodReceipt[],
  versions: readonly SignedVersion[],
): ReadonlyMap<string, number> {
  const earned = new Map<string, number>()
  const standing = receipts
    .filter(({ isBack }) => !isBack)
    .toSorted((a, b) => order(a.receivedOn, b.receivedOn) || order(a.stage, b.stage) || a.no - b.no)
  for (const file of Map.groupBy(standing, ({ placementId }) => placementId).values())
    for (const [place, one] of file.entries()) {
      const { tariff } = (versions.find(({ version }) => version === one.version) ?? versions[0]!).terms
      const step = feeAdded(tariff, one.file, file.slice(0, place), one)
      earned.set(one.id, step.ok ? step.value.netCents : 0)
    }
  return earned
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A period as it stands: what the tariff says of it, and what its lines come to. */
export type PeriodSum = {
  readonly work: PeriodWork
  /** What was charged for its receipts. */
  readonly receiptsCents: number
  /** Refused, nothing is asked for the period besides its receipts. */
  readonly fee: Verdict<PeriodFee>
  readonly dueCents: number
  /** The last day on which money of it went back, else its own last day. */
  readonly lastOn: LocalDate
}

export function sumPeriod(
  { from, to }: Span,
  tariff: Tariff,
  files: number,
  receipts: readonly PeriodReceipt[],
  earned: ReadonlyMap<string, number>,
): PeriodSum {
  const within = receipts.filter(({ receivedOn }) => receivedOn >= from && receivedOn <= to)
  const standing = within.filter(({ isBack }) => !isBack)
  const successCents = sumCents(standing.map(({ id }) => earned.get(id)!))
  const work = { files, receivedCents: sumCents(standing.map(({ cents }) => cents)), successCents }
  const fee = periodFee(tariff, work)
  return {
    ...{ work, fee, receiptsCents: sumCents(within.map(({ chargedCents }) => chargedCents)) },
    dueCents: fee.ok ? fee.value.netCents : successCents,
    lastOn: within.reduce((last, one) => (one.lastOn > last ? one.lastOn : last), to),
  }
}

/** What the lines of a period itself come to, and what of them was given back because it was contested. */
export type PeriodCharged = { readonly chargedCents: number; readonly forgivenCents: number }

/**
 * What is still to be charged of a period, negative: to be given back, so that all its lines come to what the tariff says. What was forgiven
 * stays so: it lessens what the period asks, and never beyond nothing.
 */
export function periodLacks(
  { dueCents, receiptsCents }: Pick<PeriodSum, 'dueCents' | 'receiptsCents'>,
  { chargedCents, forgivenCents }: PeriodCharged,
): number {
  const asked = dueCents - receiptsCents
  const owed = asked > 0 ? Math.max(0, asked - forgivenCents) : asked
  return owed - (chargedCents - forgivenCents)
}
