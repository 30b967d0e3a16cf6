import { daysBetween, type LocalDate } from '../kernel/calendar.ts'
import { pairByDays, pairLettered, type Sum } from './money-pairs.ts'

/** Days that may lie between the bank's booking of money and the accountant's. */
const BOOKED_WITHIN_DAYS = 10

/** Days within which the same amount of the same customer may still be the same money: accountants who book by the month. */
const DOUBTED_WITHIN_DAYS = 45

/** Days after which the accountant may book what somebody wrote off here: at the closing of the year, often. */
const WRITTEN_OFF_WITHIN_DAYS = 400

type Amount = {
  readonly kind: string
  /** 1 debit, −1 credit. */
  readonly side: number
  readonly cents: number
  readonly currency: string
  readonly on: LocalDate
}

/** A line that the accounts send, at its place in the file. `group`: what they letter it with, or null. */
export type SentLine = Amount & { readonly rowKey: string; readonly line: number; readonly group: string | null }

/**
 * What was booked here before the accounts told it; `lineId` is the bank line it came from, `groups` those in which the accounts
 * have the documents it settles.
 */
export type OwnItem = Amount & {
  readonly id: string
  readonly lineId: string | null
  readonly groups: readonly string[]
}

/** Lines that may tell money of ours: the first of them and its day, what they come to, and the day of ours. */
export type Doubt = {
  readonly line: number
  readonly on: LocalDate
  readonly cents: number
  readonly currency: string
  readonly oursOn: LocalDate
}

export type SameMoney = {
  /** A line that is an item of ours. */
  readonly known: readonly { readonly rowKey: string; readonly itemId: string }[]
  /** A further line of the same money: it is a part of that item. */
  readonly parts: readonly { readonly rowKey: string; readonly itemId: string }[]
  /** Further items of ours that the same lines tell: they are in the accounts, under no line of their own. */
  readonly included: readonly string[]
  /** Lines that nothing proves to be ours, and that would count a second time if they are. */
  readonly doubts: readonly Doubt[]
}

/** What a line of the accounts may be of ours: money in, money that went back, or a gap written off, whatever its account. */
const familyOfLine = ({ kind, side }: Amount): string | null => {
  if (kind === 'receipt' && side === -1) return 'money'
  if (kind === 'adjustment' && side === 1) return 'back'
  return (kind === 'write_off' || kind === 'adjustment') && side === -1 ? 'gap' : null
}
const familyOfOurs = ({ kind, side }: Amount): string | null => {
  if ((kind === 'receipt' || kind === 'transfer' || kind === 'collected') && side === -1) return 'money'
  if (kind === 'returned' || kind === 'refund' || kind === 'collected') return 'back'
  return kind === 'write_off' && side === -1 ? 'gap' : null
}

/**
 * What another customer paid: the accountant books it on the debtor, and there it is our transfer to it; or on the payer, and
 * moves it later by an entry of two sides, each a transfer of ours.
 */
const lentLine = ({ kind, side }: Amount): string | null =>
  kind === 'adjustment' || kind === 'write_off' ? `side ${side}` : null
const lentOurs = ({ kind, side }: Amount): string | null => (kind === 'transfer' ? `side ${side}` : null)

/**
 * Which lines of the accounts, of one customer, tell what is here already. What they letter with the documents that ours settled,
 * of the same sum, is ours whatever its day. Else one line is one item of the same family, amount and days; then sums: the lines
 * of an entry, or of a day, are what one bank line brought, with the gap that was written off on it. Where amounts repeat, as with
 * rents, each line takes the first item whose days fit, so that as many as can be are recognised.
 */
export function sameMoney(sent: readonly SentLine[], ours: readonly OwnItem[]): SameMoney {
  let lines = sent
  let items = ours
  const take = (pairs: readonly Pair[]): readonly Pair[] => {
    lines = without(
      lines,
      pairs.flatMap(([told]) => told),
    )
    items = without(
      items,
      pairs.flatMap(([, brought]) => brought),
    )
    return pairs
  }
  const pairs = (how: typeof pairLettered, days: (sum: Sum<SentLine>) => Sum<SentLine>) =>
    WAYS.flatMap((way) => take(how(way.lines(lines).map(days), way.items(items))))
  const found = [
    ...pairs(pairLettered, (sum) => sum),
    ...pairs(pairLettered, (sum) => ({ ...sum, late: Infinity, early: DOUBTED_WITHIN_DAYS })),
    ...take(pairWholes(lines, items)),
    ...pairs(pairByDays, (sum) => sum),
  ].map(([told, brought]) => ({ told, brought: brought.toSorted((a, b) => b.cents - a.cents) }))
  const doubted = [
    ...pairs(pairLettered, (sum) => ({ ...sum, late: Infinity, early: Infinity })),
    // What the accounts lettered with other documents on an earlier day is an earlier payment.
    ...pairs(pairByDays, (sum) => ({
      ...sum,
      late: DOUBTED_WITHIN_DAYS,
      early: sum.groups.length > 0 ? 0 : DOUBTED_WITHIN_DAYS,
    })),
  ]
  return {
    known: found.map(({ told, brought }) => ({ rowKey: told[0]!.rowKey, itemId: brought[0]!.id })),
    parts: found.flatMap(({ told, brought }) =>
      told.slice(1).map(({ rowKey }) => ({ rowKey, itemId: brought[0]!.id })),
    ),
    included: found.flatMap(({ brought }) => brought.slice(1).map(({ id }) => id)),
    doubts: doubted.map(([told, brought]) => doubtOf(told, brought)).toSorted((a, b) => a.line - b.line),
  }
}

/** Lines of the accounts, in file order, and the items of ours that they are. */
type Pair = readonly [told: readonly SentLine[], brought: readonly OwnItem[]]

const doubtOf = (told: readonly SentLine[], brought: readonly OwnItem[]): Doubt => {
  const { line, on, currency } = told[0]!
  return { line, on, currency, cents: centsOf(told), oursOn: brought[0]!.on }
}

const sumOf = <T extends Amount>(of: readonly T[], family: string, groups: readonly string[]): Sum<T> => ({
  of,
  key: `${family} ${centsOf(of)} ${of[0]!.currency}`,
  groups: [...new Set(groups)],
  on: of[0]!.on,
  late: family === 'gap' ? WRITTEN_OFF_WITHIN_DAYS : BOOKED_WITHIN_DAYS,
  early: BOOKED_WITHIN_DAYS,
})
const lineSum = (lines: readonly SentLine[], family: string): Sum<SentLine> =>
  sumOf(lines, family, lines.some(({ group }) => group === null) ? [] : lines.map(({ group }) => group!))
const itemSum = (items: readonly OwnItem[], family: string): Sum<OwnItem> =>
  sumOf(
    items,
    family,
    items.flatMap(({ groups }) => groups),
  )

/** In what way lines of the accounts may be items of ours. */
type Way = {
  readonly lines: (lines: readonly SentLine[]) => Sum<SentLine>[]
  readonly items: (items: readonly OwnItem[]) => Sum<OwnItem>[]
}

const oneByOne = (ofLine: typeof familyOfLine, ofOurs: typeof familyOfOurs): Way => ({
  lines: (lines) => lines.filter((line) => ofLine(line) !== null).map((line) => lineSum([line], ofLine(line)!)),
  items: (items) => items.filter((item) => ofOurs(item) !== null).map((item) => itemSum([item], ofOurs(item)!)),
})
const summed = (together: (lines: readonly SentLine[]) => SentLine[][]): Way => ({
  lines: (lines) => together(lines.filter((line) => IS_PAID.has(familyOfLine(line)))).map((of) => lineSum(of, 'sum')),
  items: (items) =>
    bankLinesOf(items.filter((item) => IS_PAID.has(familyOfOurs(item)))).map((of) => itemSum(of, 'sum')),
})
const IS_PAID: ReadonlySet<string | null> = new Set(['money', 'gap'])

/** Lines that stand one under the other, of one day: an entry settles several documents by a line for each. */
function runsOf(lines: readonly SentLine[]): SentLine[][] {
  const runs: SentLine[][] = []
  for (const line of lines.toSorted(byLine)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last && line.line === last.line + 1 && line.on === last.on && line.currency === last.currency) run!.push(line)
    else runs.push([line])
  }
  return runs
}

const daysOf = (lines: readonly SentLine[]): SentLine[][] =>
  together(lines.toSorted(byLine), ({ on, currency }) => `${on} ${currency}`)

const bankLinesOf = (items: readonly OwnItem[]): OwnItem[][] =>
  together(
    items.filter(({ lineId }) => lineId !== null),
    ({ lineId, currency }) => `${lineId} ${currency}`,
  )

const WAYS: readonly Way[] = [
  oneByOne(familyOfLine, familyOfOurs),
  oneByOne(lentLine, lentOurs),
  summed(runsOf),
  summed(daysOf),
]

/** All that the accounts letter with documents, and all that settled the same documents here, where both come to the same. */
function pairWholes(lines: readonly SentLine[], items: readonly OwnItem[]): Pair[] {
  const first = new Map<string, string>()
  const firstOf = (group: string): string => {
    let found = group
    while (first.has(found)) found = first.get(found)!
    return found
  }
  for (const { groups } of items)
    for (const group of groups) {
      const [one, other] = [firstOf(groups[0]!), firstOf(group)]
      if (one !== other) first.set(other, one)
    }
  const paid = items.filter((item) => IS_PAID.has(familyOfOurs(item)) && item.groups.length > 0)
  const wholes = Map.groupBy(
    lines.filter((line) => IS_PAID.has(familyOfLine(line)) && line.group !== null).toSorted(byLine),
    ({ group, currency }) => `${firstOf(group!)} ${currency}`,
  )
  return together(paid, ({ groups, currency }) => `${firstOf(groups[0]!)} ${currency}`).flatMap((own): Pair[] => {
    const whole = wholes.get(`${firstOf(own[0]!.groups[0]!)} ${own[0]!.currency}`)
    if (!whole || centsOf(whole) !== centsOf(own)) return []
    return whole.every(({ on }) => daysBetween(own[0]!.on, on) >= -DOUBTED_WITHIN_DAYS) ? [[whole, own]] : []
  })
}

const centsOf = (of: readonly Amount[]): number => of.reduce((sum, { cents }) => sum + cents, 0)
const byLine = (a: SentLine, b: SentLine): number => a.line - b.line
const together = <T>(all: readonly T[], keyOf: (one: T) => string): T[][] => [...Map.groupBy(all, keyOf).values()]

const without = <T>(all: readonly T[], gone: readonly T[]): readonly T[] => {
  const set = new Set(gone)
  return all.filter((one) => !set.has(one))
}
