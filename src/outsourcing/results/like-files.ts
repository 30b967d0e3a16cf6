import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { Age, Size } from '../audit/model.ts'
import { difference, effectiveFiles, type Range, toBp, type Weighed, wilson } from './interval.ts'
import { type FileFacts, type Horizon, LEAST_EFFECTIVE, LEAST_IN_CELL } from './model.ts'
import { receivedBy } from './score.ts'

/** One kind of file that both providers had: as much of it as each recovered in the same time. */
export type LikeCell = {
  readonly size: Size
  readonly age: Age
  readonly kind: CustomerKind
  readonly ours: Side
  readonly theirs: Side
  /** What it weighs in the common mix; nothing where one of them had too few. */
  readonly weightBp: number
}
type Side = { readonly files: number; readonly placedCents: number; readonly cents: number; readonly bp: number | null }

export type Comparison = {
  readonly horizon: Horizon
  /** Files placed long enough ago, of each; the others are too young to be compared. */
  readonly ours: Ripe
  readonly theirs: Ripe
  readonly cells: readonly LikeCell[]
  /** Share of what both had placed that lies in cells where both had enough. */
  readonly coveredBp: number
  /** On the common mix; null where no cell has enough of both. */
  readonly result: {
    readonly oursBp: number
    readonly theirsBp: number
    readonly differenceBp: number
    readonly lowBp: number
    readonly highBp: number
    /** Whose files brought more, when chance alone does not explain it. */
    readonly verdict: 'ours' | 'theirs' | 'even' | 'thin'
  } | null
}
type Ripe = { readonly files: number; readonly tooYoung: number }

type Had = { readonly placedCents: number; readonly recoveredCents: number }

/** What each file brought within the horizon; those that did not have that time, or were taken back within it, are left out. */
function ripeWithin(files: readonly FileFacts[], horizon: Horizon, today: LocalDate) {
  const ripe = files.filter(({ placedOn, endedOn, endedWhy }) => {
    const end = addDays(placedOn, horizon)
    return end <= today && !((endedWhy === 'recalled' || endedWhy === 'mandate_ended') && endedOn! < end)
  })
  const had = (file: FileFacts): Had => ({
    placedCents: file.placedCents,
    recoveredCents: Math.max(0, Math.min(file.placedCents, receivedBy(file, addDays(file.placedOn, horizon)))),
  })
  return {
    told: { files: ripe.length, tooYoung: files.length - ripe.length },
    cells: new Map([...Map.groupBy(ripe, keyOf)].map(([key, own]) => [key, own.map(had)])),
    named: new Map(
      ripe.map(({ size, age, kind, ...one }) => [keyOf({ ...one, size, age, kind }), { size, age, kind }]),
    ),
  }
}

const keyOf = ({ size, age, kind }: Pick<FileFacts, 'size' | 'age' | 'kind'>): string => `${size} ${age} ${kind}`

/**
 * Two providers on like files: recovery within the same time, cell by cell of amount × age × kind, weighed by what both were given of each cell
 * together. Cells of which either had fewer than five files are told and not weighed.
 */
export function compareLike(
  ours: readonly FileFacts[],
  theirs: readonly FileFacts[],
  horizon: Horizon,
  today: LocalDate,
): Comparison {
  const [a, b] = [ripeWithin(ours, horizon, today), ripeWithin(theirs, horizon, today)]
  const named = new Map([...a.named, ...b.named])
  const both = [...named].map(([key, cell]) => {
    const [had, hadThey] = [a.cells.get(key) ?? [], b.cells.get(key) ?? []]
    const placed = placedOf(had) + placedOf(hadThey)
    const isEnough = had.length >= LEAST_IN_CELL && hadThey.length >= LEAST_IN_CELL
    return { ...cell, had, hadThey, placed, isEnough }
  })
  const all = both.reduce((sum, { placed }) => sum + placed, 0)
  const enough = both.filter(({ isEnough }) => isEnough)
  const covered = enough.reduce((sum, { placed }) => sum + placed, 0)
  const cells = both
    .toSorted((x, y) => y.placed - x.placed)
    .map(({ size, age, kind, had, hadThey, placed, isEnough }) => ({
      ...{ size, age, kind, ours: sideOf(had), theirs: sideOf(hadThey) },
      weightBp: isEnough ? toBp(placed / covered) : 0,
    }))
  const about = { horizon, ours: a.told, theirs: b.told, cells, coveredBp: all === 0 ? 0 : toBp(covered / all) }
  if (covered === 0) return { ...about, result: null }
  const weighed = (which: 'had' | 'hadThey') =>
    enough.map((cell): Weighed => ({ ...rangeOf(cell[which]), weight: cell.placed / covered }))
  const [own, other] = [weighed('had'), weighed('hadThey')]
  const { share, low, high } = difference(own, other)
  const least = (which: 'had' | 'hadThey') => effectiveFiles(enough.flatMap((cell) => cell[which]))
  const isThin = Math.min(least('had'), least('hadThey')) < LEAST_EFFECTIVE
  return {
    ...about,
    result: {
      oursBp: toBp(onMix(own)),
      theirsBp: toBp(onMix(other)),
      differenceBp: toBp(share),
      lowBp: toBp(low),
      highBp: toBp(high),
      verdict: isThin ? 'thin' : low > 0 ? 'ours' : high < 0 ? 'theirs' : 'even',
    },
  }
}

const onMix = (parts: readonly Weighed[]): number => parts.reduce((sum, { weight, share }) => sum + weight * share, 0)
const placedOf = (had: readonly Had[]): number => had.reduce((sum, { placedCents }) => sum + placedCents, 0)
const cameOf = (had: readonly Had[]): number => had.reduce((sum, { recoveredCents }) => sum + recoveredCents, 0)

const rangeOf = (had: readonly Had[]): Range => wilson(cameOf(had) / placedOf(had), effectiveFiles(had))

const sideOf = (had: readonly Had[]): Side => ({
  files: had.length,
  placedCents: placedOf(had),
  cents: cameOf(had),
  bp: had.length === 0 ? null : toBp(cameOf(had) / placedOf(had)),
})
