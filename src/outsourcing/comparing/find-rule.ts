import { accept, type Verdict } from '../../kernel/verdict.ts'
import { AGE_STEPS, sizeCents } from '../../ledger/rules.ts'
import { CUSTOMER_KINDS, type CustomerKind } from '../../parties/model.ts'
import { type Age, ageOf, SIZES, type Size, sizeOf } from '../audit/model.ts'
import type { Comparison, RoutingRule } from './model.ts'
import { type Claims, fits, type OutsideAsked, type Way, wayOf } from './rules.ts'

type Asked = Pick<Comparison, 'inside'> & { readonly outside: OutsideAsked }

/** A cell that a rule puts on the side where it nets less. */
export type LeftCell = {
  readonly size: Size
  readonly age: Age
  readonly kind: CustomerKind
  readonly files: number
  readonly cents: number
  readonly goes: 'placed' | 'kept'
  /** What the other side would net more. */
  readonly lessCents: number
}

export type Proposal = {
  /** Null: nothing is worth placing. */
  readonly rule: RoutingRule | null
  readonly way: Way
  /** Each cell where it nets most: no single rule says that. */
  readonly best: Way
  readonly leftCents: number
  readonly left: readonly LeftCell[]
}

/** Every rule that one sentence tells: from an age, between two sizes, for some kinds of customers. */
function rulesFor(grains: readonly Claims[], currency: string): RoutingRule[] {
  const kinds = CUSTOMER_KINDS.filter((kind) => grains.some((one) => one.kind === kind))
  const subsets = Array.from({ length: 2 ** kinds.length - 1 }, (_, bits) =>
    kinds.filter((_, at) => (bits + 1) & (1 << at)),
  )
  // Those of more kinds come first: where two rules net the same, the one that says less is kept.
  const wide = subsets.toSorted((a, b) => b.length - a.length)
  const edges = sizeCents(currency)
  return AGE_STEPS.flatMap((fromDays) =>
    edges.flatMap((fromCents, at) =>
      [null, ...edges.slice(at + 1)].flatMap((toCents) =>
        wide.map((some) => ({ fromDays, fromCents, toCents, kinds: some })),
      ),
    ),
  )
}

/**
 * The rule that nets most among all that one sentence tells, each reckoned whole, fixed costs and bounds of periods included; against what
 * would be netted if each cell went where it nets most. That is found from the best of all by turning single cells over while it pays.
 */
export function proposeRule(grains: readonly Claims[], currency: string, asked: Asked): Verdict<Proposal> {
  const nothing = wayOf(grains, () => false, asked)
  if (!nothing.ok) return nothing
  let found: { rule: RoutingRule | null; way: Way } = { rule: null, way: nothing.value }
  for (const rule of rulesFor(grains, currency)) {
    const way = wayOf(grains, (one) => fits(rule, one), asked)
    if (!way.ok) return way
    if (way.value.netCents > found.way.netCents) found = { rule, way: way.value }
  }
  return judged(grains, currency, asked, found.rule, found.way)
}

/** A rule that a person chose, held against the same best. */
export function judgeRule(
  grains: readonly Claims[],
  currency: string,
  asked: Asked,
  rule: RoutingRule,
): Verdict<Proposal> {
  const way = wayOf(grains, (one) => fits(rule, one), asked)
  return way.ok ? judged(grains, currency, asked, rule, way.value) : way
}

function judged(
  grains: readonly Claims[],
  currency: string,
  asked: Asked,
  rule: RoutingRule | null,
  way: Way,
): Verdict<Proposal> {
  const cellOf = (one: Claims) => `${sizeOf(one.fromCents, currency)} ${ageOf(one.fromDays)} ${one.kind}`
  const cells = Map.groupBy(grains, cellOf)
  const byRule = (cell: string) => (rule === null ? 0 : cells.get(cell)!.filter((one) => fits(rule, one)).length)
  const reckon = (placed: ReadonlySet<string>) => wayOf(grains, (one) => placed.has(cellOf(one)), asked)
  let best: Way = way
  let side = new Set([...cells.keys()].filter((cell) => byRule(cell) === cells.get(cell)!.length))
  for (const start of [side, new Set(cells.keys()), new Set<string>()]) {
    const climbed = climb(start, [...cells.keys()], reckon)
    if (!climbed.ok) return climbed
    if (climbed.value.way.netCents > best.netCents) {
      best = climbed.value.way
      side = climbed.value.placed
    }
  }
  const left = [...cells].flatMap(([cell, own]): LeftCell[] => {
    const isPlaced = byRule(cell) === own.length
    if (isPlaced === side.has(cell)) return []
    const turned = reckon(isPlaced ? without(side, cell) : withOne(side, cell))
    const away = reckon(isPlaced ? withOne(side, cell) : without(side, cell))
    const lessCents = turned.ok && away.ok ? Math.abs(turned.value.netCents - away.value.netCents) : 0
    const [size, age, kind] = cell.split(' ') as [Size, Age, CustomerKind]
    const files = own.reduce((sum, one) => sum + one.files, 0)
    const cents = own.reduce((sum, one) => sum + one.cents, 0)
    return [{ size, age, kind, files, cents, goes: isPlaced ? 'placed' : 'kept', lessCents }]
  })
  const inOrder = left.toSorted((a, b) => b.lessCents - a.lessCents || SIZES.indexOf(a.size) - SIZES.indexOf(b.size))
  return accept({ rule, way, best, leftCents: best.netCents - way.netCents, left: inOrder })
}

const withOne = (side: ReadonlySet<string>, cell: string) => new Set([...side, cell])
const without = (side: ReadonlySet<string>, cell: string) => new Set([...side].filter((one) => one !== cell))

function climb(
  start: ReadonlySet<string>,
  cells: readonly string[],
  reckon: (placed: ReadonlySet<string>) => Verdict<Way>,
): Verdict<{ placed: Set<string>; way: Way }> {
  const first = reckon(start)
  if (!first.ok) return first
  let placed = new Set(start)
  let way = first.value
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const cell of cells) {
      const turned = placed.has(cell) ? without(placed, cell) : withOne(placed, cell)
      const one = reckon(turned)
      if (!one.ok) return one
      if (one.value.netCents > way.netCents) {
        placed = turned
        way = one.value
        isBetter = true
      }
    }
  }
  return accept({ placed, way })
}
