import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { shareOf, sumCents } from '../../kernel/money.ts'
import type { Recovery } from '../../ledger/rules.ts'
import { expectationOf } from '../audit/rules.ts'
import type { ProvenRates } from '../comparing/model.ts'
import { shareCounted, shareRecovered, toBp } from './interval.ts'
import { type FileFacts, PROMISE_MONTHS, type Share } from './model.ts'

/** What files came to: the same figures for a provider, an age band or any other part of its files. */
export type Score = {
  readonly files: number
  readonly running: number
  readonly paid: number
  readonly placedCents: number
  readonly recoveredCents: number
  readonly rate: Share | null
  /** Before VAT. */
  readonly feeCents: number
  readonly netCents: number
  readonly netBp: number | null
  /** Fees for each euro that came in, in ten-thousandths; null where nothing came in. */
  readonly costBp: number | null
  /** Days from placement to the first money, the median of the files that brought any. */
  readonly firstDays: number | null
  /** Days by which half of the money that came in had come. */
  readonly medianEuroDays: number | null
  readonly complaints: number
  readonly complaintRate: Share | null
  readonly disputes: number
  readonly promises: number
  readonly promisesKept: number
  readonly grades: number
  /** Hundredths of a grade of 1 to 5. */
  readonly gradeCentis: number | null
}

export const receivedOf = ({ receipts }: Pick<FileFacts, 'receipts'>): number =>
  sumCents(receipts.map(({ cents }) => cents))

/** The same until a day, included. */
export const receivedBy = ({ receipts }: Pick<FileFacts, 'receipts'>, on: LocalDate): number =>
  sumCents(receipts.flatMap((one) => (one.on <= on ? [one.cents] : [])))

/** `ofPeriods`: fees that are owed by the period and are of no file, for the whole of a provider's files. */
export function scoreOf(files: readonly FileFacts[], ofPeriods = 0): Score {
  const paid = files.map((file) => ({ placedCents: file.placedCents, recoveredCents: receivedOf(file) }))
  const placedCents = sumCents(paid.map((one) => one.placedCents))
  const recoveredCents = sumCents(paid.map((one) => one.recoveredCents))
  const feeCents = sumCents(files.map((file) => file.feeCents)) + ofPeriods
  const graded = files.flatMap(({ grade }) => (grade === null ? [] : [grade]))
  const complained = files.filter(({ complaints }) => complaints > 0).length
  return {
    files: files.length,
    running: files.filter(({ endedOn }) => endedOn === null).length,
    paid: files.filter(({ endedWhy }) => endedWhy === 'paid').length,
    ...{ placedCents, recoveredCents, rate: shareRecovered(paid), feeCents },
    netCents: recoveredCents - feeCents,
    netBp: placedCents === 0 ? null : toBp((recoveredCents - feeCents) / placedCents),
    costBp: recoveredCents === 0 ? null : toBp(feeCents / recoveredCents),
    firstDays: median(
      files.flatMap(({ receipts }) =>
        receipts.length === 0 ? [] : [receipts.reduce((least, { days }) => Math.min(least, days), receipts[0]!.days)],
      ),
    ),
    medianEuroDays: medianEuro(files),
    complaints: complained,
    complaintRate: shareCounted(complained, files.length),
    disputes: total(files, 'disputes'),
    promises: total(files, 'promises'),
    promisesKept: total(files, 'promisesKept'),
    grades: graded.length,
    gradeCentis:
      graded.length === 0 ? null : Math.round((graded.reduce((sum, one) => sum + one, 0) * 100) / graded.length),
  }
}

const total = (files: readonly FileFacts[], key: 'disputes' | 'promises' | 'promisesKept'): number =>
  files.reduce((sum, file) => sum + file[key], 0)

/** Of an even number of days, the lower of the two in the middle: a day that there was. */
function median(days: readonly number[]): number | null {
  return days.length === 0 ? null : days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)]!
}

function medianEuro(files: readonly FileFacts[]): number | null {
  const byDay = new Map<number, number>()
  let all = 0
  for (const { receipts } of files)
    for (const { days, cents } of receipts) {
      byDay.set(days, (byDay.get(days) ?? 0) + cents)
      all += cents
    }
  let come = 0
  for (const [days, cents] of [...byDay].toSorted(([a], [b]) => a - b)) {
    come += cents
    if (come >= all / 2) return days
  }
  return null
}

/** What files that had their six months brought in that time, against what was said they would. */
export type PromiseCheck = {
  readonly files: number
  readonly placedCents: number
  readonly promisedCents: number
  readonly cameCents: number
  readonly promisedBp: number
  readonly came: Share
  /**
   * `kept`; `short`: less came, by more than chance explains; `unsure`: less came, and chance may explain it; `thin`: too few files to tell.
   */
  readonly verdict: 'kept' | 'short' | 'unsure' | 'thin'
}

/** Taken back before their time, files had no chance to bring what was promised. */
const TAKEN_BACK = new Set<FileFacts['endedWhy']>(['recalled', 'mandate_ended'])

/** The day by which a file has had the time of a promise; reckoned once for all files of a day. */
function ripeDays(): (placedOn: LocalDate) => LocalDate {
  const known = new Map<LocalDate, LocalDate>()
  return (placedOn) => known.get(placedOn) ?? known.set(placedOn, addMonths(placedOn, PROMISE_MONTHS)).get(placedOn)!
}

/** Files that had their six months with the provider. */
export function ripeFiles(files: readonly FileFacts[], today: LocalDate, ripeOn = ripeDays()): FileFacts[] {
  return files.filter(({ placedOn, endedOn, endedWhy }) => {
    const ripe = ripeOn(placedOn)
    return ripe <= today && !(TAKEN_BACK.has(endedWhy) && endedOn! < ripe)
  })
}

/** `provenOf`: what was promised of a file by its age. Null: nothing was promised of these files, or none had its time yet. */
export function checkPromise(
  files: readonly FileFacts[],
  provenOf: (file: FileFacts) => ProvenRates | null,
  today: LocalDate,
): PromiseCheck | null {
  const ripeOn = ripeDays()
  const counted = ripeFiles(files, today, ripeOn).filter((file) => (provenOf(file)?.[file.age] ?? null) !== null)
  const paid = counted.map((file) => ({
    placedCents: file.placedCents,
    recoveredCents: Math.max(0, receivedBy(file, ripeOn(file.placedOn))),
  }))
  const came = shareRecovered(paid)
  if (came === null) return null
  const placedCents = sumCents(counted.map((one) => one.placedCents))
  const promisedCents = sumCents(counted.map((file) => shareOf(file.placedCents, provenOf(file)![file.age]!)))
  const cameCents = sumCents(paid.map(({ recoveredCents }) => recoveredCents))
  const promisedBp = toBp(promisedCents / placedCents)
  const verdict =
    cameCents >= promisedCents ? 'kept' : came.isThin ? 'thin' : came.highBp < promisedBp ? 'short' : 'unsure'
  return { files: counted.length, placedCents, promisedCents, cameCents, promisedBp, came, verdict }
}

/** What the same files would have brought here, by our own recovery where enough was followed, else by the stated prior. */
export function hereInstead(
  files: readonly FileFacts[],
  measured: readonly Recovery[],
): { readonly cents: number; readonly bp: number; readonly ownFiles: number } | null {
  const placed = sumCents(files.map(({ placedCents }) => placedCents))
  if (placed === 0) return null
  let ownFiles = 0
  const cents = sumCents(
    files.map(({ placedCents, currency, size, ageDays }) => {
      const { bp, isOwn } = expectationOf(measured, currency, size, Math.max(0, ageDays))
      if (isOwn) ownFiles++
      return shareOf(placedCents, bp)
    }),
  )
  return { cents, bp: toBp(cents / placed), ownFiles }
}
